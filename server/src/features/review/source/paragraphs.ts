/** Paragraphs that come, go, part or meet, as edits of the source. */
import type { Span } from '../../../base/span';
import type { WordParagraph } from '../../../model/word/types';
import { escaped, escapedParagraph } from './escape';
import { BREAK, type Flat, type FlatUnit, runAt, unitAt, wordsOf } from '../align/flat';
import { behindBlock, lineEnd, lineStart, nextLine, prefixOf, spansIn, wholeLines } from './lines';
import type { TextStep } from '../script/steps';
import type { ReviewEdit } from '../types';
import {
  apartBehind,
  deletion,
  numberEdits,
  numberLength,
  signsBefore,
  signsBehind,
  type WordsStep,
  wordsEdits,
} from './words';

/** What is known of a script besides the step at hand. */
export interface Context {
  readonly flat: Flat;
  /** First of the units behind which nothing stays. */
  readonly tail: number;
  /** A second way to write it, where the first one would spoil the Markdown. */
  readonly outside: boolean;
}

/** The edits of a change of words, with or without ends of paragraphs in it. */
export function textEdits(context: Context, step: TextStep): ReviewEdit[] {
  const { flat } = context;
  const { from, to, text, forms } = step;
  const first = flat.units[unitAt(flat, from === to ? Math.max(0, from - 1) : from)]!;
  if (from === to && text.startsWith(BREAK) && (from === 0 || from === first.to))
    return newParagraphs(context, from === 0 ? undefined : first, text.slice(1).split(BREAK), forms);
  const holder = flat.units[unitAt(flat, from)]!;
  const was = flat.text.slice(from, to);
  if (text === '' && from === holder.from && to > from) {
    const units = flat.units.slice(unitAt(flat, from), unitAt(flat, to - 1) + 1);
    if (units.at(-1)!.to === to) return units.map((unit) => dropped(context, unit));
  }
  const unit = from > holder.from ? holder : first;
  if (!was.includes(BREAK) && !text.includes(BREAK)) return wordsEdits(flat, unit, step, context.outside);
  if (!was.includes(BREAK)) return split(context, unit, step);
  return joined(context, step);
}

/** A paragraph goes, with the marks on its lines. */
export function dropped({ flat, tail }: Context, { unit }: FlatUnit): ReviewEdit {
  const span = wholeLines(flat.paper.text, unit, unit.id >= tail);
  return { ...span, text: '', shows: '' };
}

//#region Paragraphs that meet

function joined(context: Context, { from, to, text }: TextStep): ReviewEdit[] {
  const { flat } = context;
  const edits: ReviewEdit[] = [];
  const [head, ...rest] = text.split(BREAK);
  let at = from;
  let words = head!;
  // An end of a paragraph belongs to the one in front of it.
  const first = Math.max(0, unitAt(flat, from) - (flat.text[from] === BREAK ? 1 : 0));
  for (let i = first; at < to; i++) {
    const unit = flat.units[i]!;
    if (at > unit.from) {
      const end = Math.min(to, unit.to);
      if (words !== '') edits.push(...wordsEdits(flat, unit, { from: at, to: end, text: words }));
      else edits.push(...deletion(flat, unit, at, end));
      words = '';
      at = end;
    }
    const next = flat.units[i + 1];
    if (at >= to || !next) break;
    edits.push(...gap(flat, unit, next, to > next.from + 1));
    at = next.from + 1;
    if (next.to >= to) edits.push(...asOneLine(flat, flat.units[first]!, next, to));
    if (at === to && words !== '') edits.push(...wordsEdits(flat, next, { from: at, to: at, text: words }));
  }
  // Paragraphs that come in the place of others.
  if (rest.length > 0 && edits.length > 0) {
    const last = edits.at(-1)!;
    const more = rest.map((one) => `\n\n${escapedParagraph(one)}`).join('');
    edits[edits.length - 1] = { ...last, text: last.text + more, shows: last.shows + BREAK + rest.join(BREAK) };
  }
  return edits;
}

/** Where the words of a paragraph begin and end, with their marks and signs of emphasis. */
export function wordsSpan({ paper, starts }: Flat, { unit, from, to }: FlatUnit): Span {
  const line = lineStart(paper.text, unit.start);
  const first = to > from + 1 ? starts[from + 1]! : Number.POSITIVE_INFINITY;
  const prefix = prefixOf(paper.text.slice(line, lineEnd(paper.text, line)));
  return { start: Math.min(line + prefix.length, first), end: trimmedEnd(paper.text, unit.end) };
}

