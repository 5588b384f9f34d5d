import { readFileSync } from 'node:fs';

/**
 * The sets were written in rounds. On the first one rules were mended; the later ones were written without a look at rules,
 * data or sets, and measured before anything was mended on them (their first figures stand in `sets.ts`).
 */
export type Round = 'first' | 'later';

/** The cells of the rows of a set, without the head. Tests and tools run in the root of the repository. */
export function setRows(name: string, round: Round = 'first'): string[][] {
  const file = `tests/accuracy/sets/${name}${round === 'first' ? '' : '-later'}.tsv`;
  const rows = readFileSync(file, 'utf8').split('\n').slice(1).filter(Boolean);
  return rows.map((row) => row.split('\t'));
}

/** How a set of texts is judged. */
export interface SetScore {
  readonly name: string;
  /** Texts with something to find, and how many of them it is found in. */
  readonly wrong: number;
  readonly found: number;
  /** Texts without, and how many of them something is said of all the same. */
  readonly right: number;
  readonly false: number;
}
