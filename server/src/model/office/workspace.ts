/**
 * The drafts of a workspace and what each of them names: an immutable value. A change makes a new one that shares
 * nearly everything with the old; its cost is that of the keys that came or went, whatever the workspace's size.
 */
import { type default as BTree, EmptyBTree } from 'sorted-btree';
import type { Key } from './keys';
import type { DraftPassages } from './reuse/passages';
import { Prints } from './reuse/prints';
import type { Summary } from './summary';

/** Sorted by address; copied on write, node by node. */
type Drafts = BTree<string, Summary>;
type Postings = BTree<Key, BTree<string, undefined>>;

/** Counts entries of the index that were written, for tests. */
export const work = { postings: 0 };

export class Workspace {
  static readonly empty = new Workspace(EmptyBTree as Drafts, EmptyBTree as Postings, Prints.empty, undefined, {});

  private constructor(
    private readonly drafts: Drafts,
    /** Drafts by what they name. */
    private readonly postings: Postings,
    /** What stands in its passages. */
    readonly prints: Prints,
    /** The draft that the last changes were all about, and an object that stands for the others as they are. */
    private readonly touched: string | undefined,
    private readonly others: object,
  ) {}

  /** An object that stays the same while no other draft than this one changes; told of the draft that changed last. */
  besides(uri: string): object {
    return this.touched === uri ? this.others : this;
  }

  /** Number of drafts. */
  get size(): number {
    return this.drafts.size;
  }

  get(uri: string): Summary | undefined {
    return this.drafts.get(uri);
  }

  /** All drafts, by address. */
  all(): Iterable<Summary> {
    return this.drafts.values();
  }

  /** Drafts that name a key, by address. */
  *naming(key: Key): Generator<Summary> {
    for (const uri of this.postings.get(key)?.keys() ?? []) yield this.drafts.get(uri)!;
  }

  /** Number of drafts that name a key. */
  count(key: Key): number {
    return this.postings.get(key)?.size ?? 0;
  }

  /** All keys that begin with a text, each with the number of drafts, in order. */
  *keysFrom(start: string): Generator<readonly [Key, number]> {
    for (const [key, drafts] of this.postings.entries(start)) {
      if (!key.startsWith(start)) return;
      yield [key, drafts.size];
    }
  }

  /** The workspace in which a draft is as its summary says. */
  with(summary: Summary): Workspace {
    return this.withAll([summary]);
  }

  /** The same for many drafts at a small part of the cost. */
  withAll(summaries: readonly Summary[]): Workspace {
    if (summaries.every((summary) => this.drafts.get(summary.uri) === summary)) return this;
    const drafts = this.drafts.clone();
    const change = new Change(this.postings);
    const passages = new Map<string, DraftPassages['blocks']>();
    for (const summary of summaries) {
      const old = drafts.get(summary.uri);
      if (old === summary) continue;
      drafts.set(summary.uri, summary);
      change.draft(summary.uri, old?.keys, summary.keys);
      passages.set(summary.uri, summary.passages.blocks);
    }
    const [only] = passages.size === 1 ? passages.keys() : [];
    const others = only !== undefined && only === this.touched ? this.others : {};
    return new Workspace(drafts, change.done(), this.prints.with(passages), only, others);
  }

  /** The workspace without a draft. */
  without(uri: string): Workspace {
    return this.withoutAll([uri]);
  }

  /** The workspace without some drafts. */
  withoutAll(uris: readonly string[]): Workspace {
    const gone = uris.filter((uri) => this.drafts.has(uri));
    if (gone.length === 0) return this;
    const drafts = this.drafts.clone();
    const change = new Change(this.postings);
    for (const uri of gone) {
      change.draft(uri, drafts.get(uri)?.keys, undefined);
      drafts.delete(uri);
    }
    const prints = this.prints.with(new Map(gone.map((uri) => [uri, []])));
    return new Workspace(drafts, change.done(), prints, undefined, {});
  }
}

type Keys = ReadonlyMap<Key, number> | undefined;

/** Postings in the making: those of a key are copied when the first draft comes or goes, then written in place. */
class Change {
  /** Undefined while nothing has changed. */
  #postings: Postings | undefined;
  readonly #own = new Map<Key, BTree<string, undefined>>();

  constructor(private readonly old: Postings) {}

  /** A draft names other keys than before. */
  draft(uri: string, old: Keys, now: Keys): void {
    if (old === now) return;
    for (const key of now?.keys() ?? []) {
      if (old?.has(key)) continue;
      this.#of(key).set(uri, undefined);
      work.postings++;
    }
    for (const key of old?.keys() ?? []) {
      if (now?.has(key)) continue;
      this.#of(key).delete(uri);
      work.postings++;
    }
  }

  done(): Postings {
    for (const [key, drafts] of this.#own) if (drafts.size === 0) this.#postings?.delete(key);
    return this.#postings ?? this.old;
  }

  #of(key: Key): BTree<string, undefined> {
    const known = this.#own.get(key);
    if (known) return known;
    this.#postings ??= this.old.clone();
    const own = (this.old.get(key) ?? EmptyBTree).clone() as BTree<string, undefined>;
    this.#own.set(key, own);
    this.#postings.set(key, own);
    return own;
  }
}