/** What stands between two paragraphs goes; marks and comments in it stay. `cut`: words at the head of the next one go too. */
function gap(flat: Flat, unit: FlatUnit, next: FlatUnit, cut: boolean): ReviewEdit[] {
  const { paper, starts, ends } = flat;
  const from = trimmedEnd(paper.text, unit.unit.end);
  const to = wordsSpan(flat, next).start;
  const kept = spansIn(paper.hidden, { start: from, end: to }).map((one) => paper.text.slice(one.start, one.end));
  const edits: ReviewEdit[] = [{ start: from, end: to, text: kept.join(''), shows: '' }];
  const number = numberLength(flat, next);
  if (number === 0 || next.from + 1 + number >= next.to) return edits;
  const behind = { start: ends[next.from + number]!, end: starts[next.from + 1 + number]! };
  const [blank] = /^[ \t]*/.exec(paper.text.slice(behind.start, behind.end))!;
  if (cut || blank !== '') edits.push({ start: behind.start, end: behind.start + blank.length, text: '', shows: '' });
  return edits;
}

/** What was joined stands in one line where a heading wants it, and apart from the items of a list behind it. */
function asOneLine(flat: Flat, unit: FlatUnit, next: FlatUnit, from: number): ReviewEdit[] {
  const { paper, starts, ends, text } = flat;
  const line = lineStart(paper.text, unit.unit.start);
  const edits: ReviewEdit[] = [];
  if (/^[ \t>]*#{1,6}[ \t]/.test(paper.text.slice(line, line + 20))) {
    for (let i = Math.max(from, next.from + 1); i < next.to; i++) {
      const [start, end] = [starts[i]!, ends[i]!];
      if (/\n/.test(paper.text.slice(start, end))) edits.push({ start, end, text: text[i]!, shows: text[i]! });
      const after = i + 1 < next.to ? paper.text.slice(end, starts[i + 1]) : '';
      const broken = /[ \t]*\r?\n[ \t>\u3000]*/.exec(after);
      const at = end + (broken?.index ?? 0);
      if (broken) edits.push({ start: at, end: at + broken[0].length, text: '', shows: '' });
    }
  }
  return next.unit.paragraph?.list && !unit.unit.paragraph?.list ? [...edits, ...apartBehind(flat, next)] : edits;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}

//#endregion

//#region Paragraphs that part

function split(context: Context, unit: FlatUnit, { from, to, text, forms }: TextStep): ReviewEdit[] {
  const { flat } = context;
  const parts = text.split(BREAK);
  // Behind all of its words come paragraphs of their own.
  if (from === to && from === unit.to) {
    const edits = parts[0] ? wordsEdits(flat, unit, { from, to, text: parts[0] }, context.outside) : [];
    return [...edits, ...newParagraphs(context, unit, parts.slice(1), forms)];
  }
  if (to === unit.to) {
    const edits = wordsEdits(flat, unit, { from, to, text: parts[0]! }, context.outside);
    return [...edits, ...newParagraphs(context, unit, parts.slice(1), forms)];
  }
  const number = numberLength(flat, unit);
  if (number > 0 && from <= unit.from + 1 + number) return splitNumber(flat, unit, { from, to, text }, number);
  const { starts, ends, paper } = flat;
  const [before, after] = [from > unit.from + 1 ? runAt(flat, unit, from - 1) : undefined, runAt(flat, unit, to)];
  // Emphasis ends with its paragraph and begins again.
  const within = before !== undefined && before === after;
  const signs = within ? emphasis(paper.text, before.at[0]!, before) : '';
  const edits = deletion(flat, unit, from, to, false);
  let place = from > unit.from + 1 ? ends[from - 1]! : starts[from]!;
  if (!within && before && from > unit.from + 1) place += signsBehind(paper.text, place, before).length;
  if (edits.length > 0) place = Math.max(place, edits.at(-1)!.end);
  const around = { before: '', after: '' };
  const tail = parts.at(-1)! + flat.text.slice(to, Math.min(unit.to, to + 12));
  const pieces = parts.map((part, i) => {
    if (i === 0 && (from === unit.from + 1 || context.outside) && unit.unit.paragraph?.role !== 'heading')
      return escapedParagraph(part) + signs;
    if (i === 0) return escaped(part, { ...around, before: flat.text[from - 1] ?? '' }) + signs;
    const last = i === parts.length - 1;
    const lead = separator(context, unit, last ? tail : part, forms[i - 1]);
    const words = last ? escaped(part, { ...around, after: flat.text[to] ?? '' }) : escapedParagraph(part);
    return lead + (last ? signs : '') + words;
  });
  const marks = context.outside ? marksBehindStop(flat, unit, to) : [];
  const [head, ...rest] = pieces;
  const kept = marks.map(({ start, end }) => paper.text.slice(start, end)).join('');
  const edit = { start: place, end: place, text: head + kept + rest.join(''), shows: text };
  return [...edits, edit, ...marks.map((mark) => ({ ...mark, text: '', shows: '' }))];
}

