/** Edit distance, for "did you mean". */

/** Levenshtein distance in UTF-16 units; stops early and returns `limit + 1` when it exceeds `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || foreign(a, b, limit) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      row.push(value);
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    previous = row;
  }
  return previous[b.length]!;
}

/** The candidates that are close to `word` (at most a third of its length wrong, at least one unit), best first. */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  const limit = Math.max(1, Math.floor(word.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, d: distance(word, candidate, limit) }))
    .filter(({ d, candidate }) => d <= limit && d < candidate.length)
    .sort((a, b) => a.d - b.d)
    .map(({ candidate }) => candidate);
}

/** How many characters of `a` stand nowhere in `b`, which is no more than their distance; counted up to `limit + 1`. */
function foreign(a: string, b: string, limit: number): number {
  let count = 0;
  for (let i = 0; i < a.length && count <= limit; i++) if (!b.includes(a[i]!)) count++;
  return count;
}
