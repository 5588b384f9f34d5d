/** Lists: what two of them share at both ends, and joining long ones. */

export interface Common {
  /** How many values at the beginning are alike. */
  readonly head: number;
  /** How many at the end, none of which is counted in `head`. */
  readonly tail: number;
}

/** How much two lists share: the very same values where not said otherwise. */
export function common<T>(a: readonly T[], b: readonly T[], alike: (one: T, other: T) => boolean = Object.is): Common {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && alike(a[head]!, b[head]!)) head++;
  let tail = 0;
  while (tail < shorter - head && alike(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++;
  return { head, tail };
}

/** Whether two lists hold the very same values. */
export function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/** Adds values to a list, however many: `push(...values)` ends the program when there are a hundred thousand. */
export function append<T>(list: T[], values: Iterable<T>): void {
  for (const value of values) list.push(value);
}
