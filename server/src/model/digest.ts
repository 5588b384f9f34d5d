/**
 * What document rules need of a draft, in short: signs and tallies of each block, looked up once for each block and put
 * together once for each revision. So a rule about chapters or the whole text costs little at a keystroke.
 */
import { contains, type Span } from '../base/span';
import type { Doc } from './doc';
import { type Sign, type SignHit, signCount, signsIn } from './signs';
import type { BlockFacts, Segment } from './types';

/** Sums over segments of running text and headings, and over entries of tables and marks. */
export interface Tally {
  readonly segments: number;
  /** UTF-16 units of those segments. */
  readonly length: number;
  /** Segments that speak of casework, by item or in general. */
  readonly work: number;
  /** Segments that state a measure or other Party life. */
  readonly party: number;
  /** Segments, rows and marks that tie the two. */
  readonly ties: number;
}

interface BlockDigest {
  readonly hits: readonly SignHit[];
  readonly tally: Tally;
  /** Ids of the measures stated, by whatever evidence. */
  readonly measures: ReadonlySet<string>;
}

const blocks = new WeakMap<BlockFacts, BlockDigest>();
const nothing: BlockDigest = {
  hits: [],
  tally: { segments: 0, length: 0, work: 0, party: 0, ties: 0 },
  measures: new Set(),
};

function digestOf(doc: Doc, i: number): BlockDigest {
  const facts = doc.facts[i]!;
  if (facts.units.length + facts.tables.length + facts.marks.length + facts.headings.length === 0) return nothing;
  let digest = blocks.get(facts);
  if (!digest) {
    digest = { hits: signsIn(doc.frame, doc.source(i)), tally: tallyOf(facts, () => true), measures: idsIn(facts) };
    blocks.set(facts, digest);
  }
  return digest;
}

/** What is tallied over a range of the text. */
export function tally(doc: Doc, span: Span): Tally {
  let sum = nothing.tally;
  for (let i = doc.blockAt(span.start); i < doc.blocks.length && doc.parsed.starts[i]! < span.end; i++) {
    const start = doc.parsed.starts[i]!;
    const whole = contains(span, { start, end: start + doc.blocks[i]!.length });
    sum = add(
      sum,
      whole
        ? digestOf(doc, i).tally
        : tallyOf(doc.facts[i]!, (part) => span.start <= part.start + start && part.start + start < span.end),
    );
  }
  return sum;
}

/** Hits of some lists in a range, absolute, by place. */
export function signsWithin(doc: Doc, span: Span, signs: readonly Sign[]): SignHit[] {
  const out: SignHit[] = [];
  for (let i = doc.blockAt(span.start); i < doc.blocks.length && doc.parsed.starts[i]! < span.end; i++) {
    const by = doc.parsed.starts[i]!;
    for (const hit of digestOf(doc, i).hits) {
      if (!signs.includes(hit.sign) || hit.start + by < span.start || hit.end + by > span.end) continue;
      out.push({ sign: hit.sign, start: hit.start + by, end: hit.end + by });
    }
  }
  return out;
}

const shown = new WeakMap<Doc, ReadonlySet<Sign>>();

/** Lists of which some word stands anywhere in the draft (title included, front matter not). */
export function signsOf(doc: Doc): ReadonlySet<Sign> {
  let set = shown.get(doc);
  if (!set) {
    const found = new Set<Sign>();
    const all = signCount(doc.frame);
    // Once every list has been seen nothing can be added: a long text is read no further.
    for (let i = 0; i < doc.blocks.length && found.size < all; i++) {
      for (const hit of digestOf(doc, i).hits) found.add(hit.sign);
    }
    shown.set(doc, (set = found));
  }
  return set;
}

/** Ids of all measures that the draft states anywhere, once `most` are known no more are looked for. */
export function measureIds(doc: Doc, most: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 0; i < doc.blocks.length && found.size < most; i++) {
    for (const id of digestOf(doc, i).measures) found.add(id);
  }
  return found;
}

function idsIn(facts: BlockFacts): ReadonlySet<string> {
  const all = facts.segments.flatMap(({ measures }) => measures.flatMap(({ id }) => id ?? []));
  return new Set(all);
}

function tallyOf(facts: BlockFacts, inside: (part: Span) => boolean): Tally {
  let sum = { ...nothing.tally };
  for (const segment of facts.segments) if (inside(segment)) sum = add(sum, tallyOne(segment));
  return sum;
}

function tallyOne({ kind, start, end, items, general, measures, tied }: Segment): Tally {
  const prose = kind === 'sentence' || kind === 'clause';
  return {
    segments: prose ? 1 : 0,
    length: prose ? end - start : 0,
    work: items.length + general.length > 0 ? 1 : 0,
    party: measures.length > 0 ? 1 : 0,
    ties: tied ? 1 : 0,
  };
}

function add(a: Tally, b: Tally): Tally {
  return {
    segments: a.segments + b.segments,
    length: a.length + b.length,
    work: a.work + b.work,
    party: a.party + b.party,
    ties: a.ties + b.ties,
  };
}
