/** Requests of the commands that insert: new draft, measures, marks, clean copy, tables from the clipboard. */
import { cleanCopy } from '../../features/write/clean';
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
import type { RequestGroup } from './service';
import { toRange } from '../toLsp';

/** These answer whether or not the file is checked: the user has asked for them. What goes wrong rejects the request. */
export const inserting: RequestGroup = {
  capabilities: {},
  listen({ connection, projects, checker }) {
    const frameOf = async (folder: string | undefined) => {
      // A file in the folder: the folder itself lies in none.
      return (await (folder === undefined ? projects.load(undefined) : projects.of(`${folder}/a.md`))).frame;
    };
    connection.onRequest(
      draftChoicesRequest,
      async ({ folder, year, month }: DraftChoicesParams): Promise<DraftChoicesResult> => {
        const kinds = draftKinds(await frameOf(folder), year, month);
        return { kinds: kinds.map((kind) => ({ ...kind, periods: [...kind.periods] })) };
      },
    );
    connection.onRequest(checkPeriodRequest, ({ period }: CheckPeriodParams): CheckPeriodResult => {
      return periodProblem(period) ?? null;
    });
    connection.onRequest(newDraftRequest, async ({ folder, ...wanted }: NewDraftParams): Promise<NewDraftResult> => {
      return newDraft(await frameOf(folder), wanted) ?? null;
    });
    connection.onRequest(
      measureChoicesRequest,
      async ({ uri, range, item }: MeasureChoicesParams): Promise<MeasureChoicesResult> => {
        const view = await checker.view(uri);
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
    connection.onRequest(itemChoicesRequest, async ({ uri, range }: ItemChoicesParams): Promise<ItemChoicesResult> => {
      const view = await checker.view(uri);
      if (!view) return null;
      const { groups, ...rest } = itemChoices(view.doc, fromRange(view.text, range));
      return { ...rest, groups: groups.map(({ name, items }) => ({ name, items: [...items] })) };
    });
    connection.onRequest(cleanCopyRequest, async ({ uri, frontMatter }: CleanCopyParams): Promise<CleanCopyResult> => {
      const view = await checker.view(uri);
      return view ? cleanCopy(view.doc, frontMatter) : null;
    });
    connection.onRequest(pasteTableRequest, async ({ uri, rows }: PasteTableParams): Promise<PasteTableResult> => {
      return taskTable((await projects.of(uri)).frame, rows);
    });
  },
};
