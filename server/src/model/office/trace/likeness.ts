/** Whether two names mean the same item, and how sure that is. */
import type { Framework } from '../../../frame/schema';
import { type Piece, Weight } from '../../grammar/itemName/lexicon';
import { charsOf, isNumber, keyOf, type Named, type Profile, profileOf } from './profile';

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

/** How sure each finding is. What comes first leaves no room for what comes much later (see `match`). */
const same: Likeness = { confidence: 1, basis: 'name' };
const alike = { exact: 0.95, oneMore: 0.9, other: 0.85 };
const part: Likeness = { confidence: 0.88, basis: 'likeness' };
const inClause: Likeness = { confidence: 0.85, basis: 'likeness' };
const shortened: Likeness = { confidence: 0.85, basis: 'alias' };
const wider: Likeness = { confidence: 0.85, basis: 'likeness' };
const widerByField: Likeness = { confidence: 0.82, basis: 'likeness' };
const otherAlias: Likeness = { confidence: 0.82, basis: 'alias' };
const sameCasework: Likeness = { confidence: 0.6, basis: 'casework' };
const unsure: Likeness = { confidence: 0.6, basis: 'likeness' };

/** How surely two names mean the same item; undefined when they do not. Symmetric. */
export function likeness(a: Named, b: Named, frame: Framework): Likeness | undefined {
  return compare(profileOf(a, frame), profileOf(b, frame));
}

/** Two names that were read. Symmetric. */
export function compare(a: Profile, b: Profile): Likeness | undefined {
  const whole = compareWhole(a, b);
  if (whole && whole.confidence >= certain) return whole;
  // 深化甲项，惩治乙类犯罪: a row that says several things answers each of them.
  const clauses = [
    ...a.inClauses.map((one) => compareWhole(one, b)),
    ...b.inClauses.map((one) => compareWhole(a, one)),
  ];
  const sure = clauses.some((one) => one && one.confidence >= certain);
  return sure ? inClause : whole;
}

function compareWhole(a: Profile, b: Profile): Likeness | undefined {
  if (a.bare === b.bare) return a.bare === '' ? undefined : same;
  if (isApart(a, b)) return undefined;
  const { level, leftA, leftB } = difference(a, b);
  const crossing = leftA.length > 0 && leftB.length > 0;
  const one = meets(a.whole, b.whole) && !differ(a.own, b.own);
  if (crossing && !one && leftA.length === a.cores[level]!.length && leftB.length === b.cores[level]!.length) {
    return isShortFor(a, b) || isShortFor(b, a) ? shortened : undefined;
  }
  const [long, short] = leftA.length > 0 ? [a, b] : [b, a];
  if (differ(a.own, b.own) || differ(a.whole, b.whole)) {
    return !crossing && isPart(long, short, level) ? part : undefined;
  }
  if (leftA.length + leftB.length === 0) return equal(a, b);
  if (isShortFor(a, b) || isShortFor(b, a)) return shortened;
  const extra = [...leftA, ...leftB];
  if (!crossing && isPart(long, short, level)) return part;
  if (hasRole(extra, 'apart')) return undefined;
  return crossing ? crossed(a, b, leftA, leftB, level) : widened(long, short, extra, level);
}

/**
 * Whether two names hold the same casework, so that they may mean the same item however they are worded: worth asking
 * where nothing else answers either of them. Symmetric.
 */
export function isSameCasework(a: Profile, b: Profile): boolean {
  if (isApart(a, b) || a.measure || !sameIds(a, b)) return false;
  const { leftA, leftB } = difference(a, b);
  const crossing = leftA.length > 0 && leftB.length > 0;
  return crossing && !hasRole([...leftA, ...leftB], 'apart') && !(contrasts(leftA) && contrasts(leftB));
}

/** Of another time or another one of a series, or an item beside a measure. */
const isApart = (a: Profile, b: Profile) =>
  a.measure !== b.measure || [...a.which].some(([sort, value]) => (b.which.get(sort) ?? value) !== value);

