/**
 * What in a draft is not for the paper: marks, reviewers' notes, comments addressed to 双翼 and what goes with them. The
 * clean copy is the text without it, and the paper shows none of it: this is the one definition.
 */
import { overlapping } from '../../base/search';
import { runAtEnd, type Span, shift } from '../../base/span';
import { findMarks } from '../block/marks';
import { codeOf } from '../block/syntax';
import type { Doc } from '../draft/doc';
import { isEscaped } from '../grammar/comments/escaped';
import { findReviewNotes } from '../grammar/comments/reviewNotes';

/** Marks, notes and our own comments outside code and front matter; absolute, in order, apart. Linear. */
export function oursIn(doc: Doc): Span[] {
  return doc.blocks.flatMap((block, i) => (block.type === 'yaml' ? [] : oursInBlock(doc, i)));
}

function oursInBlock(doc: Doc, i: number): Span[] {
  const block = doc.blocks[i]!;
  if (block.type === 'code') return [];
  const by = doc.parsed.starts[i]!;
  const source = doc.text.slice(by, by + block.length);
  if (!/【|<!--/.test(source)) return [];
  const whole = { start: 0, end: source.length };
  const marks = findMarks(source, whole, doc.frame).map((mark) => balanced(source, mark));
  const code = overlapping(codeOf(block.node));
  const notes = findReviewNotes(source, whole).filter(({ closed }) => closed);
  const found = [...marks, ...notes, ...ownComments(source)].filter((span) => code(span).length === 0);
  found.sort((a, b) => a.start - b.start);
  const apart: Span[] = [];
  for (const span of found) if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
  return apart.map((span) => shift(span, by));
}

/** A visible mark up to the bracket that closes it, where brackets stand inside it. */
function balanced(source: string, { start, end }: Span): Span {
  if (source[start] !== '【' || !source.slice(start + 1, end).includes('【')) return { start, end };
  let depth = 0;
  for (let at = start; at < source.length && source[at] !== '\n'; at++) {
    if (source[at] === '【') depth++;
    else if (source[at] === '】' && --depth === 0) return { start, end: at + 1 };
  }
  return { start, end };
}

/** Comments addressed to 双翼, rightly written or not. */
function ownComments(source: string): Span[] {
  const spans: Span[] = [];
  const opening = /<!--\s*shuangyi-/g;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    if (isEscaped(source, match.index)) continue;
    const close = source.indexOf('-->', opening.lastIndex);
    if (close < 0) break;
    spans.push({ start: match.index, end: close + 3 });
    opening.lastIndex = close + 3;
  }
  return spans;
}

//#region What goes with them

/** A line that holds nothing but the signs of a quotation, a list item or a heading, and a stop that was left over. */
const bare = /^(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]+\[[ xX]\])?[ \t]*)?[。；;，,、]?$/;

/**
 * What to take out of a text so that the spans (in order, apart) leave no trace: a line that becomes empty goes
 * altogether, two empty lines that meet become one, and no blank is left where something stood. In order, apart.
 */
export function withTraces(text: string, spans: readonly Span[]): Span[] {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const out = new Kept(text, mark);
  for (let i = 0; i < spans.length; ) {
    // All spans that share lines are removed at once.
    const first = i;
    const from = Math.max(lineAround(text, spans[i]!.start).start, mark);
    let to = lineAround(text, spans[i]!.end).end;
    for (i++; i < spans.length && spans[i]!.start <= to; i++) {
      if (spans[i]!.end > to) to = lineAround(text, spans[i]!.end).end;
    }
    out.keep(from);
    const kept = seamless(text, { start: from, end: to }, spans.slice(first, i));
    const line = kept.map(({ start, end }) => text.slice(start, end)).join('');
    if (!bare.test(line.slice(0, runAtEnd(line, ' \t')).replace(/^[ \t\u3000]+/, ''))) {
      for (const { start, end } of kept) {
        out.drop(start);
        out.keep(end);
      }
      out.drop(to);
      continue;
    }
    out.drop(behindLine(text, to));
    while (out.endsEmpty && out.at < text.length) {
      const behind = behindLine(text, out.at);
      if (text.slice(out.at, behind).trim() !== '') break;
      out.drop(behind);
    }
    if (out.at === text.length) out.dropLastEmptyLine();
  }
  return out.removed;
}

/** Offset behind the line end that follows `offset`. */
function behindLine(text: string, offset: number): number {
  const end = /\r\n|\r|\n/g;
  end.lastIndex = offset;
  const found = end.exec(text);
  return found ? found.index + found[0].length : text.length;
}

/** The text up to a place, and what was taken out of it. */
class Kept {
  readonly removed: Span[] = [];
  #tail = '';

  constructor(
    readonly text: string,
    public at: number,
  ) {}

  keep(to: number): void {
    if (to <= this.at) return;
    this.#tail = (this.#tail + this.text.slice(Math.max(this.at, to - longestEmptyLine), to)).slice(-longestEmptyLine);
    this.at = to;
  }

  drop(to: number): void {
    if (to <= this.at) return;
    const last = this.removed.at(-1);
    if (last?.end === this.at) this.removed[this.removed.length - 1] = { start: last.start, end: to };
    else this.removed.push({ start: this.at, end: to });
    this.at = to;
  }

  /** The last line that is kept is empty: it ends in two line ends, or there is nothing yet. */
  get endsEmpty(): boolean {
    return this.#tail === '' || emptyLineAtEnd.test(this.#tail);
  }

  /** What is removed reaches the end of the text; an empty line in front of it goes too. */
  dropLastEmptyLine(): void {
    const last = this.removed.at(-1);
    const empty = last && emptyLineAtEnd.exec(this.#tail);
    if (!empty) return;
    const more = empty[0].length - empty[1]!.length;
    this.removed[this.removed.length - 1] = { start: last.start - more, end: last.end };
  }
}

const emptyLineAtEnd = /(\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/;

/** Longer lines of blanks are taken for text. UTF-16 units. */
const longestEmptyLine = 40;

/** What the lines of a range keep without the spans; pieces of the text, in order. */
function seamless(text: string, line: Span, spans: readonly Span[]): Span[] {
  const pieces: { start: number; end: number }[] = [];
  const keep = ({ start, end }: Span): void => {
    // One blank is enough where two pieces meet.
    const last = pieces.at(-1);
    let from = start;
    if (last && isBlankSign(text[last.end - 1])) while (from < end && isBlankSign(text[from])) from++;
    if (from < end) pieces.push({ start: from, end });
  };
  let at = line.start;
  for (const span of spans) {
    keep({ start: at, end: span.start });
    at = span.end;
  }
  keep({ start: at, end: line.end });
  const rest = text.slice(at, line.end);
  if (!/^[ \t]*$/.test(rest)) return pieces;
  while (pieces.length > 0 && runAtEnd(text.slice(pieces.at(-1)!.start, pieces.at(-1)!.end), ' \t') === 0) pieces.pop();
  const last = pieces.at(-1);
  if (!last) return pieces;
  last.end = last.start + runAtEnd(text.slice(last.start, last.end), ' \t');
  // Two blanks break the line for the reader.
  if (rest.endsWith('  ')) pieces.push({ start: line.end - 2, end: line.end });
  return pieces;
}

const isBlankSign = (sign: string | undefined) => sign === ' ' || sign === '\t';

/** The line that an offset stands in, without its end. */
function lineAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end };
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

//#endregion
