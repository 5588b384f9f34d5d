/** Paragraphs and tables that stand nowhere in the draft: they are on the paper only, and no way leads back from them. */
import type { Cell, Grid, Paragraph, Run } from '../../../model/visible/types';

export type Block = Paragraph | Grid;

/** Words without a source. */
const runs = (text: string): readonly Run[] => [{ type: 'text', text, at: new Int32Array(text.length + 1) }];

export const paragraph = (text: string): Paragraph => ({
  type: 'paragraph',
  role: 'body',
  start: 0,
  end: 0,
  runs: runs(text),
});

export const heading = (text: string): Paragraph => ({ ...paragraph(text), role: 'heading', level: 1 });

export interface Column {
  readonly name: string;
  readonly align?: 'center';
}

/** A table; the rows are as wide as the header. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): Grid {
  const cell = (text: string): Cell => ({ start: 0, end: 0, runs: text === '' ? [] : runs(text) });
  const row = (texts: readonly string[]) => ({ start: 0, end: 0, cells: texts.map(cell) });
  return {
    type: 'table',
    start: 0,
    end: 0,
    align: columns.map(({ align }) => align),
    rows: [row(columns.map(({ name }) => name)), ...rows.map(row)],
  };
}
