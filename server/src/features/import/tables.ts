/** Tables of Word as tables of Markdown, which know no merged cells, one header row and no tables for layout. */
import type { Framework } from '../../frame/schema';
import { roleOfHeader } from '../../model/block/tables';
import { withLabel } from './lines';
import { isNothing, merged, wordsOf } from './inlines';
import type { Flow, Grid, GridCell, GridRow, Inline, Left, Line } from './types';

/** More columns are not laid out. */
const mostColumns = 200;

/** A table that can be written: every row has as many cells as the first. */
export interface Sheet {
  readonly type: 'sheet';
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

/** What a table becomes: lines in front of it, the table, lines behind it. */
export function sheetOf(grid: Grid, frame: Framework, left: Left): (Line | Sheet)[] {
  const width = widthOf(grid);
  if (grid.rows.some(({ cells }) => sum(cells) > mostColumns)) left.add(`表格只带入了前 ${mostColumns} 列`);
  const rows = [...grid.rows];
  const before: Line[] = [];
  const after: Line[] = [];
  // A row of one cell over the whole width above the header is a caption, one below the last row a remark.
  while (rows.length > 1 && isWhole(rows[0]!, width)) before.push(...rows.shift()!.cells.flatMap(({ lines }) => lines));
  while (rows.length > 1 && isWhole(rows.at(-1)!, width) && isRemark(rows.at(-1)!)) {
    after.unshift(...rows.pop()!.cells.flatMap(({ lines }) => lines));
  }
  const laid = laidOut(rows, width);
  const merges = rows.some(({ cells }) => cells.some(({ span, continues }) => span > 1 || continues));
  if (merges) left.add('合并过的单元格 {n} 个表里有：竖着合并的逐行重复，横着合并的写在第一格');
  const headers = headerRows(rows);
  const header = headers > 1 ? joinedHeader(rows.slice(0, headers), laid.slice(0, headers), width, frame) : laid[0];
  if (headers > 1) left.add('两行以上的表头 {n} 个并成了一行');
  const all = [header ?? [], ...laid.slice(headers)].filter((row, i) => i === 0 || !row.every(isNothing));
  return [...before, { type: 'sheet', rows: withoutEmptyColumns(all) }, ...after];
}

/** Whether a table only sets lines below each other: what is left of one, too. */
function isLayout({ rows }: Grid): boolean {
  return rows.length <= 1 || rows.every(({ cells }) => filled(cells) <= 1);
}

/** The lines of a table for layout, row by row. */
export const linesOfGrid = ({ rows }: Grid): Line[] => rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));

/** Whether some cell of the first row is the header of a known column. */
export function namesColumns({ rows }: Grid, frame: Framework): boolean {
  return rows
    .slice(0, 2)
    .some(({ cells }) => cells.some((cell) => roleOfHeader(frame, textOfCell(cell)) !== undefined));
}

const filled = (cells: readonly GridCell[]) => cells.filter(({ lines }) => lines.length > 0).length;

const widthOf = ({ rows }: Grid): number =>
  Math.min(
    rows.reduce((most, { cells }) => Math.max(most, sum(cells)), 0),
    mostColumns,
  );

const sum = (cells: readonly GridCell[]) => cells.reduce((all, { span }) => all + span, 0);

const textOfCell = ({ lines }: GridCell) => lines.map(({ text }) => text).join('');

const isWhole = ({ cells }: GridRow, width: number) => width > 1 && cells.length === 1 && cells[0]!.span >= width;

const isRemark = ({ cells }: GridRow) => /^(?:备?注|说明|填表|制表|审核|填报)/.test(textOfCell(cells[0]!));