/** Marks behind nothing but a stop would go with it: no paper shows a stop that was left over by a mark. */
function marksBehindStop(flat: Flat, unit: FlatUnit, to: number): Span[] {
  const { paper, ends, text } = flat;
  if (!/^[。；;，,、]$/.test(text.slice(to, unit.to))) return [];
  return spansIn(paper.hidden, { start: ends[unit.to - 1]!, end: lineEnd(paper.text, unit.unit.end) });
}

/** The number of an item stands alone then: neither half is an item. That of a heading is one, too. */
function splitNumber(flat: Flat, unit: FlatUnit, { from, to, text }: WordsStep, length: number): ReviewEdit[] {
  const first = unit.from + 1;
  const place = flat.starts[first]!;
  if (text === BREAK && to === first) return [{ start: place, end: place, text: '\n\n', shows: BREAK }];
  const behind = Math.max(to, first + length);
  const parts = (flat.text.slice(first, from) + text + flat.text.slice(to, behind)).split(BREAK);
  const tail = parts.pop()!;
  const line = flat.paper.text.slice(lineStart(flat.paper.text, unit.unit.start), flat.starts[first]);
  const signs = /^[ \t]*#{1,6}[ \t]+$/.test(line) ? line : '';
  const head = parts.map((one) => `${escapedParagraph(one)}\n\n${signs}`).join('');
  const [own, ...rest] = numberEdits(flat, unit, { from: first, to: behind, text: tail }, length);
  const apart = /^\n*/.exec(own!.text)![0];
  const shows = [...parts, tail].join(BREAK);
  return [{ ...own!, text: apart + head + own!.text.slice(apart.length), shows }, ...rest];
}

/** The signs in front of a run, without those that are words. */
const emphasis = (text: string, at: number, run: Parameters<typeof signsBefore>[2]): string =>
  signsBefore(text, at, run);

/** What parts two paragraphs where this one stands. */
function separator({ flat }: Context, { unit }: FlatUnit, words: string, form: WordParagraph | undefined): string {
  const { text } = flat.paper;
  const from = lineStart(text, unit.start);
  const line = text.slice(from, lineEnd(text, from));
  if (unit.paragraph?.role === 'attachment') return `\n${/^[ \t\u3000]*/.exec(line)![0] || '　　　'}`;
  const quote = /^[ \t]*(?:>[ \t]?)+/.exec(line)?.[0];
  if (quote) return `\n${quote.trimEnd()}\n${quote}`;
  if (unit.paragraph?.list) {
    const indent = /^[ \t]*/.exec(line)![0];
    if (unit.paragraph.list.ordered && /^\d{1,2}\./.test(words)) return `\n${indent}`;
    return `\n\n${' '.repeat(prefixOf(line).length)}`;
  }
  return `\n\n${form ? headingSigns(form) : ''}`;
}

//#endregion

//#region New paragraphs

