/** The row of the plan has changed since somebody noted that the report answers it: what the report tells may be outdated. */
import { type Seen, seenOf } from '../model/office/trace/decisions';
import type { Pair, Row } from '../model/office/trace/pair';
import { planItem, planRow } from '../model/office/trace/words';
import { planPlace } from '../model/rule/elsewhere';
import { defineRule, type Fix, type TracedContext } from '../model/rule/rule';

export const rule = defineRule({
  id: 'suspect-link',
  title: '计划改过，报告待核对',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  kinds: ({ tense }) => tense === 'report',
  why: '确认过报告对应计划的哪一项之后，计划那一行又改了（措施、责任、时限、目标都算），报告说的就不一定还对得上。',
  how: '对照计划现在的写法看一遍，该改的改过来，再用快速修复注明已经核对。',
  traced(context) {
    const open = context.pairs.flatMap((pair) =>
      pair.rows.filter(({ state }) => state === 'suspect').map((row) => ({ pair, row })),
    );
    const all = open.map(({ pair, row }) => seenOf(pair.plan, pair.report, row.item));
    for (const [i, { pair, row }] of open.entries()) report(context, pair, row, all[i]!, all);
  },
});

function report(context: TracedContext, { plan }: Pair, row: Row, own: Seen, all: readonly Seen[]): void {
  const { doc, frame, pairs, placeOf } = context;
  const [answer] = row.answers;
  const place = answer !== undefined ? placeOf(answer) : doc.placeOf(row.prose ?? doc.title ?? { start: 0, end: 0 });
  const now = planRow(frame, plan.tasks[row.item]!);
  context.report({
    ...place,
    message: `${planItem(plan, row.item, pairs.length > 1)}在确认之后改过，核对这里写的还对不对${now ? `。计划现在是：${now}` : ''}。`,
    related: [planPlace(plan, row.item)],
    fixes: (): Fix[] => [
      { title: '已核对这一项', edits: [], decision: { seen: [own] } },
      ...(all.length > 1 ? [{ title: `已核对全部 ${all.length} 项`, edits: [], decision: { seen: all } }] : []),
    ],
  });
}
