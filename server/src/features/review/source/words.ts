/** Changes of words inside a paragraph or cell, as edits of the source: only what is seen is replaced. */
import type { TextRun } from '../../../model/visible/types';
import { differences } from '../align/difference';
import { escaped, headEscape } from './escape';
import { type Flat, type FlatUnit, runAt } from '../align/flat';
import { lineEnd, lineStart, nextLine, prefixOf } from './lines';
import type { ReviewEdit } from '../types';

/** A replacement of `[from, to)` of the paper within one unit. */
export interface WordsStep {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Edits for a replacement within a unit. `outside`: words that come behind emphasis stand behind its signs. */
export function wordsEdits(flat: Flat, unit: FlatUnit, step: WordsStep, outside = false): ReviewEdit[] {
  const number = numberLength(flat, unit);
  const touches = number > 0 && step.from < unit.from + 1 + number;
  if (touches) return numberEdits(flat, unit, step, number);
  const was = flat.text.slice(step.from, step.to);
  const edits = differences(was, step.text, 2).flatMap((hunk) =>
    pieceEdits(flat, unit, step.from + hunk.from, step.from + hunk.to, step.text.slice(hunk.start, hunk.end), outside),
  );
  return step.from === unit.from + 1 ? guarded(flat, unit, edits) : edits;
}

/** How long the number of a heading or of an item of a numbered list is: the blank behind it is not seen. */
export function numberLength(flat: Flat, { unit, from, to }: FlatUnit): number {
  if (unit.paragraph?.role === 'heading' && !unit.paragraph.list) {
    const stop = Math.min(to, from + 12) - 1;
    for (let i = from + 1; i < stop; i++) {
      const between = flat.paper.text.slice(flat.ends[i]!, flat.starts[i + 1]!);
      if (/^[ \t\u3000]+$/.test(between)) return i - from;
    }
    return 0;
  }
  if (!unit.paragraph?.list?.ordered) return 0;
  const [number] = /^\d{1,9}[.)]/.exec(flat.text.slice(from + 1, Math.min(to, from + 12))) ?? [''];
  // Without a blank it is plain words.
  const last = from + number.length;
  return number !== '' && flat.ends[last]! < (flat.starts[last + 1] ?? flat.paper.text.length) ? number.length : 0;
}

function pieceEdits(
  flat: Flat,
  unit: FlatUnit,
  from: number,
  to: number,
  text: string,
  outside: boolean,
): ReviewEdit[] {
  if (from === to) return [insertion(flat, unit, from, text, outside)];
  const gone = deletion(flat, unit, from, to, text === '' || outside);
  if (text === '') return gone;
  if (outside) return [...gone, besideSigns(flat, unit, from, to, text)];
  const run = runAt(flat, unit, from);
  const words = escaped(text, {
    before: flat.text[from - 1] ?? '',
    after: flat.text[to] ?? '',
    cell: unit.unit.cell !== undefined,
    code: run?.code === true,
  });
  return gone.map((edit, i) => (i === 0 ? { ...edit, text: words, shows: text } : edit));
}

/** Takes away characters that are seen; what is hidden between them stays. `bare`: signs with nothing between them go too. */
export function deletion(flat: Flat, unit: FlatUnit, from: number, to: number, bare = true): ReviewEdit[] {
  const { starts, ends } = flat;
  const edits: ReviewEdit[] = [];
  for (let i = from; i < to; ) {
    let end = i + 1;
    while (end < to && starts[end] === ends[end - 1]) end++;
    edits.push({ start: starts[i]!, end: ends[end - 1]!, text: '', shows: '' });
    i = end;
  }
  return edits.map((edit, i) => (i > 0 || bare ? withoutSigns(flat, unit, edit) : edit));
}

/** Words in the place of others, outside of signs of emphasis that begin or end there. */
function besideSigns(flat: Flat, unit: FlatUnit, from: number, to: number, text: string): ReviewEdit {
  const { starts, ends, paper } = flat;
  const [first, last] = [runAt(flat, unit, from)!, runAt(flat, unit, to - 1)!];
  let place = starts[from]!;
  if (first.at[0] === place) place -= signsBefore(paper.text, place, first).length;
  else if (first !== last || ends[to - 1] === last.at[last.text.length]) {
    const stop = first.at[first.text.length]!;
    place = stop + signsBehind(paper.text, stop, first).length;
  }
  const around = { before: flat.text[from - 1] ?? '', after: flat.text[to] ?? '', cell: unit.unit.cell !== undefined };
  return { start: place, end: place, text: escaped(text, around), shows: text };
}

