/**
 * Milliseconds.
 * @typedef {{ median: number, p95: number, n: number }} Figure
 */

/**
 * @param {number[]} samples
 * @returns {Figure}
 */
export function figure(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), n: sorted.length };
}
