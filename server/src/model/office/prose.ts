/**
 * What the running text of a report says, as far as the trace from plan to report asks: its headings, and which names
 * stand in it. The text itself is not kept: it may be confidential and is large.
 */
import { copy } from '../../base/copy';
import { perKey } from '../../base/perKey';
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
export const headingsIn = perKey(({ blocks, starts }: Prose): readonly ProseName[] =>
  blocks.flatMap((block, i) => (block?.headings ?? []).map((one) => ({ ...one, ...shift(one, starts[i]!) }))),
);

/** Where each of some names stands first, and most of it where it is a long one; absolute. */
export interface Naming {
  readonly whole: ReadonlyMap<number, Span>;
  readonly most: ReadonlyMap<number, Span>;
}

/** So much of a name is most of it, where it is at least so long. UTF-16 units. */
const mostOfName = 0.6;
const longName = 8;

/** Which blocks name which of some things, by their places in the list. What a block names is worked out once for a list. */
export function naming({ blocks, starts }: Prose, things: readonly Named[]): Naming {
  const whole = new Map<number, Span>();
  const most = new Map<number, Span>();
  const namedIn = namedUnder(things);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) continue;
    for (const { thing, all } of namedIn(block)) {
      const found = all ? whole : most;
      if (!found.has(thing)) found.set(thing, { start: starts[i]!, end: starts[i]! + block.length });
    }
  }
  return { whole, most };
}

interface Named {
  readonly name: string;
}

const nobody: readonly { readonly thing: number; readonly all: boolean }[] = [];

const namedUnder = perKey((things: readonly Named[]) => {
  const names = things.map(({ name }) => new Set(name.length < run ? [] : hashesOf(name)));
  const holders = new Map<number, number[]>();
  for (const [i, hashes] of names.entries())
    for (const hash of hashes) holders.set(hash, [...(holders.get(hash) ?? []), i]);
  return perKey(({ runs }: ProseBlock) => {
    const counts = new Map<number, number>();
    for (let i = 0; i < runs.length; i++) {
      if (i > 0 && runs[i] === runs[i - 1]) continue;
      for (const thing of holders.get(runs[i]!) ?? none) counts.set(thing, (counts.get(thing) ?? 0) + 1);
    }
    if (counts.size === 0) return nobody;
    return [...counts].flatMap(([thing, count]) => {
      const { size } = names[thing]!;
      if (count === size) return { thing, all: true };
      return things[thing]!.name.length >= longName && count >= size * mostOfName ? { thing, all: false } : [];
    });
  });
});

const none: readonly number[] = [];

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

/** Of runs of Chinese characters: others are many, and hardly stand in a name. */
function hashesOf(text: string): Uint32Array {
  const out: number[] = [];
  for (let i = 0, from = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x4e00 || unit > 0x9fff) from = i + 1;
    if (i + 1 - from < run) continue;
    let hash = 0x811c9dc5;
    for (let k = i + 1 - run; k <= i; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
    out.push(hash);
  }
  return Uint32Array.from(out);
}

//#endregion