/** Words between two characters: behind the one in front, at the beginning in front of the first. */
function insertion(flat: Flat, unit: FlatUnit, at: number, text: string, outside: boolean): ReviewEdit {
  const { starts, ends } = flat;
  const [first, last] = [unit.from + 1, unit.to];
  const cell = unit.unit.cell !== undefined;
  if (first === last) return cell ? intoEmptyCell(flat, unit, text) : emptyParagraph(flat, unit, text);
  const behindNumber = at - first === numberLength(flat, unit) && at < last;
  const run = runAt(flat, unit, at > first ? at - 1 : at);
  let place = at > first && !behindNumber ? ends[at - 1]! : starts[at]!;
  if (outside && run && at > first) place += signsBehind(flat.paper.text, place, run).length;
  if (outside && run && at === first) place -= signsBefore(flat.paper.text, place, run).length;
  const words = escaped(text, {
    before: flat.text[at - 1] ?? '',
    after: flat.text[at] ?? '',
    cell,
    code: run?.code === true && !outside,
  });
  return { start: place, end: place, text: words, shows: text };
}

function emptyParagraph({ paper }: Flat, { unit }: FlatUnit, text: string): ReviewEdit {
  const words = escaped(text, { before: '', after: '' });
  const at = lineEnd(paper.text, unit.end);
  return { start: at, end: at, text: words, shows: text };
}

/** Between the bars, with a blank on both sides. */
function intoEmptyCell({ paper }: Flat, { unit }: FlatUnit, text: string): ReviewEdit {
  const raw = paper.text.slice(unit.start, unit.end);
  const from = raw.startsWith('|') ? 1 : 0;
  const to = raw.length > from && raw.endsWith('|') ? raw.length - 1 : raw.length;
  const inside = raw.slice(from, to);
  const blank = inside.startsWith(' ');
  const at = unit.start + from + (blank ? 1 : 0);
  const words = escaped(text.trim(), { before: ' ', after: ' ', cell: true });
  const behind = inside.length > (blank ? 1 : 0) ? '' : ' ';
  return { start: at, end: at, text: `${blank ? '' : ' '}${words}${behind}`, shows: text };
}

const signed = ({ strong, emphasis, deleted, code }: TextRun) => strong || emphasis || deleted || code;

/** Signs of emphasis or code that end right there. */
export function signsBehind(text: string, at: number, run: TextRun): string {
  return signed(run) ? (/^(?:\*{1,3}|_{1,3}|~{1,2}|`{1,3})/.exec(text.slice(at, at + 3))?.[0] ?? '') : '';
}

/** Signs of emphasis or code that begin right there. */
export function signsBefore(text: string, at: number, run: TextRun): string {
  return signed(run) ? (/(?:\*{1,3}|_{1,3}|~{1,2}|`{1,3})$/.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? '') : '';
}

/** Where nothing is left between signs of emphasis, they go too. */
function withoutSigns({ paper }: Flat, { unit }: FlatUnit, edit: ReviewEdit): ReviewEdit {
  const run = unit.runs.find((one): one is TextRun => one.type === 'text' && one.at[0] === edit.start);
  if (!run || edit.end < run.at[run.text.length]!) return edit;
  const [before, behind] = [signsBefore(paper.text, edit.start, run), signsBehind(paper.text, edit.end, run)];
  const both = before !== '' && before === behind;
  return both ? { ...edit, start: edit.start - before.length, end: edit.end + behind.length } : edit;
}

/**
 * The number of an item is changed. As long as it is one, the item stays an item; else it becomes a paragraph, which stands
 * apart from the others.
 */
