/** 15—30%, 5-10万元: the sign or unit of the first figure is missing. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { tight } from '../model/grammar/slips/tight';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'number-range',
  title: '数值范围的写法',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '表示数值范围时，前一个数的百分号和“万”“亿”不能省（GB/T 15835—2011）：“15%～30%”“5万元～10万元”。“15～30%”可能被看成十五到百分之三十，“5～10万元”可能被看成五元到十万元。',
  how: '给前一个数补上百分号、“万”或“亿”。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!/[%％万亿]/.test(text)) return;
    const words = tight(text);
    for (const match of matches(words.text, range)) {
      const [whole, first, sign, second, percent, scale, money = ''] = match as unknown as string[];
      const unit = percent ?? `${scale}${money}`;
      // A year, a telephone number, a number of a paper.
      if (scale && (Number(first) >= Number(second) || /^(?:19|20)\d\d$|^0\d/.test(first!))) continue;
      const { start, end } = words.span(match.index, match.index + whole!.length);
      const at = words.span(match.index, match.index + first!.length).end;
      const right = `${first}${unit}${sign}${second}${unit}`;
      report({
        span: { start, end },
        message: `“${whole}”应写作“${right}”。`,
        fixes: () => [{ title: `改为“${right}”`, preferred: true, edits: [{ start: at, end: at, text: unit }] }],
      });
    }
  },
});

const range =
  /(?<![\d.%％\w-])(\d{1,6}(?:\.\d{1,4})?)([-－~～—–至到])(\d{1,6}(?:\.\d{1,4})?)(?:([%％])|([万亿])(元)?)/g;
