/**
 * What document rules need of a draft, in short: signs and tallies of each block, looked up once for each block and put
 * together once for each revision. So a rule about chapters or the whole text costs little at a keystroke.
 */
import type { Span } from '../../base/span';
import type { Framework } from '../../frame/schema';
import type { Doc } from './doc';
import { byBlock, type Found, foundIn, keysByBlock, once } from './eachBlock';
import { countsCases } from '../grammar/result';
import { type Sign, type SignHit, signsIn } from '../grammar/signs';
import type { BlockFacts, Segment } from '../block/types';

/** Sums over the segments of a range: headings, running text, rows and marks. */
export interface Tally {
  /** Sentences and clauses of running text. */
  segments: number;
  /** UTF-16 units of those, rounded block by block: a character more or less changes nothing that is judged by it. */
  length: number;
  /** Segments that speak of casework, by item or in general. */
  work: number;
  /** Segments that state a measure or other Party life. */
  party: number;
  /** Segments that tie the two. */
  ties: number;
  /** Segments of running text that state a measure or a task, and those among them that are vague. */
  tasks: number;
  vague: number;
}

/** Step of the rounding of lengths, UTF-16 units. */
const step = 20;

interface BlockDigest {
  /** Hits by list, relative to the block. */
  readonly hits: ReadonlyMap<Sign, readonly SignHit[]>;
  readonly tally: Readonly<Tally>;
  /** Ids of the measures stated, by whatever evidence. */
  readonly measures: ReadonlySet<string>;
  /** It counts cases: 12件. */
  readonly cases: boolean;
  /** All of this and what hangs on it, without places: blocks with the same are alike to every rule that reads digests. */
  readonly key: string;
}

const zero = (): Tally => ({ segments: 0, length: 0, work: 0, party: 0, ties: 0, tasks: 0, vague: 0 });
const nothing: BlockDigest = { hits: new Map(), tally: zero(), measures: new Set(), cases: false, key: '' };

const digestOf = once((facts, source, { frame }): BlockDigest => {
  const any = facts.units.length + facts.tables.length + facts.marks.length + facts.headings.length > 0;
  return any ? read(frame, facts, source) : nothing;
});

/** The digest of every block, in order. */
const digests = byBlock(digestOf);

function read(frame: Framework, facts: BlockFacts, source: string): BlockDigest {
  const hits = new Map<Sign, SignHit[]>();
  const key: unknown[] = [];
  /** A heading inside the block parts what belongs to one section from what belongs to the next. */
  const section = (at: number) => facts.headings.filter(({ start }) => start <= at).length;
  for (const hit of signsIn(frame, source)) {
    const list = hits.get(hit.sign);
    if (list) list.push(hit);
    else hits.set(hit.sign, [hit]);
    key.push(hit.sign, source.slice(hit.start, hit.end), section(hit.start));
  }
  const tally = zero();
  for (const segment of facts.segments) {
    addSegment(tally, segment);
    const { start, kind, items, general, measures, tied, vague } = segment;
    const ids = [...items, ...measures].map(({ id }) => id);
    key.push(section(start), kind, items.length, general.length, measures.length, ids, tied, vague);
  }
  tally.length = Math.round(tally.length / step) * step;
  const measures = new Set(facts.segments.flatMap((segment) => segment.measures.flatMap(({ id }) => id ?? [])));
  const cases = countsCases(source);
  return { hits, tally, measures, cases, key: [tally.length, cases, ...key].join() };
}

/** Makes a reader of the blocks that hold a word of certain lists; spans are relative to the block. */
export function findByBlock<T>(
  lists: (sign: Sign) => boolean,
  look: (facts: BlockFacts, source: string, frame: Framework) => readonly T[],
): Found<readonly T[]> {
  return foundIn(
    byBlock((facts, source, doc) => {
      if (![...digestOf(facts, source, doc).hits.keys()].some(lists)) return undefined;
      const found = look(facts, source, doc.frame);
      return found.length > 0 ? found : undefined;
    }),
  );
}

/** Whether the digests of the blocks that differ from the origin's are alike. */
export function sameSigns(old: Doc, doc: Doc): boolean {
  const { head, tail } = doc.same;
  const gone = digests(old);
  const come = digests(doc);
  if (gone.length !== come.length) return false;
  for (let i = head; i < come.length - tail; i++) if (gone[i]!.key !== come[i]!.key) return false;
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

/** Whether some count of cases stands in a range. */
export function countsCasesWithin(doc: Doc, { start, end }: Span): boolean {
  const all = digests(doc);
  const { starts, blocks } = doc.parsed;
  for (let i = doc.blockAt(start); i < all.length && starts[i]! < end; i++) {
    if (!all[i]!.cases) continue;
    const by = starts[i]!;
    if (start <= by && by + blocks[i]!.length <= end) return true;
    if (countsCases(doc.text.slice(Math.max(start, by), Math.min(end, by + blocks[i]!.length)))) return true;
  }
  return false;
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

function addSegment(sum: Tally, { kind, start, end, items, general, measures, tied, vague }: Segment): void {
  if (kind === 'sentence' || kind === 'clause') {
    sum.segments++;
    sum.length += end - start;
  }
  if (kind !== 'row' && kind !== 'heading' && (measures.length > 0 || vague)) {
    sum.tasks++;
    if (vague) sum.vague++;
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
  sum.tasks += other.tasks;
  sum.vague += other.vague;
}