export function numberEdits(flat: Flat, unit: FlatUnit, step: WordsStep, length: number): ReviewEdit[] {
  const { starts, ends, paper, text } = flat;
  const source = paper.text;
  const first = unit.from + 1;
  const behind = first + length;
  const head = text.slice(first, step.from) + step.text + text.slice(step.to, Math.max(step.to, behind));
  const rest = step.to > behind ? deletion(flat, unit, behind, step.to) : [];
  const [number] = /^\d{1,9}[.)]/.exec(head) ?? [''];
  const stop = ends[behind - 1]!;
  const [blank] = /^[ \t\u3000]*/.exec(source.slice(stop, stop + 20))!;
  const covered = { start: starts[first]!, end: stop + blank.length };
  const around = { before: '', after: text[Math.max(step.to, behind)] ?? '' };
  if (number !== '') {
    const words = escaped(head.slice(number.length), around);
    return [{ ...covered, text: `${number}${blank || ' '}${words}`, shows: head }, ...rest];
  }
  const line = escaped(head, around);
  const above = lineStart(source, covered.start);
  const gone = { start: stop, end: covered.end, text: '', shows: '' };
  // Words in front leave the number as it is, whatever becomes of what stands before.
  const front =
    step.to === first && covered.start === starts[first] ? escaped(step.text, { before: '', after: head }) : '';
  if (/^[ \t>]*#{1,6}[ \t]/.test(source.slice(above, covered.start)))
    return front
      ? [{ ...covered, end: covered.start, text: front, shows: step.text }, gone]
      : [{ ...covered, text: line, shows: head }, ...rest];
  const next = Math.max(covered.end, rest.at(-1)?.end ?? 0);
  const at = headEscape(`${line}${source.slice(next, next + 20)}`);
  const words = at === undefined || at > line.length ? line : `${line.slice(0, at)}\\${line.slice(at)}`;
  const apart = above > 0 && source.slice(lineStart(source, above - 1), above).trim() !== '' ? '\n' : '';
  const start = apart ? above : covered.start;
  if (front && words.startsWith(front))
    return [
      { start, end: covered.start, text: `${apart}${front}`, shows: step.text },
      gone,
      ...apartBehind(flat, unit),
    ];
  return [{ ...covered, start, text: `${apart}${words}`, shows: head }, ...rest, ...apartBehind(flat, unit)];
}

/** A line end more, so that what follows at once does not go on in a paragraph. */
export function apartBehind({ paper: { text } }: Flat, { unit }: FlatUnit): ReviewEdit[] {
  const stop = lineEnd(text, unit.end);
  const next = nextLine(text, stop);
  const words = text.slice(next, lineEnd(text, next)).trim() !== '';
  return words ? [{ start: stop, end: stop, text: '\n', shows: '' }] : [];
}

/** No change makes a heading, an item or a quotation of a paragraph. */
function guarded(flat: Flat, { unit }: FlatUnit, edits: readonly ReviewEdit[]): ReviewEdit[] {
  if (unit.cell || edits.length === 0) return [...edits];
  const { text } = flat.paper;
  const from = lineStart(text, edits[0]!.start);
  const prefix = prefixOf(text.slice(from, edits[0]!.start));
  const at = from + prefix.length;
  if (/#/.test(prefix) || at > edits[0]!.start) return [...edits];
  // The head of the line as it will be, and where in the edits or the source each character of it is.
  let line = '';
  const origin: { edit: number; at: number }[] = [];
  let place = at;
  const stop = Math.min(text.length, at + 60);
  const take = (words: string, edit: number, base: number): void => {
    for (let i = 0; i < words.length; i++) origin.push({ edit, at: base + i });
    line += words;
  };
  edits.forEach((edit, i) => {
    if (edit.start > stop) return;
    take(text.slice(place, edit.start), -1, place);
    take(edit.text, i, 0);
    place = edit.end;
  });
  if (place < stop) take(text.slice(place, stop), -1, place);
  const hit = headEscape(line.split('\n', 1)[0]!);
  if (hit === undefined) return [...edits];
  const { edit, at: offset } = origin[hit]!;
  if (edit < 0)
    return [...edits, { start: offset, end: offset, text: '\\', shows: '' }].sort((a, b) => a.start - b.start);
  return edits.map((one, i) =>
    i === edit ? { ...one, text: `${one.text.slice(0, offset)}\\${one.text.slice(offset)}` } : one,
  );
}
