/** What a report tells beside its plan: items that the plan does not have, and items that it tells twice. */
import { perKey } from '../../base/perKey';
import type { Framework } from '../../frame/schema';
import type { Task } from '../../model/office/blockSummary';
import type { Pair } from '../../model/office/trace/pair';
import type { ReportState } from '../../model/office/trace/states';
import type { Trace } from '../../model/office/trace/trace';
import { measuresOf, placeOf } from './item';
import type { TraceExtra } from './types';

/** `report`: place of the pair's report among those of the plan. */
export function extrasOf(trace: Trace, { report, unplanned }: Pair, at: number, frame: Framework): TraceExtra[] {
  const twice = duplicates(report.tasks);
  // A report may answer several plans: what stands in one of them is planned.
  const others = trace.plansOf(report).map((plan) => new Set(trace.pair(plan, report).unplanned));
  const beside = unplanned.filter((i) => !twice.has(i) && others.every((list) => list.has(i)));
  const extra = (state: ReportState) => (i: number) => {
    const { name, said, measures } = report.tasks[i]!;
    const result = said.adjustment ?? said.result;
    return { state, report: at, name, result, measures: measuresOf(measures, frame), place: placeOf(report, i) };
  };
  return [...beside.map(extra('unplanned')), ...[...twice].map(extra('duplicate'))];
}

/** Rows that name an item again, and marks that do: a mark beside a row of the table is no second telling. */
const duplicates = perKey((tasks: readonly Task[]): ReadonlySet<number> => {
  const seen = new Set<string>();
  const twice = new Set<number>();
  for (const [i, { name, origin }] of tasks.entries()) {
    const key = `${origin} ${name}`;
    if (seen.has(key)) twice.add(i);
    seen.add(key);
  }
  return twice;
});
