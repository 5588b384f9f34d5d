/** Quotation marks, title marks and brackets without a partner. */
import { matches } from '../base/matches';
import type { Span } from '../base/span';
import { prose } from '../model/block/mask';
import { alternateQuotes, type Unpaired, unpaired } from '../model/grammar/slips/pairs';
import { defineRule } from '../model/rule/rule';
import type { BlockFacts } from '../model/block/types';

export const rule = defineRule({
  id: 'unpaired-punctuation',
  title: '标点不成对',
  family: 'slips',
  severity: { draft: 'off', review: 'error', submit: 'error' },
  why: '引号、书名号、括号要成对（GB/T 15834—2011），缺一半就分不清起止。一段引文分成几个自然段、每段开头都用前引号的，属正常。',
  how: '补上缺的一半，或删去多的一半。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!/[“”‘’《》（）()〔〕【】〈〉「」]/.test(text)) return;
    for (const { start, end } of stretches(facts, text)) {
      const words = text.slice(start, end);
      const lone = unpaired(words);
      const first = lone[0];
      if (!first) continue;
      const quotes = lone.every(({ mark }) => mark === '“' || mark === '”') ? alternateQuotes(words) : undefined;
      const edits = quotes?.map((edit) => ({ ...edit, start: start + edit.start, end: start + edit.end }));
      const place = (one: Unpaired) => ({ start: start + one.start, end: start + one.end });
      report({
        span: place(first),
        message: messageOf(first, edits !== undefined),
        related: lone.slice(1, 10).map((one) => ({ span: place(one), message: messageOf(one, false) })),
        fixes: edits && (() => [{ title: '按先后改正引号', preferred: true, edits }]),
      });
    }
  },
});

function messageOf({ mark, sort }: Unpaired, reversed: boolean): string {
  if (reversed) return '引号的方向不对，要一前一后成对。';
  return sort === 'open' ? `只有前一半 ${mark} ，后面没有另一半。` : `只有后一半 ${mark} ，前面没有另一半。`;
}

/** What pairs are looked for in: a paragraph as a whole, each list item and each row of a table by itself. */
function stretches(facts: BlockFacts, text: string): Span[] {
  if (facts.tables.length) return matches(text, /[^\n]+/g).map((m) => ({ start: m.index, end: m.index + m[0].length }));
  if (facts.units.some(({ where }) => where === 'list')) return [...facts.units];
  return [{ start: 0, end: text.length }];
}
