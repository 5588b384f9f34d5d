/**
 * What document rules need of a draft, in short: signs and tallies of each block, cut at the headings inside it, so that
 * what is told of a section is the sum of whole pieces.
 */
import { perKey } from '../../base/perKey';
import { leading } from '../../base/search';
import type { Span } from '../../base/span';
import type { Framework } from '../../frame/schema';
import type { BlockFacts, Segment } from '../block/types';
import { countsCases } from '../grammar/result';
import { type Sign, type SignHit, signsIn } from '../grammar/signs';
import type { Doc } from './doc';
import type { Section } from './outline';
import { counts, derive, perBlock } from './query';

/** Sums over the segments of a range: headings, running text, rows and marks. */
export interface Tally {
  /** Sentences and clauses of running text. */
  readonly segments: number;
  /** UTF-16 units of those. */
  readonly length: number;
  /** Segments that speak of casework, by item or in general. */
  readonly work: number;
  /** Segments that state a measure or other Party life. */
  readonly party: number;
  /** Segments that tie the two. */
  readonly ties: number;
  /** Segments of running text that state a measure or a task, and those among them that are vague. */
  readonly tasks: number;
  readonly vague: number;
  /** Pieces in which cases are counted: 12件. */
  readonly cases: number;
}

const fields = ['segments', 'length', 'work', 'party', 'ties', 'tasks', 'vague', 'cases'] as const;

//#region Signs

const noHits: ReadonlyMap<Sign, readonly SignHit[]> = new Map();

/** Hits in a block by list, relative to it. */
export const hitsIn = perKey((facts: BlockFacts, source: string, frame: Framework) =>
  hasText(facts) ? readHits(source, frame) : noHits,
);

const hasText = ({ units, tables, marks, headings }: BlockFacts) =>
  units.length + tables.length + marks.length + headings.length > 0;

function readHits(source: string, frame: Framework): ReadonlyMap<Sign, readonly SignHit[]> {
  const hits = new Map<Sign, SignHit[]>();
  for (const hit of signsIn(frame, source)) {
    const list = hits.get(hit.sign);
    if (list) list.push(hit);
    else hits.set(hit.sign, [hit]);
  }
  return hits.size > 0 ? hits : noHits;
}

const hitsByBlock = perBlock(hitsIn);

/** Lists of which some word stands anywhere in the draft (title included, front matter not). */
export const signsOf = counts(hitsByBlock, (hits) => hits.keys());

/** Hits of some lists in a range, absolute, by place. */
export function signsWithin(doc: Doc, span: Span, signs: readonly Sign[]): SignHit[] {
  const out: SignHit[] = [];
  const all = hitsByBlock(doc);
  const { starts } = doc.parsed;
  for (let i = doc.blockAt(span.start); i < all.length && starts[i]! < span.end; i++) {
    if (all[i] === noHits) continue;
    const by = starts[i]!;
    for (const sign of signs) {
      for (const hit of all[i]!.get(sign) ?? []) {
        const [start, end] = [hit.start + by, hit.end + by];
        if (start >= span.start && end <= span.end) out.push({ sign, start, end });
      }
    }
  }
  return signs.length > 1 ? out.sort((a, b) => a.start - b.start) : out;
}

/** The first hit of a list, absolute; undefined when none of its words stands anywhere. */
export function firstSign(doc: Doc, sign: Sign): SignHit | undefined {
  for (const [i, hits] of hitsByBlock(doc).entries()) {
    const hit = hits.get(sign)?.[0];
    const by = doc.parsed.starts[i]!;
    if (hit) return { sign, start: hit.start + by, end: hit.end + by };
  }
  return undefined;
}

//#endregion

//#region Measures

const noIds: ReadonlySet<string> = new Set();

const idsByBlock = perBlock(({ segments }): ReadonlySet<string> => {
  const ids = segments.flatMap(({ measures }) => measures.flatMap(({ id }) => id ?? []));
  return ids.length > 0 ? new Set(ids) : noIds;
});

/** Ids of all measures that the draft states anywhere, by whatever evidence. */
export const measureIds = counts(idsByBlock, (ids) => ids);

//#endregion

//#region Tallies

/** What a block adds to the sums, cut at its headings. */
interface Pieces {
  /** Of one piece after the other, in the order of `fields`. */
  readonly figures: readonly number[];
  /** Index of the piece that each heading begins. */
  readonly begun: readonly number[];
}

const noPieces: Pieces = { figures: [], begun: [] };

const pieces = perBlock((facts, source): Pieces => (hasText(facts) ? piecesOf(facts, source) : noPieces));

function piecesOf({ headings, segments }: BlockFacts, source: string): Pieces {
  const cuts = [...new Set([0, ...headings.map(({ start }) => start)])].sort((a, b) => a - b);
  const pieceAt = (offset: number) => leading(cuts.length, (k) => cuts[k]! <= offset) - 1;
  const own: Segment[][] = cuts.map(() => []);
  for (const segment of segments) own[pieceAt(segment.start)]!.push(segment);
  return {
    figures: cuts.flatMap((start, k) => figuresOf(own[k]!, countsCases(source.slice(start, cuts[k + 1])))),
    begun: headings.map(({ start }) => pieceAt(start)),
  };
}

function figuresOf(segments: readonly Segment[], cases: boolean): readonly number[] {
  const sum = { segments: 0, length: 0, work: 0, party: 0, ties: 0, tasks: 0, vague: 0, cases: cases ? 1 : 0 };
  for (const { kind, start, end, items, general, measures, tied, vague } of segments) {
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
  return fields.map((field) => sum[field]);
}

/** Sums over any section of a draft. */
class Tallies {
  /** For each piece of the draft, and behind the last, the sums over all before it: so many figures as there are fields. */
  readonly #before: Int32Array;
  /** Index of the piece that each heading of the draft begins. */
  readonly #begun: number[] = [];
  readonly #count: number;

  constructor(blocks: readonly Pieces[]) {
    const width = fields.length;
    let length = 0;
    for (const { figures } of blocks) length += figures.length;
    // In one go over all blocks, at every keystroke.
    const before = new Int32Array(length + width);
    let at = 0;
    for (const { figures, begun } of blocks) {
      for (let k = 0; k < begun.length; k++) this.#begun.push(at / width + begun[k]!);
      for (let k = 0; k < figures.length; k++, at++) before[at + width] = before[at]! + figures[k]!;
    }
    this.#before = before;
    this.#count = length / width;
  }

  /** What is tallied over a section, with those below it; over the whole draft where none is given. */
  of(section?: Pick<Section, 'index' | 'end'>): Tally {
    const from = section ? this.#begun[section.index]! : 0;
    const to = section?.end === undefined ? this.#count : this.#begun[section.end]!;
    const figure = (k: number) => this.#before[to * fields.length + k]! - this.#before[from * fields.length + k]!;
    return {
      segments: figure(0),
      length: figure(1),
      work: figure(2),
      party: figure(3),
      ties: figure(4),
      tasks: figure(5),
      vague: figure(6),
      cases: figure(7),
    };
  }
}

export const talliesOf = derive([pieces], (blocks) => new Tallies(blocks));

//#endregion
