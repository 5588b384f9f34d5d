/** Lines of a draft around its paragraphs: where one goes with its line ends, and where another may come. */
import { perKey } from '../../../base/perKey';
import { lastAtOrBelow } from '../../../base/search';
import type { Span } from '../../../base/span';
import type { Paper } from '../../../model/visible/types';

export const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

/** In front of the line end that follows. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const stop = end < 0 ? text.length : end;
  return stop > at && text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** Behind the line end that follows. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

const isBlankLine = (text: string, at: number) => /^[ \t>]*$/.test(text.slice(at, lineEnd(text, at)));

/** Whether there is a line in front of this one, and words in it. */
function wordsAbove(text: string, start: number): boolean {
  return start > 0 && !isBlankLine(text, lineStart(text, start - 1));
}

/**
 * The lines of a block, with line ends so that what stands around it stays apart. `last`: nothing that is seen stays behind it.
 */
export function wholeLines(text: string, block: Span, last: boolean): Span {
  const start = lineStart(text, block.start);
  const end = lineEnd(text, block.end);
  const behind = nextLine(text, end);
  const tight = behind < text.length && !isBlankLine(text, behind);
  if (!last && (tight || !wordsAbove(text, start))) {
    let next = behind;
    while (next < text.length && isBlankLine(text, next)) next = nextLine(text, next);
    // Nothing but blank lines to the end.
    if (next < text.length || start === 0) return { start, end: next };
  }
  let from = start;
  while (from > 0 && (from === start || isBlankLine(text, from))) from = lineStart(text, from - 1);
  return { start: from === 0 && isBlankLine(text, 0) ? 0 : lineEnd(text, from), end };
}

/** Where a new block may come behind one: behind the marks and comments that belong to it. */
export function behindBlock({ text, hidden }: Paper, end: number): number {
  let at = lineEnd(text, end);
  for (;;) {
    const inside = hidden[lastAtOrBelow(starts(hidden), at)];
    if (inside && inside.start < at && at < inside.end) {
      at = lineEnd(text, inside.end);
      continue;
    }
    const next = nextLine(text, at);
    const first = next + (/^[ \t]*/.exec(text.slice(next, next + 40))?.[0].length ?? 0);
    const comment = hidden[lastAtOrBelow(starts(hidden), first)];
    const alone = comment?.start === first && isBlankLine(text, comment.end);
    if (next === at || !alone) return at;
    at = lineEnd(text, comment.end);
  }
}

const starts = perKey((spans: readonly Span[]) => spans.map(({ start }) => start));

/** Spans that begin in a stretch of the source. In order. */
export function spansIn(spans: readonly Span[], { start, end }: Span): Span[] {
  if (spans.length === 0) return [];
  const list = starts(spans);
  let i = lastAtOrBelow(list, start);
  if (list[i]! < start) i++;
  const out: Span[] = [];
  for (; i < spans.length && list[i]! < end; i++) out.push(spans[i]!);
  return out;
}

/** What stands in front of the words of a line: signs of quotations, headings, bullets and numbers. */
export const prefixOf = (line: string): string =>
  /^(?:[ \t]*(?:>|#{1,6}(?=[ \t])|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t\u3000]*/.exec(line)![0];
