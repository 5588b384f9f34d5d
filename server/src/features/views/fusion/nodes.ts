/** Nodes of the outline of ties, and what they say of an entry or a sentence. */
import { perKey } from '../../../base/perKey';
import { type Span, shift } from '../../../base/span';
import type { Role } from '../../../frame/schema';
import type { Doc } from '../../../model/draft/doc';
import { type Group, isEmpty } from '../../../model/draft/entries';
import type { Field, Segment } from '../../../model/block/types';
import type { At, GridItem } from '../grid';
import { exemptReason, oneLine } from '../../words';

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

/** A node whose id is not known yet. */
export type PlainNode = Omit<FusionNode, 'id' | 'children'> & { readonly children: readonly PlainNode[] };

/** More than this below one node nobody looks through. */
export const most = 100;

export function leaf(
  sort: FusionSort,
  label: string,
  detail: string,
  state: FusionState,
  { start, end }: Span,
): PlainNode {
  return { sort, label, detail, state, span: { start, end }, children: [] };
}

/** Nodes of the first things; how many are left out is said by one more. */
export function first<T>(things: readonly T[], make: (thing: T) => PlainNode, limit = most): PlainNode[] {
  const nodes = things.slice(0, limit).map(make);
  const left = things.length - nodes.length;
  if (left > 0) nodes.push({ sort: 'more', label: `还有 ${left} 处`, detail: '', state: 'none', children: [] });
  return nodes;
}

/**
 * Makes the node of something known of a block, with places relative to the block: made once for as long as the block
 * stays as it is, and put where the block stands.
 */
export function kept<T extends object>(
  make: (doc: Doc, value: T, by: number) => PlainNode,
): (doc: Doc, thing: At<T>) => PlainNode {
  const nodeOf = perKey((value: T, doc: Doc, by: number) => make(doc, value, by));
  return (doc, { value, by }) => placed(nodeOf(value, doc, by), by);
}

function placed(node: PlainNode, by: number): PlainNode {
  const children = node.children.map((child) => placed(child, by));
  return { ...node, ...(node.span && { span: shift(node.span, by) }), children };
}

export const owners: readonly Role[] = ['department', 'person', 'leader'];
export const deadlines: readonly Role[] = ['deadline'];

export const states = { tied: 'covered', justified: 'justified', hollow: 'uncovered', untied: 'uncovered' } as const;

export const itemLeaf = kept((doc: Doc, { group, state }: GridItem, by: number) => {
  const who = [said(doc, group, owners, by), said(doc, group, deadlines, by)].filter(Boolean).join(' · ');
  const detail = state === 'justified' ? exemptReason(doc, group.rows, by) : who;
  return leaf('item', itemName(doc, group, by), detail, states[state], group.head.item!);
});

export const sentenceLeaf = kept((doc: Doc, segment: Segment, by: number) => {
  const names = new Set(segment.items.map((item) => oneLine(doc.slice(shift(item, by)))));
  const label = oneLine(doc.slice(shift(segment, by)));
  return leaf('sentence', label, [...names].join('、'), segment.tied ? 'covered' : 'none', segment);
});

/** A sentence that is tied by what stands above it. */
export function inheritedLeaf(doc: Doc, sentence: At<Segment>): PlainNode {
  const node = sentenceLeaf(doc, sentence);
  return { ...node, detail: [node.detail, '承上'].filter(Boolean).join(' · '), state: 'covered' };
}

export function itemName(doc: Doc, { head }: Group, by: number): string {
  return oneLine(doc.slice(shift(head.item!, by))) || '（未写事项）';
}

export const fieldsOf = ({ head }: Group, roles: readonly Role[]): Field[] =>
  roles.flatMap((role) => head.fields[role] ?? []);

/** What the entry says in these fields, in a few words. */
export function said(doc: Doc, group: Group, roles: readonly Role[], by: number): string {
  const filled = fieldsOf(group, roles).filter((field) => !isEmpty(field));
  const words = filled.map((field) => oneLine(doc.slice(shift(field, by)), 30));
  return [...new Set(words.filter(Boolean))].join('、');
}
