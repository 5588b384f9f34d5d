/** Ellipsis: …… and nothing else. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'ellipsis',
  title: '省略号',
  family: 'slips',
  severity: { draft: 'hint', review: 'warning', submit: 'warning' },
  formatting: true,
  why: '省略号是占两个字位置的六个点“……”（GB/T 15834—2011），不用“...”“。。。”或半个“…”代替；“……”与“等”意思相同，只用一个。目录里的连点不查。',
  how: '改为“……”，或者只留“等”。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    const say = (start: number, end: number, message: string, instead: string, safe: boolean) =>
      report({
        span: { start, end },
        slip: safe ? 'form' : 'etc',
        message,
        fixes: () => [{ title: `改为“${instead}”`, safe, preferred: true, edits: [{ start, end, text: instead }] }],
      });
    if (!/\.\.\.|。。。|…/.test(text)) return;
    for (const { 0: dots, index } of matches(text, /\.{3,}|。{3,}|…+/g)) {
      // More dots lead to a page number.
      if (dots.length > 6 || dots.startsWith('……')) continue;
      if (!/[\u4e00-\u9fff，、；”》）]/.test(text[index - 1] ?? '')) continue;
      say(index, index + dots.length, `“${dots}”应为“……”。`, '……', true);
    }
    for (const { 0: both, index } of matches(text, /……等(?![一等待到候着])|等……/g)) {
      say(index, index + both.length, '“……”与“等”只用一个。', '等', false);
    }
  },
});
