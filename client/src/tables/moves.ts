/** What a key does in a table: edits of the text and where the cursor stands then. Pure; see `table`. */
import { formatChinese, parseChinese } from '../../../server/src/base/numerals';
import { type Cell, cellAt, type Lines, type Row, rowOf, type Table } from './table';

export interface LineEdit {
  readonly line: number;
  /** The line where it ends; `line` where absent. */
  readonly endLine?: number;
  readonly start: number;
  readonly end: number;
  /** Lines end in `\n`. */
  readonly text: string;
}

export interface Change {
  readonly edits: readonly LineEdit[];
  /**
   * Places in the text of the first edit that Tab goes through, the first of which the cursor stands at: the editor itself
   * sees to them, so that what is typed at once goes there.
   */
  readonly stops?: readonly number[];
  /** In the text after the edits. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const stay = (line: number, start: number, end = start): Change => ({ edits: [], line, start, end });

//#region From cell to cell

/** To the next cell, into a new row behind the last one. */
export function nextCell(lines: Lines, table: Table, line: number, character: number): Change {
  const { header, rows } = table;
  const row = rowOf(table, line);
  if (!row) return rows[0] ? enter(lines, rows[0], 0) : newRow(lines, table, line);
  const index = cellAt(row, character) + 1;
  if (index < row.cells.length && index < header.cells.length) return enter(lines, row, index);
  if (index < header.cells.length) return addCell(lines, row);
  const below = row === header ? rows[0] : rows[rows.indexOf(row) + 1];
  return below ? enter(lines, below, 0) : newRow(lines, table, line);
}

/** To the cell before; undefined in the first one. */
export function previousCell(lines: Lines, table: Table, line: number, character: number): Change | undefined {
  const { header, rows } = table;
  const row = rowOf(table, line);
  if (!row) return enter(lines, header, header.cells.length - 1);
  const index = Math.min(cellAt(row, character), header.cells.length) - 1;
  if (index >= 0) return enter(lines, row, index);
  if (row === header) return undefined;
  const above = rows[rows.indexOf(row) - 1] ?? header;
  return enter(lines, above, Math.min(above.cells.length, header.cells.length) - 1);
}

/** A prompt in a cell, which is typed over. */
const prompt = /【[^【】]*】/;

function enter(lines: Lines, { line, cells }: Row, index: number): Change {
  const { start, end } = cells[index]!;
  const found = prompt.exec(lines.at(line).slice(start, end));
  return found ? stay(line, start + found.index, start + found.index + found[0].length) : stay(line, end);
}

/** A cell that the row lacks. */
function addCell(lines: Lines, { line, closed }: Row): Change {
  const { length } = lines.at(line).trimEnd();
  const text = closed ? '  |' : ' |  |';
  const at = length + (closed ? 1 : 3);
  return { edits: [{ line, start: length, end: length, text }], stops: [at - length], line, start: at, end: at };
}

//#endregion

//#region Rows

/** Whether Enter at a place makes a row: behind the words of the last cell. */
export function isRowEnd(lines: Lines, { header, dashes }: Table, row: Row | undefined, character: number): boolean {
  if (!row) return character >= lines.at(dashes.line).trimEnd().length;
  const last = row.cells[Math.min(row.cells.length, header.cells.length) - 1]!;
  return row.cells.length >= header.cells.length && character >= last.end && character > last.from;
}

/** Enter at the end of a row: the next row; out of the table where the row says nothing and is the last one. */
export function rowBelow(lines: Lines, table: Table, line: number): Change {
  const row = rowOf(table, line);
  const last = row !== undefined && row === table.rows.at(-1);
  const numbered = isNumbered(lines, table);
  const said = row?.cells.some((cell, i) => !(i === 0 && numbered) && cell.start < cell.end);
  if (!last || said !== false) return newRow(lines, table, line);
  const behind = lines.at(line).slice(0, row.indent).trimEnd();
  return {
    edits: [{ line, start: 0, end: lines.at(line).length, text: `${behind}\n${behind}` }],
    line: line + 1,
    start: behind.length,
    end: behind.length,
  };
}

/** A row below a line of the table, with the number that comes next; the numbers below follow. */
export function newRow(lines: Lines, table: Table, line: number): Change {
  const { header, dashes, rows } = table;
  const at = Math.max(line, dashes.line);
  const above = rows[at - dashes.line - 1];
  const front = lines
    .at((above ?? dashes).line)
    .slice(0, (above ?? dashes).indent)
    .replace(/[^ \t>]/g, ' ');
  const counted = isNumbered(lines, table) ? numbersOf(lines, rows) : [];
  const before = counted.findLast((one) => one.row.line <= at);
  const first = before ? next(before.number, 1) : counted.length > 0 ? '1' : '';
  const cells = header.cells.map((_, i) => (i === 0 && first ? ` ${first} ` : '  '));
  const text = `${front}|${cells.join('|')}|`;
  const value = before?.number.value ?? 0;
  const following = counted.filter(({ row }) => row.line > at);
  const edits: LineEdit[] = [];
  for (const [i, { row, cell, number }] of following.entries()) {
    // Only as long as they go on without a gap.
    if (number.value !== value + 1 + i) break;
    edits.push({ line: row.line, start: cell.start, end: cell.end, text: next(number, 1) });
  }
  const { length } = lines.at(at);
  let end = front.length;
  const places = cells.map((cell) => {
    end += 1 + cell.length;
    return end - cell.length + 1;
  });
  const emptyCells = first && cells.length > 1 ? places.slice(1) : places;
  const start = emptyCells[0]!;
  return {
    edits: [{ line: at, start: length, end: length, text: `\n${text}` }, ...edits],
    stops: emptyCells.map((place) => place + 1),
    line: at + 1,
    start,
    end: start,
  };
}

interface Numbered {
  readonly row: Row;
  readonly cell: Cell;
  readonly number: Written;
}

/** A number as it is written: what stands around it, and how. */
interface Written {
  readonly value: number;
  readonly before: string;
  readonly behind: string;
  readonly chinese: boolean;
}

function readNumber(words: string): Written | undefined {
  const match = /^([（(]?)(?:(\d{1,4})|([一二三四五六七八九十百]{1,5}))([）).．、]?)$/.exec(words);
  if (!match) return undefined;
  const [, before, figure, chinese, behind] = match as unknown as string[];
  const value = figure === undefined ? parseChinese(chinese!) : Number(figure);
  return value === undefined ? undefined : { value, before: before!, behind: behind!, chinese: figure === undefined };
}

function next({ value, before, behind, chinese }: Written, by: number): string {
  return `${before}${chinese ? formatChinese(value + by) : value + by}${behind}`;
}

function numbersOf(lines: Lines, rows: readonly Row[]): Numbered[] {
  return rows.flatMap((row) => {
    const cell = row.cells[0]!;
    const number = readNumber(lines.at(row.line).slice(cell.start, cell.end));
    return number ? [{ row, cell, number }] : [];
  });
}

/** The first column holds nothing but numbers that begin with one and rise; not a single one of them may be missing its figure. */
export function isNumbered(lines: Lines, { header, rows }: Table): boolean {
  if (header.cells.length < 2) return false;
  let last = 0;
  for (const { line, cells } of rows) {
    const words = lines.at(line).slice(cells[0]!.start, cells[0]!.end);
    if (words === '') continue;
    const number = readNumber(words);
    if (!number || number.value <= last || (last === 0 && number.value !== 1)) return false;
    last = number.value;
  }
  return last > 0;
}

//#endregion

//#region Moving rows

/**
 * Rows `first` to `last` (lines) one place up or down. Numbers stay where they are, so that they count on; rows without a
 * number belong to the one above and go with it. Undefined where there is no place to go to.
 */
export function moveRows(
  lines: Lines,
  table: Table,
  { first, last, line, character }: { first: number; last: number; line: number; character: number },
  by: 1 | -1,
): Change | undefined {
  const numbered = isNumbered(lines, table);
  const groups = groupsOf(table, numbered, first, last);
  const from = groups.findIndex((group) => group.some((row) => row.line === first));
  const to = groups.findIndex((group) => group.some((row) => row.line === last));
  const other = by < 0 ? groups[from - 1] : groups[to + 1];
  if (from < 0 || to < 0 || !other) return undefined;
  const moving = groups.slice(from, to + 1).flat();
  const before = by < 0 ? [...other, ...moving] : [...moving, ...other];
  const after = by < 0 ? [...moving, ...other] : [...other, ...moving];
  const numbers = numbered ? before.filter((row) => !isBlankNumber(row)).map((row) => wordsOf(lines, row)) : [];
  let count = 0;
  const written = after.map((row) => {
    const text = lines.at(row.line);
    if (!numbered || isBlankNumber(row)) return text;
    const { start, end } = row.cells[0]!;
    return text.slice(0, start) + numbers[count++]! + text.slice(end);
  });
  const index = after.findIndex((row) => row.line === line);
  const shift = written[index]!.length - lines.at(line).length;
  const at = character > after[index]!.cells[0]!.start ? character + shift : character;
  const place = { line: line + by * other.length, start: at, end: at };
  return {
    edits: [...passed(lines, moving, other, written, by), ...renumbered(lines, moving, after, written)],
    ...place,
  };
}

/** The rows that are passed go to the other side; those that move stay where they are, with cursor and squiggles. */
function passed(
  lines: Lines,
  moving: readonly Row[],
  other: readonly Row[],
  written: readonly string[],
  by: 1 | -1,
): LineEdit[] {
  const [top, bottom] = [moving[0]!.line, moving.at(-1)!.line];
  const end = lines.at(bottom).length;
  if (by < 0) {
    const text = `\n${written.slice(-other.length).join('\n')}`;
    return [
      { line: other[0]!.line, endLine: top, start: 0, end: 0, text: '' },
      { line: bottom, start: end, end, text },
    ];
  }
  const last = other.at(-1)!.line;
  return [
    { line: top, start: 0, end: 0, text: `${written.slice(0, other.length).join('\n')}\n` },
    { line: bottom, endLine: last, start: end, end: lines.at(last).length, text: '' },
  ];
}

function renumbered(
  lines: Lines,
  moving: readonly Row[],
  after: readonly Row[],
  written: readonly string[],
): LineEdit[] {
  return moving.flatMap((row) => {
    const text = written[after.indexOf(row)]!;
    const { start, end } = row.cells[0]!;
    const before = lines.at(row.line);
    return text === before
      ? []
      : [{ line: row.line, start, end, text: text.slice(start, end + text.length - before.length) }];
  });
}

const wordsOf = (lines: Lines, { line, cells }: Row) => lines.at(line).slice(cells[0]!.start, cells[0]!.end);
const isBlankNumber = ({ cells }: Row) => cells[0]!.start === cells[0]!.end;

/** Rows that move together. Among those that go on with one item each moves by itself. */
function groupsOf({ rows }: Table, numbered: boolean, first: number, last: number): Row[][] {
  if (!numbered) return rows.map((row) => [row]);
  const groups: Row[][] = [];
  for (const row of rows) {
    if (isBlankNumber(row) && groups.length > 0) groups.at(-1)!.push(row);
    else groups.push([row]);
  }
  const own = groups.find((group) => group.some(({ line }) => line === first));
  const inside = own && own[0]!.line < first && own.at(-1)!.line >= last;
  return inside ? own.slice(1).map((row) => [row]) : groups;
}

//#endregion
