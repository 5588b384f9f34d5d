/** The trace as one table: plans, the reports that answer them, item by item. */
import type { Steps } from '../../base/steps';
import type { Framework } from '../../frame/schema';
import { firstDay, lastDay, liesIn } from '../../model/grammar/period';
import { allMeasures } from '../../model/grammar/measures';
import { type Summary, unitIn } from '../../model/office/summary';
import { departmentIn } from '../../model/office/trace/answers';
import type { Pair } from '../../model/office/trace/pair';
import type { Trace } from '../../model/office/trace/trace';
import { periodWords } from '../../model/office/trace/words';
import { departmentsOf, type Horizon, itemOf } from './item';
import { extrasOf } from './extra';
import { totalsOf } from './totals';
import type {
  MeasureColumn,
  PlanTrace,
  TraceChoices,
  TraceDepartment,
  TraceDraft,
  TraceExtra,
  TraceFilter,
  TraceItem,
  TraceMeasure,
  TraceTable,
} from './types';

/**
 * What the reports tell of plans: of all plans of the workspace, of a plan, of the plans that a report answers (with
 * this report alone), or of several of these. Yields between pairs.
 */
export function* traceTable(
  trace: Trace,
  drafts: Summary | readonly Summary[] | undefined,
  filter: TraceFilter = {},
): Steps<TraceTable> {
  const { frame } = trace.terms;
  const asked = askedFor(trace, drafts);
  const wanted = [...asked.keys()].filter((plan) => wantsPlan(plan, filter)).sort(newestFirst);
  const taken = wanted.slice(0, filter.most);
  const all: Found[] = [];
  for (const plan of taken) {
    all.push(yield* planTrace(trace, plan, asked.get(plan), filter));
    yield;
  }
  const narrowed = filter.state ?? filter.department ?? filter.measure;
  const plans = all.map(({ shown }) => shown);
  return {
    measures: columnsOf(frame),
    rounds: frame.stages.map(({ name }) => name),
    plans: plans.filter(({ items, extras }) => narrowed === undefined || items.length + extras.length > 0),
    left: wanted.length - taken.length,
    totals: totalsOf(
      all.flatMap(({ items }) => items),
      all.flatMap(({ extras }) => extras),
    ),
    choices: yield* choicesOf([...asked.keys()], frame),
  };
}

//#region Which plans and reports

/** Plans, each with the only reports that are asked for; undefined for all of them. */
type Asked = Map<Summary, Set<Summary> | undefined>;

function askedFor(trace: Trace, drafts: Summary | readonly Summary[] | undefined): Asked {
  const asked: Asked = new Map();
  const all = drafts === undefined ? trace.plans() : Array.isArray(drafts) ? drafts : [drafts];
  for (const draft of all as Iterable<Summary>) {
    if (draft.tense === 'plan') asked.set(draft, undefined);
    for (const plan of trace.plansOf(draft)) {
      if (!asked.has(plan)) asked.set(plan, new Set());
      asked.get(plan)?.add(draft);
    }
  }
  return asked;
}

function wantsPlan(plan: Summary, { unit, period }: TraceFilter): boolean {
  if (plan.tasks.length === 0) return false;
  if (unit !== undefined && !unitIn(plan)?.includes(unit)) return false;
  if (!period) return true;
  return (
    plan.period !== undefined && firstDay(plan.period) <= lastDay(period) && firstDay(period) <= lastDay(plan.period)
  );
}

const newestFirst = (a: Summary, b: Summary): number =>
  (b.period?.year ?? 0) - (a.period?.year ?? 0) || (a.uri < b.uri ? -1 : 1);

function wantsReport(plan: Summary, report: Summary, { period, department }: TraceFilter): boolean {
  if (period && !(report.period && liesIn(report.period, period))) return false;
  const own = departmentIn(plan, report);
  return department === undefined || own === undefined || isOf(own, department);
}

/** Whether two names mean the same department: 第一检察部 and 第一检察部（未检办）. */
const isOf = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

//#endregion

//#region One plan

