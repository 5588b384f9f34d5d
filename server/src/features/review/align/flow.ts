/**
 * A Word file as what came back: paragraphs and rows in order, with what others changed in them. Our own proposals that are
 * open count as not made. What stood before and what stands now is read off the same pieces.
 */
import type { Who, WordBlock, WordCell, WordFile, WordParagraph, WordTable } from '../../../model/word/types';
import { bookmarkedUnit } from '../../../model/visible/carried';
import { isOurs } from '../script/uncounted';
import { BREAK, washed } from './flat';

/** A stretch of text that was changed alike. A `BREAK` stands alone, with the paragraphs on both of its sides. */
export interface Piece {
  readonly text: string;
  readonly change?: 'inserted' | 'deleted';
  readonly who?: Who;
  readonly sides?: readonly [before: WordParagraph, after: WordParagraph];
}

/** Where the n-th paragraph of the file stands among the pieces of its entity. */
export interface Seat {
  readonly entity: number;
  /** Start column of its cell. */
  readonly column?: number;
  /** The file's own pieces: how long they are there, and what of them stood before. */
  readonly words: readonly { readonly length: number; readonly kept: string }[];
  /** Characters of what stood before in front of it, within its entity or cell. */
  readonly before: number;
}

export interface FlowCell {
  readonly column: number;
  readonly span: number;
  /** It goes on with the cell above it. */
  readonly continues: boolean;
  readonly paragraphs: readonly WordParagraph[];
  readonly pieces: readonly Piece[];
  readonly ids: readonly number[];
  readonly before: string;
  readonly after: string;
}

/** A paragraph as it stood before (Enter may have made several of it), or a row of a table. */
export interface Entity {
  readonly index: number;
  readonly ids: readonly number[];
  readonly before: string;
  readonly after: string;
  readonly pieces: readonly Piece[];
  readonly paragraphs: readonly WordParagraph[];
  /** The mark at its end is deleted: it goes on into the next. */
  readonly joinedBy?: Who;
  readonly row?: {
    readonly table: number;
    readonly cells: readonly FlowCell[];
    readonly columns: number;
    readonly inserted?: Who;
    readonly deleted?: Who;
  };
}

export interface Flow {
  readonly entities: readonly Entity[];
  readonly seats: readonly Seat[];
  readonly tables: number;
}

/** Reads the flow; `ours` tells who is not counted. Linear. */
export function flowOf(file: WordFile, ours: (who: Who) => boolean): Flow {
  const entities: Entity[] = [];
  const seats: Seat[] = [];
  let tables = 0;
  let group: WordParagraph[] = [];

  const flush = (): void => {
    if (group.length === 0) return;
    const pieces: Piece[] = [];
    for (const [i, paragraph] of group.entries()) {
      const mark = group[i - 1];
      // An end that was put in and taken out again was never there.
      if (mark && !(mark.markDeleted && !ours(mark.markDeleted)))
        pieces.push({ text: BREAK, change: 'inserted', who: mark.markInserted!, sides: [mark, paragraph] });
      seats.push({ entity: entities.length, ...seated(paragraph), before: textOf(pieces, 'before').length });
      pieces.push(...piecesOf(paragraph, ours));
    }
    const last = group.at(-1)!;
    const joinedBy = last.markDeleted && !ours(last.markDeleted) ? last.markDeleted : undefined;
    entities.push({
      index: entities.length,
      ids: idsOf(group),
      before: textOf(pieces, 'before'),
      after: textOf(pieces, 'after'),
      pieces,
      paragraphs: group,
      ...(joinedBy && { joinedBy }),
    });
    group = [];
  };

  for (const block of file.blocks) {
    if (block.type === 'table') {
      if (isColophon(block)) continue;
      flush();
      const table = tables++;
      for (const row of rowsOf(block)) {
        const cells = row.cells.map((cell) => cellOf(cell, entities.length, seats, ours));
        entities.push({
          index: entities.length,
          ids: cells.flatMap(({ ids }) => ids),
          before: cells.map(({ before }) => before).join(BREAK),
          after: cells.map(({ after }) => after).join(BREAK),
          pieces: [],
          paragraphs: [],
          row: {
            table,
            cells,
            columns: cells.reduce((sum, { span }) => sum + span, 0),
            ...(row.inserted && !ours(row.inserted) && { inserted: row.inserted }),
            ...(row.deleted && !ours(row.deleted) && { deleted: row.deleted }),
          },
        });
      }
      continue;
    }
    // What has a mark of its own was a paragraph of its own: somebody moved one of the two.
    if (group.length > 0 && idsOf([block]).length > 0 && idsOf(group).length > 0) flush();
    // So is what our export puts in: somebody put a paragraph in front of it.
    if (group.length > 0 && isOurs(block.style) && !group.some(({ style }) => isOurs(style))) flush();
    group.push(block);
    // Behind an inserted mark stands what was one paragraph with it.
    if (!block.markInserted || ours(block.markInserted)) flush();
  }
  flush();
  return { entities, seats, tables };
}

