/** Notes that reviewers left in a draft go out again as their comments. */
import { lastAtOrBelow } from '../../../base/search';
import { shift, type Span } from '../../../base/span';
import type { Doc } from '../../../model/draft/doc';
import type { ReviewNote } from '../../../model/grammar/comments/reviewNotes';
import type { Paper, Unit } from '../../../model/visible/types';
import type { Remark } from '../types';
import { placesOn } from './place';

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
function meant(paper: Paper, note: ReviewNote): Span {
  const unit = placesOn(paper).unitAt(note.start);
  const { text, at } = unit ? before(unit, note.start) : { text: '', at: [] };
  // A long citation is cut in the middle or at its end.
  const [cited = ''] = note.quoted.split('…');
  const found = cited ? text.lastIndexOf(cited) : -1;
  const from = found >= 0 ? found : sentenceStart(text);
  const to = found >= 0 ? found + cited.length : text.length;
  return from < to ? { start: at[from]!, end: at[to]! } : { start: note.start, end: note.end };
}

/** Nobody's note is about words so far in front of it. UTF-16 units. */
const farthest = 1000;

/** The last visible characters of a unit in front of an offset; `at` has one more place, where the last one ends. */
function before({ runs }: Unit, offset: number): { text: string; at: readonly number[] } {
  const words: string[] = [];
  const at: number[] = [];
  for (let r = runs.length - 1; r >= 0 && words.length < farthest; r--) {
    const run = runs[r]!;
    if (run.type !== 'text' || run.text === '' || run.at[0]! >= offset) continue;
    const behind = run.at[run.text.length]! <= offset ? run.text.length : lastAtOrBelow(run.at, offset - 1) + 1;
    if (at.length === 0) at.push(run.at[behind]!);
    for (let i = behind - 1; i >= 0 && words.length < farthest; i--) {
      words.push(run.text[i]!);
      at.push(run.at[i]!);
    }
  }
  return { text: words.reverse().join(''), at: at.reverse() };
}

/** Where the last sentence of a text begins. */
function sentenceStart(text: string): number {
  const stops = '。！？；\n';
  let i = text.length;
  while (i > 0 && stops.includes(text[i - 1]!)) i--;
  while (i > 0 && !stops.includes(text[i - 1]!)) i--;
  return i;
}

/** ISO date-time of a note's date; undefined where there is no such day. */
function dateOf(words: string): string | undefined {
  const iso = `${words.slice(0, 10)}T${words.slice(11) || '00:00'}:00Z`;
  const time = Date.parse(iso);
  return Number.isNaN(time) || new Date(time).toISOString() !== iso.replace('Z', '.000Z') ? undefined : iso;
}
