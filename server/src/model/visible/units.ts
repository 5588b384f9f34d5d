/** Paragraphs and cells of a paper one after the other, their text, and the way from it to the source and back. */
import { perKey } from '../../base/perKey';
import { lineText, objectSign } from './line';
import type { Grid, Paper, Run, Unit } from './types';

/** All paragraphs and cells, empty ones too, in order. Footnotes are none. */
export function unitsOf(paper: Paper): Unit[] {
  const out: Unit[] = [];
  for (const block of paper.blocks) {
    if (block.type === 'paragraph') {
      out.push({ id: out.length, start: block.start, end: block.end, runs: block.runs, paragraph: block });
      continue;
    }
    for (const [row, { cells }] of block.rows.entries()) {
      for (const [column, { start, end, runs }] of cells.entries()) {
        out.push({ id: out.length, start, end, runs, cell: { grid: block, row, column } });
      }
    }
  }
  return out;
}

/** How many columns a table takes: a row may have more cells than the header, which Markdown shows nobody. */
export const columnsIn = perKey(({ rows }: Grid): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
);

/** Visible text of runs; a picture and a reference to a footnote are one U+FFFC each. */
export const textOf = (runs: readonly Run[]): string => lineText(runs);

/** Where a character of `textOf` stands in the source; undefined behind the last one. */
export function sourceAt(
  runs: readonly Run[],
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  let at = 0;
  for (const run of runs) {
    const length = lengthOf(run);
    if (offset < at + length) {
      if (run.type !== 'text') return run.span;
      const k = Math.max(0, offset - at);
      return { start: run.at[k]!, end: run.at[k + 1]! };
    }
    at += length;
  }
  return undefined;
}

/** How many visible characters of the runs begin in front of a place in the source. */
export function visibleAt(runs: readonly Run[], place: number): number {
  let count = 0;
  for (const run of runs) {
    if (run.type !== 'text') {
      if (run.span.start >= place) return count;
      count += objectSign.length;
      continue;
    }
    if (run.at[0]! >= place) return count;
    if (run.at.at(-1)! <= place) {
      count += run.text.length;
      continue;
    }
    let low = 0;
    let high = run.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (run.at[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return count + low;
  }
  return count;
}

const lengthOf = (run: Run) => (run.type === 'text' ? run.text.length : objectSign.length);
