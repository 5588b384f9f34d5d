/**
 * Which passages of a workspace hold a key: an immutable value. Postings lie in sorted runs; a change adds a small run,
 * and runs of like sizes are made one (a log-structured merge), so that a posting costs the logarithm of their number and
 * eight bytes. Postings of what is gone are left out when runs are merged.
 */
import { type default as BTree, EmptyBTree } from 'sorted-btree';
import { append, common } from '../../../base/lists';
import { leading } from '../../../base/search';
import { each, keyBits, nth, type Passage, type Passages } from './passages';

/** Passages that came with one block of a draft, numbered from `first` on. */
export interface Owner {
  readonly uri: string;
  readonly passages: Passages;
  readonly first: number;
  /** How many passages, and keys of theirs. */
  readonly count: number;
  readonly postings: number;
}

/** Counts postings written, for tests. */
export const work = { postings: 0 };

/** A posting is `key * numbers + number of the passage`: 52 bits, which a double holds. */
const numbers = 2 ** (52 - keyBits);

/** Owners of so many passages are copied when one of them changes. */
const page = 512;

type Pages = readonly (readonly (Owner | undefined)[])[];

interface State {
  /** Owners of the blocks of each draft, in order. */
  readonly drafts: BTree<string, readonly Owner[]>;
  /** Each at least twice as long as the next. */
  readonly runs: readonly Float64Array[];
  /** By number; undefined where the passage is gone. */
  readonly owners: Pages;
  readonly next: number;
  /** Postings of passages that are there. */
  readonly live: number;
}

export class Prints {
  static readonly empty = new Prints({ drafts: EmptyBTree as State['drafts'], runs: [], owners: [], next: 0, live: 0 });

  private constructor(private readonly state: State) {}

  /** The value in which drafts hold these passages, block by block; none where a draft is gone. */
  with(changed: ReadonlyMap<string, readonly Passages[]>): Prints {
    const drafts = this.state.drafts.clone();
    const gone: Owner[] = [];
    const come: Owner[] = [];
    let { next } = this.state;
    for (const [uri, blocks] of changed) {
      const before = drafts.get(uri) ?? [];
      const known = before.map(({ passages }) => passages);
      const { head, tail } = common(known, blocks);
      const fresh: Owner[] = [];
      for (const passages of blocks.slice(head, blocks.length - tail)) {
        const owner = ownerAt(next, uri, passages);
        next += owner.count;
        fresh.push(owner);
      }
      append(gone, before.slice(head, before.length - tail));
      append(come, fresh);
      // Joined in this way a list takes no more room than it needs.
      const now = before.slice(0, head).concat(fresh, before.slice(before.length - tail));
      if (now.length > 0) drafts.set(uri, now);
      else drafts.delete(uri);
    }
    if (gone.length + come.length === 0) return this;
    const live = this.state.live + postingsOf(come) - postingsOf(gone);
    const owners = entered(this.state.owners, gone, come);
    return new Prints(withRun({ drafts, runs: this.state.runs, owners, next, live }, runOf(come)));
  }

  /**
   * Numbers of the passages that hold a key; undefined where they belong to more than so many drafts. The draft `except`
   * does not count.
   */
  holding(key: number, most: number, except: string): number[] | undefined {
    const { runs, owners } = this.state;
    const out: number[] = [];
    const drafts = new Set<string>();
    const low = key * numbers;
    for (const run of runs) {
      for (let at = firstFrom(run, low); at < run.length && run[at]! < low + numbers; at++) {
        const number = run[at]! - low;
        const uri = ownerIn(owners, number)?.uri;
        if (uri === undefined || uri === except) continue;
        out.push(number);
        drafts.add(uri);
        if (drafts.size > most) return undefined;
      }
    }
    return out;
  }

  /** Who a passage belongs to. */
  ownerOf(number: number): Owner {
    return ownerIn(this.state.owners, number)!;
  }
}

/** The passage of that number, relative to its block. */
export const passageOf = ({ passages, first }: Owner, number: number): Passage => nth(passages, number - first);

function ownerAt(first: number, uri: string, passages: Passages): Owner {
  let count = 0;
  let postings = 0;
  for (const { keys } of each(passages)) {
    count++;
    postings += keys.length;
  }
  return { uri, passages, first, count, postings };
}

const ownerIn = (owners: Pages, number: number) => owners[Math.floor(number / page)]?.[number % page];

const postingsOf = (owners: readonly Owner[]) => owners.reduce((sum, { postings }) => sum + postings, 0);

function entered(owners: Pages, gone: readonly Owner[], come: readonly Owner[]): Pages {
  const pages = [...owners];
  const copied = new Map<number, (Owner | undefined)[]>();
  const put = ({ first, count }: Owner, owner: Owner | undefined) => {
    for (let number = first; number < first + count; number++) {
      const at = Math.floor(number / page);
      let own = copied.get(at);
      if (!own) copied.set(at, (pages[at] = own = pages[at]?.slice() ?? new Array<undefined>(page)));
      own[number % page] = owner;
    }
  };
  for (const owner of gone) put(owner, undefined);
  for (const owner of come) put(owner, owner);
  return pages;
}

function runOf(owners: readonly Owner[]): Float64Array {
  const run = new Float64Array(postingsOf(owners));
  let at = 0;
  for (const { passages, first } of owners) {
    let number = first;
    for (const { keys } of each(passages)) {
      for (let i = 0; i < keys.length; i++) run[at++] = keys[i]! * numbers + number;
      number++;
    }
  }
  work.postings += run.length;
  return run.sort();
}

function withRun(state: State, run: Float64Array): State {
  const runs = [...state.runs];
  if (run.length > 0) runs.push(run);
  while (runs.length > 1 && runs.at(-2)!.length < 2 * runs.at(-1)!.length) {
    const [last, other] = [runs.pop()!, runs.pop()!];
    const one = merged(other, last, state.owners);
    if (one.length > 0) runs.push(one);
  }
  const held = runs.reduce((sum, { length }) => sum + length, 0);
  return held > 2 * state.live + page ? compact(state) : { ...state, runs };
}

/** Two runs as one, without what is gone. */
function merged(a: Float64Array, b: Float64Array, owners: Pages): Float64Array {
  const out = new Float64Array(a.length + b.length);
  let length = 0;
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    const posting = k >= b.length || (i < a.length && a[i]! < b[k]!) ? a[i++]! : b[k++]!;
    if (ownerIn(owners, posting % numbers)) out[length++] = posting;
  }
  work.postings += a.length + b.length;
  return length === out.length ? out : out.slice(0, length);
}

/** The same in one run, numbered anew: for when most of it is gone. */
function compact({ drafts, live }: State): State {
  let next = 0;
  const all: Owner[] = [];
  const renumbered = drafts.mapValues((own): readonly Owner[] =>
    own.map((owner) => {
      const again = { ...owner, first: next };
      next += owner.count;
      all.push(again);
      return again;
    }),
  ) as State['drafts'];
  const run = runOf(all);
  return { drafts: renumbered, runs: run.length > 0 ? [run] : [], owners: entered([], [], all), next, live };
}

/** Index of the first posting that is not below. */
const firstFrom = (run: Float64Array, low: number) => leading(run.length, (i) => run[i]! < low);
