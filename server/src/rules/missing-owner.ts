/** A row of a task table, or a mark in a plan, names nobody responsible. */
import { fillIn, incomplete } from '../model/rule/completeness';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'missing-owner',
  title: '没有责任单位或责任人',
  lacking: true,
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '任务没有落到部门和人，就没有人抓，考核时也找不到对象。',
  how: '填上责任领导、责任部门或责任人。',
  block(context) {
    for (const entry of incomplete(context, ['department', 'person', 'leader'])) {
      const { item } = entry;
      if (item)
        context.report({
          span: item,
          message: `“${context.source.slice(item.start, item.end)}”没有写由谁负责，到期没有人可问。写明牵头的部门或党支部，再写责任人。`,
          fixes: () => fillIn(context, entry, ['department', 'person', 'leader']),
        });
    }
  },
});
