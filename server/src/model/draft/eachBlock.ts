/** Things read from single blocks, carried from one revision to the next: a keystroke costs the blocks it touched. */
import { carry, type Doc } from './doc';
import type { BlockFacts } from '../block/types';

/** Readers have a place each in what they read: a WeakMap for every one of them costs more than many of them do. */
let places = 0;
/** A place in `kept` of blocks and documents for one more reader. */
export const newPlace = () => places++;

/** Stands for `undefined` where a block has been read. */
const nothing = {};

/** Reads a block once. `read` must depend on the block's facts, its source and the framework alone. */
export function once<T>(read: (facts: BlockFacts, source: string, doc: Doc) => T) {
  const place = newPlace();
  return (facts: BlockFacts, source: string, doc: Doc): T => {
    const { kept } = facts;
    if (kept[place] === undefined) kept[place] = read(facts, source, doc) ?? nothing;
    return (kept[place] === nothing ? undefined : kept[place]) as T;
  };
}

/** Makes a reader of every block, in order; reads as `once` does. */
export function byBlock<T>(read: (facts: BlockFacts, source: string, doc: Doc) => T): (doc: Doc) => readonly T[] {
  const known = once(read);
  const place = newPlace();
  return (doc) => {
    const all = doc.kept[place] as readonly T[] | undefined;
    if (all) return all;
    const old = doc.origin?.recogniser === doc.recogniser ? doc.origin.kept[place] : undefined;
    const made = carry(doc, old as readonly T[] | undefined, (i) => known(doc.facts[i]!, doc.source(i), doc));
    doc.kept[place] = made;
    return made;
  };
}

/** Keys of all blocks together. */
export interface Keys<K> {
  has(key: K): boolean;
  /** How often it occurs. */
  count(key: K): number;
  /** Those that occur more than once. */
  readonly repeated: ReadonlySet<K>;
}

/**
 * Counts the keys that `keysIn` tells of the value of each block. Of a revision that came from a counted one only the
 * blocks that differ are counted.
 */
export function keysByBlock<T, K>(
  values: (doc: Doc) => readonly T[],
  keysIn: (value: T) => Iterable<K>,
): (doc: Doc) => Keys<K> {
  const place = newPlace();
  return (doc) => {
    let count = doc.kept[place] as Count<K> | undefined;
    if (count) return count;
    const own = values(doc);
    const old = doc.origin;
    const before = old?.recogniser === doc.recogniser ? (old.kept[place] as Count<K> | undefined) : undefined;
    if (before) {
      count = before;
      // It changes hands: the older revision is hardly ever asked again, and then counts anew.
      old!.kept[place] = undefined;
      const { head, tail } = doc.same;
      const gone = values(old!);
      for (let i = head; i < gone.length - tail; i++) for (const key of keysIn(gone[i]!)) count.add(key, -1);
      for (let i = head; i < own.length - tail; i++) for (const key of keysIn(own[i]!)) count.add(key, 1);
    } else {
      count = new Count();
      for (const value of own) for (const key of keysIn(value)) count.add(key, 1);
    }
    doc.kept[place] = count;
    return count;
  };
}

class Count<K> implements Keys<K> {
  readonly #counts = new Map<K, number>();
  readonly repeated = new Set<K>();

  has(key: K): boolean {
    return this.#counts.has(key);
  }

  count(key: K): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: K, by: 1 | -1): void {
    const n = this.count(key) + by;
    if (n > 0) this.#counts.set(key, n);
    else this.#counts.delete(key);
    if (n > 1) this.repeated.add(key);
    else this.repeated.delete(key);
  }
}

export interface InBlock<T> {
  /** Index of the block. */
  readonly block: number;
  /** What was read; spans in it are relative to the block. */
  readonly value: T;
}

/** What was found in the blocks of a draft, in order. */
export interface Found<T> {
  (doc: Doc): readonly InBlock<T>[];
  /** The same for every block, undefined where there is nothing. */
  readonly blocks: (doc: Doc) => readonly (T | undefined)[];
}

/** Makes a reader of all blocks of text in which `read` finds something, in order; otherwise like `byBlock`. */
export function eachBlock<T>(read: (facts: BlockFacts, source: string, doc: Doc) => T | undefined): Found<T> {
  return foundIn(
    byBlock((facts, source, doc) => {
      return facts.units.length + facts.headings.length > 0 ? read(facts, source, doc) : undefined;
    }),
  );
}

/** What a reader of blocks has found, without the blocks in which there is nothing. */
export function foundIn<T>(blocks: (doc: Doc) => readonly (T | undefined)[]): Found<T> {
  /** By list of blocks, which stays the same while nothing is found anew. */
  const known = new WeakMap<readonly (T | undefined)[], readonly InBlock<T>[]>();
  const found = (doc: Doc): readonly InBlock<T>[] => {
    const all = blocks(doc);
    let found = known.get(all);
    if (!found) {
      const out: InBlock<T>[] = [];
      for (let block = 0; block < all.length; block++) {
        const value = all[block];
        if (value !== undefined) out.push({ block, value });
      }
      known.set(all, (found = out));
    }
    return found;
  };
  return Object.assign(found, { blocks });
}