/** Each row with a cell for every column: what goes on from above is repeated, what covers several stands in the first. */
function laidOut(rows: readonly GridRow[], width: number): Inline[][][] {
  const out: Inline[][][] = [];
  for (const { cells } of rows) {
    const row: Inline[][] = [];
    for (const cell of cells.slice(0, width)) {
      if (row.length >= width) break;
      const above = out.at(-1)?.[row.length];
      row.push(cell.continues && above ? plain(above) : inlinesOf(cell.lines));
      for (let i = 1; i < cell.span; i++) row.push([]);
    }
    while (row.length < width) row.push([]);
    out.push(row.slice(0, width));
  }
  return out;
}

/** Lines of a cell in one, with breaks between them. */
function inlinesOf(lines: readonly Line[]): Inline[] {
  return merged(
    lines.flatMap((line, i): Inline[] => [
      ...(i > 0 ? [{ type: 'text' as const, text: '\n' }] : []),
      ...withLabel(line),
    ]),
  );
}

/** What is repeated: words, no notes and pictures once more. */
const plain = (inlines: readonly Inline[]) => inlines.filter(({ type }) => type === 'text');

/** How many rows at the top are one header. */
function headerRows(rows: readonly GridRow[]): number {
  const marked = rows.findIndex(({ header }) => !header);
  const flagged = marked > 1 && marked < rows.length ? marked : 1;
  return Math.min(Math.max(flagged, rows.length > 2 && isTwofold(rows[0]!, rows[1]!) ? 2 : 1), 3);
}

/** Names of columns are short. */
const longestName = 14;

/**
 * Whether the second row is the lower half of the header: below each cell over several columns it has names for them,
 * below all others nothing.
 */
function isTwofold({ cells }: GridRow, below: GridRow): boolean {
  if (!cells.some(({ span }) => span > 1) || sum(cells) !== sum(below.cells) || sum(cells) > mostColumns) return false;
  const names = below.cells.flatMap((cell) =>
    new Array<string>(cell.span).fill(cell.continues ? '' : textOfCell(cell)),
  );
  let column = 0;
  return cells.every(({ span }) => {
    const own = names.slice(column, column + span);
    column += span;
    const named = own.every((name) => name !== '' && name.length <= longestName);
    return span > 1 ? named : own[0] === '';
  });
}

/** One header of several rows: the lowest name where it says enough, with that above it where it does not. */
function joinedHeader(
  rows: readonly GridRow[],
  laid: readonly (readonly (readonly Inline[])[])[],
  width: number,
  frame: Framework,
): Inline[][] {
  const over = rows.map((row) => namesOver(row, width));
  return Array.from({ length: width }, (_, column) => {
    const names: string[] = [];
    for (const row of over) {
      const name = row[column];
      if (name && name !== names.at(-1)) names.push(name);
    }
    const notes = laid.flatMap((row) => (row[column] ?? []).filter(({ type }) => type === 'comment'));
    const own = names.at(-1) ?? '';
    const known = roleOfHeader(frame, own) !== undefined;
    const text = names.length > 1 && !known ? `${names.slice(0, -1).join('')}（${own}）` : own;
    return [...(text ? [{ type: 'text' as const, text }] : []), ...notes];
  });
}

/** The name that stands over each column in a row; '' where the cell goes on from above. */
function namesOver({ cells }: GridRow, width: number): string[] {
  const names = cells
    .slice(0, width)
    .flatMap((cell) =>
      new Array<string>(cell.span).fill(cell.continues ? '' : wordsOf(inlinesOf(cell.lines)).replace(/\s+/g, '')),
    );
  return names.slice(0, width);
}

function withoutEmptyColumns(rows: readonly (readonly (readonly Inline[])[])[]): Sheet['rows'] {
  const [header = []] = rows;
  const kept = header.map((_, column) => rows.some((row) => !isNothing(row[column] ?? [])));
  return rows.map((row) => row.filter((_, column) => kept[column]));
}

/** The flow with tables for layout as their lines. */
export function withoutLayout(flow: readonly Flow[], left: Left): Flow[] {
  return flow.flatMap((one) => {
    if (one.type === 'line' || !isLayout(one)) return [one];
    left.add('只用来排版的表格 {n} 个，改成了文字');
    return linesOfGrid(one);
  });
}
