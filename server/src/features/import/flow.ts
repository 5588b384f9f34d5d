/** A Word file as lines and tables in their order: changes made or refused, comments and pictures where they stand. */
import type { Steps } from '../../base/steps';
import { paragraphsOf } from '../../model/word/comments';
import type { Piece, WordBlock, WordFile, WordParagraph, WordRow, WordTable } from '../../model/word/types';
import { isNothing, merged } from './inlines';
import { linesIn, plainLine, textOf, withLabel } from './lines';
import { changeNote, type Note, notesOf, rowNote } from './notes';
import type { Pictures } from './pictures';
import type { Flow, Grid, GridCell, GridRow, ImportOptions, Inline, Left, Line } from './types';

/** Between two steps. */
const blocksAtOnce = 200;

/** Reads a file in its order; its footnotes are read by `blocks`. */
export class FlowReader {
  readonly #notes: ReadonlyMap<WordParagraph | undefined, readonly Note[]>;
  /** Tracked changes so far; words and those that stand for them are one. */
  changes = 0;
  /** The row around it has told of the change. */
  #told = false;

  constructor(
    readonly file: WordFile,
    readonly options: ImportOptions,
    readonly pictures: Pictures,
    readonly left: Left,
  ) {
    this.#notes = notesOf(file, options, left);
  }

  *read(): Steps<Flow[]> {
    const out: Flow[] = [];
    const { blocks } = this.file;
    for (let from = 0; from < blocks.length; ) {
      let to = Math.min(from + blocksAtOnce, blocks.length);
      // A paragraph whose mark is gone goes on in the next one.
      while (to < blocks.length && this.#goesOn(blocks[to - 1]!)) to++;
      out.push(...this.blocks(blocks.slice(from, to)));
      from = to;
      yield;
    }
    const placeless = this.#notes.get(undefined) ?? [];
    for (const { text } of placeless) out.push(plainLine([{ type: 'comment', text }]));
    return out;
  }

  #goesOn(block: WordBlock): boolean {
    if (block.type !== 'paragraph') return false;
    return (this.options.changes === 'reject' ? block.markInserted : block.markDeleted) !== undefined;
  }

