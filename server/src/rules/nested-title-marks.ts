/** 《关于印发《办法》的通知》: the inner marks are 〈〉. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'nested-title-marks',
  title: '书名号套书名号',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  formatting: true,
  why: '书名号里面还要用书名号时，里面的用单书名号〈〉（GB/T 15834—2011）。',
  how: '里层改为〈〉。',
  block({ facts, source, report }) {
    for (const match of matches(prose(facts, source), /《[^《》\n]*(《([^《》\n]*)》)[^《》\n]*》/g)) {
      const [whole, inner, words] = match as unknown as [string, string, string];
      const start = match.index + whole.indexOf(inner, 1);
      const end = start + inner.length;
      report({
        span: { start, end },
        message: `书名号里面的书名号用单的：〈${words}〉。`,
        fixes: () => [
          {
            title: `改为〈${words}〉`,
            safe: true,
            preferred: true,
            edits: [
              { start, end: start + 1, text: '〈' },
              { start: end - 1, end, text: '〉' },
            ],
          },
        ],
      });
    }
  },
});
