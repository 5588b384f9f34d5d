/** What reviewers said becomes notes of the draft; notes that went out and came back are not doubled. */
import { findReviewNotes, type ReviewNote, writeReviewNote } from '../../model/grammar/comments/reviewNotes';
import type { Carried, CarriedComment } from '../../model/visible/carried';
import type { WordComment, WordFile } from '../../model/word/types';
import { differences } from './align/difference';
import { type Flat, runAt } from './align/flat';
import type { Flow } from './align/flow';
import type { Identity } from './align/identity';
import { lineEnd } from './source/lines';
import type { ChangeKind, ReviewEdit } from './types';
import { signsBehind } from './source/words';

/** A comment as a change of the text that went out. */
export interface Said {
  readonly kind: ChangeKind;
  readonly comment: WordComment;
  readonly after: string;
  readonly at: number;
  readonly edits: readonly ReviewEdit[];
  /** Set where nothing is to be done. */
  readonly reason?: string;
  /** What should be known of it where something is. */
  readonly known?: string;
}

interface Input {
  readonly file: WordFile;
  readonly flat: Flat;
  readonly flow: Flow;
  readonly identity: Identity;
  readonly carried: Carried | undefined;
  readonly author: string;
  /** The present text: what it holds already is not put in again. */
  readonly present: string;
}

/** Longer words are cut in what a note cites. UTF-16 units. */
const longestCited = 20;
const longestAnswered = 12;

export function saidIn({ file, flat, flow, identity, carried, author, present }: Input): Said[] {
  const byId = new Map(file.comments.map((comment) => [comment.id, comment]));
  const before = findReviewNotes(flat.paper.text, whole(flat.paper.text));
  const here = present === flat.paper.text ? before : findReviewNotes(present, whole(present));
  const placed = placesOf(flat, flow, identity);
  // Two people, or one twice, may say the same words: each is taken for one.
  const own = [...(carried?.comments ?? [])];
  const [notesBefore, notesHere] = [[...before], [...here]];
  const known = new Map(
    file.comments.map((comment) => [comment, originOf(comment, carried && own, author, notesBefore)]),
  );
  const answered = file.comments.flatMap((comment): Said[] => {
    const origin = known.get(comment);
    const root = rootOf(comment, byId);
    const at = placed(root) ?? { at: 0, cell: false };
    const resolved = comment.resolved || root.resolved;
    if (origin === 'finding') return [];
    if (origin) {
      if (!taken(notesHere, (note) => sameNote(note, comment)) || !resolved) return [];
      const edit = { start: origin.start, end: origin.end, text: '', shows: '' };
      return [{ kind: 'comment-done', comment, after: '', at: origin.start, edits: [edit] }];
    }
    if (resolved)
      return [{ kind: 'comment', comment, after: said(comment), at: at.at, edits: [], reason: '在 Word 里已标为解决' }];
    if (taken(notesHere, (note) => sameNote(note, comment) && sameDay(note, comment))) return [];
    const answers = root === comment ? '' : cited(root.text, longestAnswered);
    const quoted = root === comment ? cited(root.quoted, longestCited) : '';
    const note = writeReviewNote({
      author: comment.author,
      date: comment.date.slice(0, 10),
      text: comment.text,
      quoted,
      answers,
    });
    const text = at.cell ? note.replace(/\|/g, '\\|') : note;
    return [
      {
        kind: 'comment',
        comment,
        after: said(comment),
        at: at.at,
        edits: [{ start: at.at, end: at.at, text, shows: '' }],
      },
    ];
  });
  return [...answered, ...takenOut(carried ? own : [], file.comments.length === 0, notesBefore, notesHere)];
}

/** Notes that went out and did not come back: somebody took them out in Word. */
function takenOut(
  gone: readonly CarriedComment[],
  all: boolean,
  notesBefore: ReviewNote[],
  notesHere: ReviewNote[],
): Said[] {
  const known = all && gone.length > 1 ? '审阅稿里一条批注也没有了，也可能是保存时丢的' : '在 Word 里已删去这条批注';
  return gone.flatMap(({ id, author, text, rule, start }): Said[] => {
    if (rule !== undefined) return [];
    const comment: WordComment = { id, author, text, date: '', resolved: false, quoted: '' };
    const same = (note: ReviewNote) => sameNote(note, comment);
    const note = taken(notesBefore, (one) => one.start === start && same(one)) ?? taken(notesBefore, same);
    if (!note || !taken(notesHere, same)) return [];
    const edit = { start: note.start, end: note.end, text: '', shows: '' };
    const nobody = { ...comment, author: '' };
    return [{ kind: 'comment-done', comment: nobody, after: said(comment), at: note.start, edits: [edit], known }];
  });
}

const whole = (text: string) => ({ start: 0, end: text.length });
const said = ({ text }: WordComment) => text.replace(/\s+/g, ' ').trim();

