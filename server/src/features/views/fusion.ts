/**
 * The outline of what is tied: by measure (dimension → measure → what is tied to it), by item (item → measures, who,
 * when) or by part (section → items and sentences in it). Plain data; ids stay the same while the words do.
 */
import { perKey } from '../../base/perKey';
import { type Span, shift } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import { type Group, isEmpty, ties } from '../../model/draft/entries';
import { measureById } from '../../model/grammar/measures';
import type { Section } from '../../model/draft/outline';
import type { Field, MeasureMention, Segment } from '../../model/block/types';
import { type At, type Cell, cellState, type GridItem, gridOf, spanOf } from './grid';
import { bySection, headingSpan, sectionName } from '../shape/symbols';
import { exemptReason, oneLine } from '../words';

export type FusionBy = 'measure' | 'item' | 'part';

/** `open`: entries without a measure. `own`: those with one in the writer's own words. `prose`: items of running text. */
export type FusionSort =
  | 'open'
  | 'own'
  | 'exempt'
  | 'prose'
  | 'dimension'
  | 'measure'
  | 'item'
  | 'sentence'
  | 'owner'
  | 'deadline'
  | 'part'
  | 'section'
  | 'more';

/** `none`: there is nothing to say about whether it is tied. */
export type FusionState = 'covered' | 'uncovered' | 'justified' | 'none';

export interface FusionNode {
  /** Unique in the tree. */
  readonly id: string;
  readonly sort: FusionSort;
  readonly label: string;
  /** A few words behind the label; may be empty. */
  readonly detail: string;
  readonly state: FusionState;
  /** Where it stands; absent for a node that gathers others. */
  readonly span?: Span;
  /** Id of the measure that it shows. */
  readonly measure?: string;
  readonly children: readonly FusionNode[];
}

/** More than this below one node, below an item of running text, of entries, or below all sections together: nobody looks through it. */
const most = 100;
const mostInProse = 20;
const mostItems = 300;
const mostInParts = 1000;

const owners: readonly Role[] = ['department', 'person', 'leader'];
const deadlines: readonly Role[] = ['deadline'];

const states = { tied: 'covered', justified: 'justified', untied: 'uncovered' } as const;

/** The tree of a draft; empty for other files and where there is nothing to show. */
export function fusion(doc: Doc, by: FusionBy): FusionNode[] {
  if (!doc.kind) return [];
  const roots = by === 'measure' ? byMeasure(doc) : by === 'item' ? byItem(doc) : byPart(doc);
  return withIds(roots, '');
}

//#region By measure

