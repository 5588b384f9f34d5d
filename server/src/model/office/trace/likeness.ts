/** Whether two names mean the same item, and how sure that is. */
import { perKey } from '../../../base/perKey';
import { getOrMake } from '../../../base/getOrMake';
import type { Framework } from '../../../frame/schema';
import { type Piece, Weight } from '../../grammar/itemName/lexicon';
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
  /** Casework items whose name or alias the whole name is. */
  readonly whole: readonly string[];
}

export function profileOf({ name, ids }: Named, frame: Framework): Profile {
  const read = readItemName(name, frame);
  const pieces = read.parts.flat();
  return { ...read, ids, pieces, whole: catalogueOf(frame).get(keyOf(pieces)) ?? [] };
}

/** How surely two names mean the same item; undefined when they do not. Symmetric. */
export function likeness(a: Named, b: Named, frame: Framework): Likeness | undefined {
  return compare(profileOf(a, frame), profileOf(b, frame));
}

//#region Catalogue

/** Names of the catalogue are looked up without fillers, whatever the order of their words. */
function keyOf(pieces: readonly Piece[]): string {
  const text = (weight: Weight) => [...textOf(pieces.filter((piece) => piece.weight === weight))].sort().join('');
  return `${text(Weight.heavy)}/${text(Weight.light)}`;
}

const catalogueOf = perKey((frame: Framework) => {
  const catalogue = new Map<string, string[]>();
  for (const { id, name, aliases } of frame.casework) {
    for (const phrase of [name, ...aliases]) {
      const text = typeof phrase === 'string' ? phrase : phrase.text;
      if (text.includes('…')) continue;
      const key = keyOf(readItemName(text, frame).parts.flat());
      const known = getOrMake(catalogue, key, () => []);
      if (key !== '/' && !known.includes(id)) known.push(id);
    }
  }
  return catalogue;
});

//#endregion

//#region Comparing

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0);

/** The pieces of `these` that `others` have no characters for. */
function left(these: readonly Piece[], others: readonly Piece[]): Piece[] {
  const stock = new Map<string, number>();
  for (const char of textOf(others)) stock.set(char, (stock.get(char) ?? 0) + 1);
  return these.filter(({ text }) => {
    const need = new Map<string, number>();
    for (const char of text) need.set(char, (need.get(char) ?? 0) + 1);
    if ([...need].some(([char, count]) => (stock.get(char) ?? 0) < count)) return true;
    for (const [char, count] of need) stock.set(char, stock.get(char)! - count);
    return false;
  });
}

const meets = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));
const of = (confidence: number, basis: Basis): Likeness => ({ confidence, basis });

export function compare(a: Profile, b: Profile): Likeness | undefined {
  if (a.bare === b.bare) return a.bare === '' ? undefined : of(1, 'name');
  for (const [sort, value] of a.which) if ((b.which.get(sort) ?? value) !== value) return undefined;
  const heaviest = (one: Profile) => one.pieces.reduce((most, { weight }) => Math.max(most, weight), Weight.filler);
  // Where one name says nothing of weight, what goes without saying elsewhere is all there is.
  const level = Math.min(heaviest(a), heaviest(b));
  const core = (pieces: readonly Piece[]) => pieces.filter(({ weight }) => weight >= level);
  const [coreA, coreB] = [core(a.pieces), core(b.pieces)];
  const [leftA, leftB] = [left(coreA, coreB), left(coreB, coreA)];
  const other = a.whole.length > 0 && b.whole.length > 0 && !meets(a.whole, b.whole);
  if (leftA.length + leftB.length === 0) {
    if (coreA.length === 0 || other) return undefined;
    const lights = (one: Profile) => one.pieces.filter(({ weight }) => weight === Weight.light);
    const [lightA, lightB] = [left(lights(a), lights(b)), left(lights(b), lights(a))];
    const basis = meets(a.whole, b.whole) ? 'alias' : 'name';
    return of(lightA.length + lightB.length === 0 ? 0.95 : lightA.length * lightB.length === 0 ? 0.9 : 0.85, basis);
  }
  if (leftA.length > 0 && leftB.length > 0) {
    const all = Math.max(lengthOf(coreA), lengthOf(coreB));
    const share = 1 - Math.max(lengthOf(leftA), lengthOf(leftB)) / all;
    if (other) return undefined;
    if (meets(a.whole, b.whole)) return of(0.6, 'casework');
    if ([...leftA, ...leftB].some(({ role }) => role === 'head' || role === 'field')) return undefined;
    const sameIds = a.ids.length > 0 && a.ids.length === b.ids.length && a.ids.every((id) => b.ids.includes(id));
    if (sameIds && share >= 0.5) return of(0.6, 'casework');
    return share >= 0.7 ? of(0.55, 'likeness') : undefined;
  }
  const [long, longCore, shortCore, extra, short] =
    leftA.length > 0 ? [a, coreA, coreB, leftA, b] : [b, coreB, coreA, leftB, a];
  if (isPart(long, core, shortCore)) return of(0.88, 'likeness');
  if (meets(a.whole, b.whole)) return of(0.9, 'alias');
  if (other || extra.some(({ role }) => role === 'head')) return undefined;
  const foreign = long.ids.some((id) => !short.ids.includes(id));
  if (foreign && short.ids.length > 0 && short.ids.every((id) => long.ids.includes(id))) return undefined;
  const tail = longCore.at(-1)! === extra.at(-1)!;
  if (extra.some(({ role }) => role === 'field') || tail) return of(0.6, 'likeness');
  if (lengthOf(shortCore) / lengthOf(longCore) < 0.3) return of(0.6, 'likeness');
  return of(0.85, 'likeness');
}

/** One of the items that a name joins: 甲项监督 of 甲项、乙项监督. */
function isPart({ parts }: Profile, core: (pieces: readonly Piece[]) => Piece[], short: readonly Piece[]): boolean {
  if (parts.length < 2) return false;
  const covered = parts.map((part) => left(core(part), short).length === 0 && core(part).length > 0);
  return covered.includes(true) && covered.includes(false);
}

//#endregion
