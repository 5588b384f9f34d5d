/** Half-open ranges of text. Every offset in the server counts UTF-16 code units. */

/** A half-open range `[start, end)` of UTF-16 offsets; `start === end` is a place between two characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a range by `text`; its offsets are those of the text before it. */
export interface Edit extends Span {
  readonly text: string;
}

/** The same range, `by` units later (or earlier, when negative). */
export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** True when the two ranges share at least one character. Touching ranges do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `inner` lies wholly within `outer` (their ends may coincide). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The range without white space (full-width blanks included) at both ends; empty ranges collapse to their start. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/**
 * Where the run of such signs begins that a text ends in; its length where there is none. A pattern like `[，。]+$` would
 * look from each of the signs to the end of their run, wherever it stands.
 */
export function runAtEnd(text: string, signs: string): number {
  let at = text.length;
  while (at > 0 && signs.includes(text[at - 1]!)) at--;
  return at;
}

/** Blank, tab, line ends, no-break blank, ideographic blank, zero-width marks. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x200b && code <= 0x200d)
  );
}
