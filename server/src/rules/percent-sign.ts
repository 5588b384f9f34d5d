/** ％ and % in one document. */
import type { Span } from '../base/span';
import { defineRule } from '../model/rule';

export const rule = defineRule({
  id: 'percent-sign',
  title: '百分号写法不一',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '百分号用半角“%”或全角“％”都见于公文，但一篇之内要统一（GB/T 15835—2011 的体例一致原则）。',
  how: '统一改为“%”。',
  document({ doc, report }) {
    const { text } = doc;
    if (!text.includes('％') || !/\d%/.test(text)) return;
    const places: Span[] = [];
    for (let at = text.indexOf('％'); at >= 0; at = text.indexOf('％', at + 1)) places.push({ start: at, end: at + 1 });
    report({
      span: places[0]!,
      message: `全文“％”和“%”混用（“％”有 ${places.length} 处），应统一。`,
      related: places.slice(1, 50).map((span) => ({ span, message: '这里也是“％”' })),
      fixes: () => [{ title: '统一为“%”', preferred: true, edits: places.map((span) => ({ ...span, text: '%' })) }],
    });
  },
});
