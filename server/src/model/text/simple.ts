/**
 * No parser where no syntax is: paragraphs, headings, lists and tables of plain words and marks in comments, which most
 * papers consist of, are told by their lines. Whatever could be anything else is left to the parser.
 */
import { isAtxHeading, isSafeStart, isSpace, lineEnd } from './lines';
import type { Placed } from './markdown';
import type { SyntaxNode } from './types';

//#region Lines

/** Means nothing to Markdown inside a line, and does not end one. Of blanks only that of a keyboard and the wide one. */
const CHARACTER = '[^*_`[\\]<>&\\\\~!|\\0\\t-\\r\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\ufeff]';
/** A line that begins with it is no heading, list, quotation or fence, nor is it indented. */
const FIRST = `(?!\\d{1,9}[.)](?:[ \\r\\n]|$))[A-Za-z0-9\\u2010-\\u2027\\u3000-\\ufefe\\uff00-\\uffef]`;

const WORDS = new RegExp(`${FIRST}${CHARACTER}*`, 'y');
const HEADING = new RegExp(`(#{1,6}) ${FIRST}${CHARACTER}*`, 'y');
/** Only an empty box: `[x]` may be the label of a link. */
const ITEM = new RegExp(`((?:([-+*])|(\\d{1,9})([.)])) (?:\\[ \\] )?)${FIRST}${CHARACTER}*`, 'y');
const ROW = new RegExp(`\\|(?:${CHARACTER}*\\|)+`, 'y');
const DELIMITERS = /\|(?: *:?-+:? *\|)+/y;
/** Neither `<!-->` nor `--` inside, of which the standards think differently. */
const MARK = '<!-- (?:[^-\\r\\n\\0]|-(?!-))*? -->';
const COMMENT = new RegExp(MARK, 'y');
const MARKS = new RegExp(MARK, 'g');
const MARKED = new RegExp(`${FIRST}${CHARACTER}*(?:${MARK}${CHARACTER}*)+`, 'y');

/** The line that begins there, where it is wholly of a form, without blanks behind it. `end` is that of its words. */
function lineOf(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  const line = form.exec(text);
  if (!line || (form.lastIndex < text.length && !isLineEnd(text, form.lastIndex))) return undefined;
  return line[0].endsWith(' ') ? undefined : line;
}

/** Whether a stretch of one line is nothing but plain words, which begin a paragraph. */
export function isWords(text: string, start: number, end: number): boolean {
  WORDS.lastIndex = start;
  return WORDS.test(text) && WORDS.lastIndex === end;
}

const isLineEnd = (text: string, at: number) => text[at] === '\n' || text[at] === '\r';

/** The beginning of the first line that is not blank. */
function behindBlankLines(text: string, from: number, to: number): number {
  for (let at = from; at < to; ) {
    const { end, next } = lineEnd(text, at);
    for (let i = at; i < end; i++) if (!isSpace(text.charCodeAt(i))) return at;
    at = next;
  }
  return to;
}

/** No words can go on behind the line that ends there: a blank line follows, one that begins something else, or nothing. */
function isEnd(text: string, end: number): boolean {
  const { next } = lineEnd(text, end);
  if (next === text.length || isAtxHeading(text, next) || lineOf(COMMENT, text, next)) return true;
  return behindBlankLines(text, next, lineEnd(text, next).next) !== next;
}

//#endregion

/** Simple blocks one after the other, and where they end: at a safe start, or at the end of the range. */
export interface Simple {
  readonly blocks: readonly Placed[];
  readonly end: number;
}

/** The simple blocks with which a range begins, which begins at a safe start; undefined where it begins with none. */
export function readSimple(text: string, from: number, to: number): Simple | undefined {
  const blocks: Placed[] = [];
  let [end, count] = [from, 0];
  for (let at = behindBlankLines(text, from, to); at < to; ) {
    if (blocks.length > 0 && isSafeStart(text, at)) [end, count] = [at, blocks.length];
    const node = simpleBlock(text, at);
    if (!node) break;
    blocks.push({ block: { type: node.type, length: node.end, node }, start: at, defines: [] });
    at = behindBlankLines(text, lineEnd(text, at + node.end).next, to);
    // A list goes on behind blank lines, unless something begins that can be no part of it.
    if (node.type === 'list' && at < to && !isSafeStart(text, at)) break;
    if (at >= to) [end, count] = [to, blocks.length];
  }
  return count > 0 ? { blocks: blocks.slice(0, count), end } : undefined;
}

