/** Looking things up in sorted lists, by halving. */

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
