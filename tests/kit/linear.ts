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
