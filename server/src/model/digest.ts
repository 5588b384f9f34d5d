/**
 * What document rules need of a draft, in short: signs and tallies of each block, looked up once for each block and put
 * together once for each revision. So a rule about chapters or the whole text costs little at a keystroke.
 */
import type { Span } from '../base/span';
import type { Framework } from '../frame/schema';
import type { Doc } from './doc';
import { type Sign, type SignHit, signCount, signsIn } from './signs';
import type { BlockFacts, Segment } from './types';

/** Sums over the segments of a range: headings, running text, rows and marks. */
export interface Tally {
  /** Sentences and clauses of running text. */
  segments: number;
  /** UTF-16 units of those. */
  length: number;
  /** Segments that speak of casework, by item or in general. */
  work: number;
  /** Segments that state a measure or other Party life. */
  party: number;
  /** Segments that tie the two. */
  ties: number;
}

interface BlockDigest {
  /** Hits by list, relative to the block. */
  readonly hits: ReadonlyMap<Sign, readonly SignHit[]>;
  readonly tally: Readonly<Tally>;
  /** Ids of the measures stated, by whatever evidence. */
  readonly measures: ReadonlySet<string>;
}

const zero = (): Tally => ({ segments: 0, length: 0, work: 0, party: 0, ties: 0 });
const nothing: BlockDigest = { hits: new Map(), tally: zero(), measures: new Set() };

const ofBlock = new WeakMap<BlockFacts, BlockDigest>();
const ofDoc = new WeakMap<Doc, readonly BlockDigest[]>();

/** The digest of every block, in order. */
function digests(doc: Doc): readonly BlockDigest[] {
  let all = ofDoc.get(doc);
  if (!all) {
    all = doc.facts.map((facts, i) => {
      if (facts.units.length + facts.tables.length + facts.marks.length + facts.headings.length === 0) return nothing;
      let digest = ofBlock.get(facts);
      if (!digest) ofBlock.set(facts, (digest = read(doc.frame, facts, doc.source(i))));
      return digest;
    });
    ofDoc.set(doc, all);
  }
  return all;
}

function read(frame: Framework, facts: BlockFacts, source: string): BlockDigest {
  const hits = new Map<Sign, SignHit[]>();
  for (const hit of signsIn(frame, source)) {
    const list = hits.get(hit.sign);
    if (list) list.push(hit);
    else hits.set(hit.sign, [hit]);
  }
  const tally = zero();
  for (const segment of facts.segments) addSegment(tally, segment);
  const measures = new Set(facts.segments.flatMap((segment) => segment.measures.flatMap(({ id }) => id ?? [])));
  return { hits, tally, measures };
}

/**
 * A function that finds things in the blocks of a draft that hold a word of a list; spans are relative to the block,
 * whose number is `block`. A block is looked at again only when it has changed.
 */
export function findByBlock<T extends object>(
  sign: Sign,
  look: (doc: Doc, block: number) => readonly T[],
): (doc: Doc) => (T & { readonly block: number })[] {
  const known = new WeakMap<BlockFacts, readonly T[]>();
  return (doc) => {
    const out: (T & { readonly block: number })[] = [];
    const all = digests(doc);
    for (let block = 0; block < all.length; block++) {
      if (!all[block]!.hits.has(sign)) continue;
      const facts = doc.facts[block]!;
      let found = known.get(facts);
      if (!found) known.set(facts, (found = look(doc, block)));
      for (const one of found) out.push({ ...one, block });
    }
    return out;
  };
}

/** What is tallied over a range of the text. */
export function tally(doc: Doc, span: Span): Readonly<Tally> {
  const sum = zero();
  const all = digests(doc);
  const { starts, blocks } = doc.parsed;
  for (let i = doc.blockAt(span.start); i < all.length && starts[i]! < span.end; i++) {
    const by = starts[i]!;
    if (span.start <= by && by + blocks[i]!.length <= span.end) addTally(sum, all[i]!.tally);
    else {
      for (const segment of doc.facts[i]!.segments) {
        if (span.start <= segment.start + by && segment.start + by < span.end) addSegment(sum, segment);
      }
    }
  }
  return sum;
}

/** Hits of some lists in a range, absolute, by place. */
export function signsWithin(doc: Doc, span: Span, signs: readonly Sign[]): SignHit[] {
  const out: SignHit[] = [];
  const all = digests(doc);
  const { starts } = doc.parsed;
  for (let i = doc.blockAt(span.start); i < all.length && starts[i]! < span.end; i++) {
    const by = starts[i]!;
    for (const sign of signs) {
      for (const hit of all[i]!.hits.get(sign) ?? []) {
        const [start, end] = [hit.start + by, hit.end + by];
        if (start >= span.start && end <= span.end) out.push({ sign, start, end });
      }
    }
  }
  return signs.length > 1 ? out.sort((a, b) => a.start - b.start) : out;
}

const shown = new WeakMap<Doc, ReadonlySet<Sign>>();

/** Lists of which some word stands anywhere in the draft (title included, front matter not). */
export function signsOf(doc: Doc): ReadonlySet<Sign> {
  let set = shown.get(doc);
  if (!set) {
    const most = signCount(doc.frame);
    shown.set(doc, (set = union(digests(doc), ({ hits }) => hits.keys(), most)));
  }
  return set;
}

/** Ids of all measures that the draft states anywhere; once `most` are known no more are looked for. */
export function measureIds(doc: Doc, most: number): ReadonlySet<string> {
  return union(digests(doc), ({ measures }) => measures, most);
}

function union<T>(all: readonly BlockDigest[], of: (digest: BlockDigest) => Iterable<T>, most: number): Set<T> {
  const found = new Set<T>();
  for (const digest of all) {
    // Once everything has been seen nothing can be added: a long text is read no further.
    if (found.size >= most) break;
    for (const value of of(digest)) found.add(value);
  }
  return found;
}

function addSegment(sum: Tally, { kind, start, end, items, general, measures, tied }: Segment): void {
  if (kind === 'sentence' || kind === 'clause') {
    sum.segments++;
    sum.length += end - start;
  }
  if (items.length + general.length > 0) sum.work++;
  if (measures.length > 0) sum.party++;
  if (tied) sum.ties++;
}

function addTally(sum: Tally, other: Readonly<Tally>): void {
  sum.segments += other.segments;
  sum.length += other.length;
  sum.work += other.work;
  sum.party += other.party;
  sum.ties += other.ties;
}
