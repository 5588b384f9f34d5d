/**
 * Where the organ that signs and the date stand, GB/T 9704—2012 7.3.5: without a seal the organ ends two characters from the
 * right and the date begins two characters behind its beginning; with one the date ends four from the right and the organ
 * is centred on it.
 */
import { type Measures, widthOf } from './measures';

export interface Closing {
  /** Room to the right of each organ, in twips, in the order given. */
  readonly organs: readonly number[];
  /** Of the date: room to its left, or to its right. */
  readonly date: { readonly left: number } | { readonly right: number };
}

export function closingOf(
  organs: readonly string[],
  date: string | undefined,
  seal: boolean,
  { width, pitch }: Measures,
): Closing {
  // A half-wide figure has all of the spacing, too.
  const wide = (text: string) => widthOf(text) * pitch;
  const day = date === undefined ? 0 : wide(date);
  const organ = organs.length > 0 ? wide(organs.at(-1)!) : 0;
  if (seal && date !== undefined) {
    const longest = Math.max(0, ...organs.map(wide));
    // A long organ would stand over the edge: both move.
    const right = Math.round(Math.max(4 * pitch, (longest - day) / 2));
    return { organs: organs.map((text) => Math.max(0, Math.round(right + (day - wide(text)) / 2))), date: { right } };
  }
  const longer = day > organ;
  const moved = longer && date !== undefined && organs.length > 0 ? 4 * pitch + day - organ : 2 * pitch;
  const left = Math.round(width - organ);
  // An organ of more than a line has no beginning to go by.
  const beside = organs.length === 0 || longer || organ + 2 * pitch > width;
  return {
    organs: organs.map((_, i) => (i === organs.length - 1 ? Math.round(moved) : 2 * pitch)),
    date: beside ? { right: 2 * pitch } : { left },
  };
}
