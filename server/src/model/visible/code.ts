/** Blocks of code: which lines of the source they consist of. */
import type { Span } from '../../base/span';
import { behindLineEnd, behindPrefix } from './inline';

const fenceAt = /(`{3,}|~{3,})/y;

/** Whether the block of code that begins there does so with a fence. */
export function isFenced(source: string, start: number): boolean {
  fenceAt.lastIndex = start;
  return fenceAt.test(source);
}

/** The lines of a block of code without its fences, indentation and what stands around it. */
export function codeLines(source: string, { start, end }: Span, quotes: number): Span[] {
  fenceAt.lastIndex = start;
  const fence = fenceAt.exec(source)?.[1];
  const column = columnOf(source, start);
  const lines: Span[] = [];
  for (let at = start; at < end; ) {
    const stop = lineStop(source, at, end);
    const first = at === start;
    const from = first || quotes === 0 ? at : Math.min(stop, behindQuotes(source, at, quotes));
    const isEdge = fence && (first || (stop === end && isClosing(source.slice(from, stop), fence)));
    if (!isEdge)
      lines.push({ start: from + indentOf(source.slice(from, stop), fence, quotes > 0 ? 0 : column), end: stop });
    at = stop < end ? behindLineEnd(source, stop) : end;
  }
  return lines;
}

/** How much of the beginning of a line is indentation: as much as the fence has, or that which makes it code. */
function indentOf(words: string, fence: string | undefined, column: number): number {
  if (!fence) return /^(?: {0,3}\t| {1,4})/.exec(words)?.[0].length ?? 0;
  let indent = 0;
  while (indent < column && words[indent] === ' ') indent++;
  return indent;
}

/** Blanks and signs of lists between the beginning of the line and a place. */
function columnOf(source: string, place: number): number {
  let at = place;
  while (at > 0 && source[at - 1] !== '\n' && source[at - 1] !== '\r' && place - at < 100) at--;
  return place - at;
}

function lineStop(source: string, at: number, end: number): number {
  for (let i = at; i < end; i++) if (source[i] === '\n' || source[i] === '\r') return i;
  return end;
}

function isClosing(words: string, fence: string): boolean {
  const plain = words.trim();
  return plain.length >= fence.length && plain === fence[0]!.repeat(plain.length);
}

/** Behind the signs of quotations at the beginning of a line of code, and one blank. */
function behindQuotes(source: string, start: number, quotes: number): number {
  const words = behindPrefix(source, start, quotes);
  const sign = source.lastIndexOf('>', words);
  return sign < start ? start : source[sign + 1] === ' ' ? sign + 2 : sign + 1;
}
