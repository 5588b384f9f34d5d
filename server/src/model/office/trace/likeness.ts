/** Whether two names mean the same item, and how sure that is. */
import { perKey } from '../../../base/perKey';
import { getOrMake } from '../../../base/getOrMake';
import type { Framework } from '../../../frame/schema';
import { bare, type Piece, Weight } from '../../grammar/itemName/lexicon';
import { type ItemName, readItemName } from '../../grammar/itemName/read';

/** What a side of the trace calls an item. */
export interface Named {
  /** As `plainName` gives it. */
  readonly name: string;
  /** Casework items of the framework that the name holds. */
  readonly ids: readonly string[];
}

/** Why two names are taken for the same item. */
export type Basis = 'name' | 'alias' | 'casework' | 'likeness' | 'decided';

export interface Likeness {
  /** 0…1 */
  readonly confidence: number;
  readonly basis: Basis;
}

/** At or above: taken as the same. */
export const certain = 0.8;
/** Between this and `certain`: an uncertain match, asked once. */
export const asked = 0.5;

/** A name that was read. */
export interface Profile extends ItemName {
  readonly ids: readonly string[];
  readonly pieces: readonly Piece[];
  /** Casework items that the whole name is a word for, and those whose own name it is. */
  readonly whole: readonly string[];
  readonly own: readonly string[];
  readonly catalogue: Catalogue;
}

export function profileOf({ name, ids }: Named, frame: Framework): Profile {
  const read = readItemName(name, frame);
  const pieces = read.parts.flat();
  const catalogue = catalogueOf(frame);
  const key = keyOf(pieces);
  const whole = catalogue.aliases.get(key) ?? [];
  return { ...read, ids, pieces, whole, own: catalogue.names.get(key) ?? [], catalogue };
}

/** How surely two names mean the same item; undefined when they do not. Symmetric. */
export function likeness(a: Named, b: Named, frame: Framework): Likeness | undefined {
  return compare(profileOf(a, frame), profileOf(b, frame));
}

//#region Catalogue

interface Catalogue {
  /** Ids of casework items by all their words, and by their names alone. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Short names of the categories: the same work in two of them is not one item. */
  readonly lines: ReadonlySet<string>;
}

/** Names are looked up without fillers, whatever the order of their words; empty where nothing else is left. */
function keyOf(pieces: readonly Piece[]): string {
  const sorted = (weight: Weight) => [...textOf(pieces.filter((piece) => piece.weight === weight))].sort().join('');
  return [sorted(Weight.heavy), sorted(Weight.light)].filter(Boolean).join('/');
}

const catalogueOf = perKey((frame: Framework): Catalogue => {
  const aliases = new Map<string, string[]>();
  const names = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, words: string, id: string) => {
    const key = keyOf(readItemName(words, frame).parts.flat());
    const known = getOrMake(to, key, () => []);
    if (key !== '' && !known.includes(id)) known.push(id);
  };
  for (const item of frame.casework) {
    add(names, item.name, item.id);
    for (const phrase of [item.name, ...item.aliases]) {
      const words = typeof phrase === 'string' ? phrase : phrase.text;
      if (!words.includes('…')) add(aliases, words, item.id);
    }
  }
  return { aliases, names, lines: new Set(frame.categories.flatMap((category) => category.aliases.map(bare))) };
});

//#endregion

/** Keys by which names that may be the same are found: those that are share one at least. */
export function keysOf({ bare: whole, pieces, ids, whole: casework }: Profile): Set<string> {
  const told = textOf(pieces.filter(tells)) || whole;
  const pairs = Array.from({ length: told.length - 1 }, (_, i) => told.slice(i, i + 2));
  const items = [...ids, ...casework].map((id) => `item ${id}`);
  return new Set([`whole ${whole}`, `key ${keyOf(pieces)}`, ...items, ...pairs, ...told]);
}

//#region Comparing

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0);

