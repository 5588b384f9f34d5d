/** A table from Word or Excel as a Markdown table: its header found by the words of task tables, merged cells resolved. */
import type { Framework, Role } from '../../frame/schema';
import { roleOfHeader } from '../../model/block/tables';

export interface Cell {
  readonly text: string;
  /** Covered by a merged cell: by the one above it, or by the one to its left. */
  readonly merged?: 'above' | 'left';
}

export type Row = readonly Cell[];

export interface MarkdownTable {
  /** Lines end in `\n`. */
  readonly markdown: string;
  /** Its header names casework items. */
  readonly tasks: boolean;
}

/** Titles above the header, then the table. Rows are of equal width. Linear; never throws. */
export function taskTable(frame: Framework, rows: readonly Row[]): MarkdownTable {
  const { titles, rest } = splitTitles(filled(rows));
  if (rest.length === 0) return { markdown: titles.map((title) => `${title}\n`).join('\n'), tasks: false };
  const { header, body } = splitHeader(rest);
  const roles = rolesOf(frame, header);
  const lines = [header, header.map(() => '---'), ...body.map((row) => bodyRow(row, roles))];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return { markdown: [...titles.map((title) => `${title}\n`), table].join('\n'), tasks: roles.includes('item') };
}

const isBlankCell = ({ text, merged }: Cell) => merged !== undefined || text.trim() === '';

/** Without empty rows and columns: Excel copies more than one sees. */
function filled(rows: readonly Row[]): Row[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const used = Array.from({ length: width }, (_, i) => rows.some((row) => row[i] && !isBlankCell(row[i])));
  return rows
    .filter((row) => !row.every(isBlankCell) || row.some((cell) => cell.merged === 'above'))
    .map((row) => used.flatMap((keep, i) => (keep ? [row[i] ?? { text: '' }] : [])));
}

/** Rows at the top that hold one cell over the whole width are titles, no header. */
function splitTitles(rows: readonly Row[]): { titles: string[]; rest: readonly Row[] } {
  const isTitle = (row: Row) => row.length > 1 && !isBlankCell(row[0]!) && row.slice(1).every(isBlankCell);
  const first = rows.findIndex((row) => !isTitle(row));
  const at = Math.max(first, 0);
  return { titles: rows.slice(0, at).map((row) => inline(row[0]!.text, '')), rest: rows.slice(at) };
}

/** A header of two rows (责任 above 领导 and 部门) is written as one: 责任领导, 责任部门. */
function splitHeader(rows: readonly Row[]): { header: string[]; body: readonly Row[] } {
  const [first, second] = rows as [Row, Row?];
  let above = '';
  const upper = first.map((cell) => (above = cell.merged === 'left' ? above : cell.text));
  const two =
    second !== undefined &&
    first.some((cell) => cell.merged === 'left') &&
    second.some((cell) => cell.merged === 'above');
  const header = upper.map((text, i) => {
    const below = two && second[i]!.merged === undefined ? second[i]!.text : '';
    return inline(`${text}${below}`, '');
  });
  // What spans columns without a row of its own below it names the first of them only.
  const plain = two ? header : header.map((text, i) => (first[i]!.merged === 'left' ? '' : text));
  return { header: plain, body: rows.slice(two ? 2 : 1) };
}

/** The first column of each role, as the model reads them. */
function rolesOf(frame: Framework, header: readonly string[]): (Role | undefined)[] {
  const seen = new Set<Role>();
  return header.map((text) => {
    const role = text === '' ? undefined : roleOfHeader(frame, text);
    if (!role || seen.has(role)) return undefined;
    seen.add(role);
    return role;
  });
}

/** An empty item means the one above; elsewhere this has to be said. */
const saidAlone: readonly (Role | undefined)[] = [undefined, 'item', 'number', 'note'];

function bodyRow(row: Row, roles: readonly (Role | undefined)[]): string[] {
  return row.map(({ text, merged }, i) => {
    if (merged === 'above') return saidAlone.includes(roles[i]) ? '' : '同上';
    return merged ? '' : inline(text, '<br>');
  });
}

/** The words of a cell on one line, with `lineBreak` between its lines, and nothing in it that ends a cell or begins a tag. */
function inline(text: string, lineBreak: string): string {
  return (
    text
      .split(/\r\n|\r|\n/)
      .map((line) => line.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim())
      .filter((line) => line !== '')
      .join('\n')
      // A backslash in front of what is escaped is one of its own.
      .replace(/(?<!\\)(\\*)(\||<(?=[A-Za-z/!?]))/g, '$1$1\\$2')
      .replaceAll('\n', lineBreak)
  );
}
