/** A table of HTML in a draft, as other programs write them: cells over several rows or columns leave the others empty. */
import { attribute } from './inline';
import { joined, type Line } from './line';
import type { Cell, Grid, Row } from './types';

/** Cells that one may cover, each way. */
const mostCovered = 30;

export class HtmlTable {
  readonly #rows: (Row & { cells: Cell[]; end: number })[] = [];
  /** How many more rows each column is covered in. */
  readonly #covered: number[] = [];
  #open: { readonly start: number; readonly columns: number; readonly rows: number } | undefined;

  constructor(readonly start: number) {}

  get inCell(): boolean {
    return this.#open !== undefined;
  }

  /** A tag of it, which ends at `end`; the words in front of it are told before. */
  tag(tag: string, end: number): void {
    const [, close, name] = /^<(\/?)(\w+)/.exec(tag)!;
    switch (name!.toLowerCase()) {
      case 'tr':
        if (!close) this.#begin(end);
        return;
      case 'td':
      case 'th':
        if (close) return;
        if (this.#rows.length === 0) this.#begin(end);
        this.#open = { start: end, columns: covers(tag, 'colspan'), rows: covers(tag, 'rowspan') };
        return;
      default:
    }
  }

  #begin(at: number): void {
    const last = this.#rows.at(-1);
    if (last) this.#fill(last.cells, last.end);
    this.#rows.push({ start: at, end: at, cells: [] });
  }

  /** The words of the cell that is open, which ends there. */
  cell(lines: readonly Line[], end: number): void {
    const { start, columns, rows } = this.#open!;
    this.#open = undefined;
    const row = this.#rows.at(-1)!;
    this.#fill(row.cells, start);
    for (let i = 0; i < columns; i++) {
      if (rows > 1) this.#covered[row.cells.length] = rows - 1;
      row.cells.push(
        i === 0 ? { start, end, runs: lines.length > 0 ? joined(lines) : [] } : { start: end, end, runs: [] },
      );
    }
    row.end = end;
  }

  /** Columns that a cell above covers. */
  #fill(cells: Cell[], at: number): void {
    while ((this.#covered[cells.length] ?? 0) > 0) {
      this.#covered[cells.length]!--;
      cells.push({ start: at, end: at, runs: [] });
    }
  }

  /** All of it, where any cell was written. */
  grid(end: number): Grid | undefined {
    const rows = this.#rows.filter(({ cells }) => cells.length > 0);
    if (rows.length === 0) return undefined;
    // The header says how many columns there are.
    const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const head = rows[0]!;
    while (head.cells.length < columns) head.cells.push({ start: head.end, end: head.end, runs: [] });
    return { type: 'table', start: this.start, end, align: new Array<undefined>(columns).fill(undefined), rows };
  }
}

const covers = (tag: string, name: string) => Math.min(mostCovered, Math.max(1, Number(attribute(tag, name)) || 1));
