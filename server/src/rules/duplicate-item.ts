/** The same item stands twice in one table, or two places tell of it what cannot both be true. */
import { toldTwice } from '../model/office/trace/extra';
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
    for (const { first, later, contrary } of toldTwice(summary)) {
      const [one, other] = [summary.tasks[first]!, summary.tasks[later]!];
      const name = cited(other.name);
      report({
        ...(!contrary && { severity: 'warning' as const }),
        ...placeOf(later),
        message: contrary
          ? `“${name}”前面写的是“${cited(one.said.result!)}”，这里写的是“${cited(other.said.result!)}”，核对哪一处对。`
          : `“${name}”前面已经写过一行，合并成一行，或者放在一起。`,
        related: [{ ...placeOf(first), message: '前面这一处' }],
      });
    }
  },
});
