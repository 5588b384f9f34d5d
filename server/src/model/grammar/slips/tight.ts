/** Figures as they are meant: 2026 年 6 月 reads 2026年6月, and 1,300元 reads 1300元. */
import { matches } from '../../../base/matches';
import type { Span } from '../../../base/span';

export interface Tight {
  readonly text: string;
  /** Where a range of it stands in the text that it was made of. */
  span(start: number, end: number): Span;
}

/** One blank between a figure and the word beside it, and marks between thousands. */
const loose =
  /(?<=\d)[ \u00a0](?=[\u4e00-\u9fff%％])|(?<=[\u4e00-\u9fff])[ \u00a0](?=\d)|(?<=(?<![\d.,，])\d{1,3}(?:,\d{3}){0,3}),(?=\d{3}(?!\d))|(?<=(?<![\d.,，]|分别.{0,8}|依次.{0,8})\d{1,3}(?:，\d{3}){0,3})，(?=\d{3}(?:\.\d{1,2})?[ \u00a0]?[\u4e00-\u9fff])/g;

/** Most figures have none of them beside them, which is soon told. */
const mayBeLoose = /[ \u00a0](?:(?<=\d.)|(?=\d))|[,，](?<=\d.)(?=\d)/;

/** The text without what stands loosely in its figures. */
export function tight(text: string): Tight {
  const cuts = !mayBeLoose.test(text) ? [] : matches(text, loose).map(({ index }) => index);
  if (cuts.length === 0) return { text, span: (start, end) => ({ start, end }) };
  let out = '';
  let from = 0;
  for (const cut of cuts) {
    out += text.slice(from, cut);
    from = cut + 1;
  }
  return {
    text: out + text.slice(from),
    span: (start, end) => ({ start: start + before(cuts, start, 0), end: end + before(cuts, end, -1) }),
  };
}

/** How many characters were cut in front of an offset of the tight text; with -1, none that was cut right there. */
function before(cuts: readonly number[], offset: number, right: 0 | -1): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // The cut stood at its offset less those in front of it.
    if (cuts[middle]! - middle <= offset + right) low = middle + 1;
    else high = middle;
  }
  return low;
}
