/** Which numbered paragraphs are headings, told by those beside them: in a list of sentences none is. */
import type { Grid, Level, Paragraph } from './types';

/** A paragraph with a number in front. */
export interface Numbered {
  readonly level: Level;
  readonly value: number;
  /** A line without a stop, one that is a whole sentence, a paragraph whose first sentence may be a heading, or none of them. */
  readonly form: 'alone' | 'sentence' | 'run-in' | 'none';
}

/** The blocks, of which some are numbered; those that are no headings after all are body. */
export function settled(
  blocks: readonly (Paragraph | Grid)[],
  numbered: ReadonlyMap<number, Numbered>,
): (Paragraph | Grid)[] {
  const out = [...blocks];
  for (const run of runsOf(numbered)) {
    const few = run.filter((i) => numbered.get(i)!.form === 'run-in').length * 2 <= run.length;
    for (const i of run) {
      const { form } = numbered.get(i)!;
      if (form === 'sentence' && run.length > 1) out[i] = body(out[i] as Paragraph);
      if (form === 'run-in' && few && run.length > 1) out[i] = body(out[i] as Paragraph);
    }
  }
  return out;
}

/** Paragraphs right below one another that are counted in one way. */
function runsOf(numbered: ReadonlyMap<number, Numbered>): number[][] {
  const runs: number[][] = [];
  let before: Numbered | undefined;
  for (const [i, one] of numbered) {
    const last = runs.at(-1);
    const goesOn = last?.at(-1) === i - 1 && one.level === before?.level && one.value === before.value + 1;
    if (goesOn) last!.push(i);
    else runs.push([i]);
    before = one;
  }
  return runs;
}

function body({ level: _level, runs, ...paragraph }: Paragraph): Paragraph {
  const plain = runs.map((run) => {
    if (run.type !== 'text' || run.lead === undefined) return run;
    const { lead: _lead, ...others } = run;
    return others;
  });
  return { ...paragraph, role: 'body', runs: plain };
}
