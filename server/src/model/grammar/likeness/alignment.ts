/** How a stretch of text differs from a name that stands near: the cheapest edits, character by character. */
import type { Span } from '../../../base/span';
import type { Alike } from './alike';

/** One thing that was done to the name. */
export interface Edit {
  /**
   * `sound`, `shape`, `near` (sounds that are often confused): another character, alike. `other`: another one, not alike. `drop`: a character is not there.
   * `double`: one stands twice. `insert`: one too many. `swap`: two neighbours changed places.
   */
  readonly sort: 'sound' | 'shape' | 'near' | 'other' | 'drop' | 'double' | 'insert' | 'swap';
  /** Index in the name. */
  readonly at: number;
  /** Offset in the text, where the edit shows. */
  readonly place: number;
}

export interface Alignment extends Span {
  readonly edits: readonly Edit[];
}

const alikeCost = 2;
const unlikeCost = 3;
/** A name without its first or last character is dearer than one with another there. */
const edgeCost = 4;
const far = 99;

interface Step {
  readonly cost: number;
  /** Characters of the name and of the text that it takes. */
  readonly name: number;
  readonly text: number;
  readonly sort: Edit['sort'] | undefined;
}

/**
 * The stretch of `text` that is most like `name` where the name should begin at `base`, at most `slack` characters off;
 * undefined where all cost more than `most`. Looks at a band along the diagonal only.
 */
export function align(
  name: string,
  text: string,
  base: number,
  slack: number,
  most: number,
  alike: Alike,
): Alignment | undefined {
  const width = 2 * slack + 1;
  const rows = name.length + 1;
  // One cell for `i` characters of the name against the text up to `base + i + d`.
  const costs = new Uint8Array(rows * width);
  for (let i = 1; i < rows; i++) {
    let least = far;
    for (let d = -slack; d <= slack; d++) {
      const { cost } = best(i, d);
      costs[i * width + d + slack] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return undefined;
  }
  let d = 0;
  // The lowest cost; of equal ones the longest stretch.
  for (let one = -slack; one <= slack; one++) {
    const gain = costAt(name.length, d) - costAt(name.length, one);
    if (gain > 0 || (gain === 0 && one > d)) d = one;
  }
  if (costAt(name.length, d) > most) return undefined;
  const end = base + name.length + d;
  const edits: Edit[] = [];
  let i = name.length;
  while (i > 0) {
    const step = best(i, d);
    i -= step.name;
    d += step.name - step.text;
    if (step.sort) edits.push({ sort: step.sort, at: i, place: base + i + d });
  }
  return { start: base + d, end, edits: edits.reverse() };

  function costAt(i: number, d: number): number {
    return d < -slack || d > slack ? far : costs[i * width + d + slack]!;
  }

  /** The last step on the cheapest way to a cell. */
  function best(i: number, d: number): Step {
    const place = base + i + d - 1;
    const own = name.charCodeAt(i - 1);
    const char = place >= 0 && place < text.length ? text.charCodeAt(place) : 0;
    if (own === char) return { cost: costAt(i - 1, d), name: 1, text: 1, sort: undefined };
    const dropCost = i === 1 || i === name.length ? edgeCost : alikeCost;
    let step: Step = { cost: Math.min(far, costAt(i - 1, d + 1) + dropCost), name: 1, text: 0, sort: 'drop' };
    if (!isHanUnit(char)) return step;
    // Of equal ones the later: another character or an exchange tells more than one that is missing.
    const take = (cost: number, ofName: number, ofText: number, sort: Edit['sort']) => {
      if (cost <= step.cost) step = { cost, name: ofName, text: ofText, sort };
    };
    // A character too many is one that the name has just before it or behind, or a strange one.
    const twice = text.charCodeAt(place - 1) === char || char === name.charCodeAt(i);
    take(costAt(i, d - 1) + (twice ? alikeCost : unlikeCost), 0, 1, twice ? 'double' : 'insert');
    if (isHanUnit(own)) {
      const like = alike.of(own, char);
      take(costAt(i - 1, d) + (like ? alikeCost : unlikeCost), 1, 1, like ?? 'other');
    }
    if (i > 1 && char === name.charCodeAt(i - 2) && own === text.charCodeAt(place - 1)) {
      take(costAt(i - 2, d) + alikeCost, 2, 2, 'swap');
    }
    return step;
  }
}

function isHanUnit(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

export function isHan(char: string | undefined): boolean {
  return char !== undefined && isHanUnit(char.charCodeAt(0));
}