interface PlacedCell {
  readonly cell: WordCell;
  readonly column: number;
}

function rowsOf(table: WordTable) {
  return table.rows.map(({ cells, inserted, deleted }) => {
    let column = 0;
    const placed: PlacedCell[] = cells.map((cell) => {
      const at = column;
      column += cell.span;
      return { cell, column: at };
    });
    return { cells: placed, inserted, deleted };
  });
}

function cellOf({ cell, column }: PlacedCell, entity: number, seats: Seat[], ours: (who: Who) => boolean): FlowCell {
  const pieces: Piece[] = [];
  const paragraphs = paragraphsIn(cell.blocks);
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i > 0) {
      // Enter in a cell is a line break of it.
      const who = paragraphs[i - 1]!.markInserted;
      pieces.push({ text: '\n', ...(who && !ours(who) && { change: 'inserted', who }) });
    }
    seats.push({ entity, column, ...seated(paragraph), before: textOf(pieces, 'before').length });
    pieces.push(...piecesOf(paragraph, ours));
  }
  return {
    column,
    span: cell.span,
    continues: cell.continues,
    paragraphs,
    pieces,
    ids: idsOf(paragraphs),
    before: textOf(pieces, 'before'),
    after: textOf(pieces, 'after'),
  };
}

/** 版记 at the foot of the last page: a table of ours that only front matter says. */
export const isColophon = ({ rows }: WordTable): boolean =>
  rows.every(({ cells }) =>
    cells.every(({ blocks }) => paragraphsIn(blocks).every(({ style }) => style === '公文版记')),
  );

/** Paragraphs of a cell, those of tables in it too. */
export function paragraphsIn(blocks: readonly WordBlock[]): WordParagraph[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks))),
  );
}

const idsOf = (paragraphs: readonly WordParagraph[]) =>
  paragraphs.flatMap(({ bookmarks }) => bookmarks.flatMap(({ name }) => bookmarkedUnit(name) ?? []));

/** Pieces that count; what was inserted and taken out again was never there. */
export function piecesOf({ pieces }: Pick<WordParagraph, 'pieces'>, ours: (who: Who) => boolean): Piece[] {
  return pieces.flatMap(({ text, inserted, deleted }): Piece[] => {
    const words = washed(text);
    const out = deleted && !ours(deleted) ? deleted : undefined;
    if (words === '' || (inserted && (out || ours(inserted)))) return [];
    if (inserted) return [{ text: words, change: 'inserted', who: inserted }];
    return [out ? { text: words, change: 'deleted', who: out } : { text: words }];
  });
}

/** How the file's own offsets in a paragraph become offsets of what stood before. */
function seated({ pieces }: WordParagraph): Pick<Seat, 'words'> {
  return {
    words: pieces.map(({ text, inserted }) => ({ length: text.length, kept: inserted ? '' : washed(text) })),
  };
}

/** What stood before, or stands now. */
export function textOf(pieces: readonly Piece[], when: 'before' | 'after'): string {
  const missing = when === 'before' ? 'inserted' : 'deleted';
  return pieces.reduce((text, piece) => (piece.change === missing ? text : text + piece.text), '');
}
