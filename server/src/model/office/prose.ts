/**
 * What the running text of a report says, as far as the trace from plan to report asks: its headings, and which names
 * stand in it. The text itself is not kept: it may be confidential and is large.
 */
import { copy } from '../../base/copy';
import { lastAtOrBelow } from '../../base/search';
import { shift, type Span } from '../../base/span';
import type { BlockFacts } from '../block/types';
import type { Doc } from '../draft/doc';
import { perBlockGiven } from '../draft/query';
import { plainName } from './keys';

/** What a heading calls an item. The place is relative to its block. */
export interface ProseName extends Span {
  readonly name: string;
  /** Casework items of the framework in its words. */
  readonly ids: readonly string[];
}

export interface ProseBlock {
  readonly headings: readonly ProseName[];
  /** Which runs of `run` characters stand there, by their hashes, sorted. */
  readonly runs: Uint32Array;
  /** UTF-16 units of the block. */
  readonly length: number;
}

/** Blocks of running text with their starts, in order. */
export interface Prose {
  readonly blocks: readonly (ProseBlock | undefined)[];
  readonly starts: ArrayLike<number>;
}

/** A name that is looked for is at least so long. UTF-16 units. */
export const run = 4;

const nothing: Prose = { blocks: [], starts: [] };

const isReport = ({ kind }: Doc): boolean => kind?.tense === 'report';

const everyBlock = perBlockGiven(isReport, (facts, source, report): ProseBlock | undefined => {
  if (!report || facts.units.length + facts.headings.length === 0) return undefined;
  return { headings: headingsOf(facts, source), runs: runsOf(source), length: source.length };
});

/** What the running text of a draft says; nothing where it is no report. */
export function proseOf(doc: Doc): Prose {
  return isReport(doc) ? { blocks: everyBlock(doc), starts: doc.parsed.starts } : nothing;
}

/** The same in less memory. */
export function settledProse({ blocks, starts }: Prose): Prose {
  const kept = blocks.flatMap((block, i) => (block ? [{ block, start: starts[i]! }] : []));
  return { blocks: kept.map(({ block }) => block), starts: kept.map(({ start }) => start) };
}

const noHeadings: readonly ProseName[] = [];

function headingsOf({ headings, segments }: BlockFacts, source: string): readonly ProseName[] {
  if (headings.length === 0) return noHeadings;
  return headings.map(({ title: { start, end } }) => {
    const named = segments.filter((segment) => segment.start < end && segment.end > start);
    const items = named.flatMap((segment) => segment.items.filter((item) => item.start >= start && item.end <= end));
    const ids = [...new Set(items.flatMap(({ id }) => id ?? []))];
    return { name: copy(plainName(source.slice(start, end)).replace(/[。：:；;]$/, '')), ids, start, end };
  });
}

/** All headings, absolute. */
export function headingsIn({ blocks, starts }: Prose): ProseName[] {
  return blocks.flatMap((block, i) => (block?.headings ?? []).map((one) => ({ ...one, ...shift(one, starts[i]!) })));
}

/**
 * The first block in which a name stands, absolute; undefined where none does, and for names that are too short. `share`:
 * how much of the name must stand there.
 */
export function blockNaming({ blocks, starts }: Prose, name: string, share = 1): Span | undefined {
  if (name.length < run) return undefined;
  const hashes = hashesOf(name);
  const most = Math.floor(hashes.length * (1 - share));
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || block.length < name.length || lacking(block.runs, hashes, most) > most) continue;
    return { start: starts[i]!, end: starts[i]! + block.length };
  }
  return undefined;
}

//#region Runs of characters

/**
 * Many names are one run only, and are looked for in every block of every report, so a hash has to tell it from all others:
 * of those that do not stand in a block, one in some millions seems to.
 */
function runsOf(source: string): Uint32Array {
  return hashesOf(plainText(source)).sort();
}

/** Words as they are read: without blanks and the signs of emphasis. */
const plainText = (source: string) => source.replace(/[\s\u3000*`]/g, '');

function hashesOf(text: string): Uint32Array {
  const out = new Uint32Array(Math.max(0, text.length - run + 1));
  for (let i = 0; i < out.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + run; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
    out[i] = hash;
  }
  return out;
}

/** How many runs do not stand there, counted up to one more than `most`. */
function lacking(runs: Uint32Array, hashes: Uint32Array, most: number): number {
  let count = 0;
  for (let i = 0; i < hashes.length && count <= most; i++) if (!holds(runs, hashes[i]!)) count++;
  return count;
}

const holds = (runs: Uint32Array, hash: number) => runs[lastAtOrBelow(runs, hash)] === hash;

//#endregion
