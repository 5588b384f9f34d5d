/** Which characters are written for one another: those that sound alike, and those that look alike. */
import { perKey } from '../../../base/perKey';
import type { Framework } from '../../../frame/schema';

export interface Alike {
  /** A number for every UTF-16 unit, the same for characters of one sound. */
  readonly codes: Uint16Array;
  /** In what two Chinese characters are alike. */
  of(a: number, b: number): 'sound' | 'shape' | 'near' | undefined;
}

/** Codes of sounds lie where no character of a text does. */
const firstSound = 0xe000;

export const alikeOf = perKey(({ alike }: Framework): Alike => {
  const codes = new Uint16Array(0x10000);
  for (let unit = 0; unit < codes.length; unit++) codes[unit] = unit;
  // Characters of one sound have one code; only second readings are pairs.
  const sounds = new Set<number>();
  alike.sounds.forEach((group, index) => {
    for (const char of group) {
      const unit = char.charCodeAt(0);
      if (codes[unit] === unit) codes[unit] = firstSound + index;
      else if (codes[unit] !== firstSound + index) addPairs(sounds, group, unit);
    }
  });
  // Whole groups that are taken for one another: 是 and 四 stand for all that sound so.
  const near = new Set<number>();
  for (const [one = '', other = ''] of alike.near) {
    const [a, b] = [codes[one.charCodeAt(0)]!, codes[other.charCodeAt(0)]!];
    near.add(pair(a, b)).add(pair(b, a));
  }
  const shapes = new Set<number>();
  for (const group of alike.shapes) for (const char of group) addPairs(shapes, group, char.charCodeAt(0));
  return {
    codes,
    of(a, b) {
      if (codes[a] === codes[b] || sounds.has(pair(a, b))) return 'sound';
      if (shapes.has(pair(a, b))) return 'shape';
      return codes[b]! >= firstSound && near.has(pair(codes[a]!, codes[b]!)) ? 'near' : undefined;
    },
  };
});

/** A small integer, which sets find fastest; Chinese characters, and codes of sounds, differ in their lower fifteen bits. */
const pair = (a: number, b: number) => ((a & 0x7fff) << 15) | (b & 0x7fff);

function addPairs(pairs: Set<number>, group: string, unit: number): void {
  for (const other of group) pairs.add(pair(unit, other.charCodeAt(0))).add(pair(other.charCodeAt(0), unit));
}
