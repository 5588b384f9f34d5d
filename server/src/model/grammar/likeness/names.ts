/**
 * Fixed names that are almost written: one or two characters wrong, missing, twice or exchanged. Linear in the text: pieces
 * of the names are looked up by their sounds, and only where one stands is the name laid beside the text.
 */
import { getOrMake } from '../../../base/getOrMake';
import { perKey } from '../../../base/perKey';
import { overlaps, type Span } from '../../../base/span';
import { type Trie, trie } from '../../../base/trie';
import type { FixedName, Framework } from '../../../frame/schema';
import { align, isHan } from './alignment';
import { type Alike, alikeOf } from './alike';
import { standsTwice } from './words';
import { endsWord, isClose, isList, isRight, isSlip, longestName } from './judge';

export interface NameSlip extends Span {
  /** The name as it is written; undefined where there is no such thing at all. */
  readonly name: string | undefined;
  readonly source: string;
  /** Nothing but alike characters, doublings and exchanges: no other word can be meant. */
  readonly certain: boolean;
}

interface Target {
  readonly name: string;
  readonly source: string;
  readonly likeness: FixedName['likeness'];
  readonly limits: Limits;
  /** A form that is no name itself and counts only letter by letter: what to write for it, if there is such a thing. */
  readonly form?: { readonly instead: string | undefined };
}

/** What a name of some length bears. */
interface Limits {
  readonly edits: number;
  readonly cost: number;
  /** Characters of which not even the sound is there. */
  readonly missing: number;
}

/** A stretch of a name that stays whole while others are spoilt: the same for all names of a length. */
interface Piece {
  readonly at: number;
  readonly length: number;
  /** Where its two sounds stand in the name. */
  readonly first: number;
  readonly second: number;
  /** Where sounds stand beside it, of which one is there: the third of the piece itself if it is of three, else behind or before it. */
  readonly near: number;
  readonly other: number;
  /** Where that one may stand in a text, if one character before it is missing or too many: bits, as `nearby` has the places. */
  readonly places: number;
}

/** With its sounds, as `Piece` has their places. */
interface PieceOfName {
  readonly target: Target;
  readonly piece: Piece;
  readonly first: number;
  readonly second: number;
  readonly near: number;
  readonly other: number;
}

interface Index {
  readonly frame: Framework;
  readonly alike: Alike;
  /** For two sounds of a hash, where a third one may stand if a piece begins with them: bits, as `nearby` has the places. */
  readonly pairs: Uint8Array;
  /** Whether a piece has three sounds of this hash. */
  readonly triples: Uint8Array;
  /** By the hash of the first two sounds and one nearby. */
  readonly pieces: ReadonlyMap<number, readonly PieceOfName[]>;
  /** Names and what is right though it looks like one. */
  readonly right: Trie;
  /** Of each name. */
  readonly sources: ReadonlyMap<string, string>;
}

/** A framework of others must not make every place dear: more names with the same sounds are not told apart. */
const mostPieces = 100;
/** Shorter ones have too many neighbours. */
const shortest = 4;

const short: Limits = { edits: 2, cost: 4, missing: 1 };
const middle: Limits = { edits: 2, cost: 6, missing: 2 };
const long: Limits = { edits: 3, cost: 8, missing: 3 };

function limitsOf(length: number, close: boolean): Limits {
  return length < 9 || close ? short : length < 14 ? middle : long;
}

const hash = (a: number, b: number) => (Math.imul(a, 0x9e3b) + b) & 0xffff;
const hash3 = (a: number, b: number, c: number) => (Math.imul(a, 0x9e3b) + Math.imul(b, 0x7f4b) + c) & 0x3ffff;
/** Where a sound may stand that is near a piece, from its beginning. */
const nearby = [2, 3, 4, -1, -2, -3];

//#region Index