/** The beginning and, of what is longer, a sign that it goes on. */
function cited(words: string, longest: number): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${[...line.slice(0, longest)].join('').replace(/[\ud800-\udbff]$/, '')}…`;
}

function rootOf(comment: WordComment, byId: ReadonlyMap<string, WordComment>): WordComment {
  const seen = new Set<WordComment>();
  let root = comment;
  for (let parent = root; parent && !seen.has(parent); parent = byId.get(parent.parent ?? '')!) {
    seen.add(parent);
    root = parent;
  }
  return root;
}

const key = (words: string) => words.replace(/[\s\-—]+/g, '');
const sameNote = (note: ReviewNote, { author, text }: WordComment): boolean =>
  key(note.text) === key(text) && (note.author === author || note.author === '' || author === '未署名');
const sameDay = (note: ReviewNote, { date }: WordComment): boolean =>
  note.date === '' || date === '' || note.date.slice(0, 10) === date.slice(0, 10);

/** Takes the first of a list that fits out of it. */
function taken<T>(list: T[], fits: (one: T) => boolean): T | undefined {
  const at = list.findIndex(fits);
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

/** Whether a comment was in the file when it went out: one of ours, or a note of the draft. */
function originOf(
  comment: WordComment,
  carried: CarriedComment[] | undefined,
  author: string,
  notes: ReviewNote[],
): ReviewNote | 'finding' | undefined {
  const note = () => taken(notes, (one) => sameNote(one, comment));
  if (!carried) return note() ?? (comment.author === author && !comment.parent ? 'finding' : undefined);
  // Programs count anew: the id only tells which of two alike.
  const same = (one: CarriedComment) => one.author === comment.author && key(one.text) === key(comment.text);
  const found = taken(carried, (one) => same(one) && one.id === comment.id) ?? taken(carried, same);
  return found && (found.rule === undefined ? (note() ?? 'finding') : 'finding');
}

/** Where a comment ends on the text that went out. */
function placesOf(flat: Flat, flow: Flow, identity: Identity) {
  const unitOf = new Map<number, readonly number[]>();
  for (const { origins, entities } of identity.pairs)
    for (const entity of entities)
      if (origins.length > 0)
        unitOf.set(
          entity.index,
          origins.flatMap(({ units }) => units),
        );
  return ({ start, end }: WordComment): { at: number; cell: boolean } | undefined => {
    const spot = end ?? start;
    const seat = spot && flow.seats[spot.paragraph];
    if (!seat || !spot) return undefined;
    const units = unitOf.get(seat.entity);
    if (!units) return behind(flat, unitOf, seat.entity);
    const unit = flat.units[seat.column === undefined ? units[0]! : (units[seat.column] ?? units.at(-1)!)]!;
    const entity = flow.entities[seat.entity]!;
    const cell = entity.row?.cells.find(({ column }) => column === seat.column);
    const before = cell ? cell.before : entity.before;
    let [offset, rest] = [seat.before, spot.at];
    for (const { length, kept } of seat.words) {
      offset += Math.min(rest, length) === length ? kept.length : Math.min(rest, kept.length);
      rest -= Math.min(rest, length);
      if (rest <= 0) break;
    }
    const base = flat.text.slice(unit.from + 1, unit.to);
    return {
      at: placeIn(flat, unit.from + 1 + backwards(base, before, offset), unit),
      cell: unit.unit.cell !== undefined,
    };
  };
}

/** A comment on what is new stands behind what is known in front of it. */
function behind(flat: Flat, unitOf: ReadonlyMap<number, readonly number[]>, entity: number) {
  for (let i = entity - 1; i >= 0; i--) {
    const units = unitOf.get(i);
    if (!units) continue;
    const unit = flat.units[units.at(-1)!]!;
    return { at: placeIn(flat, unit.to, unit), cell: unit.unit.cell !== undefined };
  }
  return undefined;
}

function backwards(base: string, before: string, offset: number): number {
  if (base === before) return Math.min(offset, base.length);
  let by = 0;
  for (const { from, to, start, end } of differences(base, before)) {
    if (start >= offset) break;
    if (end > offset) return to;
    by = to - end;
    if (from === to && end === offset) break;
  }
  return Math.max(0, Math.min(base.length, offset + by));
}

/** Behind a character and the signs of emphasis that end with it, never inside code. */
export function placeIn({ paper, ends, starts, ...flat }: Flat, at: number, unit: Flat['units'][number]): number {
  const { text } = paper;
  if (unit.to === unit.from + 1) {
    const { start, end } = unit.unit;
    return unit.unit.cell ? start + /^\|?[ \t]?/.exec(text.slice(start, end))![0].length : end;
  }
  if (at <= unit.from + 1) return starts[unit.from + 1]!;
  const run = runAt({ paper, ends, starts, ...flat }, unit, at - 1);
  if (run?.code) return unit.unit.cell ? ends[unit.to - 1]! : lineEnd(text, unit.unit.end);
  const place = ends[at - 1]!;
  return run ? place + signsBehind(text, place, run).length : place;
}
