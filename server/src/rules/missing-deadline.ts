/** A row of a task table, or a mark in a plan, says no time, or one that there is not. */
import { fillIn, incomplete } from '../model/rule/completeness';
import { entriesOf, ownField } from '../model/draft/entries';
import { type BlockContext, defineRule } from '../model/rule/rule';
import { deadlineFault } from '../model/grammar/cells/deadlineFault';
import type { Entry } from '../model/block/types';

export const rule = defineRule({
  id: 'missing-deadline',
  title: '没有完成时限',
  lacking: true,
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '没有时限，就说不清该不该催、算不算完成。“适时”“尽快”“根据进度”没有说是什么时候，“13月底”没有这样的日子，都等于没有写。',
  how: '填上完成时限，如“2026年6月底前”“第三季度”；常年性工作写“全年”并注明检查节点。',
  block(context) {
    for (const entry of entriesOf(context.facts)) check(context, entry);
    for (const entry of incomplete(context, ['deadline'])) {
      const { item } = entry;
      if (item)
        context.report({
          span: item,
          message: `“${context.source.slice(item.start, item.end)}”没有写完成时限，到期无从检查。写到月份，如“6月底前”。`,
          fixes: () => fillIn(context, entry, ['deadline']),
        });
    }
  },
});

function check({ source, frame, report }: BlockContext, entry: Entry): void {
  const field = ownField(entry, 'deadline');
  if (!field || entry.exempt) return;
  const words = source.slice(field.start, field.end);
  const fault = deadlineFault(words, frame);
  if (!fault) return;
  // Days that the calendar has not are an error of their own, see `date`.
  if (fault.sort === 'impossible' && /\d月\d{1,2}日/.test(fault.words ?? '')) return;
  const messages = {
    weak: `“${words}”没有说什么时候完成，到期无从检查。写到月份，如“6月底前”；常年的写“全年”并注明检查节点。`,
    misplaced: `“${words}”不是时间，可能填错了栏。写到月份，如“6月底前”。`,
    impossible: `没有“${fault.words}”这个时间，请核对。`,
    reversed: `“${words}”的终点在起点前面，请核对；跨到下一年的写明“次年”。`,
  };
  report({ span: field, message: messages[fault.sort] });
}
