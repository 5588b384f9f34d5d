/** ％ and % in one document. */
import { matches } from '../base/matches';
import { inBlocks, perBlock } from '../model/draft/query';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'percent-sign',
  title: '百分号写法不一',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '百分号用半角“%”或全角“％”都见于公文，但一篇之内要统一（GB/T 15835—2011 的体例一致原则）。',
  how: '统一改为“%”。',
  document({ doc, report }) {
    const blocks = percents(doc);
    if (!blocks.some(({ value }) => value.half)) return;
    const [first, ...rest] = blocks.flatMap(({ block, value }) =>
      value.full.map((at) => ({ block, span: { start: at, end: at + 1 } })),
    );
    if (!first) return;
    const places = [first, ...rest];
    report({
      ...first,
      message: `全文“％”和“%”混用（“％”有 ${places.length} 处），应统一。`,
      related: rest.slice(0, 49).map((place) => ({ ...place, message: '这里也是“％”' })),
      fixes: () => {
        const edits = places.map((place) => ({ ...doc.spanOf(place), text: '%' }));
        return [{ title: '统一为“%”', preferred: true, edits }];
      },
    });
  },
});

/** Places of full-width signs in each block, and whether a half-width one follows a digit. */
const percents = inBlocks(
  perBlock((facts, source) => {
    const text = prose(facts, source);
    const full = matches(text, /％/g).map(({ index }) => index);
    const half = /\d%/.test(text);
    return full.length > 0 || half ? { full, half } : undefined;
  }),
);
