/** Quick fixes, and all safe repairs at once. */
import { CodeActionKind } from 'vscode-languageserver';
import { type Action, codeActions, findingsAt, fixAll } from '../../features/repair/codeActions';
import { decided } from '../../features/repair/officeFile';
import { reviewActions } from '../../features/repair/reviewed';
import { silenceActions } from '../../features/repair/silence';
import { tieHere } from '../../features/write/tieHere';
import { checkInTurns } from '../../project/project';
import { fromRange } from '../fromLsp';
import { fixAllKind, toCodeAction, toExplanation, toSilence } from '../toLsp';
import type { View } from '../view';
import { officeFiles } from './office';
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
        let silenceable = false;
        if (wanted(CodeActionKind.QuickFix)) {
          const found = findingsAt(await findings(), fromRange(view.text, range));
          const around = service.drafts.around(view);
          const ties = [
            ...tieHere(view.doc, fromRange(view.text, range), view.config.markStyle),
            ...(around ? reviewActions(view.doc, around.summary, around.trace, fromRange(view.text, range)) : []),
          ];
          if (client.own) explained = [...new Set(found.map(({ ruleId }) => ruleId))].slice(0, mostExplained);
          actions.push(...(await decidedIn(service, view, [...codeActions(view.doc, found), ...ties])));
          // Our own client asks which way; another one gets them all.
          if (client.own) silenceable = found.length > 0;
          else if (found.length)
            actions.push(...silenceActions(view.doc, found, await officeFiles(service, view.project)));
        }
        if (context.only && wanted(fixAllKind)) {
          const { project, config } = view;
          const all = await run(fixAll(view.doc, (doc) => checkInTurns(project, doc, config)));
          if (all) actions.push(all);
        }
        const abilities = {
          own: client.own,
          documentChanges: client.documentChanges,
          versionOf: (uri: string) => service.session.get(uri)?.text.version ?? null,
        };
        const possible = actions.filter(
          ({ refused, edits, other, sequel }) =>
            (refused === undefined || client.disabledActions) &&
            (refused !== undefined || edits.length > 0 || other !== undefined || (sequel !== undefined && client.own)),
        );
        const out = possible.map((action) => toCodeAction(view.text, action, context.diagnostics, abilities));
        const last = silenceable ? [toSilence(view.text.uri, range)] : [];
        return [...out, ...explained.map(toExplanation), ...last];
      }),
    );
  },
};

/** Actions with what they decide as changes of the office's file; without those that cannot be written. */
async function decidedIn(service: Service, { project }: View, actions: readonly Action[]): Promise<readonly Action[]> {
  if (!actions.some(({ decision }) => decision)) return actions;
  const office = await officeFiles(service, project);
  return actions.flatMap(
    (action) => (office ? decided(action, office.trace, office.root) : !action.decision && action) || [],
  );
}

/** Whether a kind of action is another one or one below it: `source` covers `source.fixAll`. */
function covers(kind: string, other: string): boolean {
  return kind === '' || kind === other || other.startsWith(`${kind}.`);
}
