/**
 * The drafts of a workspace and what each of them names: an immutable value. A change makes a new one that shares
 * nearly everything with the old; its cost is that of the keys that came or went, whatever the workspace's size.
 */
import { type default as BTree, EmptyBTree } from 'sorted-btree';
import type { Key } from './keys';
import type { Summary } from './summary';

/** Sorted by address; copied on write, node by node. */
type Drafts = BTree<string, Summary>;
type Postings = BTree<Key, BTree<string, undefined>>;

/** Counts entries of the index that were written, for tests. */
export const work = { postings: 0 };

export class Workspace {
  static readonly empty = new Workspace(EmptyBTree as Drafts, EmptyBTree as Postings);

  private constructor(
    private readonly drafts: Drafts,
    /** Drafts by what they name. */
    private readonly postings: Postings,
  ) {}

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
    const old = this.drafts.get(summary.uri);
    if (old === summary) return this;
    const drafts = this.drafts.with(summary.uri, summary, true) as Drafts;
    return new Workspace(drafts, this.changed(summary.uri, old?.keys, summary.keys));
  }

  /** The workspace without a draft. */
  without(uri: string): Workspace {
    const old = this.drafts.get(uri);
    if (!old) return this;
    return new Workspace(this.drafts.without(uri), this.changed(uri, old.keys, undefined));
  }

  private changed(
    uri: string,
    old: ReadonlyMap<Key, number> | undefined,
    now: ReadonlyMap<Key, number> | undefined,
  ): Postings {
    if (old === now) return this.postings;
    const come = [...(now?.keys() ?? [])].filter((key) => !old?.has(key));
    const gone = [...(old?.keys() ?? [])].filter((key) => !now?.has(key));
    if (come.length + gone.length === 0) return this.postings;
    const postings = this.postings.clone();
    for (const key of come) postings.set(key, (postings.get(key) ?? EmptyBTree).with(uri));
    for (const key of gone) {
      const left = postings.get(key)!.without(uri);
      if (left.size > 0) postings.set(key, left);
      else postings.delete(key);
    }
    work.postings += come.length + gone.length;
    return postings;
  }
}
