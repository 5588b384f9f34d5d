/** Requests about plans and reports: the table of the panel and of the tree, and the same as a file. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { fileNameWords } from '../../base/address';
import { Calm } from '../../base/calm';
import { traceFormats } from '../../export/trace/formats';
import { reasonOf, shortTitle, verdictLine } from '../../features/trace/verdict';
import { isMissing } from '../../features/trace/totals';
import { traceTable } from '../../features/trace/table';
import type {
  PlanTrace,
  TraceDraft,
  TraceFilter,
  TraceState,
  TraceTable,
  TraceTotals,
} from '../../features/trace/types';
import { cellWords, itemState, measureStates, roundWords, stateNames } from '../../features/trace/words';
import type { DraftPlace } from '../../features/across/here';
import { findPeriod } from '../../model/grammar/period';
import {
  type TraceDraft as ShownDraft,
  type TraceFigures,
  type TraceFileParams,
  type TraceFileResult,
  type TraceParams,
  type TracePlace,
  type TracePlan,
  type TraceResult,
  traceChangedNotification,
  traceFileRequest,
  traceRequest,
} from '../../protocol';
import { canonical } from '../uris';
import { stopIfCancelled } from './answers';
import type { RequestGroup, Service } from './service';

/** Symbols change in bursts: while files are read, which may last, and while somebody writes. Milliseconds. */
const changed = { delay: 300, longest: 5000 };

export const trace: RequestGroup = {
  capabilities: {},
  listen(service) {
    const { connection, client, drafts } = service;
    connection.onRequest(traceRequest, async (params: TraceParams, token): Promise<TraceResult> => {
      const found = await tableFor(service, params, token);
      return found && toResult(found.table, found.versions, (place) => drafts.location(place.uri, place.span));
    });
    connection.onRequest(traceFileRequest, async (params: TraceFileParams, token): Promise<TraceFileResult> => {
      const found = await tableFor(service, params, token);
      const write = traceFormats[params.format];
      return found && write ? { text: write(found.table), fileName: fileNameOf(found.table, params.format) } : null;
    });
    if (!client.own) return;
    const tell = () => void connection.sendNotification(traceChangedNotification).catch(() => undefined);
    const quiet = new Calm(tell, changed);
    drafts.onChange(() => quiet.stir());
  },
};

interface Found {
  readonly table: TraceTable;
  /** Open documents at the versions that the table is of. */
  readonly versions: Record<string, number>;
}

async function tableFor(service: Service, params: TraceParams, token: CancellationToken): Promise<Found | null> {
  const { drafts, projects, session, answers } = service;
  const { uri, all, filter = {}, most } = params;
  const at = canonical(uri);
  const project = await (projects.roots.includes(at) ? projects.load(at) : projects.of(uri));
  const versions: Record<string, number> = {};
  for (const open of session.all()) {
    // What the editor shows counts, whether its findings are out yet or not.
    const view = await answers.view(open.uri, token);
    if (view?.settings.enable && drafts.put(view.doc)) versions[open.uri] = view.version;
  }
  const draft = drafts.workspace.get(at);
  const trace = drafts.trace(project, project.config);
  if (!all && (!draft || (draft.tense !== 'plan' && trace.plansOf(draft).length === 0))) return null;
  const table = await answers.run(traceTable(trace, all ? undefined : draft, filterOf(filter, most)), token);
  stopIfCancelled(token);
  const late = Object.entries(versions).some(([uri, version]) => session.get(uri)?.text.version !== version);
  if (late) throw new ResponseError(LSPErrorCodes.ContentModified, '文稿已改动');
  return { table, versions };
}

function filterOf(
  { period, state, ...rest }: NonNullable<TraceParams['filter']>,
  most: number | undefined,
): TraceFilter {
  const found = period === undefined ? undefined : findPeriod(period);
  return {
    ...rest,
    ...(found && { period: found }),
    ...(state !== undefined && state in stateNames && { state: state as TraceState }),
    ...(most !== undefined && { most }),
  };
}