/** Behind a unit (its marks and comments too), or at the beginning. */
function newParagraphs(
  context: Context,
  unit: FlatUnit | undefined,
  words: readonly string[],
  forms: readonly WordParagraph[],
): ReviewEdit[] {
  const { flat } = context;
  const { text } = flat.paper;
  const shows = words.map((one) => BREAK + one).join('');
  const written = (one: string, i: number) => writtenAs(one, forms[i]);
  if (!unit) {
    const first = flat.units[0];
    const at = first ? lineStart(text, first.unit.start) : text.length;
    const lines = words.map((one, i) => `${written(one, i)}\n\n`).join('');
    return [{ start: at, end: at, text: lines, shows: `${shows.slice(1)}${BREAK}` }];
  }
  const block: Span = unit.unit.cell ? unit.unit.cell.grid : unit.unit;
  const at = behindBlock(flat.paper, block.end);
  const next = nextLine(text, at);
  const close = next < text.length && text.slice(next, lineEnd(text, next)).trim() !== '';
  let out = '';
  let item = unit.unit.paragraph?.list !== undefined;
  const attached = unit.unit.paragraph?.role === 'attachment';
  const ordered = unit.unit.paragraph?.list?.ordered === true;
  const line = text.slice(lineStart(text, block.start), lineEnd(text, block.start));
  const indent = /^[ \t]*/.exec(line)![0];
  const bullet = /^[ \t]*([-*+])[ \t]/.exec(line)?.[1];
  let tight = false;
  for (const [i, one] of words.entries()) {
    const number = /^(\d{1,2}\.)[ \t]*/.exec(one);
    if (attached && /^\d{1,2}[.．、]/.test(one)) {
      out += `\n${/^[ \t\u3000]*/.exec(line)![0] || '　　　'}${escaped(one, { before: '', after: '' })}`;
      tight = true;
    } else if (item && ordered && number && one.length > number[0].length) {
      out += `${context.outside ? '\n' : ''}\n${indent}${number[1]} ${escapedParagraph(one.slice(number[0].length))}`;
      tight = true;
    } else if (item && bullet && isBullet(flat, unit.unit.id + 1)) {
      out += `\n${indent}${bullet} ${escapedParagraph(one)}`;
      tight = true;
    } else {
      item = false;
      tight = false;
      out += `\n\n${context.outside && unit.unit.paragraph?.list ? ' '.repeat(prefixOf(line).length) : ''}${written(one, i)}`;
    }
  }
  // What follows at once would go on in it.
  return [{ start: at, end: at, text: `${out}${close && !tight ? '\n' : ''}`, shows: normalNumbers(shows, out) }];
}

const isBullet = ({ units }: Flat, at: number) => {
  const list = units[at]?.unit.paragraph?.list;
  return list !== undefined && !list.ordered;
};

/** The blank behind the number of an item is not seen. */
function normalNumbers(shows: string, written: string): string {
  return /\n[ \t]*\d{1,2}\. /.test(written) ? shows.replace(/(\u2029\d{1,2}\.)[ \t]+/g, '$1') : shows;
}

/** By its style or its number: a heading, an item of a list, words. */
export function writtenAs(words: string, form: WordParagraph | undefined): string {
  if (!form) return escapedParagraph(words);
  const label = form.label === undefined || words.startsWith(form.label) ? '' : form.label;
  const signs = headingSigns(form);
  if (signs) return `${signs}${escaped(label + words, { before: '', after: '' })}`;
  if (label === '•' || /^[\u2022\u00b7\uf06c\uf0b7\u25cf\u25a0\u25c6\u27a2-]$/.test(label))
    return `- ${escapedParagraph(words)}`;
  if (/^\d{1,9}\.$/.test(label)) return `${label} ${escapedParagraph(words)}`;
  return escapedParagraph(label + words);
}

/** Headings of a paper begin below its title. */
function headingSigns({ style, outline }: WordParagraph): string {
  const level = Number(/^heading ([1-4])$/i.exec(style)?.[1] ?? (outline === undefined ? Number.NaN : outline + 1));
  return level >= 1 && level <= 4 ? `${'#'.repeat(level + 1)} ` : '';
}

//#endregion

/** The source of a paragraph with its marks, as it can stand elsewhere; `inner` is done in it. */
export function movedSource(flat: Flat, { unit }: FlatUnit, inner: readonly ReviewEdit[]): string {
  const { text } = flat.paper;
  const from = lineStart(text, unit.start);
  const to = lineEnd(text, unit.end);
  let out = '';
  let at = from + /^[ \t]*/.exec(text.slice(from, to))![0].length;
  for (const edit of [...inner].sort((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(at, Math.max(at, edit.start)) + edit.text;
    at = Math.max(at, edit.end);
  }
  return out + text.slice(at, to);
}

/** Words of a unit with some steps done. */
export function wordsAfter(flat: Flat, unit: FlatUnit, inner: readonly TextStep[]): string {
  let out = '';
  let at = unit.from + 1;
  for (const step of inner) {
    out += flat.text.slice(at, step.from) + step.text;
    at = step.to;
  }
  return inner.length === 0 ? wordsOf(flat, unit) : out + flat.text.slice(at, unit.to);
}
