/** A row of a task table, or a mark in a plan, says no time. */
import { incomplete } from '../model/rule/completeness';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'missing-deadline',
  title: '没有完成时限',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '没有时限，就说不清该不该催、算不算完成。',
  how: '填上完成时限，如“2026年6月底前”“第三季度”；常年性工作写“全年”并注明检查节点。',
  block(context) {
    for (const { item } of incomplete(context, ['deadline'])) {
      if (item)
        context.report({
          span: item,
          message: `“${context.source.slice(item.start, item.end)}”没有写完成时限，到期无从检查。写到月份，如“6月底前”。`,
        });
    }
  },
});
