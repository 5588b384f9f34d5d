/** What a report tells beside its plan, for the table. */
import type { Framework } from '../../frame/schema';
import { isUnplanned, toldTwice } from '../../model/office/trace/extra';
import type { Pair } from '../../model/office/trace/pair';
import type { ReportState } from '../../model/office/trace/states';
import type { Trace } from '../../model/office/trace/trace';
import { measuresOf, placeOf } from './item';
import type { TraceExtra } from './types';

/** `at`: place of the pair's report among those of the plan. */
export function extrasOf(trace: Trace, { report, unplanned }: Pair, at: number, frame: Framework): TraceExtra[] {
  const twice = new Set(toldTwice(report).map(({ later }) => later));
  const pairs = unplanned.length > 0 ? trace.pairsOf(report) : [];
  const beside = unplanned.filter((i) => !twice.has(i) && isUnplanned(pairs, i));
  const extra = (state: ReportState) => (i: number) => {
    const { name, said, measures } = report.tasks[i]!;
    const result = said.adjustment ?? said.result;
    return { state, report: at, name, result, measures: measuresOf(measures, frame), place: placeOf(report, i) };
  };
  return [...beside.map(extra('unplanned')), ...[...twice].map(extra('duplicate'))];
}