function fileNameOf({ plans }: TraceTable, ending: string): string {
  const title = plans.length === 1 ? fileNameWords(plans[0]!.plan.title) : '';
  return `${title}计划与报告对照.${ending}`;
}

//#region What the client shows

type Locate = (place: DraftPlace | undefined) => { place?: TracePlace };

/** `placeOf`: where a span lies in lines; undefined where nobody can tell. */
export function toResult(
  table: TraceTable,
  versions: Record<string, number>,
  placeOf: (place: DraftPlace) => TracePlace | undefined,
): NonNullable<TraceResult> {
  const locate: Locate = (place) => {
    const found = place && placeOf(place);
    return found ? { place: { uri: found.uri, range: found.range } } : {};
  };
  const { plans, totals, measures, rounds, left, choices } = table;
  const told = plans.flatMap(({ reports }) => reports.flatMap(({ period }) => period ?? []));
  return {
    versions,
    verdict: verdictLine(totals),
    totals: toFigures(totals),
    measures: [...measures],
    rounds: [...rounds],
    signs: measureStates,
    plans: plans.map((plan) => toPlan(plan, locate)),
    left,
    choices: {
      units: [...choices.units],
      periods: [...new Set([...choices.years.map((year) => `${year}年`), ...told])],
      departments: [...choices.departments],
      states: Object.entries(stateNames).map(([id, name]) => ({ id, name })),
    },
  };
}

function toPlan(plan: PlanTrace, locate: Locate): TracePlan {
  const words = (measures: readonly { readonly id: string | undefined; readonly name: string }[]) =>
    measures.flatMap(({ id, name }) => (id === undefined ? [name] : [])).join('、');
  return {
    ...toDraft(plan.plan, locate),
    verdict: verdictLine(plan.totals),
    totals: toFigures(plan.totals),
    reports: plan.reports.map((report) => toDraft(report, locate)),
    items: plan.items.map((item) => {
      const { number, name, state, owner, deadline, departments, cells, grid } = item;
      const reason = reasonOf(plan, item)?.words;
      return {
        number,
        name,
        state,
        words: itemState(item),
        missing: isMissing(item),
        ...(reason !== undefined && { reason }),
        plan: stateNames[item.plan],
        own: words(item.measures),
        departments: departments.join('、'),
        owner: owner ?? '',
        deadline: deadline ?? '',
        ...locate(item.place),
        cells: cells.map((cell) => ({ state: cell.state, words: cellWords(cell, name), ...locate(cell.place) })),
        grid: grid.map((state) => state ?? null),
        rounds: item.rounds.map((_, i) => roundWords(item, i)),
      };
    }),
    extras: plan.extras.map(({ state, name, report, result, place }) => {
      return { state, words: stateNames[state], name, report, result: result ?? '', ...locate(place) };
    }),
    departments: plan.departments.map((one) => ({ ...one, reports: [...one.reports] })),
  };
}

function toDraft(draft: TraceDraft, locate: Locate): ShownDraft {
  const { title, unit, place } = draft;
  // Within a unit its name tells nothing.
  const own = unit !== undefined && title.startsWith(unit) ? title.slice(unit.length) : title;
  const owner = unit === undefined ? {} : { unit };
  return { title, own, short: shortTitle(draft), ...owner, uri: place.uri, ...locate(place) };
}

function toFigures({ items, told, missing, later, percent, ...by }: TraceTotals): TraceFigures {
  const counts = Object.entries({ ...by.states, ...by.extras, ...by.plans });
  const states = counts.flatMap(([id, count]) =>
    count > 0 ? [{ id, name: stateNames[id as TraceState], count }] : [],
  );
  return { items, told, missing, later, ...(percent !== undefined && { percent }), states };
}

//#endregion
