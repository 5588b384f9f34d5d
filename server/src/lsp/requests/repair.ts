/** Quick fixes, and all safe repairs at once. */
import { CodeActionKind } from 'vscode-languageserver';
import { type Action, codeActions, findingsAt, fixAll } from '../../features/repair/codeActions';
import { type OfficeFiles, silenceActions } from '../../features/repair/silence';
import { tieHere } from '../../features/write/tieHere';
import { checkInTurns, ownFile } from '../../project/project';
import type { View } from '../checker';
import { fromRange } from '../fromLsp';
import { fixAllKind, toCodeAction, toExplanation } from '../toLsp';
import type { RequestGroup, Service } from './service';

/** More rules than so many at one place are not explained in the list of quick fixes. */
const mostExplained = 3;

export const repair: RequestGroup = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } },
  listen(service) {
    const { connection, client, answers } = service;
    connection.onCodeAction(({ textDocument, range, context }, token) =>
      answers.of('codeAction', textDocument.uri, token, async (view, { run, findings }) => {
        const wanted = (kind: string) => !context.only || context.only.some((only) => covers(only, kind));
        const actions: Action[] = [];
        let explained: string[] = [];
        if (wanted(CodeActionKind.QuickFix)) {
          const found = findingsAt(await findings(), fromRange(view.text, range));
          const ties = tieHere(view.doc, fromRange(view.text, range), view.config.markStyle);
          if (client.own) explained = [...new Set(found.map(({ ruleId }) => ruleId))].slice(0, mostExplained);
          const office = found.length ? await officeFiles(service, view) : undefined;
          actions.push(...codeActions(found), ...ties, ...silenceActions(view.doc, found, office));
        }
        if (context.only && wanted(fixAllKind)) {
          const { project, config } = view;
          const all = await run(fixAll(view.doc, (doc) => checkInTurns(project, doc, config)));
          if (all) actions.push(all);
        }
        const abilities = {
          documentChanges: client.documentChanges,
          versionOf: (uri: string) => service.session.get(uri)?.text.version ?? null,
        };
        const possible = actions.filter(({ refused }) => refused === undefined || client.disabledActions);
        const out = possible.map((action) => toCodeAction(view.text, action, context.diagnostics, abilities));
        return [...out, ...explained.map(toExplanation)];
      }),
    );
  },
};

/** The office's own files, where there is a workspace; only a client that creates files can write them. */
async function officeFiles({ client, files }: Service, { project }: View): Promise<OfficeFiles | undefined> {
  const { root } = project;
  if (root === undefined || !client.documentChanges) return undefined;
  const file = async (what: 'words' | 'ignore' | 'config') => {
    const own = await ownFile(files, root, what);
    return { ...own, linked: await files.isLinked(own.uri, root) };
  };
  const [words, ignore, config] = await Promise.all([file('words'), file('ignore'), file('config')]);
  return { root, words, ignore, config };
}

/** Whether a kind of action is another one or one below it: `source` covers `source.fixAll`. */
function covers(kind: string, other: string): boolean {
  return kind === '' || kind === other || other.startsWith(`${kind}.`);
}
