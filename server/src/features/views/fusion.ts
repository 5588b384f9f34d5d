/**
 * The outline of what is tied: by measure (dimension → measure → what is tied to it), by item (item → measures, who,
 * when) or by part (section → items and sentences in it). Plain data; ids stay the same while the words do.
 */
import type { Doc } from '../../model/draft/doc';
import { byItem } from './fusion/byItem';
import { byMeasure } from './fusion/byMeasure';
import { byPart } from './fusion/byPart';
import type { PlainNode, FusionNode } from './fusion/nodes';

export type { FusionNode } from './fusion/nodes';

export type FusionBy = 'measure' | 'item' | 'part';

/** The tree of a draft; empty for other files and where there is nothing to show. */
export function fusion(doc: Doc, by: FusionBy): FusionNode[] {
  if (!doc.kind) return [];
  const roots = by === 'measure' ? byMeasure(doc) : by === 'item' ? byItem(doc) : byPart(doc);
  return withIds(roots, '');
}

/** Ids out of what is written and its place among the same: they survive edits elsewhere. */
function withIds(nodes: readonly PlainNode[], parent: string): FusionNode[] {
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
