/** 15—30%: the sign or unit of the first figure is missing. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'number-range',
  title: '数值范围的写法',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '表示百分比范围时，前一个数的百分号不能省（GB/T 15835—2011）：“15%～30%”。“15～30%”可能被看成十五到百分之三十。',
  how: '给前一个数补上百分号。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!/[%％]/.test(text)) return;
    for (const match of matches(
      text,
      /(?<![\d.%％])(\d{1,6}(?:\.\d{1,4})?)([-－~～—–至到])(\d{1,6}(?:\.\d{1,4})?)([%％])/g,
    )) {
      const [range, first, sign, second, percent] = match as unknown as [string, string, string, string, string];
      const start = match.index;
      const right = `${first}${percent}${sign}${second}${percent}`;
      const end = start + range.length;
      report({
        span: { start, end },
        message: `“${range}”应写作“${right}”。`,
        fixes: () => [{ title: `改为“${right}”`, preferred: true, edits: [{ start, end, text: right }] }],
      });
    }
  },
});
