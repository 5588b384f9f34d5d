/** Requests about the shape of one open document: folding, selections, hints, links, numbering and formatting. */
import type { DocumentLink } from 'vscode-languageserver';
import { checkIn } from '../../project/project';
import { formattingConfig, formattingRules } from '../../check/formatting';
import { folds } from '../../features/shape/folding';
import { formatted } from '../../features/shape/formatting';
import { inlayHints } from '../../features/shape/inlayHints';
import { fileLinks } from '../../features/shape/links';
import { afterEnter } from '../../features/shape/onType';
import { selections } from '../../features/shape/selection';
import type { Doc } from '../../model/draft/doc';
import type { View } from '../checker';
import { fromRange } from '../fromLsp';
import type { RequestGroup } from './service';
import { toEdit, toFolds, toInlayHint, toLink, toSelection } from '../toLsp';

export const shaping: RequestGroup = {
  capabilities: {
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    inlayHintProvider: true,
    documentLinkProvider: { resolveProvider: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
  },
  listen({ connection, files, answer }) {
    connection.onFoldingRanges(({ textDocument }) =>
      answer('foldingRange', textDocument.uri, ({ doc, text }) => toFolds(text, folds(doc))),
    );
    connection.onSelectionRanges(({ textDocument, positions }) =>
      answer('selectionRange', textDocument.uri, ({ doc, text }) => {
        return positions.map((position) => toSelection(text, position, selections(doc, text.offsetAt(position))));
      }),
    );
    connection.languages.inlayHint.on(({ textDocument, range }) =>
      answer('inlayHint', textDocument.uri, ({ doc, text, settings }) => {
        return settings.inlayHints
          ? inlayHints(doc, fromRange(text, range)).map((hint) => toInlayHint(text, hint))
          : [];
      }),
    );
    connection.onDocumentLinks(({ textDocument }) =>
      answer('documentLink', textDocument.uri, ({ doc, text }) => fileLinks(doc).map((link) => toLink(text, link))),
    );
    connection.onDocumentLinkResolve(async (link: DocumentLink) => {
      // A file that is there but no text cannot be read, and is there all the same.
      const present = await files.read(link.data).then(
        (text) => text !== undefined,
        () => true,
      );
      return present ? { ...link, target: link.data } : link;
    });
    connection.onDocumentOnTypeFormatting(({ textDocument, position }) =>
      answer('onTypeFormatting', textDocument.uri, ({ doc, text }) => {
        return afterEnter(doc, text.offsetAt(position)).map((edit) => toEdit(text, edit));
      }),
    );
    connection.onDocumentFormatting(({ textDocument }) =>
      answer('formatting', textDocument.uri, (view) => {
        return formatted(view.doc, findingsFor(view)).map((edit) => toEdit(view.text, edit));
      }),
    );
    connection.onDocumentRangeFormatting(({ textDocument, range }) =>
      answer('rangeFormatting', textDocument.uri, (view) => {
        const edits = formatted(view.doc, findingsFor(view), fromRange(view.text, range));
        return edits.map((edit) => toEdit(view.text, edit));
      }),
    );
  },
};

function findingsFor({ project, config }: View) {
  return (doc: Doc) => checkIn(project, doc, formattingConfig(config), formattingRules);
}
