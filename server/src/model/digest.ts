/**
 * What document rules need of a draft, in short: signs and tallies of each block, looked up once for each block and put
 * together once for each revision. So a rule about chapters or the whole text costs little at a keystroke.
 */
import type { Span } from '../base/span';
import type { Framework } from '../frame/schema';
import type { Doc } from './doc';
import { byBlock, keysByBlock } from './eachBlock';
import { type Sign, type SignHit, signsIn } from './signs';
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

/** The digest of every block, in order. */
const digests = byBlock((facts, source, doc): BlockDigest => {
  const any = facts.units.length + facts.tables.length + facts.marks.length + facts.headings.length > 0;
  return any ? read(doc.frame, facts, source) : nothing;
});

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
    if (!signsOf(doc).has(sign)) return out;
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

/** Whether the blocks that differ from the origin's show the same signs and measures, and as many segments of each sort. */
export function sameSigns(old: Doc, doc: Doc): boolean {
  const { head, tail } = doc.same;
  const gone = digests(old);
  const come = digests(doc);
  if (gone.length !== come.length) return false;
  for (let i = head; i < come.length - tail; i++) if (!alike(gone[i]!, come[i]!)) return false;
  return true;
}

function alike(a: BlockDigest, b: BlockDigest): boolean {
  const same =
    a.hits.size === b.hits.size &&
    a.measures.size === b.measures.size &&
    (['segments', 'work', 'party', 'ties'] as const).every((key) => a.tally[key] === b.tally[key]);
  if (!same) return false;
  for (const sign of a.hits.keys()) if (!b.hits.has(sign)) return false;
  for (const id of a.measures) if (!b.measures.has(id)) return false;
  return true;
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

/** The first hit of a list, absolute; undefined when none of its words stands anywhere. */
export function firstSign(doc: Doc, sign: Sign): SignHit | undefined {
  for (const [i, { hits }] of digests(doc).entries()) {
    const hit = hits.get(sign)?.[0];
    const by = doc.parsed.starts[i]!;
    if (hit) return { sign, start: hit.start + by, end: hit.end + by };
  }
  return undefined;
}

/** Lists of which some word stands anywhere in the draft (title included, front matter not). */
export const signsOf = keysByBlock(digests, ({ hits }) => hits.keys());

/** Ids of all measures that the draft states anywhere. */
export const measureIds = keysByBlock(digests, ({ measures }) => measures);

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