interface Found {
  readonly shown: PlanTrace;
  /** Whatever their state: the figures are theirs, so that asking for one state makes no other share of them. */
  readonly items: readonly TraceItem[];
  readonly extras: readonly TraceExtra[];
}

function* planTrace(
  trace: Trace,
  plan: Summary,
  only: ReadonlySet<Summary> | undefined,
  filter: TraceFilter,
): Steps<Found> {
  const { frame, today } = trace.terms;
  const pairs: Pair[] = [];
  const extras: TraceExtra[] = [];
  for (const report of trace.reportsOf(plan)) {
    if (only?.has(report) === false || !wantsReport(plan, report, filter)) continue;
    const pair = trace.pair(plan, report);
    extras.push(...extrasOf(trace, pair, pairs.length, frame));
    pairs.push(pair);
    yield;
  }
  const by: Horizon = { today, end: filter.period ? lastDay(filter.period) : Number.POSITIVE_INFINITY };
  const items: TraceItem[] = [];
  for (let i = 0; i < plan.tasks.length; i++) {
    const item = itemOf(plan, i, pairs, trace, by);
    if (isAbout(item, filter)) items.push(item);
    yield;
  }
  const beside = extras.filter(({ measures }) => holds(measures, filter.measure));
  const { state } = filter;
  const shown: PlanTrace = {
    plan: headOf(plan),
    reports: pairs.map(({ report }) => headOf(report)),
    items: items.filter((item) => state === undefined || item.state === state || item.plan === state),
    extras: beside.filter((extra) => state === undefined || extra.state === state),
    departments: departmentTraces(plan, pairs, items),
    totals: totalsOf(items, beside),
  };
  return { shown, items, extras: beside };
}

function isAbout({ departments, measures, cells }: TraceItem, { department, measure }: TraceFilter): boolean {
  if (department !== undefined && !departments.some((name) => isOf(name, department))) return false;
  return [measures, ...cells.map((cell) => cell.measures)].some((some) => holds(some, measure));
}

const holds = (measures: readonly TraceMeasure[], measure: string | undefined): boolean =>
  measure === undefined || measures.some(({ id }) => id === measure);

function headOf(draft: Summary): TraceDraft {
  const { uri, title, kindName, department, period, titleSpan } = draft;
  return {
    title,
    kind: kindName,
    unit: unitIn(draft),
    department,
    period: period && periodWords(period),
    place: { uri, span: { start: titleSpan.start, end: titleSpan.end } },
  };
}

/** Who has items in the plan, in its order, and who has told of them. */
function departmentTraces(plan: Summary, pairs: readonly Pair[], items: readonly TraceItem[]): TraceDepartment[] {
  const names = [...new Set(items.flatMap(({ departments }) => departments))];
  return names.map((name) => {
    const own = items.filter(({ departments }) => departments.includes(name));
    const { told, missing } = totalsOf(own, []);
    const reports = pairs.flatMap(({ report }, i) => {
      const of = departmentIn(plan, report);
      return of !== undefined && isOf(of, name) ? [i] : [];
    });
    return { name, items: own.length, told, missing, reports, reported: told > 0 || reports.length > 0 };
  });
}

//#endregion

function columnsOf(frame: Framework): MeasureColumn[] {
  const dimensions = new Map(
    frame.dimensions.flatMap(({ name, measures }) => measures.map((measure) => [measure, name] as const)),
  );
  return allMeasures(frame).map((measure) => {
    return { id: measure.id, name: measure.name, dimension: dimensions.get(measure)! };
  });
}

function* choicesOf(plans: readonly Summary[], frame: Framework): Steps<TraceChoices> {
  const departments = new Set<string>();
  for (const { tasks } of plans) {
    for (const name of departmentsOf(tasks, frame).flat()) departments.add(name);
    yield;
  }
  return {
    units: [...new Set(plans.flatMap((plan) => unitIn(plan) ?? []))].sort(),
    years: [...new Set(plans.flatMap(({ period }) => period?.year ?? []))].sort((a, b) => b - a),
    departments: [...departments],
  };
}
