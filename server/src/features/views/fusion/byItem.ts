/** The outline by item: its measures, who, when; then the items of running text. */
import { getOrMake } from '../../../base/getOrMake';
import { perKey } from '../../../base/perKey';
import { shift } from '../../../base/span';
import type { Framework, Role } from '../../../frame/schema';
import type { Doc } from '../../../model/draft/doc';
import { type Group, isEmpty, ties } from '../../../model/draft/entries';
import { measureById } from '../../../model/grammar/measures';
import type { MeasureMention, Segment } from '../../../model/block/types';
import { type At, type Grid, type GridItem, gridOf } from '../grid';
import { exemptWords, oneLine } from '../../words';
import {
  deadlines,
  type PlainNode,
  fieldsOf,
  first,
  inheritedLeaf,
  itemName,
  kept,
  leaf,
  owners,
  said,
  sentenceLeaf,
  states,
} from './nodes';

/** Items listed at most, and places of one in running text. */
const mostItems = 300;
const mostInProse = 20;

export function byItem(doc: Doc): PlainNode[] {
  const { items, work, sources } = gridOf(doc);
  const entries = first(items, (item) => itemNode(doc, item), mostItems);
  const prose = proseItems(doc, work, sources);
  if (prose.length === 0) return entries;
  const detail = `${prose.length} 项`;
  return [...entries, { sort: 'prose', label: '正文中提到的事项', detail, state: 'none', children: prose }];
}

const itemNode = kept((doc: Doc, { group, state }: GridItem, by: number): PlainNode => {
  const measures = measuresOf(doc, group, by);
  const detail = {
    tied: `对应 ${measures.filter((one) => one.state === 'covered').length} 项措施`,
    justified: exemptWords(doc, group.rows, by),
    hollow: '措施没有写实',
    untied: '没有对应措施',
  }[state];
  const more = (sort: 'owner' | 'deadline', roles: readonly Role[]) =>
    fieldNodes(doc, group, sort, roles, state === 'justified', by);
  return {
    ...leaf('item', itemName(doc, group, by), detail, states[state], group.head.item!),
    children: [...measures, ...more('owner', owners), ...more('deadline', deadlines)],
  };
});

/**
 * The framework's measures once each; the writer's own words where it knows none of them; other Party life only where
 * there is nothing else, because that is why the item is open.
 */
function measuresOf(doc: Doc, { rows }: Group, by: number): PlainNode[] {
  const all = rows.flatMap((row) => row.measures);
  const hollow = new Set(rows.flatMap((row) => (row.hollow ? row.measures : [])));
  const tying = all.filter((one) => ties(one, doc.frame));
  const named = new Map<string, MeasureMention>();
  // What is said in earnest stands for its name before what is hollow.
  for (const one of [...tying].sort((a, b) => Number(hollow.has(a)) - Number(hollow.has(b)))) {
    if (one.id !== undefined && !named.has(one.id)) named.set(one.id, one);
  }
  const shown = named.size > 0 ? [...named.values()] : tying.length > 0 ? tying : all;
  return shown.map((mention) => {
    const words = oneLine(doc.slice(shift(mention, by)));
    const name = measureById(doc.frame, mention.id)?.name;
    if (!ties(mention, doc.frame)) return leaf('measure', words, '一般党务，不算对应', 'none', mention);
    if (hollow.has(mention)) return leaf('measure', words, '没有写实，不算对应', 'none', mention);
    if (name === undefined) return leaf('measure', words, '自拟的措施', 'covered', mention);
    return { ...leaf('measure', name, name === words ? '' : words, 'covered', mention), measure: mention.id! };
  });
}

/** Who or when; where the table has a place for it and nothing is said, that is said. */
function fieldNodes(
  doc: Doc,
  group: Group,
  sort: 'owner' | 'deadline',
  roles: readonly Role[],
  exempt: boolean,
  by: number,
): PlainNode[] {
  const fields = fieldsOf(group, roles);
  const filled = fields.find((field) => !isEmpty(field));
  if (filled) return [leaf(sort, said(doc, group, roles, by), '', 'none', filled)];
  const label = sort === 'owner' ? '没有写责任人' : '没有写时限';
  return fields[0] && !exempt ? [leaf(sort, label, '', 'uncovered', fields[0])] : [];
}

/** Items of running text by what they are: prose is not judged item by item, so none of them is a gap. */
function proseItems(doc: Doc, work: Grid['work'], sources: Grid['sources']): PlainNode[] {
  const byId = new Map<string, At<Segment>[]>();
  for (const segment of work) {
    for (const id of new Set(segment.value.items.flatMap((item) => item.id ?? []))) {
      getOrMake(byId, id, () => []).push(segment);
    }
  }
  const names = itemNames(doc.frame);
  return [...byId].map(([id, segments]) => {
    const tied = segments.filter(({ value }) => value.tied || sources.has(value));
    const { value, by } = tied[0] ?? segments[0]!;
    const place = shift(value.items.find((item) => item.id === id)!, by);
    const detail = tied.length > 0 ? `${segments.length} 处，${tied.length} 处结合` : `${segments.length} 处`;
    return {
      ...leaf('item', names.get(id) ?? id, detail, tied.length > 0 ? 'covered' : 'none', place),
      children: first(
        segments,
        (segment) => (sources.has(segment.value) ? inheritedLeaf(doc, segment) : sentenceLeaf(doc, segment)),
        mostInProse,
      ),
    };
  });
}

const itemNames = perKey(({ casework }: Framework) => new Map(casework.map(({ id, name }) => [id, name])));
