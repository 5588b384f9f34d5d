/**
 * What the Markdown parser cannot do in linear time with lines: lists and quotations that begin in one another on a
 * single line; lines that go on with a paragraph of a list or quotation from outside of it; underlined headings with no
 * blank line between them. No person writes many of these. Beyond a limit the signs that make them are taken out of the
 * text that the parser gets: letters stand in their place, so that all offsets stay and the lines are read as words.
 *
 * Whether that is done is told by the lines between two safe starts alone, so that a part of a document reads as it does
 * in the whole; and no safe start comes or goes by it.
 */
import { append } from '../../base/lists';
import type { Span } from '../../base/span';
import { isSafeStart, isSpace, lineEnd } from './lines';

/** Lists and quotations that may begin on one line, and blanks before its first word. */
const DEPTH = 30;
const BLANKS = 200;
/** Lines of one paragraph that may stand outside of its list or quotation. */
const OUTSIDE = 250;
/** Underlined headings between two safe starts. */
const UNDERLINED = 100;

/** The text of a range as the parser gets it, and what was taken out of it: absolute ranges. */
export interface Eased {
  readonly text: string;
  readonly without: readonly Span[];
}

/** Eases a range that begins and ends at safe starts. Front matter, which ends at `matterEnd`, is left alone. */
export function eased(text: string, from: number, to: number, matterEnd: number): Eased {
  const without: Span[] = [];
  let piece: Line[] = [];
  const end = () => {
    for (const dear of [tooDeep(text, piece), tooFarOutside(piece), tooOftenUnderlined(text, piece)])
      append(without, dear);
    piece = [];
  };
  for (let at = Math.max(from, matterEnd); at < to; at = piece.at(-1)!.next) {
    if (piece.length > 0 && isSafeStart(text, at)) end();
    piece.push(readLine(text, at));
  }
  end();
  return { text: masked(text, from, to, without), without };
}

/** The range with letters in place of what is taken out. */
function masked(text: string, from: number, to: number, without: Span[]): string {
  const parts: string[] = [];
  let at = from;
  for (const { start, end } of without.sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    parts.push(text.slice(at, Math.max(at, start)), 'x'.repeat(end - Math.max(at, start)));
    at = end;
  }
  parts.push(text.slice(at, to));
  return parts.join('');
}

interface Line extends Span {
  /** Start of the next line. */
  readonly next: number;
  readonly blank: boolean;
  /** Markers of lists, quotations and footnotes that it begins with, and where its words begin behind them. */
  readonly markers: number;
  readonly words: number;
  /** End of the last marker that is not too deep. */
  readonly deep: number;
  /** Markers of quotations among them. */
  readonly quotes: number;
  /** A list item or footnote begins on it. */
  readonly begins: boolean;
  /** Columns from the last marker of a quotation (or the beginning) to the words. */
  readonly indent: number;
}

/** A marker with its blanks; group 1 is that of a quotation. */
const MARKER = / {0,3}(?:(>) ?|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|(?=[\r\n])|$)|\[\^[^\]\s]{1,999}\]:)/y;
const TAB = 9;
const TAB_WIDTH = 4;

function readLine(text: string, start: number): Line {
  const { end, next } = lineEnd(text, start);
  let [markers, quotes, from, deep, words] = [0, 0, start, start, start];
  let begins = false;
  MARKER.lastIndex = start;
  for (let match = MARKER.exec(text); match && MARKER.lastIndex <= end; match = MARKER.exec(text)) {
    words = MARKER.lastIndex;
    if (++markers <= DEPTH) deep = words;
    if (match[1]) {
      quotes++;
      from = words;
    } else begins = true;
  }
  while (words < end && isSpace(text.charCodeAt(words))) words++;
  let indent = 0;
  for (let i = from; i < words; i++) indent += text.charCodeAt(i) === TAB ? TAB_WIDTH : 1;
  return { start, end, next, blank: words === end && markers === 0, markers, words, deep, quotes, begins, indent };
}

/** A line of nothing but one sign, which is a thematic break however long it is. */
const BREAK = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;

function tooDeep(text: string, piece: readonly Line[]): Span[] {
  return piece
    .filter(({ markers, start, words, end }) =>
      markers > DEPTH ? !BREAK.test(text.slice(start, end)) : words - start > BLANKS && words < end,
    )
    .map(({ deep, start, words, markers }) => ({ start: markers > DEPTH ? deep : start + BLANKS, end: words }));
}

/** The markers around paragraphs of which too many lines stand outside; they reach from blank line to blank line. */
function tooFarOutside(piece: readonly Line[]): Span[] {
  const all: Span[] = [];
  let markers: Span[] = [];
  /** The line that tells where the paragraph stands. */
  let head: Line | undefined;
  let outside = 0;
  let most = 0;
  const end = () => {
    if (most > OUTSIDE) append(all, markers);
    markers = [];
    head = undefined;
    most = 0;
  };
  for (const line of piece) {
    if (line.blank) {
      end();
      continue;
    }
    if (line.words > line.start) markers.push({ start: line.start, end: line.words });
    if (!head || line.begins || line.quotes > head.quotes) {
      head = line;
      outside = 0;
    } else if (line.quotes < head.quotes || line.indent < head.indent) most = Math.max(most, ++outside);
  }
  end();
  return all;
}

const UNDERLINE = /^([ \t>]*)(?:=+|-+)[ \t]*$/;

/** All of them: one that is left would underline the one that is now words. */
function tooOftenUnderlined(text: string, piece: readonly Line[]): Span[] {
  const all: Span[] = [];
  let headings = 0;
  let words = false;
  for (const { start, end, blank } of piece) {
    const underline = UNDERLINE.exec(text.slice(start, end));
    if (underline) all.push({ start: start + underline[1]!.length, end });
    const heading: boolean = underline !== null && words;
    if (heading) headings++;
    // Behind a heading `===` is words again, while a `-` begins something else.
    words = !blank && !heading && (!underline || text[end - 1] !== '-');
  }
  return headings > UNDERLINED ? all : [];
}
