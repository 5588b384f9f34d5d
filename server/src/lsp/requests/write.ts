/** Requests of the commands that write: new draft, measures, marks, front matter, clean copy, tables from the clipboard. */
import type { CancellationToken } from 'vscode-languageserver';
import { cleanCopy } from '../../features/write/clean';
import { stated } from '../../features/write/frontMatter';
import { measureChoices } from '../../features/write/insertMeasure';
import { itemChoices } from '../../features/write/markItem';
import { draftKinds, newDraft, periodProblem } from '../../features/write/newDraft';
import { taskTable } from '../../features/write/taskTable';
import {
  type CheckPeriodParams,
  type CheckPeriodResult,
  type CleanCopyParams,
  type CleanCopyResult,
  checkPeriodRequest,
  cleanCopyRequest,
  type DraftChoicesParams,
  type DraftChoicesResult,
  draftChoicesRequest,
  type FrontMatterParams,
  type FrontMatterResult,
  frontMatterRequest,
  type ItemChoicesParams,
  type ItemChoicesResult,
  itemChoicesRequest,
  type MeasureChoicesParams,
  type MeasureChoicesResult,
  measureChoicesRequest,
  type NewDraftParams,
  type NewDraftResult,
  newDraftRequest,
  type PasteTableParams,
  type PasteTableResult,
  pasteTableRequest,
} from '../../protocol';
import { fromRange } from '../fromLsp';
import { toRange } from '../toLsp';
import { stopIfCancelled } from './answers';
import type { RequestGroup } from './service';

/** These answer whether or not the file is checked: the user has asked for them. What goes wrong rejects the request. */
export const write: RequestGroup = {
  capabilities: {},
  listen({ connection, projects, answers }) {
    const frameOf = async (folder: string | undefined, token: CancellationToken) => {
      // A file in the folder: the folder itself lies in none.
      const { frame } = await (folder === undefined ? projects.load(undefined) : projects.of(`${folder}/a.md`));
      stopIfCancelled(token);
      return frame;
    };
    connection.onRequest(
      draftChoicesRequest,
      async ({ folder, year, month }: DraftChoicesParams, token): Promise<DraftChoicesResult> => {
        const kinds = draftKinds(await frameOf(folder, token), year, month);
        return { kinds: kinds.map((kind) => ({ ...kind, periods: [...kind.periods] })) };
      },
    );
    connection.onRequest(checkPeriodRequest, ({ period }: CheckPeriodParams): CheckPeriodResult => {
      return periodProblem(period) ?? null;
    });
    connection.onRequest(
      newDraftRequest,
      async ({ folder, ...wanted }: NewDraftParams, token): Promise<NewDraftResult> => {
        return newDraft(await frameOf(folder, token), wanted) ?? null;
      },
    );
    connection.onRequest(
      measureChoicesRequest,
      async ({ uri, range, item }: MeasureChoicesParams, token): Promise<MeasureChoicesResult> => {
        const view = await answers.view(uri, token);
        if (!view) return null;
        const { text, doc, config } = view;
        const { groups, ...rest } = measureChoices(doc, fromRange(text, range), config.markStyle, item);
        const written = groups.map(({ choices, ...group }) => ({
          ...group,
          choices: choices.map(({ edit, ...choice }) => ({ ...choice, range: toRange(text, edit), text: edit.text })),
        }));
        return { ...rest, groups: written };
      },
    );
    connection.onRequest(
      itemChoicesRequest,
      async ({ uri, range }: ItemChoicesParams, token): Promise<ItemChoicesResult> => {
        const view = await answers.view(uri, token);
        if (!view) return null;
        const { groups, ...rest } = itemChoices(view.doc, fromRange(view.text, range));
        return { ...rest, groups: groups.map(({ name, items }) => ({ name, items: [...items] })) };
      },
    );
    connection.onRequest(
      cleanCopyRequest,
      async ({ uri, frontMatter }: CleanCopyParams, token): Promise<CleanCopyResult> => {
        const view = await answers.view(uri, token);
        return view ? cleanCopy(view.doc, frontMatter) : null;
      },
    );
    connection.onRequest(
      frontMatterRequest,
      async ({ uri, key, value, add }: FrontMatterParams, token): Promise<FrontMatterResult> => {
        const view = await answers.view(uri, token);
        const edit = view && stated(view.doc, key, value, add);
        return edit ? { range: toRange(view.text, edit), text: edit.text } : null;
      },
    );
    connection.onRequest(
      pasteTableRequest,
      async ({ uri, rows }: PasteTableParams, token): Promise<PasteTableResult> => {
        const { frame } = await projects.of(uri);
        stopIfCancelled(token);
        return taskTable(frame, rows);
      },
    );
  },
};