  /** The lines and tables of blocks. */
  blocks(blocks: readonly WordBlock[], inside = false): Flow[] {
    const out: Flow[] = [];
    let open: Inline[] = [];
    let pieces: Piece[] = [];
    for (const block of blocks) {
      if (block.type === 'table') {
        if (!isNothing(open)) out.push(...linesIn(open, pieces, undefined));
        [open, pieces] = [[], []];
        out.push(...this.#tableFlow(block));
        continue;
      }
      const paragraph = this.#labelled(block);
      const kept = block.pieces.filter((piece) => !this.#isGone(piece));
      open.push(...this.#inlines(block));
      pieces.push(...kept);
      if (this.#goesOn(block)) continue;
      // The numbers in the first column of a table are often all that a paragraph has.
      if (!isNothing(open) || (inside && paragraph.label !== undefined && paragraph.label !== '•')) {
        out.push(...linesIn(open, pieces, paragraph));
      } else if (!inside) this.#blank(block);
      [open, pieces] = [[], []];
      for (const object of block.objects) {
        if (object.type !== 'textbox' || this.#isGone(object)) continue;
        const boxed = this.blocks(object.blocks, true);
        if (boxed.length > 0) this.left.add('文本框 {n} 个，文字放在原处');
        out.push(...boxed);
      }
    }
    if (!isNothing(open)) out.push(...linesIn(open, pieces, undefined));
    return out;
  }

  /** With the number that it has when the changes are made or refused. */
  #labelled(paragraph: WordParagraph): WordParagraph {
    const { formerLabel } = paragraph;
    if (this.options.changes !== 'reject' || formerLabel === undefined) return paragraph;
    const { label: _, ...others } = paragraph;
    return formerLabel === '' ? others : { ...others, label: formerLabel };
  }

  #blank({ objects, breaks }: WordParagraph): void {
    if (objects.length === 0 && !breaks) this.left.add('空行 {n} 个没有带入');
  }

  #isGone({ inserted, deleted }: Pick<Piece, 'inserted' | 'deleted'>): boolean {
    return (this.options.changes === 'reject' ? inserted : deleted) !== undefined;
  }

  /** What stands in a paragraph: pieces, and at their offsets objects and notes. */
  #inlines(paragraph: WordParagraph): Inline[] {
    const places = [
      ...paragraph.objects.map((object) => ({
        at: object.at,
        inline: this.#isGone(object) ? [] : this.#object(object),
      })),
      ...(this.#notes.get(paragraph) ?? []).map(({ at, text }) => ({ at, inline: comments(text) })),
    ].sort((a, b) => a.at - b.at);
    const out: Inline[] = [];
    let at = 0;
    let next = 0;
    for (const [i, piece] of paragraph.pieces.entries()) {
      const { text } = piece;
      const end = at + text.length;
      let from = 0;
      const put = (to: number) => {
        if (!this.#isGone(piece) && to > from) out.push(textOf(text.slice(from, to), piece.format));
        from = to;
      };
      for (; next < places.length && places[next]!.at < end; next++) {
        put(places[next]!.at - at);
        out.push(...places[next]!.inline);
      }
      put(text.length);
      const change = changeIn(paragraph.pieces, i);
      if (change !== undefined && !this.#told) {
        this.changes++;
        if (this.options.changes === 'notes') out.push({ type: 'comment', text: change });
      }
      at = end;
    }
    for (; next < places.length; next++) out.push(...places[next]!.inline);
    return merged(out);
  }

  #object(object: WordParagraph['objects'][number]): Inline[] {
    switch (object.type) {
      case 'footnote':
      case 'endnote':
        return this.file.footnotes.has(object.id) ? [{ type: 'footnote', id: object.id }] : [];
      case 'image':
        return [this.pictures.take(object)];
      case 'textbox':
      case 'unread':
        return [];
    }
  }

  /** A table, or what stands in one that is a frame around it. */
  #tableFlow(table: WordTable): Flow[] {
    const { rows } = table;
    if (rows.length > 1 && rows.some(({ cells }) => cells.length > 1)) {
      const grid = this.#table(table);
      return grid.rows.length > 0 ? [grid] : [];
    }
    this.left.add('只用来排版的表格 {n} 个，改成了文字');
    return rows.flatMap((row) => {
      const notes = this.#rowNotes(row);
      const inside = this.#isGone(row) ? [] : row.cells.flatMap((cell) => this.blocks(cell.blocks, true));
      return [...inside, ...(notes.length > 0 ? [plainLine(notes)] : [])];
    });
  }

  #table({ rows }: WordTable): Grid {
    const kept: GridRow[] = [];
    // Notes of rows that are gone, until a row is there to hold them.
    let waiting: Inline[] = [];
    for (const row of rows) {
      const notes = this.#rowNotes(row);
      if (this.#isGone(row)) waiting.push(...notes);
      else {
        this.#told = row.inserted !== undefined;
        const cells = this.#cells(row);
        this.#told = false;
        kept.push({ header: row.header, cells: withNotes(cells, [...waiting, ...notes]) });
        waiting = [];
      }
    }
    const last = kept.pop();
    if (last) kept.push({ ...last, cells: withNotes(last.cells, waiting) });
    return { type: 'table', rows: kept };
  }

  /** What is to be told of a row as a whole: that it came or went, and what was said of one that is gone. */
  #rowNotes(row: WordRow): Inline[] {
    const change = rowNote(row);
    if (change !== undefined) this.changes++;
    const paragraphs = this.#isGone(row) ? row.cells.flatMap((cell) => paragraphsOf(cell.blocks)) : [];
    return [
      ...comments(this.options.changes === 'notes' ? change : undefined),
      ...paragraphs.flatMap((paragraph) => (this.#notes.get(paragraph) ?? []).flatMap(({ text }) => comments(text))),
    ];
  }

  #cells({ cells }: WordRow): GridCell[] {
    return cells.map(({ blocks, span, continues }) => ({
      lines: this.blocks(blocks, true).flatMap((one) => (one.type === 'line' ? [one] : this.#flattened(one))),
      span,
      continues,
    }));
  }

  /** A table in a cell: a line for each of its rows. */
  #flattened({ rows }: Grid): Line[] {
    this.left.add('单元格里套的表格 {n} 个，改成了文字，每行一行');
    return rows.flatMap(({ cells }) => {
      const lines = cells.flatMap((cell) => cell.lines);
      const inlines = lines.flatMap((line, i): Inline[] => [
        ...(i > 0 ? [{ type: 'text' as const, text: ' ' }] : []),
        ...withLabel(line),
      ]);
      return lines.length > 0 ? [plainLine(inlines)] : [];
    });
  }
}

const comments = (text: string | undefined): Inline[] => (text === undefined ? [] : [{ type: 'comment', text }]);

function changeIn(pieces: readonly Piece[], i: number): string | undefined {
  const piece = pieces[i]!;
  const before = pieces[i - 1];
  if (piece.inserted && !piece.deleted && before?.deleted && !before.inserted) return changeNote(before, piece);
  const next = pieces[i + 1];
  // The two are told of behind the new words.
  if (piece.deleted && !piece.inserted && next?.inserted && !next.deleted) return undefined;
  // What one put in and another took out again.
  return piece.inserted && piece.deleted ? undefined : changeNote(piece);
}

/** Cells with notes behind the words of the first that has some. */
function withNotes(cells: readonly GridCell[], notes: readonly Inline[]): readonly GridCell[] {
  const at = Math.max(
    cells.findIndex(({ lines }) => lines.length > 0),
    0,
  );
  const cell = cells[at];
  if (notes.length === 0 || !cell) return cells;
  const last = cell.lines.at(-1) ?? plainLine([]);
  const line = { ...last, inlines: [...last.inlines, ...notes] };
  return cells.with(at, { ...cell, lines: [...cell.lines.slice(0, -1), line] });
}
