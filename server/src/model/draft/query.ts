/**
 * Questions about a draft whose answers are kept from one revision to the next. An answer is a pure function of what the
 * question is given; a list is the very same object while none of its values differs, so whatever is derived from it
 * stays as well. Values hold places relative to their blocks; where a block stands is looked up at the end.
 */
import { common, sameList } from '../../base/lists';
import type { Framework } from '../../frame/schema';
import type { BlockFacts } from '../block/types';
import type { Memory } from './memory';

/** What a question may be asked of: one revision of a draft. */
export interface Revision {
  readonly memory: Memory;
  readonly frame: Framework;
  readonly facts: readonly BlockFacts[];
  /** Source of a block. */
  source(i: number): string;
  /** Reads the facts of a block ahead of the others; the list that they will stand in. */
  factsAhead(i: number): readonly BlockFacts[];
}

export type Query<T, D extends Revision = Revision> = (doc: D) => T;

/** Reads a block. Places in the value are relative to the block. It must not look at anything else. */
export type ReadBlock<T> = (facts: BlockFacts, source: string, frame: Framework) => T;

/** All questions about blocks, to be asked ahead. */
const readers: ((doc: Revision, i: number) => void)[] = [];

/** Asks all that is ever asked of a block, so that the answers are there when a rule or a feature wants all of them. */
export function readAhead(doc: Revision, i: number): void {
  for (const reader of readers) reader(doc, i);
}

/** A value for each block. */
export function perBlock<T>(read: ReadBlock<T>): Query<readonly T[]> {
  const slot = {};
  const making = (doc: Revision) => ({
    read: (facts: BlockFacts, i: number) => read(facts, doc.source(i), doc.frame),
  });
  readers.push((doc, i) => doc.memory.ahead(slot, doc.factsAhead(i), undefined, i, making(doc)));
  return (doc) => doc.memory.list(slot, doc.facts, undefined, making(doc));
}

/** A value for each block, made of the block and of something else that is known of the draft. */
export function perBlockGiven<G, T, D extends Revision = Revision>(
  given: Query<G, D>,
  read: (facts: BlockFacts, source: string, given: G) => T,
): Query<readonly T[], D> {
  const slot = {};
  return (doc) => {
    const known = given(doc);
    const making = { read: (facts: BlockFacts, i: number) => read(facts, doc.source(i), known) };
    return doc.memory.list(slot, doc.facts, known, making);
  };
}

/**
 * A value for each value of another list, made of that value and, where given, of something else known of the draft.
 * `same`: whether a new value says no more than the one before, which then stays.
 */
export function eachOf<A, T, G = undefined, D extends Revision = Revision>(
  list: Query<readonly A[], D>,
  read: (value: A, given: G) => T,
  same?: (before: T, now: T) => boolean,
  given?: Query<G, D>,
): Query<readonly T[], D> {
  const slot = {};
  return (doc) => {
    const known = given?.(doc);
    return doc.memory.list(slot, list(doc), known, { read: (value) => read(value, known as G), same });
  };
}

/**
 * A value for each value of a list, made of that value and of something that is known outside the draft: `make` gives it,
 * and is asked again only when one of the things that tell it apart is another one.
 */
export function eachAsked<A, G, T>(list: Query<readonly A[]>, read: (value: A, given: G) => T) {
  const [outside, slot] = [{}, {}];
  return (doc: Revision, apart: readonly unknown[], make: () => G): readonly T[] => {
    const given = doc.memory.keep(outside, apart, make);
    return doc.memory.list(slot, list(doc), given, { read: (value) => read(value, given) });
  };
}

/** A value made of the answers to other questions: again only when one of them is another object. */
export function derive<const I extends readonly unknown[], T, D extends Revision = Revision>(
  inputs: { readonly [K in keyof I]: Query<I[K], D> },
  make: (...values: I) => T,
): Query<T, D> {
  const slot = {};
  const all = inputs as readonly Query<unknown, D>[];
  return (doc) => {
    const values = all.map((input) => input(doc));
    return doc.memory.keep(slot, values, () => make(...(values as unknown as I)));
  };
}

//#region Blocks in which something is found

export interface InBlock<T> {
  /** Index of the block. */
  readonly block: number;
  /** What was read; spans in it are relative to the block. */
  readonly value: T;
}

/** What is found in the blocks of running text, in order. */
export function found<T>(read: ReadBlock<T | undefined>): Query<readonly InBlock<T>[]> {
  return inBlocks(
    perBlock<T | undefined>((facts, source, frame) =>
      facts.units.length + facts.headings.length > 0 ? read(facts, source, frame) : undefined,
    ),
  );
}

/** The values of a list that are there, each with its block. */
export function inBlocks<T, D extends Revision = Revision>(
  list: Query<readonly (T | undefined)[], D>,
): Query<readonly InBlock<T>[], D> {
  return derive<[readonly (T | undefined)[]], readonly InBlock<T>[], D>([list], (values) => {
    const out: InBlock<T>[] = [];
    for (let block = 0; block < values.length; block++) {
      const value = values[block];
      if (value !== undefined) out.push({ block, value });
    }
    return out;
  });
}

//#endregion

//#region Keys of all blocks together

export interface Keys<K> {
  has(key: K): boolean;
  /** How often it occurs. */
  count(key: K): number;
  /** Those that occur more than once: the same set while it holds the same. */
  readonly repeated: ReadonlySet<K>;
}

/**
 * Counts the keys of the values of a list; of a list like one counted before only what differs is counted. The very same
 * answer while each value has the same keys.
 */
export function counts<T, K>(list: Query<readonly T[]>, keysOf: (value: T) => Iterable<K>): Query<Keys<K>> {
  const slot = {};
  const keys = eachOf(list, (value): readonly K[] => [...keysOf(value)], sameList);
  return derive([keys, (doc) => doc.memory.keep(slot, [], () => new Table<K>())], (values, table) => ({
    has: (key: K) => table.of(values).has(key),
    count: (key: K) => table.of(values).get(key) ?? 0,
    repeated: table.repeatedIn(values),
  }));
}

/** How often each key occurs in the list that was asked for last. */
class Table<K> {
  readonly #counts = new Map<K, number>();
  #repeated: ReadonlySet<K> = new Set();
  /** Keys that may have become repeated, or have ceased to be. */
  readonly #touched = new Set<K>();
  #list: readonly (readonly K[])[] = [];

  of(list: readonly (readonly K[])[]): ReadonlyMap<K, number> {
    if (list === this.#list) return this.#counts;
    const { head, tail } = common(this.#list, list);
    for (const keys of this.#list.slice(head, this.#list.length - tail)) this.#add(keys, -1);
    for (const keys of list.slice(head, list.length - tail)) this.#add(keys, 1);
    this.#list = list;
    return this.#counts;
  }

  repeatedIn(list: readonly (readonly K[])[]): ReadonlySet<K> {
    const counts = this.of(list);
    const isRepeated = (key: K) => (counts.get(key) ?? 0) > 1;
    const differs = [...this.#touched].some((key) => isRepeated(key) !== this.#repeated.has(key));
    if (differs) {
      const all = new Set(this.#repeated);
      for (const key of this.#touched) {
        if (isRepeated(key)) all.add(key);
        else all.delete(key);
      }
      this.#repeated = all;
    }
    this.#touched.clear();
    return this.#repeated;
  }

  #add(keys: readonly K[], by: 1 | -1): void {
    for (const key of keys) {
      const n = (this.#counts.get(key) ?? 0) + by;
      if (n > 0) this.#counts.set(key, n);
      else this.#counts.delete(key);
      this.#touched.add(key);
    }
  }
}

//#endregion