const indexOf = perKey((frame: Framework): Index => {
  const alike = alikeOf(frame);
  const targets = new Map<string, Target>();
  const add = (name: string, source: string, likeness?: FixedName['likeness']) => {
    if (targets.has(name) || name.length < shortest || name.length > longestName) return;
    targets.set(name, { name, source, likeness, limits: limitsOf(name.length, isClose(likeness)) });
  };
  for (const { names, source, likeness } of frame.names) for (const name of names) add(name, source, likeness);
  for (const { name, aliases = [], source } of frame.formulations)
    for (const one of [name, ...aliases]) add(one, source);
  const named = [...targets.keys()];
  const sources = new Map([...targets.values()].map(({ name, source }) => [name, source]));
  for (const { names, wrong, never, source } of frame.names) {
    const forms = [
      ...wrong.map((text) => [text, names[0]] as const),
      ...never.map((text) => [text, undefined] as const),
    ];
    for (const [name, instead] of forms) {
      const limits = limitsOf(name.length, true);
      targets.set(name, { name, source, likeness: 'close', limits, form: { instead } });
    }
  }
  const pairs = new Uint8Array(0x10000);
  const triples = new Uint8Array(0x40000);
  const pieces = new Map<number, PieceOfName[]>();
  const { codes } = alike;
  const layouts = new Map<string, readonly Piece[]>();
  for (const target of targets.values()) {
    const { name, limits, form } = target;
    const sound = (at: number) => codes[name.charCodeAt(at)]!;
    const layout = `${name.length} ${limits.edits} ${form === undefined}`;
    for (const piece of getOrMake(layouts, layout, () => piecesOf(target))) {
      const first = sound(piece.first);
      const second = sound(piece.second);
      const near = sound(piece.near);
      const other = sound(piece.other);
      const own = { target, piece, first, second, near, other };
      pairs[hash(first, second)]! |= piece.places;
      for (const one of piece.near === piece.other ? [near] : [near, other]) {
        const key = hash3(first, second, one);
        triples[key] = 1;
        const there = pieces.get(key);
        if (!there) pieces.set(key, [own]);
        else if (there.length < mostPieces && there.at(-1) !== own) there.push(own);
      }
    }
  }
  const fine = frame.names.flatMap((one) => one.fine);
  return { frame, alike, pairs, triples, pieces, right: trie([...named, ...fine]), sources };
});

/** Pieces of which one is left whole by as many edits as the name bears. */
function piecesOf({ name, limits, form }: Target): Piece[] {
  const last = name.length - 2;
  const pair = (at: number): Piece => {
    const [near, other, places] =
      at === 0 ? [2, 3, 0b000111] : at === last ? [at - 1, at - 2, 0b111000] : [at - 1, at + 2, 0b011011];
    return { at, length: 2, first: at, second: at + 1, near: near!, other: other!, places: places! };
  };
  if (form) return [pair(0)];
  if (name.length === 4) {
    // 一双岗责: an exchange in the middle spoils both halves.
    return [pair(0), pair(2), { ...pair(1), length: 0, first: 2, second: 1 }];
  }
  if (name.length === 5) return [pair(0), pair(3)];
  if (name.length < 9) return [pair(0), pair(2), pair(last)];
  const count = limits.edits + 1;
  const step = Math.floor(name.length / count);
  return Array.from({ length: count }, (_, i) => {
    const at = i === count - 1 ? name.length - 3 : i * step;
    return { ...pair(at), length: 3, near: at + 2, other: at + 2, places: 0b000001 };
  });
}

//#endregion

/** Near-misses of names in `text`, in order, none over another. */
export function nameSlips(frame: Framework, text: string): NameSlip[] {
  const index = indexOf(frame);
  const found: Found[] = [];
  const tried = new Map<Target, number>();
  const { pairs, triples, pieces } = index;
  const words: Words = { text, codes: codesOf(text, index.alike) };
  const { codes } = words;
  for (let at = 0; at + 1 < text.length; at++) {
    const a = codes[at + margin]!;
    const b = codes[at + 1 + margin]!;
    for (let places = pairs[hash(a, b)]!, n = 0; places !== 0; places >>= 1, n++) {
      if ((places & 1) === 0) continue;
      const c = codes[at + nearby[n]! + margin]!;
      const key = hash3(a, b, c);
      if (triples[key] === 0) continue;
      for (const own of pieces.get(key)!) {
        // Others may have this hash too.
        if (own.first !== a || own.second !== b || (own.near !== c && own.other !== c)) continue;
        const slip = slipAt(words, at, own, index, tried);
        if (slip) found.push(slip);
      }
    }
    if (isPairTwice(words, at)) found.push(...doubledPair(text, at, index));
  }
  return best(found);
}

/** A text with the sounds of its characters, `margin` places without one before them and behind. */
interface Words {
  readonly text: string;
  readonly codes: Uint16Array;
}

/** A name may begin before the text and end behind it, and is looked for two places farther. */
const margin = longestName + 4;

function codesOf(text: string, { codes }: Alike): Uint16Array {
  const own = new Uint16Array(text.length + 2 * margin);
  for (let i = 0; i < text.length; i++) own[i + margin] = codes[text.charCodeAt(i)]!;
  return own;
}

/** Asked for every place: where not even the sound comes again, the text is not looked at. */
const isPairTwice = ({ text, codes }: Words, at: number) =>
  codes[at + margin] === codes[at + 2 + margin] &&
  text[at] === text[at + 2] &&
  text[at + 1] === text[at + 3] &&
  isHan(text[at]) &&
  isHan(text[at + 1]);

