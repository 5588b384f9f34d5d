/**
 * Passages of a draft by fingerprints. Of all strings of so many characters that a passage holds, those with the smallest
 * hashes are kept: two passages choose the same ones where they say the same, however their sentences are ordered, so
 * that few numbers tell what share they have in common (bottom-k sketches; Broder 1997). Long strings, the keys, are what
 * a passage is looked up by; short ones, the grams, survive more edits and tell the share.
 */
import { perKey } from '../../../base/perKey';
import { type Span, trim } from '../../../base/span';
import type { Framework } from '../../../frame/schema';
import { ownWords } from '../../block/mask';
import type { BlockFacts } from '../../block/types';
import type { Doc } from '../../draft/doc';
import { perBlock } from '../../draft/query';
import { sentenceSkeleton } from '../../grammar/skeleton';
import { masked } from './masked';

/** Strings of one length: how many characters, the bits of their hashes, and how many are kept of a passage. */
interface Sort {
  readonly characters: number;
  readonly bits: number;
  readonly kept: number;
}

/** Keys are numbers of so many bits. */
export const keyBits = 26;
/** What is said in everybody's words is told by the long ones, what was edited by the short ones. */
const shortKeys: Sort = { characters: 5, bits: keyBits, kept: 6 };
const longKeys: Sort = { characters: 10, bits: keyBits, kept: 6 };
const gramSort: Sort = { characters: 3, bits: 16, kept: 44 };
/** Of long passages one gram in so many more. */
const oneIn = 40;

/** Fewer characters of its own are anybody's. */
const fewest = 40;
/** So many characters of the framework in a row are taken from it. */
const given = 6;

/** Hashes of a passage, ascending. */
export interface Sketch {
  readonly hashes: ArrayLike<number>;
  /** All that the passage has below this are there. */
  readonly below: number;
}

export interface Passage extends Span {
  readonly keys: ArrayLike<number>;
  readonly grams: Sketch;
}

/**
 * Passages of a block, packed because a workspace has a million of them: start and end (relative to the block), the
 * count of keys, that of grams (doubled, and one more where these are all), the keys, and the grams, two to a number.
 */
export type Passages = Uint32Array;
const header = 4;

/** Characters read, for tests. */
export const work = { characters: 0 };

const none = new Uint32Array(0);

/** The passages of each block. */
export const passagesByBlock = perBlock((facts, source, frame): Passages => {
  return facts.units.length + facts.tables.length > 0 ? read(facts, source, frame) : none;
});

/** Blocks of a draft that hold passages, with their starts, in order. */
export interface DraftPassages {
  readonly blocks: readonly Passages[];
  readonly starts: readonly number[];
}

/** All passages of a draft. */
export function passagesOf(doc: Doc): DraftPassages {
  const blocks: Passages[] = [];
  const starts: number[] = [];
  for (const [i, passages] of passagesByBlock(doc).entries()) {
    if (passages.length === 0) continue;
    blocks.push(passages);
    starts.push(doc.parsed.starts[i]!);
  }
  return { blocks, starts };
}

/** The same as one block, in less memory. */
export function settledPassages({ blocks, starts }: DraftPassages): DraftPassages {
  if (blocks.length === 0) return { blocks, starts };
  const all = new Uint32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [i, block] of blocks.entries()) {
    all.set(block, at);
    for (let k = at; k < at + block.length; k += sizeAt(all, k)) {
      all[k]! += starts[i]!;
      all[k + 1]! += starts[i]!;
    }
    at += block.length;
  }
  return { blocks: [all], starts: [0] };
}

//#region Packing

/** Passages of a block, relative to it. */
export function* each(passages: Passages): Generator<Passage> {
  for (let at = 0; at < passages.length; at += sizeAt(passages, at)) yield passageAt(passages, at);
}

/** The passage of that index. */
export function nth(passages: Passages, index: number): Passage {
  let at = 0;
  for (let i = 0; i < index; i++) at += sizeAt(passages, at);
  return passageAt(passages, at);
}

const sizeAt = (passages: Passages, at: number) => header + passages[at + 2]! + Math.ceil((passages[at + 3]! >> 1) / 2);

function passageAt(passages: Passages, at: number): Passage {
  const grams = passages[at + 3]!;
  const from = at + header;
  const to = from + passages[at + 2]!;
  const pairs = new Uint16Array(passages.buffer, passages.byteOffset + 4 * to, grams >> 1);
  return {
    start: passages[at]!,
    end: passages[at + 1]!,
    keys: passages.subarray(from, to),
    grams: { hashes: pairs, below: grams & 1 ? 2 ** gramSort.bits : pairs[pairs.length - 1]! + 1 },
  };
}

function packed({ start, end }: Span, { short, long, grams }: Strings): number[] {
  const keys = [...smallest(short, shortKeys.kept), ...smallest(long, longKeys.kept)];
  const kept = smallest(grams, gramSort.kept + Math.floor(grams.size / oneIn));
  const pairs = new Uint32Array(Math.ceil(kept.length / 2));
  new Uint16Array(pairs.buffer).set(kept);
  const all = kept.length === grams.size;
  return [start, end, keys.length, 2 * kept.length + (all ? 1 : 0), ...keys, ...pairs];
}

