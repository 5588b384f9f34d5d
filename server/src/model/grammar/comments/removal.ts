/** What goes with a comment that is taken out of a text, so that neither a blank nor an empty line is left of it. */
import type { Span } from '../../../base/span';
import { isEscaped } from './escaped';

const isBreak = (sign: string | undefined) => sign === undefined || sign === '\n' || sign === '\r';
const isSpace = (sign: string | undefined) => sign === ' ' || sign === '\t';
const latin = /[A-Za-z0-9]/;
/** What stands in front of the words of a line and keeps its blank. */
const marker = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)$/;

/** A text with something in place of each comment; one that is not closed stays. Linear. */
export function insteadOfComments(text: string, instead: (comment: string) => string): string {
  let out = '';
  for (let at = 0; ; ) {
    const start = text.indexOf('<!--', at);
    if (start >= 0 && isEscaped(text, start)) {
      out += text.slice(at, start + 4);
      at = start + 4;
      continue;
    }
    const close = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (close < 0) return out + text.slice(at);
    out += text.slice(at, start) + instead(text.slice(start, close + 3));
    at = close + 3;
  }
}

/** The stretch to remove: the comment with blanks beside it, with its line where it has one of its own. */
export function withSurroundings(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (isSpace(text[from - 1])) from--;
  while (isSpace(text[to])) to++;
  const [before, behind] = [text[from - 1], text[to]];
  const line = lineStart(text, from);
  const marked = marker.test(text.slice(line, from));
  if (isBreak(behind) && (line === from || marked)) return wholeLines(text, { start: line, end: to });
  // What indents the line stays, and so do two blanks that break it.
  if (isBreak(before)) return { start, end: to };
  if (isBreak(behind)) return { start: from, end: to - end > 1 ? end : to };
  if (from === start) return { start, end };
  if (before === '|' || marked) return { start, end: to };
  if (behind === '|') return { start: to > end ? from : start, end };
  return { start: to > end && latin.test(before!) && latin.test(behind!) ? start : from, end: to };
}

function lineStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && !isBreak(text[at - 1])) at--;
  return at;
}

/** A line with its end; of two empty lines that would meet one goes too. */
function wholeLines(text: string, { start, end }: Span): Span {
  const next = behindBreak(text, end);
  // The last line goes with the end of the one before.
  if (next === end) return { start: start - breakBefore(text, start), end };
  const above = start - breakBefore(text, start);
  const emptyAbove = start === 0 || (above > 0 && isBreak(text[above - 1]));
  let blank = next;
  while (isSpace(text[blank])) blank++;
  const emptyBelow = emptyAbove && blank < text.length && isBreak(text[blank]);
  return { start, end: emptyBelow ? behindBreak(text, blank) : next };
}

function behindBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at < text.length ? at + 1 : at;
}

function breakBefore(text: string, at: number): number {
  return at > 1 && text.startsWith('\r\n', at - 2) ? 2 : at > 0 ? 1 : 0;
}
