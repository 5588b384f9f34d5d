/** What can be written at the cursor. */
import { planPaths, wordsElsewhere } from '../../features/across/completionWorkspace';
import { completions, type Surroundings, triggerCharacters } from '../../features/complete/completion';
import { toCompletion } from '../toLsp';
import type { RequestGroup } from './service';

export const complete: RequestGroup = {
  capabilities: { completionProvider: { triggerCharacters } },
  listen({ connection, client, drafts, answers }) {
    connection.onCompletion(({ textDocument, position }, token) =>
      answers.of('completion', textDocument.uri, token, async ({ doc, text }, { run }) => {
        const abilities = { snippets: client.snippets, suggestAgain: client.own };
        const { workspace } = drafts;
        const surroundings: Surroundings = {
          elsewhere: (what) => wordsElsewhere(workspace, what),
          plans: () => planPaths(workspace, doc.uri, workspace.get(doc.uri)),
          today: today(),
        };
        const entries = await run(completions(doc, text.offsetAt(position), surroundings));
        return entries.map((entry, order) => toCompletion(text, entry, order, abilities));
      }),
    );
  },
};

function today(): Surroundings['today'] {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