/** The pieces of `these` that `others` have no characters for. */
function left(these: readonly Piece[], others: readonly Piece[]): Piece[] {
  const stock = countsOf(textOf(others));
  return these.filter(({ text }) => {
    const need = [...countsOf(text)];
    if (need.some(([char, count]) => (stock.get(char) ?? 0) < count)) return true;
    for (const [char, count] of need) stock.set(char, stock.get(char)! - count);
    return false;
  });
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

/** Characters that two texts have in common, as a share of the longer one. */
function sharedOf(a: string, b: string): number {
  const stock = countsOf(b);
  const shared = [...countsOf(a)].reduce((sum, [char, count]) => sum + Math.min(count, stock.get(char) ?? 0), 0);
  return shared / Math.max(a.length, b.length, 1);
}

const meets = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));
const holds = (a: readonly string[], b: readonly string[]) => b.every((one) => a.includes(one));
const sameIds = (a: Profile, b: Profile) => a.ids.length > 0 && holds(a.ids, b.ids) && holds(b.ids, a.ids);
const of = (confidence: number, basis: Basis): Likeness => ({ confidence, basis });
const tells = ({ weight }: Piece) => weight > Weight.filler;
const isNumber = ({ text }: Piece) => /^\d+$/.test(text);
/** What makes another item of a name where only one of two has it. */
const contrasts = (pieces: readonly Piece[]) => pieces.some((piece) => piece.role !== undefined || isNumber(piece));
const hasRole = (pieces: readonly Piece[], wanted: Piece['role']) => pieces.some(({ role }) => role === wanted);

/** Two names that were read. Symmetric. */
export function compare(a: Profile, b: Profile): Likeness | undefined {
  if (a.bare === b.bare) return a.bare === '' ? undefined : of(1, 'name');
  for (const [sort, value] of a.which) if ((b.which.get(sort) ?? value) !== value) return undefined;
  const heaviest = (one: Profile) => one.pieces.reduce((most, { weight }) => Math.max(most, weight), Weight.filler);
  // Where one name says nothing of weight, what goes without saying elsewhere is all there is.
  const level = Math.min(heaviest(a), heaviest(b));
  const core = ({ pieces }: Profile) => pieces.filter(({ weight }) => weight >= level);
  const all = ({ pieces }: Profile) => (level === Weight.filler ? pieces : pieces.filter(tells));
  const leftA = left(core(a), all(b));
  const leftB = left(core(b), all(a));
  const one = meets(a.whole, b.whole);
  if (a.whole.length > 0 && b.whole.length > 0 && !one) {
    const [long, short] = leftA.length > 0 ? [a, b] : [b, a];
    return (leftA.length === 0 || leftB.length === 0) && isPart(long, short, level) ? of(0.88, 'likeness') : undefined;
  }
  if (leftA.length + leftB.length === 0) return equal(a, b);
  if (isShortFor(a, b) || isShortFor(b, a)) return of(0.85, 'alias');
  if (hasRole([...leftA, ...leftB], 'apart')) return undefined;
  if (leftA.length > 0 && leftB.length > 0) {
    return crossed(a, b, leftA, leftB, sharedOf(textOf(core(a)), textOf(core(b))));
  }
  const [long, short, extra] = leftA.length > 0 ? [a, b, leftA] : [b, a, leftB];
  if (isPart(long, short, level)) return of(0.88, 'likeness');
  if (one) return hasRole(extra, 'head') ? of(0.6, 'casework') : of(0.9, 'alias');
  return widened(long, short, extra, core(long), lengthOf(core(short)));
}

/** Nothing of weight differs. */
function equal(a: Profile, b: Profile): Likeness | undefined {
  const basis = meets(a.whole, b.whole) ? 'alias' : 'name';
  const [lightA, lightB] = [a, b].map(({ pieces }) => pieces.filter(({ weight }) => weight === Weight.light)) as [
    Piece[],
    Piece[],
  ];
  const [onlyA, onlyB] = [left(lightA, lightB).length, left(lightB, lightA).length];
  if (onlyA + onlyB === 0) return a.pieces.length + b.pieces.length === 0 ? undefined : of(0.95, basis);
  return of(onlyA * onlyB === 0 ? 0.9 : 0.85, basis);
}

