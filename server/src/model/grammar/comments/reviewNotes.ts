/**
 * What reviewers have said, as it stands in a draft behind the words meant:
 * `<!-- 批注（王检察长 2026-01-18）：写明由谁调度〔指“调度会”〕 -->`. A note that answers another one ends in `〔答“…”〕`. Written by
 * hand it may have half-width signs, another form of date, no author, lines of its own, or no end yet.
 */
import { runAtEnd, type Span } from '../../../base/span';
import { isEscaped } from './escaped';

/** What a note says. A part that it lacks is ''. */
export interface NoteWords {
  readonly author: string;
  /** `2026-01-18` or `2026-01-18 09:30`. */
  readonly date: string;
  readonly text: string;
  /** The words that it is about. */
  readonly quoted: string;
  /** How the note begins that it answers. */
  readonly answers: string;
}

export interface ReviewNote extends NoteWords, Span {
  /** False where `-->` is missing: then it ends with its line, or where the next comment begins. */
  readonly closed: boolean;
}

const opening = /<!--[ \t\r\n]*批注[ \t]*(?=[（(：:])/y;
const bounds = /<!--|-->/g;

/** Whether the comment that begins there is a note. */
export function isReviewNote(source: string, at: number): boolean {
  opening.lastIndex = at;
  return opening.test(source);
}

/** All notes that begin in a range of the source, in order. Linear. Those in code are the caller's to leave out. */
export function findReviewNotes(source: string, { start, end }: Span): ReviewNote[] {
  const notes: ReviewNote[] = [];
  const text = source.slice(start, end);
  if (!text.includes('批注')) return notes;
  let open: { at: number; note: boolean } | undefined;
  const unfinished = (limit: number): void => {
    if (!open?.note) return;
    const line = text.slice(open.at, limit).search(/[\r\n]/);
    const to = line < 0 ? limit : open.at + line;
    notes.push({ ...readNote(text, open.at, to), start: start + open.at, end: start + to, closed: false });
  };
  for (const { 0: sign, index } of text.matchAll(bounds)) {
    if (sign === '<!--') {
      // In any other comment this is a word like others, and so is what a backslash stands before.
      if ((open && !open.note) || isEscaped(text, index)) continue;
      unfinished(index);
      open = { at: index, note: isReviewNote(text, index) };
    } else {
      const to = index + sign.length;
      if (open?.note)
        notes.push({ ...readNote(text, open.at, index), start: start + open.at, end: start + to, closed: true });
      open = undefined;
    }
  }
  unfinished(text.length);
  return notes;
}

/** Nobody's name and office are longer, nor the two with a date. UTF-16 units. */
const longestName = 70;
const longestHead = 100;

/** What stands between the ends of a note. */
function readNote(text: string, at: number, end: number): NoteWords {
  opening.lastIndex = at;
  opening.test(text);
  const inner = text.slice(opening.lastIndex, end);
  const head = headEnd(inner);
  const colon = /^\s*[：:]?/.exec(inner.slice(head))![0].length;
  const said = flat(inner.slice(head + colon)).replace(/\\\|/g, '|');
  const tail = lastWords(said);
  return { ...readHead(inner.slice(0, head)), ...tail };
}

/** Where the brackets with author and date end; 0 where there are none. What is not closed ends at the colon. */
function headEnd(inner: string): number {
  let depth = 0;
  let colon = 0;
  for (let i = 0; i < Math.min(inner.length, longestHead); i++) {
    const sign = inner[i]!;
    if (sign === '（' || sign === '(') depth++;
    else if (sign === '）' || sign === ')') depth--;
    // The colon of a time is none.
    else if (colon === 0 && (sign === '：' || (sign === ':' && !/\d/.test(inner[i + 1] ?? '')))) colon = i;
    if (depth === 0) return sign === '：' || sign === ':' ? i : i + 1;
  }
  return colon;
}

const dated =
  /(?:^|[\s，,、；;]+)((?:19|20)\d\d)(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[T\s]+(\d{1,2})[:：](\d{2})[^\s]{0,12})?$/;

function readHead(head: string): Pick<NoteWords, 'author' | 'date'> {
  const words = flat(head.replace(/^[（(]/, '').replace(/[）)]$/, ''));
  const match = words.length < longestHead ? dated.exec(words) : null;
  if (!match) return { author: words, date: '' };
  const [, year, month, day, hour, minute] = match as unknown as string[];
  const two = (figure: string | undefined) => figure!.padStart(2, '0');
  const time = hour === undefined ? '' : ` ${two(hour)}:${minute}`;
  return { author: words.slice(0, match.index), date: `${year}-${two(month)}-${two(day)}${time}` };
}

/** What is said, and the words in brackets behind it. */
function lastWords(said: string): Pick<NoteWords, 'text' | 'quoted' | 'answers'> {
  const none = { text: said, quoted: '', answers: '' };
  if (!/[”"][〕\])）]$/.test(said)) return none;
  const at = Math.max(
    ...['〔', '[', '(', '（'].flatMap((bracket) => openers.map((word) => said.lastIndexOf(bracket + word))),
  );
  if (at < 0) return none;
  const words = said.slice(at + 3, -2);
  const text = said.slice(0, at).trimEnd();
  return said[at + 1] === '指' ? { text, quoted: words, answers: '' } : { text, quoted: '', answers: words };
}

const openers = ['指“', '指"', '答“', '答"'];

/** The comment that says it; what belongs in a cell of a table wants its `|` escaped by the caller. */
export function writeReviewNote({ author, date, text, quoted, answers }: NoteWords): string {
  const who = [balanced(plain(author)), plain(date).replace('T', ' ')].filter(Boolean).join(' ');
  const words = plain(text);
  // The last such bracket is where they begin.
  const [meant, answered] = [quoted, answers].map((cited) => plain(cited).replace(/[〔[(（]+(?=[指答][“"])/g, ''));
  let about = meant ? `〔指“${meant}”〕` : answered ? `〔答“${answered}”〕` : '';
  // Words of the reviewer's own that look like it.
  if (about === '' && lastWords(words).text !== words) about = '〔指“”〕';
  return `<!-- 批注${who && `（${who}）`}：${words}${about} -->`;
}

/** In one line, and unable to end a comment. */
function plain(words: string): string {
  return flat(words).replace(/-{2,}/g, (dashes) => '—'.repeat(Math.max(2, dashes.length)));
}

/** Without control characters; breaks and blanks are one blank. */
function flat(words: string): string {
  return words.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** A name with a bracket too many would not be told from what follows. */
function balanced(name: string): string {
  let depth = 0;
  for (const sign of name) {
    if (sign === '（' || sign === '(') depth++;
    if (sign === '）' || sign === ')') depth--;
    if (depth < 0) break;
  }
  const kept = flat(depth === 0 && name.length <= longestName ? name : name.replace(/[（()）]/g, ' ')).slice(
    0,
    longestName,
  );
  return kept.slice(0, runAtEnd(kept, ' ，,、；;'));
}

/** A note in a few words for people: `王检察长（2026-01-18）：写明由谁调度（指“调度会”）`. */
export function tellNote({ author, date, text, quoted, answers }: NoteWords): string {
  const who = `${author || '未署名'}${date && `（${date}）`}`;
  return `${who}：${text || '（没有写字）'}${quoted && `（指“${quoted}”）`}${answers && `（答“${answers}”）`}`;
}
