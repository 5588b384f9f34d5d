/** Whole pieces of text, where they fit: a draft in an empty file, tables and sentences on a line, measures behind words. */
import { perKey } from '../../base/perKey';
import type { Framework } from '../../frame/schema';
import { snippetText } from '../../model/grammar/skeleton';
import { lineAround } from '../repair/codeActions';
import { kindPieces, markPieces, measurePieces, type Piece, sentencePieces } from '../write/pieces';
import { type Completion, type CompletionPlace, filterOf } from './entry';

/** A single letter, or a single character, begins any word. */
const typedWord = /(?<![A-Za-z\d])[a-z]{2,10}$|\p{Script=Han}{2,10}$/u;
const longest = 20;

const piecesOf = perKey((frame: Framework): readonly Piece[] => [
  ...kindPieces(frame),
  ...markPieces(frame),
  ...sentencePieces(frame),
  ...measurePieces(frame),
]);

/** Pieces whose initials or name have just been begun. Not in tables: their rows and cells are offered by themselves. */
export function pieceCompletions({ doc, offset }: CompletionPlace): Completion[] {
  const line = lineAround(doc.text, offset);
  const before = doc.text.slice(Math.max(line.start, offset - longest), offset);
  const blank = doc.text.replace(/^\ufeff/, '').trim() === '';
  // Asked for in an empty file, all drafts are offered.
  const typed = typedWord.exec(before)?.[0] ?? (blank ? '' : undefined);
  if (typed === undefined) return [];
  const alone =
    doc.text.slice(line.start, offset).trim().length === typed.length && doc.text.slice(offset, line.end).trim() === '';
  const empty = doc.text.replace(/^\ufeff/, '').trim() === typed;
  const isHere = ({ where, kind }: Piece) => {
    if (where === 'file') return empty;
    if (where === 'head')
      return (
        alone && (empty || (doc.kind !== undefined && !doc.text.slice(0, line.start).trim() && !doc.frontMatterSpan))
      );
    if (doc.kind === undefined || (kind && kind !== doc.kind)) return false;
    return where === 'words' ? !/[|｜]/.test(doc.slice(line)) : alone;
  };
  // Behind Chinese words only what is typed in Latin letters asks for a piece.
  const latin = /^[a-z]/.test(typed);
  if (!latin && !alone) return [];
  const year = doc.period?.year;
  return piecesOf(doc.frame)
    .filter((piece) => isHere(piece) && piece.prefix.some((one) => one.startsWith(typed)))
    .map((piece) => ({
      label: piece.name,
      sort: 'row',
      text: snippetText(piece.skeleton, year === undefined ? {} : { year }),
      snippet: true,
      span: { start: offset - typed.length, end: offset },
      detail: piece.description,
      filter: `${piece.prefix[0]} ${filterOf(piece.prefix[1] ?? piece.name)}`,
    }));
}