const smallest = (hashes: ReadonlySet<number>, count: number) => Uint32Array.from(hashes).sort().subarray(0, count);

//#endregion

//#region One block

interface Piece extends Span {
  /** Goes with what stands before it. */
  readonly joins: boolean;
}

function read(facts: BlockFacts, source: string, frame: Framework): Passages {
  const text = ownWords(facts, source);
  const out: number[] = [];
  const pieces = [...proseIn(facts), ...facts.tables.flatMap((table) => cellsIn(text, table))];
  for (let i = 0; i < pieces.length; ) {
    const { start } = pieces[i]!;
    let { end } = pieces[i]!;
    const words = stringsOf(text.slice(start, end), frame);
    // Short items of a list are a passage together.
    while (++i < pieces.length && pieces[i]!.joins && words.own < fewest) {
      const more = pieces[i]!;
      add(words, stringsOf(text.slice(more.start, more.end), frame));
      ({ end } = more);
    }
    if (words.own >= fewest) out.push(...packed({ start, end }, words));
  }
  return out.length > 0 ? Uint32Array.from(out) : none;
}

const proseIn = ({ units }: BlockFacts): Piece[] =>
  units.flatMap(({ start, end, where }) => (where === 'quote' ? [] : [{ start, end, joins: where === 'list' }]));

/** The words of the cells of a table. */
function cellsIn(text: string, { start, end }: Span): Piece[] {
  const out: Piece[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : 10;
    if (code !== 124 && code !== 10 && code !== 13) continue;
    if (at - from >= fewest) out.push({ ...trim(text, { start: from, end: at }), joins: false });
    from = at + 1;
  }
  return out;
}

//#endregion

//#region Strings

interface Strings {
  readonly short: Set<number>;
  readonly long: Set<number>;
  readonly grams: Set<number>;
  /** Characters that are not the framework's. */
  own: number;
}

function add(to: Strings, more: Strings): void {
  for (const sort of ['short', 'long', 'grams'] as const) for (const one of more[sort]) to[sort].add(one);
  to.own += more.own;
}

function stringsOf(text: string, frame: Framework): Strings {
  const codes = masked(text, frame);
  work.characters += codes.length;
  const taken = takenIn(codes, givenOf(frame));
  const out: Strings = { short: new Set(), long: new Set(), grams: new Set(), own: 0 };
  const sorts = [
    [out.short, shortKeys],
    [out.long, longKeys],
    [out.grams, gramSort],
  ] as const;
  // How many characters up to here are the framework's, in a row.
  let run = 0;
  for (let end = 1; end <= codes.length; end++) {
    run = taken[end - 1] ? run + 1 : 0;
    if (run === 0) out.own++;
    for (const [into, sort] of sorts) {
      if (end >= sort.characters && run < sort.characters) into.add(hashBefore(codes, end, sort));
    }
  }
  return out;
}

/** Hash of the string that ends there. Which hashes are the smallest must not depend on single characters. */
function hashBefore(codes: ArrayLike<number>, end: number, { characters, bits }: Sort): number {
  let hash = 0x811c9dc5;
  for (let i = end - characters; i < end; i++) hash = Math.imul(hash ^ codes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> (32 - bits);
}

const givenSort: Sort = { characters: given, bits: 32, kept: 0 };

/** Which characters are words of the framework. */
function takenIn(codes: ArrayLike<number>, known: ReadonlySet<number>): Uint8Array {
  const taken = new Uint8Array(codes.length);
  for (let end = given; end <= codes.length; end++) {
    if (known.has(hashBefore(codes, end, givenSort))) taken.fill(1, end - given, end);
  }
  return taken;
}

/** What a framework gives to everybody: formulations, fixed names, skeletons, suggestions. */
const givenOf = perKey((frame: Framework): ReadonlySet<number> => {
  const { formulations, names, kinds, dimensions } = frame;
  const texts = [
    ...formulations.flatMap(({ name, aliases = [], members }) => [name, ...aliases, ...members.flatMap(wordings)]),
    ...names.flatMap((one) => one.names),
    ...kinds.flatMap(({ opening, closing, parts }) => [
      ...[opening, closing].flatMap(literal),
      ...parts.flatMap(({ name, prompt, headings }) => [name, prompt, ...headings]),
    ]),
    ...dimensions.flatMap(({ measures }) => measures.flatMap((one) => one.suggestions.map(({ text }) => text))),
  ];
  const known = new Set<number>();
  for (const text of texts) {
    const codes = masked(text, frame);
    for (let end = given; end <= codes.length; end++) known.add(hashBefore(codes, end, givenSort));
  }
  return known;
});

const wordings = (member: string | { readonly text: string; readonly also: readonly string[] }) =>
  typeof member === 'string' ? [member] : [member.text, ...member.also];

const literal = (sentence: string) => sentenceSkeleton(sentence).filter((piece) => typeof piece === 'string');

//#endregion
