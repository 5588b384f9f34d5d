/** Pairs of characters next to each other, by which words are told to be alike. */

/** The pairs of a text, each once; none over signs, figures and blanks. */
export function pairsOf(text: string): Set<string> {
  return new Set(text.match(/[\u3400-\u9fff]+/g)?.flatMap(pairsIn) ?? []);
}

const pairsIn = (run: string): string[] => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));

/** How many pairs two texts share. */
export function sharedPairs(a: string, b: string): number {
  const other = pairsOf(b);
  return [...pairsOf(a)].filter((pair) => other.has(pair)).length;
}
