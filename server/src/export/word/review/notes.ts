/** Notes that reviewers left in a draft go out again as their comments. */
import { shift, type Span } from '../../../base/span';
import type { Doc } from '../../../model/draft/doc';
import type { ReviewNote } from '../../../model/grammar/comments/reviewNotes';
import type { Paper } from '../../../model/visible/types';
import type { Remark } from '../types';
import { citedBefore, sentenceBefore } from './before';

/** A note of the draft, and where it stands there. */
export interface NoteOut {
  readonly from: Span;
  readonly remark: Remark;
}

/** All notes of a draft in its order. Their dates are theirs; `now` stands for one that is missing or cannot be. */
export function notesOut(doc: Doc, paper: Paper, now: string): NoteOut[] {
  // What has no end is text for whoever prints it, and a finding says so.
  const notes = doc.facts.flatMap(({ notes: inBlock }, i) => {
    const closed = inBlock.filter((note) => note.closed);
    return closed.map((note) => ({ ...note, ...shift(note, doc.parsed.starts[i]!) }));
  });
  const known: { note: ReviewNote; remark: Remark }[] = [];
  return notes.map((note) => {
    const answered = note.answers
      ? known.findLast((one) => one.note.text.startsWith(note.answers.replace(/…$/, '')))?.remark
      : undefined;
    const { start, end } = answered ?? meant(paper, note);
    const remark: Remark = {
      start,
      end,
      text: note.text,
      author: note.author || '未署名',
      date: dateOf(note.date) ?? now,
      ...(answered && { answers: answered }),
    };
    known.push({ note, remark });
    return { from: { start: note.start, end: note.end }, remark };
  });
}

/** The words in front of a note that it is about: those that it cites, else the sentence. */
function meant(paper: Paper, { start, end, quoted }: ReviewNote): Span {
  // A long citation is cut at its end.
  const [cited = ''] = quoted.split('…');
  return (cited && citedBefore(paper, start, cited)) || sentenceBefore(paper, start) || { start, end };
}

/** ISO date-time of a note's date; undefined where there is no such day. */
function dateOf(words: string): string | undefined {
  const iso = `${words.slice(0, 10)}T${words.slice(11) || '00:00'}:00Z`;
  const time = Date.parse(iso);
  return Number.isNaN(time) || new Date(time).toISOString() !== iso.replace('Z', '.000Z') ? undefined : iso;
}
