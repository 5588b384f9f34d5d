/** 共120件，其中…件、…件: parts that do not add up to their total. */
import { type Span, shift } from '../base/span';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';
import { sumSlips } from '../model/grammar/slips/sums';
import { tight } from '../model/grammar/slips/tight';

export const rule = defineRule({
  id: 'sum-mismatch',
  title: '分项与总数不符',
  family: 'slips',
  severity: { draft: 'error', review: 'error', submit: 'error' },
  why: '数字对不上，整篇的数字都会被怀疑。“其中”后面同单位的某一项比总数还大，一定有错；各项之和超过总数，可能是分类有重叠；相加略小于总数，可能漏写了一项。写“余”“约”“近”的不查。',
  how: '核对总数和各个分项。',
  block({ facts, source, pass, report }) {
    const text = prose(facts, source);
    if (!/其中|(?:共|计)[ \u00a0]?\d/.test(text)) return;
    for (const unit of facts.units) {
      const words = tight(text.slice(unit.start, unit.end));
      const place = ({ start, end }: Span) => shift(words.span(start, end), unit.start);
      for (const slip of sumSlips(words.text, { start: 0, end: words.text.length })) {
        if (pass === 'draft' && slip.sort !== 'larger-part') continue;
        const written = words.text.slice(slip.total.start, slip.total.end);
        report({
          span: place(slip.total),
          severity: severities[slip.sort],
          message: `${says[slip.sort]}：总数${written}，${slip.sort === 'larger-part' ? '分项' : '各项相加'}${slip.sum}${slip.unit}。`,
          related: slip.parts.map((part) => ({
            span: place(part),
            message: `分项：${words.text.slice(part.start, part.end)}`,
          })),
        });
      }
    }
  },
});

const severities = { 'larger-part': 'error', different: 'warning', more: 'information', less: 'hint' } as const;
const says = {
  'larger-part': '分项比总数还大',
  different: '各项相加与总数不符',
  more: '各项相加超过总数，没有重叠分类的话请核对',
  less: '各项相加略小于总数，请核对有没有漏项',
} as const;
