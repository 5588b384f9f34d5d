/** Quotation marks, title marks and brackets without a partner. */
import { matches } from '../base/matches';
import type { Span } from '../base/span';
import { isCited, prose } from '../model/block/mask';
import { found } from '../model/draft/query';
import { alternateQuotes, halfBrackets, type Unpaired, unpaired } from '../model/grammar/slips/pairs';
import { defineRule } from '../model/rule/rule';
import type { BlockFacts } from '../model/block/types';

export const rule = defineRule({
  id: 'unpaired-punctuation',
  title: '标点不成对',
  family: 'slips',
  severity: { draft: 'off', review: 'error', submit: 'error' },
  why: '引号、书名号、括号要成对（GB/T 15834—2011），缺一半就分不清起止；两半也要一样宽。一段引文分成几个自然段时，每段开头都用前引号，最后一段才用后引号，属正常。',
  how: '补上缺的一半，或删去多的一半；半角的一半改为全角。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!/[“”‘’《》（）()〔〕【】〈〉「」]/.test(text)) return;
    const all = stretches(facts, text);
    for (const [i, { start, end }] of all.entries()) {
      const words = text.slice(start, end);
      const lone = unpaired(words);
      const place = (one: Span) => ({ start: start + one.start, end: start + one.end });
      for (const { half, ...pair } of halfBrackets(words)) {
        const right = words[half.start] === '(' ? '（' : '）';
        const cited = isCited(facts, source, start + half.start);
        report({
          span: place(pair),
          severity: 'warning',
          slip: cited ? 'cited' : 'half',
          message: '括号一半是全角，一半是半角。',
          fixes: () => [{ title: '改为全角', safe: !cited, preferred: true, edits: [{ ...place(half), text: right }] }],
        });
      }
      const next = all[i + 1];
      // A quotation of several paragraphs: whether the next one goes on with it is seen in the whole draft.
      if (goesOn(lone) && (next ? text[next.start] === '“' : facts.tables.length === 0)) continue;
      const first = lone[0];
      if (!first) continue;
      const quotes = lone.every(({ mark }) => mark === '“' || mark === '”') ? alternateQuotes(words) : undefined;
      const edits =
        quotes?.map((edit) => ({ ...edit, ...place(edit) })) ??
        closedAsOpened(lone)?.map((edit) => ({ ...edit, ...place(edit) }));
      report({
        span: place(first),
        message: messageOf(first, quotes !== undefined),
        related: lone.slice(1, 10).map((one) => ({ span: place(one), message: messageOf(one, false) })),
        fixes: edits && (() => [{ title: quotes ? '按先后改正引号' : '改成一对', preferred: true, edits }]),
      });
    }
  },
  document({ doc, report }) {
    const all = quotations(doc);
    for (const [i, { block, value }] of all.entries()) {
      if (!value.open) continue;
      const next = all[i + 1];
      const between = next ? doc.facts.slice(block + 1, next.block) : [];
      const follows = between.every(
        ({ units, headings, tables }) => units.length + headings.length + tables.length === 0,
      );
      if (next?.value.starts && follows) continue;
      report({ block, span: value.open, message: messageOf({ mark: '“', sort: 'open' }, false) });
    }
  },
});

/** Of blocks with quotation marks: whether they begin with one, and the one at their end that nothing closes. */
const quotations = found((facts, source): { starts: boolean; open: Span | undefined } | undefined => {
  if (!source.includes('“')) return undefined;
  const text = prose(facts, source);
  const all = stretches(facts, text);
  const last = all.at(-1);
  if (!last) return undefined;
  const lone = unpaired(text.slice(last.start, last.end));
  const open = goesOn(lone) ? { start: last.start + lone[0]!.start, end: last.start + lone[0]!.end } : undefined;
  const first = text.slice(all[0]!.start).search(/[^\s\u3000\ufffc>*]/);
  return { starts: text[all[0]!.start + first] === '“', open };
});

/** Nothing is wrong but that a quotation does not end here. */
const goesOn = (lone: readonly Unpaired[]) => lone.length === 1 && lone[0]!.mark === '“';

/** 《章程〉: two halves that are near to a pair. */
function closedAsOpened(lone: readonly Unpaired[]): { start: number; end: number; text: string }[] | undefined {
  const [open, close] = lone;
  const right = lone.length === 2 && open!.sort === 'open' && close!.sort === 'close' ? pairs[open!.mark] : undefined;
  if (!right?.near.includes(close!.mark)) return undefined;
  return [{ start: close!.start, end: close!.end, text: right.close }];
}

const pairs: Readonly<Record<string, { close: string; near: string }>> = {
  '《': { close: '》', near: '〉' },
  '〈': { close: '〉', near: '》' },
  '“': { close: '”', near: '’' },
  '‘': { close: '’', near: '”' },
  '〔': { close: '〕', near: '）】' },
  '【': { close: '】', near: '）〕' },
  '（': { close: '）', near: '〕】' },
};

function messageOf({ mark, sort }: Pick<Unpaired, 'mark' | 'sort'>, reversed: boolean): string {
  if (reversed) return '引号的方向不对，要一前一后成对。';
  return sort === 'open' ? `只有前一半 ${mark} ，后面没有另一半。` : `只有后一半 ${mark} ，前面没有另一半。`;
}

/** What pairs are looked for in: a paragraph as a whole, each list item and each row of a table by itself. */
function stretches(facts: BlockFacts, text: string): Span[] {
  if (facts.tables.length) return matches(text, /[^\n]+/g).map((m) => ({ start: m.index, end: m.index + m[0].length }));
  if (facts.units.some(({ where }) => where === 'list')) return [...facts.units];
  return [{ start: 0, end: text.length }];
}
