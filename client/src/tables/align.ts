/** A table whose bars stand below each other. Pure; see `table`. */
import type { LineEdit } from './moves';
import type { Cell, Lines, Row, Table } from './table';
import { columnsOf } from './width';

/**
 * Longer cells go beyond their column: filled up to them, no line of the table could be read. The less there is room for,
 * the shorter.
 */
const widest = [40, 30, 24, 18, 12];
/** Columns of an editor that is not narrow. */
const room = 120;

type Side = 'left' | 'center' | 'right';

/** Edits that make it so; none where it is so. Words, and what the table means, stay as they are. */
export function aligned(lines: Lines, { header, dashes, rows }: Table): LineEdit[] {
  const text = ({ line }: Row, cell: Cell | undefined) => (cell ? lines.at(line).slice(cell.from, cell.to).trim() : '');
  const widths = header.cells.map((_, i) => [header, ...rows].map((row) => columnsOf(text(row, row.cells[i]))));
  const within = (most: number) => widths.map((column) => column.reduce((a, b) => (b > most ? a : Math.max(a, b)), 3));
  const fits = (most: number) => within(most).reduce((sum, width) => sum + width + 3, 1) <= room;
  const columns = within(widest.find(fits) ?? widest.at(-1)!);
  const marks = dashes.cells.map((cell) => text(dashes, cell));
  const sides = marks.map((mark): Side => {
    return mark.endsWith(':') ? (mark.startsWith(':') ? 'center' : 'right') : 'left';
  });
  const edits: LineEdit[] = [];
  const write = (row: Row, cells: readonly string[]): void => {
    const before = lines.at(row.line);
    const now = `${before.slice(0, row.indent)}| ${cells.join(' | ')} |`;
    if (now !== before) edits.push({ line: row.line, start: 0, end: before.length, text: now });
  };
  for (const row of [header, ...rows]) {
    // What stands beyond the last column is not shown, and stays.
    const count = Math.max(columns.length, row.cells.length);
    write(
      row,
      Array.from({ length: count }, (_, i) => filled(text(row, row.cells[i]), columns[i] ?? 0, sides[i] ?? 'left')),
    );
  }
  write(
    dashes,
    marks.map((mark, i) => {
      const [left, right] = [mark.startsWith(':') ? ':' : '', mark.endsWith(':') ? ':' : ''];
      return left + '-'.repeat(columns[i]! - left.length - right.length) + right;
    }),
  );
  return edits;
}

function filled(words: string, width: number, side: Side): string {
  const rest = Math.max(0, width - columnsOf(words));
  const before = side === 'right' ? rest : side === 'center' ? rest >> 1 : 0;
  return ' '.repeat(before) + words + ' '.repeat(rest - before);
}
