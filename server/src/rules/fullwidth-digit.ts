/** Full-width figures: ２０２６. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'fullwidth-digit',
  title: '全角数字',
  family: 'slips',
  severity: { draft: 'hint', review: 'warning', submit: 'warning' },
  why: '阿拉伯数字用半角（GB/T 15835—2011），全角数字占一个汉字的位置，检索也找不到。',
  how: '改为半角；全文可以一次改完。',
  block({ facts, source, report }) {
    for (const { 0: digits, index: start } of matches(prose(facts, source), /[０-９]+(?:．[０-９]+)*/g)) {
      const end = start + digits.length;
      const text = digits.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
      report({
        span: { start, end },
        slip: 'fullwidth',
        message: `“${digits}”应写作“${text}”。`,
        fixes: () => [{ title: `改为“${text}”`, safe: true, preferred: true, edits: [{ start, end, text }] }],
      });
    }
  },
});
