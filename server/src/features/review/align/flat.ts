/**
 * A paper as one line of text: every paragraph and cell behind a sign of its own. Reviews are compared, written and checked
 * on it; every character knows its source. Positions in it are not offsets of the draft.
 */
import { lastAtOrBelow } from '../../../base/search';
import type { Paper, TextRun, Unit } from '../../../model/visible/types';
import { unitsOf } from '../../../model/visible/units';

/** Begins a paragraph or a cell. No draft and no Word file keeps one: both are washed of it. */
export const BREAK = '\u2029';

export interface FlatUnit {
  readonly unit: Unit;
  /** Where its sign stands; its words are `[from + 1, to)`. */
  readonly from: number;
  readonly to: number;
}

export interface Flat {
  readonly paper: Paper;
  readonly text: string;
  /**
   * Source of each character. That of a sign is the line end in front of its unit (-1 in the first line), of a cell behind
   * another what stands in front of its words: both are taken away when the two are joined.
   */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly units: readonly FlatUnit[];
}

/** Half of a character: no file can hold it. */
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The words of others and ours as they can be compared: nothing that XML or Word cannot hold. Same length or shorter. */
export function washed(text: string): string {
  if (!/[\u0000-\u0009\u000b-\u001f\u2029\ufffe\uffff\ud800-\udfff]/.test(text)) return text;
  return text
    .replace(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/g, '')
    .replace(/\u2029/g, ' ')
    .replace(lone, '\ufffd');
}

/** Linear. */
export function flatten(paper: Paper): Flat {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const units: FlatUnit[] = [];
  for (const unit of unitsOf(paper)) {
    const from = starts.length;
    pieces.push(BREAK);
    const sign = placeOfSign(paper.text, unit);
    starts.push(sign);
    ends.push(sign);
    for (const run of unit.runs) {
      if (run.type !== 'text') continue;
      const words = washed(run.text);
      const all = words.length === run.text.length;
      pieces.push(words);
      for (let i = 0; i < run.text.length; i++) {
        if (!all && washed(run.text[i]!) === '') continue;
        starts.push(run.at[i]!);
        ends.push(run.at[i + 1]!);
      }
    }
    units.push({ unit, from, to: starts.length });
  }
  return { paper, text: pieces.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends), units };
}

/** Word has no more columns. */
export const mostColumns = 63;

function placeOfSign(text: string, { start, cell }: Unit): number {
  if (!cell || cell.column === 0) return start === 0 ? -1 : text.lastIndexOf('\n', start - 1);
  let at = start;
  while (text[at] !== '|' && /[ \t]/.test(text[at - 1] ?? '')) at--;
  // The bar in front.
  return text[at] === '|' ? at : at - 1;
}

/** The words of a unit. */
export const wordsOf = ({ text }: Flat, { from, to }: FlatUnit): string => text.slice(from + 1, to);

/** The unit that holds a position; its sign and its end are its own. */
export function unitAt({ units }: Flat, position: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle]!.from <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many characters begin in front of a place of the source. */
export function positionOf({ starts }: Flat, offset: number): number {
  if (starts.length === 0 || starts[0]! >= offset) return 0;
  return lastAtOrBelow(starts, offset - 1) + 1;
}

/** The run that a character of a unit stands in. */
export function runAt(flat: Flat, unit: FlatUnit, position: number): TextRun | undefined {
  const offset = flat.starts[position]!;
  return unit.unit.runs.find(
    (run): run is TextRun => run.type === 'text' && run.at[0]! <= offset && offset < run.at[run.text.length]!,
  );
}