function byMeasure(doc: Doc): Draft[] {
  const { rows, items } = gridOf(doc);
  const gather = (sort: 'open' | 'own' | 'exempt', label: string, fits: (item: GridItem) => boolean): Draft[] => {
    const some = items.filter(({ value }) => fits(value));
    const state = { open: 'uncovered', own: 'covered', exempt: 'justified' } as const;
    const node = { sort, label, detail: `${some.length} 项`, state: state[sort] };
    return some.length > 0 ? [{ ...node, children: first(some, (item) => itemLeaf(doc, item)) }] : [];
  };
  const known = new Set(rows.flatMap(({ cells }) => cells.map(({ measure }) => measure.id)));
  const isOwn = ({ state, measures }: GridItem) => state === 'tied' && ![...measures].some((id) => known.has(id));
  const dimensions = rows.map(({ dimension, cells }): Draft => {
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
    ...dimensions,
    ...gather('own', '自拟的措施', isOwn),
    ...gather('exempt', '注明免融合', ({ state }) => state === 'justified'),
  ];
}

function measureNode(doc: Doc, cell: Cell): Draft {
  const { measure, items, sentences, mentions } = cell;
  const state = cellState(cell);
  const counts = [items.length && `事项 ${items.length}`, sentences.length && `正文 ${sentences.length}`];
  const uses = [
    ...first(items, (item) => itemLeaf(doc, item)),
    ...first(sentences, (sentence) => sentenceLeaf(doc, sentence)),
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

const itemLeaf = kept((doc: Doc, { group, state }: GridItem, by: number) => {
  const who = [said(doc, group, owners, by), said(doc, group, deadlines, by)].filter(Boolean).join(' · ');
  const detail = state === 'justified' ? exemptReason(doc, group.rows, by) : who;
  return leaf('item', itemName(doc, group, by), detail, states[state], group.head.item!);
});

const sentenceLeaf = kept((doc: Doc, segment: Segment, by: number) => {
  const names = new Set(segment.items.map((item) => oneLine(doc.slice(shift(item, by)))));
  const label = oneLine(doc.slice(shift(segment, by)));
  return leaf('sentence', label, [...names].join('、'), segment.tied ? 'covered' : 'none', segment);
});

function mentionLeaf(doc: Doc, mention: At<Span>): Draft {
  const span = spanOf(mention);
  return leaf('sentence', oneLine(doc.slice(span)), '', 'none', span);
}

//#endregion

//#region By item

function byItem(doc: Doc): Draft[] {
  const { items, work } = gridOf(doc);
  const entries = first(items, (item) => itemNode(doc, item), mostItems);
  const prose = proseItems(doc, work);
  if (prose.length === 0) return entries;
  const detail = `${prose.length} 项`;
  return [...entries, { sort: 'prose', label: '正文中提到的事项', detail, state: 'none', children: prose }];
}

const itemNode = kept((doc: Doc, { group, state }: GridItem, by: number): Draft => {
  const measures = measuresOf(doc, group, by);
  const detail = {
    tied: `对应 ${measures.length} 项措施`,
    justified: `免融合：${exemptReason(doc, group.rows, by)}`,
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
function measuresOf(doc: Doc, { rows }: Group, by: number): Draft[] {
  const all = rows.flatMap((row) => row.measures);
  const tying = all.filter((one) => ties(one, doc.frame));
  const named = new Map<string, MeasureMention>();
  for (const one of tying) if (one.id !== undefined && !named.has(one.id)) named.set(one.id, one);
  const shown = named.size > 0 ? [...named.values()] : tying.length > 0 ? tying : all;
  return shown.map((mention) => {
    const words = oneLine(doc.slice(shift(mention, by)));
    const name = measureById(doc.frame, mention.id)?.name;
    if (!ties(mention, doc.frame)) return leaf('measure', words, '一般党务，不算对应', 'none', mention);
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
): Draft[] {
  const fields = fieldsOf(group, roles);
  const filled = fields.find((field) => !isEmpty(field));
  if (filled) return [leaf(sort, said(doc, group, roles, by), '', 'none', filled)];
  const label = sort === 'owner' ? '没有写责任人' : '没有写时限';
  return fields[0] && !exempt ? [leaf(sort, label, '', 'uncovered', fields[0])] : [];
}

const fieldsOf = ({ head }: Group, roles: readonly Role[]): Field[] => roles.flatMap((role) => head.fields[role] ?? []);

/** What the entry says in these fields, in a few words. */
function said(doc: Doc, group: Group, roles: readonly Role[], by: number): string {
  const filled = fieldsOf(group, roles).filter((field) => !isEmpty(field));
  const words = filled.map((field) => oneLine(doc.slice(shift(field, by)), 30));
  return [...new Set(words.filter(Boolean))].join('、');
}

/** Items of running text by what they are: prose is not judged item by item, so none of them is a gap. */
function proseItems(doc: Doc, work: readonly At<Segment>[]): Draft[] {
  const byId = new Map<string, At<Segment>[]>();
  for (const segment of work) {
    for (const id of new Set(segment.value.items.flatMap((item) => item.id ?? []))) {
      const list = byId.get(id);
      if (list) list.push(segment);
      else byId.set(id, [segment]);
    }
  }
  const names = itemNames(doc.frame);
  return [...byId].map(([id, segments]) => {
    const tied = segments.filter(({ value }) => value.tied);
    const { value, by } = tied[0] ?? segments[0]!;
    const place = shift(value.items.find((item) => item.id === id)!, by);
    const detail = tied.length > 0 ? `${segments.length} 处，${tied.length} 处结合` : `${segments.length} 处`;
    return {
      ...leaf('item', names.get(id) ?? id, detail, tied.length > 0 ? 'covered' : 'none', place),
      children: first(segments, (segment) => sentenceLeaf(doc, segment), mostInProse),
    };
  });
}

const itemNames = perKey(({ casework }: Framework) => new Map(casework.map(({ id, name }) => [id, name])));

//#endregion

//#region By part

/** What stands in a section, in order of text. */
interface Thing {
  readonly start: number;
  readonly state: FusionState;
  readonly make: () => Draft;
}

interface Branch {
  readonly children: Draft[];
  tied: number;
  open: number;
}

function byPart(doc: Doc): Draft[] {
  const roots: Branch = { children: [], tied: 0, open: 0 };
  const branches = new Map<Section | undefined, Branch>([[undefined, roots]]);
  for (const section of doc.sections) branches.set(section, { children: [], tied: 0, open: 0 });
  let left = mostInParts;
  for (const [section, list] of bySection(doc, thingsIn(doc), ({ start }) => start)) {
    const branch = branches.get(section)!;
    const children = first(list, ({ make }) => make(), Math.min(most, left));
    branch.children.push(...children);
    left = Math.max(0, left - children.length);
    for (const { state } of list) {
      if (state === 'covered') branch.tied++;
      if (state === 'uncovered') branch.open++;
    }
  }
  return sectionsBelow(doc, roots, branches);
}

function thingsIn(doc: Doc): Thing[] {
  const { items, work } = gridOf(doc);
  const entries = items.map((item) => ({
    start: item.value.group.head.start + item.by,
    state: states[item.value.state],
    make: () => itemLeaf(doc, item),
  }));
  const sentences = work
    .filter(({ value }) => value.tied)
    .map((segment) => ({
      start: segment.value.start + segment.by,
      state: 'covered' as const,
      make: () => sentenceLeaf(doc, segment),
    }));
  return [...entries, ...sentences].sort((a, b) => a.start - b.start);
}

/** Puts sections below their parents, from the last: children are whole and counted before their parent is. */
function sectionsBelow(doc: Doc, roots: Branch, branches: ReadonlyMap<Section | undefined, Branch>): Draft[] {
  const below = new Map<Branch, Draft[]>();
  const childrenOf = (branch: Branch) => [...branch.children, ...(below.get(branch) ?? []).reverse()];
  for (const section of doc.sections.toReversed()) {
    const branch = branches.get(section)!;
    const parent = branches.get(section.parent) ?? roots;
    const { tied, open } = branch;
    parent.tied += tied;
    parent.open += open;
    const detail = [open && `待对应 ${open}`, tied && `融合 ${tied}`].filter(Boolean).join(' · ');
    const state = open ? 'uncovered' : tied ? 'covered' : 'none';
    const sort = section.part ? 'part' : 'section';
    const own = {
      ...leaf(sort, sectionName(doc, section), detail, state, headingSpan(doc, section)),
      children: childrenOf(branch),
    };
    const siblings = below.get(parent);
    if (siblings) siblings.push(own);
    else below.set(parent, [own]);
  }
  return childrenOf(roots);
}

//#endregion

//#region Nodes

type Draft = Omit<FusionNode, 'id' | 'children'> & { readonly children: readonly Draft[] };

function leaf(sort: FusionSort, label: string, detail: string, state: FusionState, { start, end }: Span): Draft {
  return { sort, label, detail, state, span: { start, end }, children: [] };
}

/** Nodes of the first things; how many are left out is said by one more. */
function first<T>(things: readonly T[], make: (thing: T) => Draft, limit = most): Draft[] {
  const nodes = things.slice(0, limit).map(make);
  const left = things.length - nodes.length;
  if (left > 0) nodes.push({ sort: 'more', label: `还有 ${left} 处`, detail: '', state: 'none', children: [] });
  return nodes;
}

/** Ids out of what is written and its place among the same: they survive edits elsewhere. */
function withIds(nodes: readonly Draft[], parent: string): FusionNode[] {
  const seen = new Map<string, number>();
  return nodes.map((one) => {
    const key = `${one.sort}:${one.measure ?? one.label}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    const id = `${parent}/${key}${count > 1 ? `#${count}` : ''}`;
    return { ...one, id, children: one.children.length > 0 ? withIds(one.children, id) : none };
  });
}

const none: readonly FusionNode[] = [];

/**
 * Makes the node of something known of a block, with places relative to the block: made once for as long as the block
 * stays as it is, and put where the block stands.
 */
function kept<T extends object>(make: (doc: Doc, value: T, by: number) => Draft): (doc: Doc, thing: At<T>) => Draft {
  const known = perKey((value: T, doc: Doc, by: number) => make(doc, value, by));
  return (doc, { value, by }) => placed(known(value, doc, by), by);
}

function placed(node: Draft, by: number): Draft {
  const children = node.children.map((child) => placed(child, by));
  return { ...node, ...(node.span && { span: shift(node.span, by) }), children };
}

function itemName(doc: Doc, { head }: Group, by: number): string {
  return oneLine(doc.slice(shift(head.item!, by))) || '（未写事项）';
}

//#endregion
