/** Widths of the columns of a table, by what their cells say. */
import type { Grid } from '../../model/visible/types';
import { columnsIn } from '../../model/visible/units';
import { widthOf } from './measures';
import { textOf } from './runs';
import { cellMargin } from './styles';

/** Word has no more columns than these. */
export const mostColumns = 63;

/** Width of a character of size 小四 (12 pt) in twips. */
export const cellPitch = 240;

export interface Column {
  /** In twips. */
  readonly width: number;
  /** Every cell is so short that it is set in the middle. */
  readonly short: boolean;
}

/** Where Latin stands beside Chinese: some programs put a quarter of a character between them. */
const beside = /[\w%][\u2e80-\uffff]|[\u2e80-\uffff](?=[\w%])/g;

/** Of how many characters all cells are where a column is set in the middle. */
const fewCharacters = 8;

/**
 * Columns that fill `total` twips. Short ones get what their longest line needs; the rest is shared by the root of how much
 * there is to read, for a column twice as full grows in height as in breadth.
 */
export function columnsOf(grid: Grid, total: number): Column[] {
  const { rows } = grid;
  const count = Math.min(mostColumns, columnsIn(grid));
  const longest = new Float64Array(count);
  const sum = new Float64Array(count);
  for (const { cells } of rows) {
    for (let i = 0; i < Math.min(count, cells.length); i++) {
      for (const line of textOf(cells[i]!.runs).split('\n')) {
        const width = widthOf(line) + (line.match(beside)?.length ?? 0) / 4;
        longest[i] = Math.max(longest[i]!, width);
        sum[i]! += width;
      }
    }
  }
  const room = (characters: number) => Math.ceil(characters * cellPitch) + 2 * cellMargin + 20;
  const needs = Array.from(longest, (width) => room(Math.max(width, 2)));
  const weights = Array.from(sum, (width, i) => Math.sqrt(Math.max(width / rows.length, longest[i]! / 3, 2)));
  const widths = shared(total, needs, weights, room(2));
  return widths.map((width, i) => ({ width, short: longest[i]! <= fewCharacters }));
}

/** Shares of `total` by weight; nobody gets more than it needs while another wants more, nor less than `least` if there is so much. */
function shared(total: number, needs: readonly number[], weights: readonly number[], least: number): number[] {
  const count = needs.length;
  const base = Math.min(least, Math.floor(total / Math.max(1, count)));
  const widths = new Array<number>(count).fill(base);
  const open = new Set(needs.keys());
  // Each round settles those that need less than their share.
  for (let round = 0; round < 4 && open.size > 0; round++) {
    const settled = [...needs.keys()].filter((i) => !open.has(i)).reduce((sum, i) => sum + widths[i]!, 0);
    const weight = [...open].reduce((sum, i) => sum + weights[i]!, 0);
    const free = total - settled - open.size * base;
    for (const i of open) widths[i] = base + Math.floor((free * weights[i]!) / weight);
    const content = [...open].filter((i) => needs[i]! < widths[i]!);
    if (content.length === 0 || content.length === open.size) break;
    for (const i of content) {
      widths[i] = needs[i]!;
      open.delete(i);
    }
  }
  // What is left of rounding, or because all have enough, goes round.
  const left = total - widths.reduce((sum, width) => sum + width, 0);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const grown = widths.map((width) => width + Math.floor((left * width) / Math.max(1, whole)));
  const rest = total - grown.reduce((sum, width) => sum + width, 0);
  return grown.map((width, i) => width + (i < rest ? 1 : 0));
}
