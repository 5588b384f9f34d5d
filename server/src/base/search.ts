/** Looking things up in sorted lists. */

/** The first of `0 … count - 1` for which `holds` is true, given that it holds for all behind it; `count` when there is none. */
export function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
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
