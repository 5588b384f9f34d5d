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
  // Characters of one sound have one code; only second readings have others beside them.
  const seconds: Others = new Map();
  alike.sounds.forEach((group, index) => {
    for (let i = 0; i < group.length; i++) {
      const unit = group.charCodeAt(i);
      if (codes[unit] === unit) codes[unit] = firstSound + index;
      else if (codes[unit] !== firstSound + index) add(seconds, unit, group);
    }
  });
  // Whole groups that are taken for one another: 是 and 四 stand for all that sound so.
  const near = new Set<number>();
  for (const [one = '', other = ''] of alike.near) {
    const [a, b] = [codes[one.charCodeAt(0)]!, codes[other.charCodeAt(0)]!];
    near.add(pair(a, b)).add(pair(b, a));
  }
  const shapes: Others = new Map();
  for (const group of alike.shapes) for (let i = 0; i < group.length; i++) add(shapes, group.charCodeAt(i), group);
  return {
    codes,
    of(a, b) {
      if (codes[a] === codes[b] || has(seconds, a, b) || has(seconds, b, a)) return 'sound';
      if (has(shapes, a, b)) return 'shape';
      return codes[b]! >= firstSound && near.has(pair(codes[a]!, codes[b]!)) ? 'near' : undefined;
    },
  };
});

/** A small integer, which sets find fastest; Chinese characters, and codes of sounds, differ in their lower fifteen bits. */
const pair = (a: number, b: number) => ((a & 0x7fff) << 15) | (b & 0x7fff);

/** Characters that are written for a UTF-16 unit. */
type Others = Map<number, string>;

function add(others: Others, unit: number, group: string): void {
  others.set(unit, (others.get(unit) ?? '') + group);
}

function has(others: Others, unit: number, other: number): boolean {
  return others.get(unit)?.includes(String.fromCharCode(other)) ?? false;
}
