/** Comments and tracked changes of a Word file as notes of a draft. */
import { brief } from '../../base/limits';
import { writeReviewNote } from '../../model/grammar/comments/reviewNotes';
import { paragraphsOf, textOf } from '../../model/word/comments';
import type { Piece, Who, WordComment, WordFile, WordParagraph, WordRow } from '../../model/word/types';
import type { ImportOptions, Left } from './types';

/** A note behind a place of a paragraph. */
export interface Note {
  readonly at: number;
  readonly text: string;
}

const longestQuote = 40;

/** The notes that comments become, by the paragraph they stand in; those without a place under `undefined`. */
export function notesOf(
  { blocks, comments }: WordFile,
  options: ImportOptions,
  left: Left,
): ReadonlyMap<WordParagraph | undefined, readonly Note[]> {
  const notes = new Map<WordParagraph | undefined, Note[]>();
  const paragraphs = paragraphsOf(blocks);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  for (const comment of comments) {
    if (options.comments === 'drop') {
      left.add('批注 {n} 条没有带入');
      continue;
    }
    const parent = comment.parent === undefined ? undefined : byId.get(comment.parent);
    if (comment.resolved || parent?.resolved) {
      left.add('已解决的批注 {n} 条没有带入');
      continue;
    }
    const place = comment.end ?? parent?.end;
    const paragraph = place && paragraphs[place.paragraph];
    const list = notes.get(paragraph) ?? [];
    list.push({ at: place?.at ?? 0, text: noteOf(comment, parent) });
    notes.set(paragraph, list);
  }
  return notes;
}

function noteOf(comment: WordComment, parent: WordComment | undefined): string {
  return writeReviewNote({
    ...said(comment, comment.text),
    quoted: parent ? '' : brief(oneLine(comment.quoted), longestQuote),
    answers: parent ? brief(oneLine(parent.text), longestQuote) : '',
  });
}

/** The note that tells of a change; `instead`: what was written for what is deleted. */
export function changeNote(piece: Piece, instead?: Piece): string | undefined {
  const { text, inserted, deleted } = piece;
  const cited = (words: string) => `“${brief(oneLine(words), 2 * longestQuote)}”`;
  if (deleted && instead) {
    return writeReviewNote({ ...said(deleted, `${cited(text)}改为${cited(instead.text)}`), quoted: '', answers: '' });
  }
  const who = deleted ?? inserted;
  if (!who || text.trim() === '') return undefined;
  return writeReviewNote({ ...said(who, `${deleted ? '删去' : '增加'}${cited(text)}`), quoted: '', answers: '' });
}

/** The note that tells of a row that was added or taken away. */
export function rowNote({ inserted, deleted, cells }: WordRow): string | undefined {
  const who = deleted ?? inserted;
  if (!who) return undefined;
  const words = cells.map(({ blocks }) => paragraphsOf(blocks).map(textOf).join('')).filter(Boolean);
  const text = deleted ? `删去一行“${brief(oneLine(words.join('、')), 2 * longestQuote)}”` : '增加这一行';
  return writeReviewNote({ ...said(who, text), quoted: '', answers: '' });
}

const said = ({ author, date }: Who, text: string) => ({ author, date: date.slice(0, 10), text });

const oneLine = (words: string) => words.replace(/\s+/g, ' ');
