/** The outline by measure: dimension, measure, what is tied to it; before and behind them what has no measure of the framework. */
import type { Span } from '../../../base/span';
import type { Doc } from '../../../model/draft/doc';
import { type At, type Cell, cellState, type GridItem, gridOf, spanOf } from '../grid';
import { oneLine } from '../../words';
import { type PlainNode, first, inheritedLeaf, itemLeaf, leaf, sentenceLeaf } from './nodes';

export function byMeasure(doc: Doc): PlainNode[] {
  const { rows, items } = gridOf(doc);
  const gather = (sort: 'open' | 'own' | 'exempt', label: string, fits: (item: GridItem) => boolean): PlainNode[] => {
    const some = items.filter(({ value }) => fits(value));
    const state = { open: 'uncovered', own: 'covered', exempt: 'justified' } as const;
    const node = { sort, label, detail: `${some.length} 项`, state: state[sort] };
    return some.length > 0 ? [{ ...node, children: first(some, (item) => itemLeaf(doc, item)) }] : [];
  };
  const known = new Set(rows.flatMap(({ cells }) => cells.map(({ measure }) => measure.id)));
  const isOwn = ({ state, measures }: GridItem) => state === 'tied' && ![...measures].some((id) => known.has(id));
  const dimensions = rows.map(({ dimension, cells }): PlainNode => {
    const used = cells.filter((cell) => cellState(cell) === 'tied').length;
    const all = used === cells.length;
    return {
      sort: 'dimension',
      label: dimension.name,
      detail: all ? '全部用到' : `用到 ${used}/${cells.length}`,
      state: all ? 'covered' : 'uncovered',
      children: cells.map((cell) => measureNode(doc, cell)),
    };
  });
  return [
    ...gather('open', '还没有对应措施', ({ state }) => state === 'untied'),
    ...gather('open', '措施没有写实', ({ state }) => state === 'hollow'),
    ...dimensions,
    ...gather('own', '自拟的措施', isOwn),
    ...gather('exempt', '注明免融合', ({ state }) => state === 'justified'),
  ];
}

function measureNode(doc: Doc, cell: Cell): PlainNode {
  const { measure, items, sentences, inherited, mentions } = cell;
  const state = cellState(cell);
  const counts = [
    items.length && `事项 ${items.length}`,
    sentences.length && `正文 ${sentences.length}`,
    inherited.length && `承上 ${inherited.length}`,
  ];
  const uses = [
    ...first(items, (item) => itemLeaf(doc, item)),
    ...first(sentences, (sentence) => sentenceLeaf(doc, sentence)),
    ...first(inherited, (sentence) => inheritedLeaf(doc, sentence)),
  ];
  const children = state === 'stated' ? first(mentions, (mention) => mentionLeaf(doc, mention)) : uses;
  const place = children[0]?.span;
  return {
    sort: 'measure',
    label: measure.name,
    detail: { tied: counts.filter(Boolean).join(' · '), stated: '提到了，还没有结合业务', empty: '没有用到' }[state],
    state: state === 'tied' ? 'covered' : 'uncovered',
    ...(place && { span: place }),
    measure: measure.id,
    children,
  };
}

function mentionLeaf(doc: Doc, mention: At<Span>): PlainNode {
  const span = spanOf(mention);
  return leaf('sentence', oneLine(doc.slice(span)), '', 'none', span);
}
