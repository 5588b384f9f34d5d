/** Growth of cost with size: linear or not. Prefer counted work; it is the same on every machine. */

/** Four sizes, each about three times the one before: a quadratic cost would be 27 times too high at the last. */
const SIZES: readonly number[] = [4_000, 12_000, 36_000, 108_000];

/** Time is noisy, on a busy machine even processor time: what grows too fast is looked at again before it counts. */
const rounds = 3;

/**
 * Throws unless the cost per unit of size stays within `factor` of the one at the smallest size.
 *
 * @param cost counted work, or milliseconds by `fastest`, for a size
 */
export function assertLinear(cost: (size: number) => number, { sizes = SIZES, factor = 3 } = {}): void {
  let worst = 0;
  let figures = '';
  for (let round = 0; round < rounds; round++) {
    const each = sizes.map((size) => ({ size, cost: cost(size) }));
    const first = Math.max(each[0]!.cost / each[0]!.size, Number.EPSILON);
    worst = Math.max(...each.map((at) => at.cost / at.size / first));
    if (worst <= factor) return;
    figures = each.map((at) => `${at.size}: ${at.cost.toFixed(2)}`).join(', ');
  }
  throw new Error(
    `Cost per unit grows ${worst.toFixed(1)} times (at most ${factor} allowed). Size and cost: ${figures}`,
  );
}

/**
 * The same for a cost of which nobody knows how large a text shows its growth: the size is doubled until that costs
 * enough to be sure, or is as large as it may be.
 */
export function assertLinearUntil(
  cost: (size: number) => number,
  { from = 1_000, to = 64_000, enough = 60, factor = 3 } = {},
): void {
  const sizes = [from];
  const known = new Map([[from, cost(from)]]);
  while (known.get(sizes.at(-1)!)! < enough && sizes.at(-1)! < to) {
    const size = 2 * sizes.at(-1)!;
    sizes.push(size);
    known.set(size, cost(size));
  }
  // Each of these is used once: a second look must be a new one.
  const once = (size: number) => {
    const first = known.get(size) ?? cost(size);
    known.delete(size);
    return first;
  };
  assertLinear(once, { sizes, factor });
}

/** Milliseconds of processor time of the cheapest of some runs: other work on the machine does not count. */
export function fastest(run: () => void, times = 5): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}