interface Difference {
  /** The weight from which on the names are compared. */
  readonly level: Weight;
  /** What each says that the other does not. */
  readonly leftA: Piece[];
  readonly leftB: Piece[];
}

function difference(a: Profile, b: Profile): Difference {
  // Where one name says nothing of weight, what goes without saying elsewhere is all there is.
  const level: Weight = Math.min(a.heaviest, b.heaviest);
  const least: Weight = Math.min(level, Weight.light);
  return { level, leftA: left(a.cores[level]!, b.chars[least]!), leftB: left(b.cores[level]!, a.chars[least]!) };
}

//#region Three ways to differ

/** Nothing of weight differs. */
function equal(a: Profile, b: Profile): Likeness | undefined {
  if (a.pieces.length + b.pieces.length === 0) return undefined;
  const lightsOf = (one: Profile) => one.cores[Weight.light]!.filter(({ weight }) => weight === Weight.light);
  const [lightA, lightB] = [lightsOf(a), lightsOf(b)];
  const [onlyA, onlyB] = [left(lightA, charsOf(lightB)), left(lightB, charsOf(lightA))];
  const families = (pieces: readonly Piece[]) => pieces.flatMap(({ family = [] }) => family);
  const [familiesA, familiesB] = [families(onlyA), families(onlyB)];
  if (familiesA.length > 0 && familiesB.length > 0 && !meets(familiesA, familiesB)) return undefined;
  const basis = meets(a.whole, b.whole) ? 'alias' : 'name';
  if (onlyA.length + onlyB.length === 0) return { confidence: alike.exact, basis };
  return { confidence: onlyA.length * onlyB.length === 0 ? alike.oneMore : alike.other, basis };
}

/** Each name says something that the other does not. */
function crossed(a: Profile, b: Profile, leftA: Piece[], leftB: Piece[], level: Weight): Likeness | undefined {
  const share = sharedOf(a.chars[level]!, b.chars[level]!);
  const contrast = contrasts(leftA) && contrasts(leftB);
  if (meets(a.whole, b.whole)) {
    const own = meets(a.own, b.whole) || meets(a.whole, b.own);
    if (!contrast && (own || share >= 0.7)) return otherAlias;
    return own || !contrast ? sameCasework : undefined;
  }
  if (contrasts(leftA) || contrasts(leftB)) return undefined;
  if (sameIds(a, b) && share >= 0.5) return sameCasework;
  return share >= 0.7 ? unsure : undefined;
}

/** Smallest share of what a name says that a shorter one may say of it. */
const leastCore = 0.2;

/** One name says all that the other does, and more. */
function widened(long: Profile, short: Profile, extra: Piece[], level: Weight): Likeness | undefined {
  const [core, shortCore] = [long.cores[level]!, short.cores[level]!];
  const line = extra.some(({ text }) => long.catalogue.lines.has(text));
  if (meets(long.whole, short.whole)) {
    if (meets(long.own, short.whole)) return { confidence: alike.oneMore, basis: 'alias' };
    const narrower = hasRole(extra, 'head') || (line && !meets(long.whole, short.own));
    return narrower ? sameCasework : { confidence: alike.oneMore, basis: 'alias' };
  }
  // 甲官 is no 甲官助理, though all its characters are there.
  if (extra.some(({ text, role }) => !role && shortCore.some((piece) => isHeadOf(piece.text, text)))) return undefined;
  // What stands before the words that both have tells more of the same: for whom it is done, where, of what kind. What
  // stands behind them makes another thing of it.
  const told = long.cores[Math.min(level, Weight.light)]!;
  const end = told.findLastIndex((piece) => isIn(piece, short.chars[Weight.filler]!));
  if (told.slice(end + 1).some(({ weight }) => weight === Weight.heavy)) return undefined;
  if (told[end]?.role === 'field' ? hasRole(extra, 'head') : isForeign(long, short, extra)) return undefined;
  if (extra.some(isNumber) || differ(long.ids, short.ids)) return unsure;
  const close = sameIds(long, short);
  if (hasRole(extra, 'field')) return close || lengthOf(shortCore) > 2 ? widerByField : unsure;
  // Another word stands in the place of one that goes without saying: 公开 + 甲, 乙 + 甲.
  if (left(short.cores[Weight.light]!, long.chars[Weight.filler]!).length > 0) return unsure;
  return close || (short.bare.length > 2 && lengthOf(shortCore) / lengthOf(core) >= leastCore) ? wider : unsure;
}

