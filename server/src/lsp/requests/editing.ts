/** Requests about one open document: outline, hover, completion, quick fixes. */
import { CodeActionKind } from 'vscode-languageserver';
import { ownFile } from '../../project/project';
import { type Action, codeActions, findingsAt, fixAll } from '../../features/repair/codeActions';
import { completions, type Surroundings, triggerCharacters } from '../../features/complete/completion';
import { planPaths, wordsElsewhere } from '../../features/across/completionWorkspace';
import { type OfficeFiles, silenceActions } from '../../features/repair/silence';
import { symbols } from '../../features/shape/symbols';
import { tieHere } from '../../features/write/tieHere';
import type { View } from '../checker';
import { fromRange } from '../fromLsp';
import { hoverHere } from './hover';
import type { RequestGroup, Service } from './service';
import { fixAllKind, toCodeAction, toCompletion, toExplanation, toHover, toSymbol } from '../toLsp';

/** More rules than so many at one place are not explained in the list of quick fixes. */
const mostExplained = 3;

export const editing: RequestGroup = {
  capabilities: {
    hoverProvider: true,
    documentSymbolProvider: { label: '双翼' },
    completionProvider: { triggerCharacters },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  },
  listen(service) {
    const { connection, client, answer } = service;
    connection.onDocumentSymbol(({ textDocument }) =>
      answer('documentSymbol', textDocument.uri, ({ doc, text }) => {
        return symbols(doc).map((symbol) => toSymbol(text, symbol));
      }),
    );
    connection.onHover(({ textDocument, position }) =>
      answer('hover', textDocument.uri, async (view) => {
        const found = await hoverHere(service, view, view.text.offsetAt(position));
        return found ? toHover(view.text, found) : null;
      }),
    );
    connection.onCompletion(({ textDocument, position }) =>
      answer('completion', textDocument.uri, ({ doc, text }) => {
        const abilities = { snippets: client.snippets, suggestAgain: client.own };
        const { workspace } = service.drafts;
        const entries = completions(doc, text.offsetAt(position), {
          elsewhere: (what) => wordsElsewhere(workspace, what),
          plans: () => planPaths(workspace, doc.uri, workspace.get(doc.uri)),
          today: today(),
        });
        return entries.map((entry, order) => toCompletion(text, entry, order, abilities));
      }),
    );
    connection.onCodeAction(({ textDocument, range, context }) =>
      answer('codeAction', textDocument.uri, async (view) => {
        const wanted = (kind: string) => !context.only || context.only.some((only) => covers(only, kind));
        const actions: Action[] = [];
        let explained: string[] = [];
        if (wanted(CodeActionKind.QuickFix)) {
          const found = findingsAt(service.checker.findings(view), fromRange(view.text, range));
          const ties = tieHere(view.doc, fromRange(view.text, range), view.config.markStyle);
          if (client.own) explained = [...new Set(found.map(({ ruleId }) => ruleId))].slice(0, mostExplained);
          const office = found.length ? await officeFiles(service, view) : undefined;
          actions.push(...codeActions(found), ...ties, ...silenceActions(view.doc, found, office));
        }
        if (context.only && wanted(fixAllKind)) {
          const all = fixAll(view.doc, (doc) => service.checker.findings({ ...view, doc }));
          if (all) actions.push(all);
        }
        const abilities = {
          documentChanges: client.documentChanges,
          versionOf: (uri: string) => service.session.get(uri)?.text.version ?? null,
        };
        const out = actions.map((action) => toCodeAction(view.text, action, context.diagnostics, abilities));
        return [...out, ...explained.map(toExplanation)];
      }),
    );
  },
};

function today(): Surroundings['today'] {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

/** The office's own files, where there is a workspace; only a client that creates files can write them. */
async function officeFiles({ client, files }: Service, { project }: View): Promise<OfficeFiles | undefined> {
  const { root } = project;
  if (root === undefined || !client.documentChanges) return undefined;
  const [words, ignore, config] = await Promise.all([
    ownFile(files, root, 'words'),
    ownFile(files, root, 'ignore'),
    ownFile(files, root, 'config'),
  ]);
  return { root, words, ignore, config };
}

/** Whether a kind of action is another one or one below it: `source` covers `source.fixAll`. */
function covers(kind: string, other: string): boolean {
  return kind === '' || kind === other || other.startsWith(`${kind}.`);
}