function simpleBlock(text: string, at: number): SyntaxNode | undefined {
  switch (text[at]) {
    case '#':
      return heading(text, at);
    case '|':
      return table(text, at);
    case '<':
      return comment(text, at);
    default:
      return paragraph(text, at) ?? marked(text, at) ?? list(text, at);
  }
}

function heading(text: string, at: number): SyntaxNode | undefined {
  const line = lineOf(HEADING, text, at);
  if (!line || line[0].endsWith('#')) return undefined;
  const depth = line[1]!.length;
  const { length } = line[0];
  return { type: 'heading', start: 0, end: length, depth, children: [{ type: 'text', start: depth + 1, end: length }] };
}

/** A comment that is a line of its own. */
function comment(text: string, at: number): SyntaxNode | undefined {
  const line = lineOf(COMMENT, text, at);
  return line && { type: 'html', start: 0, end: line[0].length };
}

function paragraph(text: string, at: number): SyntaxNode | undefined {
  for (let line = at, words = lineOf(WORDS, text, at); words; words = lineOf(WORDS, text, line)) {
    const end = line + words[0].length;
    if (isEnd(text, end)) return paragraphOf(0, end - at);
    line = lineEnd(text, end).next;
  }
  return undefined;
}

function paragraphOf(start: number, end: number): SyntaxNode {
  return { type: 'paragraph', start, end, children: [{ type: 'text', start, end }] };
}

/** A paragraph of one line with comments in it. */
function marked(text: string, at: number): SyntaxNode | undefined {
  const line = lineOf(MARKED, text, at);
  if (!line || !isEnd(text, at + line[0].length)) return undefined;
  const children: SyntaxNode[] = [];
  let behind = 0;
  const words = (start: number, end: number) => start < end && children.push({ type: 'text', start, end });
  for (const { 0: mark, index } of line[0].matchAll(MARKS)) {
    words(behind, index);
    behind = index + mark.length;
    children.push({ type: 'html', start: index, end: behind });
  }
  words(behind, line[0].length);
  return { type: 'paragraph', start: 0, end: line[0].length, children };
}

//#region Lists

function list(text: string, at: number): SyntaxNode | undefined {
  const items: SyntaxNode[] = [];
  const first = lineOf(ITEM, text, at);
  const marker = first && (first[2] ?? first[4]);
  for (let line = first; line && (line[2] ?? line[4]) === marker; ) {
    const start = line.index - at;
    const end = start + line[0].length;
    items.push({ type: 'listItem', start, end, children: [paragraphOf(start + line[1]!.length, end)] });
    if (isEnd(text, at + end)) {
      const number = first![3];
      return {
        type: 'list',
        start: 0,
        end,
        ordered: number !== undefined,
        first: number === undefined ? undefined : Number(number),
        children: items,
      };
    }
    line = lineOf(ITEM, text, lineEnd(text, at + end).next);
  }
  return undefined;
}

//#endregion

//#region Tables

function table(text: string, at: number): SyntaxNode | undefined {
  const head = lineOf(ROW, text, at);
  const under = head && lineOf(DELIMITERS, text, lineEnd(text, at + head[0].length).next);
  if (!under) return undefined;
  const rows = [row(head, at)];
  if (under[0].split('|').length - 2 !== rows[0]!.children!.length) return undefined;
  let end = under.index + under[0].length;
  while (!isEnd(text, end)) {
    const line = lineOf(ROW, text, lineEnd(text, end).next);
    if (!line) return undefined;
    rows.push(row(line, at));
    end = line.index + line[0].length;
  }
  return { type: 'table', start: 0, end: end - at, children: rows };
}

/** A row of a table that begins at `origin`: each cell begins with its bar, the last one has the bar behind it as well. */
function row({ 0: line, index }: RegExpExecArray, origin: number): SyntaxNode {
  const start = index - origin;
  const cells: SyntaxNode[] = [];
  for (let bar = 0; bar < line.length - 1; ) {
    const next = line.indexOf('|', bar + 1);
    let [from, to] = [bar + 1, next];
    while (from < to && line[from] === ' ') from++;
    while (to > from && line[to - 1] === ' ') to--;
    const children = from < to ? [{ type: 'text', start: start + from, end: start + to }] : [];
    const end = next === line.length - 1 ? line.length : next;
    cells.push({ type: 'tableCell', start: start + bar, end: start + end, children });
    bar = next;
  }
  return { type: 'tableRow', start, end: start + line.length, children: cells };
}

//#endregion
