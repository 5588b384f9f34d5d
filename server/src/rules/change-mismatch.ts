/** 由32名增加到35名，增加了2名: a change that does not fit its two figures. */
import { shift } from '../base/span';
import { prose } from '../model/block/mask';
import { changeSlips, oppositesIn } from '../model/grammar/slips/changes';
import { tight } from '../model/grammar/slips/tight';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'change-mismatch',
  title: '增减数对不上',
  family: 'slips',
  severity: { draft: 'warning', review: 'error', submit: 'error' },
  why: '“由32名增加到35名”，增加的只能是3名；“由60件下降到72件”，升降写反了。审稿人一算便知，全篇的数字都会被怀疑。写“约”“近”“余”的只看升降，不看多少；按四舍五入或去尾都对得上的不报。百分数相减得到的是百分点。',
  how: '核对前后两个数和增减数。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!/\d/.test(text) || !/[增升提涨多减降缩少]/.test(text)) return;
    for (const unit of facts.units) {
      const words = tight(text.slice(unit.start, unit.end));
      const place = (start: number, end: number) => shift(words.span(start, end), unit.start);
      for (const { start, end, sort, from, right } of changeSlips(words.text)) {
        const told = words.text.slice(from.start, from.end);
        report({
          span: place(start, end),
          severity: sort === 'points' ? 'warning' : 'error',
          message: says[sort](told, words.text.slice(start, end), right),
          related:
            sort === 'direction' || from.start === start
              ? []
              : [{ span: place(from.start, from.end), message: '从这两个数算起' }],
        });
      }
      for (const { start, end } of oppositesIn(words.text)) {
        report({
          span: place(start, end),
          severity: 'warning',
          message: `“${words.text.slice(start, end)}”${/[，,]/.test(words.text.slice(start, end)) ? '一升一降，说的是同一件事' : '升降自相矛盾'}，请核对。`,
        });
      }
    }
  },
});

const says = {
  direction: (told: string) => `“${told}”升降写反了，或者数字有误。`,
  opposite: (told: string, claim: string, right: string) => `“${told}”是${right}，这里却说“${claim}”。`,
  size: (told: string, claim: string, right: string) =>
    told === claim ? `“${told}”算下来应是${right}。` : `“${told}”应是${right}，这里写的是“${claim}”。`,
  points: (_: string, claim: string, right: string) => `百分数相减是百分点：“${claim}”应为${right}。`,
};
