/** Looking things up in sorted lists, by halving. */
import { overlaps, type Span } from './span';

/** How many of `length` places in a row hold something, where those that do stand in front of those that do not. */
export function leading(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last of the ascending values that is not above `value`; 0 when there is none. */
export function lastAtOrBelow(ascending: ArrayLike<number>, value: number): number {
  // Asked so often that the call of a function at every step would be felt.
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

//#region Spans

/** Of fewer, all are looked at: that costs less than a list of their ends. */
const few = 8;

/** Makes a look-up among spans that are in order of their starts; those found are in order as well. */
export function overlapping<T extends Span>(ordered: readonly T[]): (span: Span) => readonly T[] {
  if (ordered.length === 0) return () => [];
  if (ordered.length <= few) return (span) => ordered.filter((one) => overlaps(one, span));
  // How far each and all before it reach: behind the last that does there is nothing more to find.
  const reach: number[] = [];
  for (const { end } of ordered) reach.push(Math.max(end, reach.at(-1) ?? end));
  return (span) => {
    const last = leading(ordered.length, (i) => ordered[i]!.start < span.end) - 1;
    let first = last;
    while (first >= 0 && reach[first]! > span.start) first--;
    return ordered.slice(first + 1, last + 1).filter((one) => one.end > span.start);
  };
}

//#endregion
