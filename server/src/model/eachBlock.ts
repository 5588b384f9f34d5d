/** Things read from single blocks, carried from one revision to the next: a keystroke costs the blocks it touched. */
import type { Doc } from './doc';
import type { BlockFacts } from './types';

export interface InBlock<T> {
  /** Index of the block. */
  readonly block: number;
  /** What was read; spans in it are relative to the block. */
  readonly value: T;
}

/**
 * Makes a reader of all blocks in which `read` finds something, in order. `read` must depend on its arguments and the
 * framework alone; facts belong to one framework, so results are kept by them.
 */
export function eachBlock<T>(read: (facts: BlockFacts, source: string, doc: Doc) => T | undefined) {
  const known = new WeakMap<BlockFacts, { readonly value: T | undefined }>();
  let last: { readonly facts: readonly BlockFacts[]; readonly found: readonly InBlock<T>[] } = { facts: [], found: [] };

  const readBlock = (doc: Doc, i: number): T | undefined => {
    const facts = doc.facts[i]!;
    if (facts.units.length + facts.headings.length === 0) return undefined;
    let entry = known.get(facts);
    if (!entry) known.set(facts, (entry = { value: read(facts, doc.source(i), doc) }));
    return entry.value;
  };

  return (doc: Doc): readonly InBlock<T>[] => {
    const { facts } = doc;
    const old = last;
    if (old.facts === facts) return old.found;
    const { head, tail } = common(old.facts, facts);
    const by = facts.length - old.facts.length;
    const found = old.found.filter(({ block }) => block < head);
    for (let block = head; block < facts.length - tail; block++) {
      const value = readBlock(doc, block);
      if (value !== undefined) found.push({ block, value });
    }
    for (const one of old.found) {
      if (one.block >= old.facts.length - tail)
        found.push(by === 0 ? one : { block: one.block + by, value: one.value });
    }
    last = { facts, found };
    return found;
  };
}

/** How many entries at both ends are the same objects. */
export function common(a: readonly unknown[], b: readonly unknown[]): { head: number; tail: number } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}
