/** What the clipboard holds for a Markdown file: tables, with the words around them. No editor needed. */
import { type Piece, readHtml } from './html';
import { readTabs } from './tsv';

/** The pieces to paste, at least one of them a table worth the name; undefined where there is none. */
export function clipboardPieces(html: string | undefined, text: string | undefined): readonly Piece[] | undefined {
  const pieces = html && /<table[\s>]/i.test(html) ? readHtml(html) : [];
  if (pieces.some(isTable)) return pieces;
  const rows = text === undefined ? undefined : readTabs(text);
  return rows && [{ rows }];
}

/** One cell, one row or one column is quoted as words. */
function isTable(piece: Piece): boolean {
  return 'rows' in piece && piece.rows.length >= 2 && piece.rows[0]!.length >= 2;
}

/** What stands around the place of insertion. */
export interface Surroundings {
  /** The line in front of the place, and behind it. */
  readonly before: string;
  readonly behind: string;
  /** The lines above and below; undefined at the ends of the file. */
  readonly above: string | undefined;
  readonly below: string | undefined;
}

/** The block with the empty lines that Markdown wants around it. */
export function asBlock(block: string, { before, behind, above, below }: Surroundings): string {
  const apart = before.trim() !== '' ? '\n\n' : above?.trim() ? '\n' : '';
  const end = behind.trim() !== '' || below?.trim() ? '\n' : '';
  return `${apart}${block}${end}`;
}
