/** @typedef {{ median: number, p95: number, n: number }} Figure milliseconds */

/** @param {number[]} samples @returns {Figure} */
export function figure(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p95: at(0.95), n: sorted.length };
}
