/** What can be told of a place by looking at its line: where a parser may start afresh, where front matter ends. */
import { fences } from '../grammar/fences';

const ATX_HEADING = /^#{1,6}(?:[ \t\r\n]|$)/;
const LIST_MARKER = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$)/;
/** More than the longest heading or list marker. */
const MARKER_LENGTH = 16;

export const BYTE_ORDER_MARK = 0xfeff;

/**
 * May a parser start afresh at `at`, whatever stands before (fences and comments excepted, the sentinel sees those)?
 * That is so at the beginning of a line that is not indented and is either an ATX heading, or follows a blank line and
 * is no list item (which would go on with a list in front of it).
 */
export function isSafeStart(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  let before = at - 1;
  if (!isLineEnd(text.charCodeAt(before))) return false;
  const code = text.charCodeAt(at);
  if (isSpace(code) || isLineEnd(code) || code === BYTE_ORDER_MARK) return false;
  if (isAtxHeading(text, at)) return true;
  if (LIST_MARKER.test(text.slice(at, at + MARKER_LENGTH))) return false;
  if (text.charCodeAt(before) === 10 && text.charCodeAt(before - 1) === 13) before--;
  while (before > 0 && isSpace(text.charCodeAt(before - 1))) before--;
  return before === 0 || isLineEnd(text.charCodeAt(before - 1));
}

/** The first safe start at or behind `at`, at most `limit`. */
export function nextSafeStart(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && !isSafeStart(text, i)) i++;
  return Math.min(i, limit);
}

/** Whether an ATX heading begins at `at`. */
export function isAtxHeading(text: string, at: number): boolean {
  return text.charCodeAt(at) === 35 && ATX_HEADING.test(text.slice(at, at + MARKER_LENGTH));
}

/**
 * End of the front matter, the line end of its closing fence included; 0 without. A fence that is never closed must not
 * reach the parser's front matter extension, which then no longer sees lists, quotes and footnotes in the rest.
 */
export function frontMatterEnd(text: string): number {
  return fences(text)?.closed?.body ?? 0;
}

const LINE_END = /\r\n?|\n|$/g;

/** Where the line at `at` ends, and where the next one begins. */
export function lineEnd(text: string, at: number): { readonly end: number; readonly next: number } {
  LINE_END.lastIndex = at;
  const end = LINE_END.exec(text)!;
  return { end: end.index, next: end.index + end[0].length };
}

/** The first place at or behind `at` that is no blank and no line end. */
export function skipBlank(text: string, at: number): number {
  let i = at;
  while (isSpace(text.charCodeAt(i)) || isLineEnd(text.charCodeAt(i))) i++;
  return i;
}

/** Where the last line of a range that is not blank ends. */
export function lastLineEnd(text: string, start: number, end: number): number {
  for (let at = end; ; ) {
    let i = at;
    while (i > start && isSpace(text.charCodeAt(i - 1))) i--;
    if (i === start || !isLineEnd(text.charCodeAt(i - 1))) return at;
    at = i - 1;
  }
}

/** Blank or tab. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