/** Each name says something that the other does not. */
function crossed(a: Profile, b: Profile, leftA: Piece[], leftB: Piece[], share: number): Likeness | undefined {
  const contrast = contrasts(leftA) && contrasts(leftB);
  if (meets(a.whole, b.whole)) {
    const own = meets(a.own, b.whole) || meets(a.whole, b.own);
    if (!contrast && (own || share > 0.6)) return of(0.82, 'alias');
    return own || !contrast ? of(0.6, 'casework') : undefined;
  }
  if (contrasts([...leftA, ...leftB])) return undefined;
  if (sameIds(a, b) && share >= 0.5) return of(0.6, 'casework');
  return share >= 0.7 ? of(0.55, 'likeness') : undefined;
}

/** One name says all that the other does, and more. */
function widened(long: Profile, short: Profile, extra: Piece[], core: Piece[], length: number): Likeness | undefined {
  const last = core.at(-1)!;
  // What stands before the words that both have tells more of the same: 残疾人 + what is done for them.
  const before = !extra.includes(last) && last.role !== 'field';
  if (before ? isForeign(long, short, extra) : hasRole(extra, 'head')) return undefined;
  if (extra.some(isNumber) || extra.includes(last)) return of(0.6, 'likeness');
  const same = sameIds(long, short);
  const line = extra.some(({ text }) => long.catalogue.lines.has(text));
  if (line) return of(0.6, 'likeness');
  if (hasRole(extra, 'field')) return of(before && (same || length > 2) ? 0.82 : 0.6, 'likeness');
  if (length / lengthOf(core) < 0.3 && !(same && before)) return of(0.6, 'likeness');
  return of(0.85, 'likeness');
}

/** Whether what a name says more is casework of its own. */
function isForeign(long: Profile, short: Profile, extra: readonly Piece[]): boolean {
  if (!hasRole(extra, 'head')) return false;
  const strange = (ids: readonly string[]) => short.ids.length > 0 && ids.some((id) => !short.ids.includes(id));
  return (holds(long.ids, short.ids) && strange(long.ids)) || strange(long.catalogue.aliases.get(keyOf(extra)) ?? []);
}

/** One of the items that a name joins: 甲项监督 of 甲项、乙项监督. */
function isPart({ parts }: Profile, short: Profile, level: Weight): boolean {
  if (parts.length < 2) return false;
  const lacks = (part: readonly Piece[], least: Weight) =>
    left(
      part.filter(({ weight }) => weight >= least),
      short.pieces,
    ).length > 0;
  const held = parts.findIndex((part) => part.some(({ weight }) => weight >= level) && !lacks(part, level));
  return held >= 0 && parts.some((part, i) => i !== held && lacks(part, Weight.light));
}

/** Shortest and longest share of the characters that a short form has. */
const shortForm = 0.2;

/** Whether `short` has a character or more of each word of `long`, in their order, and none besides: 甲乙 for 甲某乙某. */
function isShortFor(short: Profile, long: Profile): boolean {
  const text = textOf(short.pieces.filter(tells));
  const words = wordsOf(long.pieces.filter(tells));
  if (text.length < 2 || text.length < shortForm * words.join('').length) return false;
  const known = new Set(short.pieces.filter((piece) => piece.text.length > 1).map((piece) => piece.text));
  let at = 0;
  for (const word of words) {
    const start = at;
    for (const char of word) if (char === text[at]) at++;
    const taken = text.slice(start, at);
    // A word of its own is no short form of a longer one.
    if (taken === '' || (taken !== word && known.has(taken))) return false;
  }
  return at === text.length;
}

/** Pieces with neighbours that no list has made one word. */
function wordsOf(pieces: readonly Piece[]): string[] {
  const words: string[] = [];
  let open = false;
  for (const { text } of pieces) {
    const single = text.length === 1;
    if (single && open) words[words.length - 1] += text;
    else words.push(text);
    open = single;
  }
  return words;
}

//#endregion
