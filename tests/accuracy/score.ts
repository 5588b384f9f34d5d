/** Precision, recall and F1. */
export interface Score {
  readonly right: number;
  readonly false: number;
  readonly missed: number;
}

/** Counts over (expected, found). */
export function score(answers: readonly (readonly [expected: boolean, found: boolean])[]): Score {
  const count = (expected: boolean, found: boolean) => answers.filter(([e, f]) => e === expected && f === found).length;
  return { right: count(true, true), false: count(false, true), missed: count(true, false) };
}

/** Sums the counts: the micro average. */
export function total(scores: readonly Score[]): Score {
  const sum = (key: keyof Score) => scores.reduce((n, one) => n + one[key], 0);
  return { right: sum('right'), false: sum('false'), missed: sum('missed') };
}

/** Harmonic mean of precision and recall; 0 where nothing was right. */
function f1({ right, false: wrong, missed }: Score): number {
  return right ? (2 * right) / (2 * right + wrong + missed) : 0;
}

export function scoreLine(name: string, counts: Score): string {
  const { right, false: wrong, missed } = counts;
  const share = (part: number, of: number) => (of ? part / of : 0).toFixed(2);
  const figures = `precision ${share(right, right + wrong)}  recall ${share(right, right + missed)}  F1 ${f1(counts).toFixed(2)}`;
  return `${name.padEnd(42)}${figures}  (${right} right, ${wrong} false, ${missed} missed)`;
}
