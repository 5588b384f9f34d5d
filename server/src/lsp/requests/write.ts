/** Requests of the commands that write: new draft, measures, marks, front matter, clean copy, tables from the clipboard. */
import type { CancellationToken } from 'vscode-languageserver';
import { nextBlank } from '../../features/write/blanks';
import { cleanCopy } from '../../features/write/clean';
import { stated } from '../../features/write/frontMatter';
import { measureChoices } from '../../features/write/insertMeasure';
import { itemChoices } from '../../features/write/markItem';
import { exampleReports, givenBy, planChoices } from '../../features/write/fromPlan';
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
  type NextBlankParams,
  type NextBlankResult,
  nextBlankRequest,
  type NewDraftParams,
  type NewDraftResult,
  newDraftRequest,
  type PasteTableParams,
  type PasteTableResult,
  pasteTableRequest,
} from '../../protocol';
import { folderOf } from '../../base/address';
import { statedIn } from '../../model/draft/head/head';
import type { Summary } from '../../model/office/summary';
import { fromRange } from '../fromLsp';
import { canonical } from '../uris';
import { toRange } from '../toLsp';
import { stopIfCancelled } from './answers';
import type { RequestGroup } from './service';

/** These answer whether or not the file is checked: the user has asked for them. What goes wrong rejects the request. */
export const write: RequestGroup = {
  capabilities: {},
  listen({ connection, projects, answers, drafts, files }) {
    /** To whom reports of the plan's unit went before. */
    const addresseeLike = async (plan: Summary, token: CancellationToken): Promise<string | undefined> => {
      for (const { uri } of exampleReports(drafts.workspace, plan)) {
        const text = await files.read(uri).catch(() => undefined);
        stopIfCancelled(token);
        const found = text && statedIn(text, '主送');
        if (found) return found;
      }
      return undefined;
    };
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
        const plans = planChoices(drafts.workspace, folder && canonical(folder));
        return { kinds: kinds.map((kind) => ({ ...kind, periods: [...kind.periods] })), plans };
      },
    );
    connection.onRequest(checkPeriodRequest, ({ period }: CheckPeriodParams): CheckPeriodResult => {
      return periodProblem(period) ?? null;
    });
    connection.onRequest(
      newDraftRequest,
      async ({ folder, plan: uri, ...wanted }: NewDraftParams, token): Promise<NewDraftResult> => {
        const frame = await frameOf(folder, token);
        const plan = uri === undefined ? undefined : drafts.workspace.get(uri);
        if (!plan) return newDraft(frame, wanted) ?? null;
        const addressee = await addresseeLike(plan, token);
        return newDraft(frame, wanted, givenBy(plan, frame, `${folderOf(plan.uri)}/a.md`, addressee)) ?? null;
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
      nextBlankRequest,
      async ({ uri, position }: NextBlankParams, token): Promise<NextBlankResult> => {
        const view = await answers.view(uri, token);
        const found = view && nextBlank(view.doc, view.text.offsetAt(position));
        return found ? toRange(view.text, found) : null;
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
