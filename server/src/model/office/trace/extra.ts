/** What a report tells beside its plan: items that the plan does not have, and items that it tells twice. */
import { groupBy } from '../../../base/groupBy';
import { perKey } from '../../../base/perKey';
import { readResult } from '../../grammar/result';
import type { Task } from '../blockSummary';
import { itemKey } from '../keys';
import { absoluteTasks, type Summary } from '../summary';
import type { Pair } from './pair';

/**
 * Whether an item of a report is none of its plans'. A report may answer several: what one of them has is planned, be it
 * in the words of another row. Where no row answers a plan, the report has another list altogether.
 */
export function isUnplanned(pairs: readonly Pair[], task: number): boolean {
  return pairs.length > 0 && pairs.every((pair) => isBeside(pair, task));
}

function isBeside({ plan, report, rows, unplanned }: Pair, task: number): boolean {
  if (!unplanned.includes(task) || rows.every(({ answers }) => answers.length === 0)) return false;
  const { name, ids } = report.tasks[task]!;
  if (ids.some((id) => plan.keys.has(itemKey(id)))) return false;
  return !plan.tasks.some(({ said }) => Object.values(said).some((words) => words.includes(name)));
}

/** A task of which an earlier one tells already. Places in `Summary.tasks`. */
export interface Twice {
  readonly first: number;
  readonly later: number;
  /** One says that it is done, the other that it is not. */
  readonly contrary: boolean;
}

/**
 * Items that stand in two rows of one table with others between them, and those of which two places tell what cannot both
 * be true. A row that repeats the one above it only goes on with it, and tables side by side may be about other sides of it.
 */
export const toldTwice = perKey((draft: Summary): readonly Twice[] => {
  const named = absoluteTasks(draft).map((task, i) => ({ ...task, i, above: i }));
  for (const [i, task] of named.entries()) {
    const before = named[i - 1];
    if (before?.name === task.name && before.block === task.block) task.above = before.above;
  }
  return [...groupBy(named, ({ name }) => name)].flatMap(([, all]) =>
    all.flatMap((later, k): Twice[] => {
      const earlier = all.slice(0, k);
      const contrary = earlier.find((one) => contradict(one, later));
      const first = contrary ?? earlier.find((one) => isTable(one, later) && one.above !== later.above);
      return first ? [{ first: first.i, later: later.i, contrary: contrary !== undefined }] : [];
    }),
  );
});

/** Rows of one table that leave it to the same people: others may have a part of the item. */
const isTable = (a: Task, b: Task): boolean =>
  a.origin === 'table' &&
  b.origin === 'table' &&
  a.block === b.block &&
  owners.every((role) => a.said[role] === b.said[role]);

const owners = ['department', 'person', 'leader'] as const;

function contradict(a: Task, b: Task): boolean {
  const [one, other] = [endOf(a), endOf(b)];
  return one !== undefined && other !== undefined && one !== other;
}

/** Whether a task says that it is done, or that it is not. */
function endOf({ said }: Task): 'done' | 'never' | undefined {
  const result = said.result === undefined ? undefined : readResult(said.result);
  if (!result || result.uncertain) return undefined;
  if (result.state === 'done') return 'done';
  return ['not-started', 'unfinished', 'cancelled'].includes(result.state) ? 'never' : undefined;
}
