/**
 * A measure is to be done later than the item that it serves.
 *
 * Needs two times in one entry: the item's deadline, written as a plain day, month, quarter …, and that of the measure:
 * a column or key of its own, else the last time that the measure's words name (每月, 起, 自… are none). Rows that
 * continue an item have a deadline of their own and say nothing about the item's.
 */
import { datesIn, readDeadline } from '../model/grammar/deadline';
import { entriesOf, ownField } from '../model/draft/entries';
import { type BlockContext, defineRule } from '../model/rule/rule';
import type { Entry } from '../model/block/types';

export const rule = defineRule({
  id: 'measure-after-item',
  title: '措施完成得比业务事项晚',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '党建措施是用来带动这件业务的，业务已经办完，措施才完成，就起不到作用。框架要求党建与业务同部署、同落实、同考核。',
  how: '把措施的时间提到业务时限之前，或者写明各阶段分别做什么；业务时限写早了的，改业务时限。',
  block(context) {
    for (const entry of entriesOf(context.facts)) check(context, entry);
  },
});

function check({ source, report }: BlockContext, entry: Entry): void {
  const limit = ownField(entry, 'deadline');
  const measure = ownField(entry, 'measure');
  const own = ownField(entry, 'measure-deadline');
  if (!limit || !entry.item || !(own ?? measure)) return;
  const words = source.slice(limit.start, limit.end);
  // Only the order matters: a year that is not written is the same for both.
  const period = { year: Number(/20\d\d(?=年)/.exec(words)?.[0] ?? 2000) };
  const item = readDeadline(words, period);
  if (item?.sort !== 'date' || item.uncertain || item.latest === undefined) return;
  const field = (own ?? measure)!;
  const text = source.slice(field.start, field.end);
  const late = datesIn(text, period)
    .filter(({ deadline }) => (deadline.latest ?? 0) > item.latest!)
    .at(-1);
  if (!late) return;
  const span = { start: field.start + late.start, end: field.start + late.end };
  report({
    span,
    message: `措施到“${text.slice(late.start, late.end)}”才完成，业务时限却是“${words}”，措施晚于业务。把措施提前到“${words}”以内，或调整业务时限。`,
    related: [{ span: limit, message: '业务事项的时限' }],
  });
}