/** Whether what a name says more is casework of its own. */
function isForeign(long: Profile, short: Profile, extra: readonly Piece[]): boolean {
  if (!hasRole(extra, 'head') || short.ids.length === 0) return false;
  const strange = (ids: readonly string[]) => ids.some((id) => !short.ids.includes(id));
  return (holds(long.ids, short.ids) && strange(long.ids)) || strange(long.catalogue.words.get(keyOf(extra)) ?? []);
}

//#endregion

//#region Parts and short forms

/** One of the items that a name joins: 甲项监督 of 甲项、乙项监督. */
function isPart({ parts }: Profile, short: Profile, level: Weight): boolean {
  const lacks = (one: readonly Piece[], from: Weight) =>
    left(coreOf(one, from), short.chars[Weight.filler]!).length > 0;
  const held = parts.findIndex((one) => coreOf(one, level).length > 0 && !lacks(one, level));
  return held >= 0 && parts.some((one, i) => i !== held && lacks(one, Weight.light));
}

const isHeadOf = (word: string, longer: string) =>
  word.length > 1 && word.length < longer.length && longer.startsWith(word);

/** Smallest share of the characters that a short form has. */
const leastShare = 0.2;

/** Whether `short` has a character or more of each word of `long`, in their order, and none besides: 甲乙 for 甲某乙某. */
function isShortFor(short: Profile, long: Profile): boolean {
  const text = short.told;
  if (text.length < 2 || text.length >= long.told.length || text.length < leastShare * long.told.length) return false;
  // What stands together in the longer name is a part of it.
  if (long.told.includes(text)) return false;
  const known = new Set(short.pieces.filter((piece) => piece.text.length > 1).map((piece) => piece.text));
  let at = 0;
  for (const word of wordsOf(long.cores[Weight.light]!)) {
    const start = at;
    for (const char of word) if (char === text[at]) at++;
    const taken = text.slice(start, at);
    // A word of its own is no short form of a longer one.
    if (taken === '' || (taken !== word && known.has(taken))) return false;
  }
  return at === text.length;
}

/** Words; characters in a row that no list has are one. */
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

//#region Pieces

const coreOf = (pieces: readonly Piece[], level: Weight) => pieces.filter(({ weight }) => weight >= level);
const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0);
const hasRole = (pieces: readonly Piece[], wanted: Piece['role']) => pieces.some(({ role }) => role === wanted);
/** What makes another item of a name where only one of two has it. */
const contrasts = (pieces: readonly Piece[]) => pieces.some((piece) => piece.role !== undefined || isNumber(piece));

const meets = <T>(a: readonly T[], b: readonly T[]) => a.some((one) => b.includes(one));
/** Both say something, and nothing of it is the same. */
const differ = (a: readonly string[], b: readonly string[]) => a.length > 0 && b.length > 0 && !meets(a, b);
const holds = (a: readonly string[], b: readonly string[]) => b.every((one) => a.includes(one));
const sameIds = (a: Profile, b: Profile) => a.ids.length > 0 && holds(a.ids, b.ids) && holds(b.ids, a.ids);

type Chars = ReadonlySet<string>;

function isIn(piece: Piece, chars: Chars): boolean {
  const { text } = piece;
  if (isNumber(piece)) return chars.has(text);
  for (let i = 0; i < text.length; i++) if (!chars.has(text[i]!)) return false;
  return true;
}

/** The pieces that have a character which is not among those of others. */
const left = (pieces: readonly Piece[], others: Chars) => pieces.filter((piece) => !isIn(piece, others));

/** Characters that two texts have in common, as a share of those of the richer one. */
function sharedOf(a: Chars, b: Chars): number {
  const shared = [...a].filter((char) => b.has(char)).length;
  return shared / Math.max(a.size, b.size, 1);
}

//#endregion
