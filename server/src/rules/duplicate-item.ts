/**
 * The same item stands in two rows of one table with others between them, or two places tell of it what cannot both be
 * true. A row that repeats the one above it only goes on with it, and tables side by side may be about other sides of it.
 */
import { groupBy } from '../base/groupBy';
import { readResult } from '../model/grammar/result';
import type { Task } from '../model/office/blockSummary';
import { cited } from '../model/office/trace/words';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'duplicate-item',
  title: '同一事项写了两次',
  family: 'structure',
  severity: { draft: 'off', review: 'error', submit: 'error' },
  kinds: ({ tense }) => tense !== 'other',
  why: '同一事项在一张表里隔着别的行写了两次，数字容易重复计算；两处说的进展不一样，就有一处是错的。紧挨着的几行是同一事项的几条措施，不算。',
  how: '合并成一行，或者把相连的几行放在一起；两处进展不一致的，核对后改成一致。',
  traced({ summary, placeOf, report }) {
    const named = summary.tasks.map((task, i) => ({ task, i, ...placeOf(i) }));
    for (const [, all] of groupBy(named, ({ task }) => task.name)) {
      for (const [k, later] of all.entries()) {
        const first = all.slice(0, k).find((one) => contradict(one.task, later.task) || isApart(one, later));
        if (!first) continue;
        const [a, b] = [first.task, later.task].map(({ said }) => said.result ?? '');
        const differ = contradict(first.task, later.task);
        const name = cited(later.task.name);
        report({
          ...(!differ && { severity: 'warning' as const }),
          block: later.block,
          span: later.span,
          message: differ
            ? `“${name}”前面写的是“${cited(a!)}”，这里写的是“${cited(b!)}”，核对哪一处对。`
            : `“${name}”前面已经写过一行，合并成一行，或者放在一起。`,
          related: [{ block: first.block, span: first.span, message: '前面这一处' }],
        });
      }
    }
  },
});

interface Placed {
  readonly task: Task;
  readonly i: number;
  readonly block: number;
}

/** Two rows of one table with another item between them. */
function isApart(a: Placed, b: Placed): boolean {
  return a.block === b.block && a.task.origin === 'table' && b.task.origin === 'table' && b.i - a.i > 1;
}

/** One says that it is done, the other that it is not. */
function contradict(a: Task, b: Task): boolean {
  const states = [a, b].map(({ said }) => {
    const result = said.result === undefined ? undefined : readResult(said.result);
    return result?.uncertain === false ? result.state : undefined;
  });
  return (
    states.includes('done') &&
    states.some((state) => state === 'not-started' || state === 'unfinished' || state === 'cancelled')
  );
}
