/** ％ and % in one document. */
import { matches } from '../base/matches';
import { type Span, shift } from '../base/span';
import { byBlock, foundIn } from '../model/draft/eachBlock';
import { prose } from '../model/draft/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'percent-sign',
  title: '百分号写法不一',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '百分号用半角“%”或全角“％”都见于公文，但一篇之内要统一（GB/T 15835—2011 的体例一致原则）。',
  how: '统一改为“%”。',
  reads: [(doc) => percents.blocks(doc)],
  document({ doc, report }) {
    const found = percents(doc);
    if (!found.some(({ value }) => value.half)) return;
    const places = found.flatMap(({ block, value }) =>
      value.full.map((at): Span => shift({ start: at, end: at + 1 }, doc.parsed.starts[block]!)),
    );
    if (places.length === 0) return;
    report({
      span: places[0]!,
      message: `全文“％”和“%”混用（“％”有 ${places.length} 处），应统一。`,
      related: places.slice(1, 50).map((span) => ({ span, message: '这里也是“％”' })),
      fixes: () => [{ title: '统一为“%”', preferred: true, edits: places.map((span) => ({ ...span, text: '%' })) }],
    });
  },
});

/** Places of full-width signs in each block, and whether a half-width one follows a digit. */
const percents = foundIn(
  byBlock((facts, source) => {
    const text = prose(facts, source);
    const full = matches(text, /％/g).map(({ index }) => index);
    const half = /\d%/.test(text);
    return full.length > 0 || half ? { full, half } : undefined;
  }),
);
