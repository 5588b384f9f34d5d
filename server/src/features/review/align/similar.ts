/** How alike texts are, by the pairs of neighbouring characters that both hold. */

export type Grams = ReadonlyMap<string, number>;

/** Blanks and breaks say nothing. */
export const keyOf = (text: string): string => text.replace(/[\s\u2029]+/g, '');

export function gramsOf(text: string): Grams {
  const grams = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = text.slice(i, i + 2);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

/** From 0 to 1: twice what is shared by all there is. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [x, y] = [gramsOf(a), gramsOf(b)];
  const all = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  return all === 0 ? 0 : (2 * shared(x, y)) / all;
}

/** From 0 to 1: how much of a text stands in another. */
export function contained(part: string, whole: string): number {
  if (whole.includes(part)) return 1;
  const all = part.length - 1;
  return all <= 0 ? 0 : shared(gramsOf(part), gramsOf(whole)) / all;
}

function shared(a: Grams, b: Grams): number {
  let sum = 0;
  for (const [gram, count] of a) sum += Math.min(count, b.get(gram) ?? 0);
  return sum;
}

/** Indexes of the longest run of values that rises. Near linear. */
export function longestRise(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? tails[low - 1]! : -1);
    tails[low] = i;
  });
  const out = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) out.add(i);
  return out;
}
