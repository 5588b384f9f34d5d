/**
 * What a report tells beside its plan: items that the plan does not have, and items that it tells twice. As the rules on
 * them have it: rows that go on with the one above, and further tables about the same items, are no second telling.
 */
import { perKey } from '../../base/perKey';
import type { Framework } from '../../frame/schema';
import { readResult } from '../../model/grammar/result';
import type { Task } from '../../model/office/blockSummary';
import { itemKey } from '../../model/office/keys';
import type { Summary } from '../../model/office/summary';
import type { Pair } from '../../model/office/trace/pair';
import type { ReportState } from '../../model/office/trace/states';
import type { Trace } from '../../model/office/trace/trace';
import { absoluteTasks, measuresOf, placeOf } from './item';
import type { TraceExtra } from './types';

/** `at`: place of the pair's report among those of the plan. */
export function extrasOf(trace: Trace, { report, unplanned }: Pair, at: number, frame: Framework): TraceExtra[] {
  const twice = toldTwice(report);
  // A report may answer several plans: what one of them has is planned.
  const pairs = unplanned.length > 0 ? trace.plansOf(report).map((plan) => trace.pair(plan, report)) : [];
  const beside = unplanned.filter((i) => !twice.has(i) && pairs.every((pair) => isBeside(pair, i)));
  const extra = (state: ReportState) => (i: number) => {
    const { name, said, measures } = report.tasks[i]!;
    const result = said.adjustment ?? said.result;
    return { state, report: at, name, result, measures: measuresOf(measures, frame), place: placeOf(report, i) };
  };
  return [...beside.map(extra('unplanned')), ...[...twice].map(extra('duplicate'))];
}

/** No item of the plan, nor in its words; where no row answers the plan, the report has another list altogether. */
function isBeside({ plan, report, rows, unplanned }: Pair, i: number): boolean {
  const { name, ids } = report.tasks[i]!;
  if (!unplanned.includes(i) || ids.some((id) => plan.keys.has(itemKey(id)))) return false;
  if (plan.tasks.some(({ said }) => Object.values(said).some((words) => words.includes(name)))) return false;
  return rows.some(({ answers }) => answers.length > 0);
}

/** Between rows of one table stand no more than a line break and a few blanks. UTF-16 units. */
const betweenRows = 8;

/** Tasks of which an earlier one of the same name tells already: in the same table with others between, or to the contrary. */
const toldTwice = perKey((report: Summary): ReadonlySet<number> => {
  const tasks = absoluteTasks(report);
  const inTable = new Set<string>();
  const told = new Set<string>();
  const twice = new Set<number>();
  for (const [i, task] of tasks.entries()) {
    const { name, origin, start } = task;
    const above = tasks[i - 1];
    if (!above || origin !== 'table' || start - above.end > betweenRows) inTable.clear();
    const contrary = contraryOf(task);
    if (above?.name !== name && inTable.has(name)) twice.add(i);
    if (contrary !== undefined && told.has(`${contrary} ${name}`)) twice.add(i);
    if (origin === 'table') inTable.add(name);
    told.add(`${endOf(task)} ${name}`);
  }
  return twice;
});

/** Whether a task says that it is done, or that it is not. */
function endOf({ said }: Task): 'done' | 'never' | undefined {
  const result = said.result === undefined ? undefined : readResult(said.result);
  if (!result || result.uncertain) return undefined;
  if (result.state === 'done') return 'done';
  return ['not-started', 'unfinished', 'cancelled'].includes(result.state) ? 'never' : undefined;
}

function contraryOf(task: Task): 'done' | 'never' | undefined {
  const end = endOf(task);
  return end && (end === 'done' ? 'never' : 'done');
}
