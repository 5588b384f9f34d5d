/** 《关于印发《办法》的通知》: the inner marks are 〈〉, and those within them 《》 again. */
import { filler, prose } from '../model/block/mask';
import { nestedTitles } from '../model/grammar/slips/pairs';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'nested-title-marks',
  title: '书名号套书名号',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  formatting: true,
  why: '书名号里面还要用书名号时，里面的用单书名号〈〉，再里面的又用双书名号《》，一层隔一层（GB/T 15834—2011）。',
  how: '里层改为〈〉，再里一层改为《》。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!/[《〈][^》〉\n]*[《〈]/.test(text)) return;
    for (const { start, end, marks } of nestedTitles(text)) {
      const [open, close] = marks;
      const words = text.slice(start + 1, end - 1).replaceAll(filler, '');
      const sort = open === '〈' ? '单的' : '双的';
      report({
        span: { start, end },
        message: `这一层的书名号用${sort}：${open}${words}${close}。`,
        fixes: () => [
          {
            title: `改为${open}${words}${close}`,
            safe: true,
            preferred: true,
            edits: [
              { start, end: start + 1, text: open },
              { start: end - 1, end, text: close },
            ],
          },
        ],
      });
    }
  },
});