/** 组织生活生活会: two characters twice in the middle of a name. */
function doubledPair(text: string, at: number, { right, sources }: Index): Found[] {
  const from = Math.max(0, at - longestName);
  const once = text.slice(from, at) + text.slice(at + 2, at + 2 + longestName);
  const place = at - from;
  const found: Found[] = [];
  right.scan(once, 0, once.length, (_, start, end) => {
    if (start >= place || end <= place + 2) return;
    const name = once.slice(start, end);
    const source = sources.get(name);
    if (source) found.push({ start: from + start, end: from + end + 2, name, source, certain: true, cost: 1 });
  });
  return found;
}

interface Found extends NameSlip {
  readonly cost: number;
}

function slipAt(
  words: Words,
  at: number,
  own: PieceOfName,
  index: Index,
  tried: Map<Target, number>,
): Found | undefined {
  const { text } = words;
  const { target, piece } = own;
  const base = at - piece.at;
  if (base >= 0 && text.startsWith(target.name, base)) {
    const { name, source, form } = target;
    if (!form) return doubledEnd(text, base, target, index);
    return { start: base, end: base + name.length, name: form.instead, source, certain: false, cost: 0 };
  }
  if (target.form || !mayBe(words, base, own, index) || tried.get(target) === base) return undefined;
  tried.set(target, base);
  return nearMiss(text, base, target, index);
}

/** Of those over one another the one with the fewest edits, and the longest of equal ones. */
function best(found: Found[]): NameSlip[] {
  const chosen: Found[] = [];
  for (const one of found.sort((a, b) => a.start - b.start)) {
    const last = chosen.at(-1);
    if (!last || !overlaps(one, last)) chosen.push(one);
    else if (isBetter(one, last)) chosen[chosen.length - 1] = one;
  }
  return chosen;
}

const isBetter = (one: Found, other: Found) =>
  one.cost < other.cost || (one.cost === other.cost && one.end - one.start > other.end - other.start);

/** Cheap: as many sounds of the name stand near their places as must. */
function mayBe({ text, codes }: Words, base: number, { target, piece }: PieceOfName, { alike, right }: Index): boolean {
  const { name, limits, likeness } = target;
  let missing = 0;
  let gap = 0;
  for (let i = 0; i < name.length; i++) {
    const own = alike.codes[name.charCodeAt(i)]!;
    const place = base + i + margin;
    if (codes[place] === own) continue;
    if (i >= piece.at && i < piece.at + piece.length) return false;
    if (codes[place - 1] === own || codes[place + 1] === own) continue;
    if (codes[place - 2] === own || codes[place + 2] === own) continue;
    if (++missing > limits.missing) return false;
    gap = i;
  }
  if (missing > 0 && isClose(likeness) && !looksLike(text, base + gap, name.charCodeAt(gap), alike)) return false;
  // Another name stands just there: 党的二十届三中全会 beside 党的二十届二中全会.
  return right.longest(text, base) < base + name.length;
}

/** Whether a character of another sound stands there that looks like the own one. */
function looksLike(text: string, place: number, own: number, alike: Alike): boolean {
  for (let by = -1; by <= 1; by++) if (alike.of(own, text.charCodeAt(place + by))) return true;
  return false;
}

function nearMiss(text: string, base: number, target: Target, { alike, right }: Index): Found | undefined {
  const { name, source, limits } = target;
  const found = align(name, text, base, limits.edits, limits.cost, alike);
  if (
    !found ||
    !isSlip(text, found, { ...target, most: limits.edits }) ||
    (!isList(name) && isRight(text, found, right))
  )
    return undefined;
  const { start, end, edits } = found;
  const certain = edits.every(
    ({ sort }) => sort !== 'other' && sort !== 'insert' && sort !== 'drop' && sort !== 'near',
  );
  const slip = { start, end, name, source, certain, cost: edits.length };
  return isList(name) ? narrowed(text, slip) : slip;
}

/** Of names in a row only those that differ. */
function narrowed(text: string, slip: Found & { readonly name: string }): Found {
  const parts = slip.name.split('、');
  const there = text.slice(slip.start, slip.end).split('、');
  if (parts.length !== there.length) return slip;
  const first = parts.findIndex((part, i) => part !== there[i]);
  const last = parts.findLastIndex((part, i) => part !== there[i]);
  const start = slip.start + there.slice(0, first).join('').length + first;
  const end = start + there.slice(first, last + 1).join('、').length;
  return { ...slip, start, end, name: parts.slice(first, last + 1).join('、') };
}

/** 一岗双责责: the first or the last character twice, with no word before or behind it that could own one. */
function doubledEnd(text: string, start: number, { name, source }: Target, { frame }: Index): Found | undefined {
  const end = start + name.length;
  const base = { name, source, certain: true, cost: 1 };
  if (text[start - 1] === name[0] && !isHan(text[start - 2])) return { ...base, start: start - 1, end };
  const twice = text[end] === name.at(-1) && isHan(text[end]);
  if (twice && (endsWord(text[end + 1]) || (name.length > 5 && standsTwice(frame, text, end))))
    return { ...base, start, end: end + 1 };
  return undefined;
}
