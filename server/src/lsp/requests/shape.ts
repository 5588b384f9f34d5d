/** Requests about the shape of one open document: outline, folding, selections, hints, links, numbering, formatting. */
import type { DocumentLink } from 'vscode-languageserver';
import { formattingConfig, formattingRules } from '../../check/formatting';
import { folds } from '../../features/shape/folding';
import { formatted } from '../../features/shape/formatting';
import { inlayHints } from '../../features/shape/inlayHints';
import { fileLinks } from '../../features/shape/links';
import { afterEnter } from '../../features/shape/onType';
import { selections } from '../../features/shape/selection';
import { symbols } from '../../features/shape/symbols';
import type { FindingsOf } from '../../features/repair/codeActions';
import { checkInTurns } from '../../project/project';
import type { View } from '../view';
import { fromRange } from '../fromLsp';
import { toEdit, toFolds, toInlayHint, toLink, toSelection, toSymbol } from '../toLsp';
import type { Open } from '../session';
import { stopIfCancelled } from './answers';
import type { RequestGroup } from './service';

export const shape: RequestGroup = {
  capabilities: {
    documentSymbolProvider: { label: '双翼' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    inlayHintProvider: true,
    documentLinkProvider: { resolveProvider: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
  },
  listen({ connection, client, session, focus, files, answers }) {
    /** Documents in which a hint waits for the cursor to go elsewhere. */
    const waiting = new WeakSet<Open>();
    connection.onDocumentSymbol(({ textDocument }, token) =>
      answers.of(
        'documentSymbol',
        textDocument.uri,
        token,
        ({ doc, text }) => symbols(doc).map((symbol) => toSymbol(text, symbol)),
        'facts',
      ),
    );
    connection.onFoldingRanges(({ textDocument }, token) =>
      answers.of('foldingRange', textDocument.uri, token, ({ doc, text }) => toFolds(text, folds(doc))),
    );
    connection.onSelectionRanges(({ textDocument, positions }, token) =>
      answers.of('selectionRange', textDocument.uri, token, ({ doc, text }) => {
        return positions.map((position) => toSelection(text, position, selections(doc, text.offsetAt(position))));
      }),
    );
    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      answers.of('inlayHint', textDocument.uri, token, ({ doc, text, settings }) => {
        if (!settings.inlayHints) return [];
        const hints = inlayHints(doc, fromRange(text, range)).map((hint) => toInlayHint(text, hint));
        const open = client.refreshesHints ? session.get(textDocument.uri) : undefined;
        const typed = open && focus.lineOf(open);
        const shown = hints.filter(({ position }) => position.line !== typed);
        if (open && shown.length < hints.length) waiting.add(open);
        return shown;
      }),
    );
    // Words that come and go at the cursor would be in the way; they come once it is elsewhere.
    focus.onLeave((open) => {
      if (waiting.delete(open)) connection.languages.inlayHint.refresh().catch(() => undefined);
    });
    connection.onDocumentLinks(({ textDocument }, token) =>
      answers.of('documentLink', textDocument.uri, token, ({ doc, text }) =>
        fileLinks(doc).map((link) => toLink(text, link)),
      ),
    );
    connection.onDocumentLinkResolve(async (link: DocumentLink, token) => {
      // A file that is there but no text cannot be read, and is there all the same.
      const present = await files.read(link.data).then(
        (text) => text !== undefined,
        () => true,
      );
      stopIfCancelled(token);
      return present ? { ...link, target: link.data } : link;
    });
    connection.onDocumentOnTypeFormatting(({ textDocument, position }, token) =>
      answers.of('onTypeFormatting', textDocument.uri, token, ({ doc, text }) => {
        return afterEnter(doc, text.offsetAt(position)).map((edit) => toEdit(text, edit));
      }),
    );
    connection.onDocumentFormatting(({ textDocument }, token) =>
      answers.of('formatting', textDocument.uri, token, async (view, { run }) => {
        const edits = await run(formatted(view.doc, findingsFor(view)));
        return edits.map((edit) => toEdit(view.text, edit));
      }),
    );
    connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
      answers.of('rangeFormatting', textDocument.uri, token, async (view, { run }) => {
        const edits = await run(formatted(view.doc, findingsFor(view), fromRange(view.text, range)));
        return edits.map((edit) => toEdit(view.text, edit));
      }),
    );
  },
};

function findingsFor({ project, config }: View): FindingsOf {
  return (doc) => checkInTurns(project, doc, formattingConfig(config), formattingRules);
}
