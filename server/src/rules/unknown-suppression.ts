/** A suppression comment names a rule that does not exist, so it silences nothing. */
import { nearest } from '../base/distance';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'unknown-suppression',
  title: '忽略注释里的规则名不存在',
  family: 'structure',
  severity: { draft: 'warning', review: 'warning', submit: 'warning' },
  why: '规则名写错，这条忽略注释就不起作用，还会让人以为已经处理过。',
  how: '改成正确的规则名；规则名见每条提示末尾。',
  block({ facts, ruleIds, report }) {
    for (const { rules } of facts.suppressions) {
      for (const { id, span } of rules) {
        if (ruleIds.has(id)) continue;
        const near = nearest(id, ruleIds);
        report({
          span,
          message: near.length ? `没有规则“${id}”，是不是“${near[0]}”？` : `没有规则“${id}”。`,
          fixes: () =>
            near.slice(0, 3).map((known, i) => ({
              title: `改为“${known}”`,
              preferred: i === 0,
              edits: [{ start: span.start, end: span.end, text: known }],
            })),
        });
      }
    }
  },
});
