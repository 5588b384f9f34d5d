/**
 * The table that a line of a Markdown text belongs to, read from the lines around it alone, so that a key can be answered at
 * once: GFM, as the server's parser reads it (a bar behind a backslash is none, in code too). No editor needed. Lines and
 * characters count from 0, characters are UTF-16 units.
 */

/** The lines of a text. */
export interface Lines {
  readonly count: number;
  at(line: number): string;
}

export interface Cell {
  /** Between its bars. */
  readonly from: number;
  readonly to: number;
  /** Its words, without blanks and without comments behind them; an empty cell is the place to type at. */
  readonly start: number;
  readonly end: number;
}

export interface Row {
  readonly line: number;
  /** Where the row begins, behind the signs of quotations and lists. */
  readonly indent: number;
  readonly cells: readonly Cell[];
  /** A bar stands behind its last cell. */
  readonly closed: boolean;
}

export interface Table {
  readonly header: Row;
  /** The row of dashes, below the header. */
  readonly dashes: Row;
  readonly rows: readonly Row[];
}

const quotes = /^(?:[ \t]{0,3}>)*/;
const inFront = /^(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\|))?/;
const marker = /(?:[-*+]|\d{1,9}[.)])[ \t]+$/;
/** What begins another block cannot go on with a table. */
const otherBlock = /^(?:#{1,6}(?:[ \t]|$)|`{3}|~{3}|(?:[-*+]|\d{1,9}[.)])[ \t]|<)/;
const dashesOnly = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The table that the line belongs to; undefined outside of one. Costs as much as the table is long, and the text above it. */
export function tableAt(lines: Lines, line: number): Table | undefined {
  if (line >= lines.count || !rowAt(lines, line)) return undefined;
  let first = line;
  while (first > 0 && rowAt(lines, first - 1)) first--;
  const found = dashesBelow(lines, first, line);
  if (!found || found.header.line > line || isCode(lines, found.header)) return undefined;
  const { header, dashes } = found;
  const depth = depthOf(lines.at(header.line));
  const rows: Row[] = [];
  for (let at = dashes.line + 1; at < lines.count; at++) {
    const text = lines.at(at);
    const row = rowAt(lines, at);
    if (!row || depthOf(text) !== depth || marker.test(text.slice(0, row.indent))) break;
    rows.push(row);
  }
  return line > (rows.at(-1) ?? dashes).line ? undefined : { header, dashes, rows };
}

/** The first row of dashes of a run of lines with bars, with the header above it. */
function dashesBelow(lines: Lines, first: number, line: number): { header: Row; dashes: Row } | undefined {
  for (let at = first + 1; at <= line + 1 && at < lines.count; at++) {
    const dashes = rowAt(lines, at);
    if (!dashes) return undefined;
    if (!dashesOnly.test(lines.at(at).slice(dashes.indent))) continue;
    const header = rowAt(lines, at - 1)!;
    if (header.cells.length === dashes.cells.length) return { header, dashes };
  }
  return undefined;
}

/** A line with a bar that can be part of a table. */
export function rowAt(lines: Lines, line: number): Row | undefined {
  const text = lines.at(line);
  if (!text.includes('|')) return undefined;
  const indent = inFront.exec(text)![0].length;
  if (otherBlock.test(text.slice(indent, indent + 12))) return undefined;
  const bars: number[] = [];
  for (const sign of text.slice(indent).matchAll(/\\[\\|]|\|/g)) if (sign[0] === '|') bars.push(indent + sign.index);
  if (bars.length === 0) return undefined;
  const length = text.trimEnd().length;
  const opened = bars[0] === indent;
  const closed = bars.at(-1) === length - 1 && !(opened && bars.length === 1);
  const edges = [...(opened ? [] : [indent - 1]), ...bars, ...(closed ? [] : [length])];
  const cells = edges.slice(1).map((to, i) => cellOf(text, edges[i]! + 1, to));
  return { line, indent, cells, closed };
}

function cellOf(text: string, from: number, to: number): Cell {
  const words = withoutComments(text.slice(from, to));
  const start = from + (words.length - words.trimStart().length);
  const end = from + words.trimEnd().length;
  if (start < end) return { from, to, start, end };
  const at = Math.min(from + 1, to);
  return { from, to, start: at, end: at };
}

/** Marks and notes stand behind the words of a cell. */
function withoutComments(cell: string): string {
  let words = cell.trimEnd();
  while (words.endsWith('-->')) {
    const open = words.lastIndexOf('<!--');
    if (open < 0) break;
    words = words.slice(0, open).trimEnd();
  }
  return words;
}

const depthOf = (text: string) => quotes.exec(text)![0].split('>').length;

/** Whether a table only looks like one: it stands between fences, or is indented without being part of a list. */
function isCode(lines: Lines, { line, indent }: Row): boolean {
  let open: string | undefined;
  for (let at = 0; at < line; at++) {
    const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})([^`]*)$/.exec(lines.at(at));
    if (!fence) continue;
    const [, signs, words] = fence as unknown as [string, string, string];
    if (open === undefined) open = signs;
    else if (signs[0] === open[0] && signs.length >= open.length && words.trim() === '') open = undefined;
  }
  if (open !== undefined) return true;
  const blanks = /[ \t]*$/.exec(lines.at(line).slice(0, indent))![0].replaceAll('\t', '    ').length;
  return blanks >= 4 && !belongsToList(lines, line);
}

/** Far enough for an item of a list. Lines. */
const farthest = 200;

function belongsToList(lines: Lines, line: number): boolean {
  for (let at = line - 1; at >= Math.max(0, line - farthest); at--) {
    const text = lines.at(at).replace(quotes, '');
    if (/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(text)) return true;
    if (/^\S/.test(text)) return false;
  }
  return false;
}

/** The cell that a character stands in; a bar belongs to the cell in front of it. */
export function cellAt({ cells }: Row, character: number): number {
  const index = cells.findIndex(({ to }) => character <= to);
  return index < 0 ? cells.length - 1 : index;
}

/** The row of a line, the header too; undefined for the dashes. */
export function rowOf({ header, rows }: Table, line: number): Row | undefined {
  return line === header.line ? header : rows[line - header.line - 2];
}
