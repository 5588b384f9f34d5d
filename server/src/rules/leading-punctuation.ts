/** A paragraph or list item that begins with a sign that belongs to the end of something. */
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'leading-punctuation',
  title: '段首标点',
  family: 'slips',
  severity: { draft: 'warning', review: 'warning', submit: 'warning' },
  why: '逗号、句号、顿号、分号、冒号和后引号、后括号不出现在一段的开头（GB/T 15834—2011），多半是分段时断错了地方。',
  how: '删去，或接回上一段末尾。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    for (const { start } of facts.units) {
      const sign = text[start]!;
      if (!closing.includes(sign)) continue;
      const span = { start, end: start + 1 };
      report({
        span,
        message: `一段开头不用“${sign}”。`,
        fixes: () => [{ title: `删去“${sign}”`, preferred: true, edits: [{ ...span, text: '' }] }],
      });
    }
  },
});

const closing = '，。；：、）》”！？';
