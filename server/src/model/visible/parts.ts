/** Which lines of a paragraph of Markdown are paragraphs of their own in the paper. */
import type { Framework } from '../../frame/schema';
import { headingOf } from '../block/lines';
import { isUnit } from '../grammar/title/around';
import { numberAt } from '../grammar/numbering';
import { type Line, objectSign, splitRuns, lineText } from './line';
import type { Sketch } from './sketch';

/** A paragraph of the paper: some lines of a sketch. */
export interface Part {
  readonly sketch: Sketch;
  readonly lines: readonly Line[];
  /** It is the first of its sketch. */
  readonly first: boolean;
  readonly last: boolean;
}

/**
 * The paragraphs that a sketch makes. Markdown lets a line end mean nothing; a new paragraph begins where the writer
 * certainly wanted one: behind a heading, at wide blanks, at a number behind a sentence, around pictures, and in
 * addressees, notes of attachments and signatures.
 */
export function partsOf(sketch: Sketch, frame: Framework): Part[] {
  const { type } = sketch;
  const lines = type === 'paragraph' ? sketch.lines.flatMap((line) => withDateApart(line, frame)) : sketch.lines;
  if (type !== 'paragraph' || lines.length === 1) return [{ sketch, lines, first: true, last: true }];
  const known = { note: lines.findIndex(({ text }) => isNote(text)), signature: signatureIn(lines, frame) };
  const groups: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    if (i > 0 && !begins(lines, i, known, frame)) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups.map((group, i) => ({ sketch, lines: group, first: i === 0, last: i === groups.length - 1 }));
}

/** Index of the first of the organs above a day at the end, or of that day; of no line where there is none. */
function signatureIn(lines: readonly Line[], frame: Framework): number {
  let first = lines.length - 1;
  if (!isDay(lines[first]!.text)) return lines.length;
  while (first > 0 && isOrgan(lines[first - 1]!.text, frame)) first--;
  return first;
}

/** Indexes of lines: where a note of attachments begins (-1 where none does), and a signature. */
interface Known {
  readonly note: number;
  readonly signature: number;
}

function begins(lines: readonly Line[], i: number, known: Known, frame: Framework): boolean {
  const line = lines[i]!;
  const before = lines[i - 1]!;
  if (line.after?.hard === false && line.indented) return true;
  if (isPicture(line) || isPicture(before)) return true;
  const listed = known.note >= 0 && known.note < i;
  if (isNote(line.text) || (listed && isAttachment(line.text))) return true;
  const ended = listed || endsSentence(before.text);
  const number = numberAt(line.text, 0);
  if (number && written.has(number.form) && (ended || isShortHeading(before))) return true;
  if (isShortHeading(before)) return true;
  if (i === 1 && isAddressee(before.text, frame)) return true;
  return i > known.signature || (i === known.signature && ended);
}

/** Numbers whose lines are paragraphs. */
const written = new Set(['第一章', '一、', '（一）', '1.', '（1）']);
const high = new Set(['第一章', '一、', '（一）']);

const isPicture = ({ runs }: Line): boolean =>
  runs.some(({ type }) => type === 'image') &&
  runs.every((run) => run.type === 'image' || /^\s*$/.test(run.type === 'text' ? run.text : objectSign));

/** Nothing but pictures. */
export const isPictures = (lines: readonly Line[]): boolean => lines.every(isPicture);

const endsSentence = (text: string) => /[。！？；：:…][”’）)】》]*$/.test(text.slice(-4));

/** Longer lines with a number may go on in the next one. UTF-16 units. */
const shortHeading = 30;

function isShortHeading({ text }: Line): boolean {
  if (text.length > shortHeading) return false;
  const heading = headingOf(text, { start: 0, end: text.length });
  return heading?.form === 'alone' && heading.number !== undefined && high.has(heading.number.form);
}

//#region Addressee, attachments, signature

/** Longest line of addressees. */
const longestAddressee = 120;

/** A line of names of organs or people with a colon behind it. */
export function isAddressee(text: string, frame: Framework): boolean {
  if (text.length > longestAddressee || !/[：:]$/.test(text)) return false;
  const words = text.slice(0, -1).replace(/（[^（）]{0,30}）|\([^()]{0,30}\)/g, '');
  if (/[。；;！？“”\d]/.test(words)) return false;
  const names = words.split(/[、，,\n]/).map((name) => name.trim());
  if (names.some((name) => name === '' || name.length > longestName)) return false;
  return isAddressed(names[0]!, frame) && isAddressed(names.at(-1)!, frame);
}

const longestName = 25;

const isAddressed = (name: string, frame: Framework) =>
  name.startsWith('各') || isUnit(frame, name) || frame.form.addressees.some((word) => name.startsWith(word));

/** The first line of a note of attachments. */
export const isNote = (text: string) => /^附件[：:]/.test(text);
/** A line that goes on with it. */
export const isAttachment = (text: string) => /^\d{1,2}[.．、]/.test(text);

/** A day, as it stands below a paper; what is still to be written may be blank or crossed. */
export function isDay(text: string): boolean {
  if (text.length > 30) return false;
  return day.test(text.replace(/[\s\u3000]|【[^【】]*】/g, ''));
}

const day =
  /^(?:[\d０-９]{4}|[〇零○ＯOoＯ一二三四五六七八九]{4}|[xX×*＊]{2,4})年(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3}|[xX×*＊]{1,2})?月(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3}|[xX×*＊]{1,2})?日$/;

/** The name of an organ, alone. */
export const isOrgan = (text: string, frame: Framework): boolean =>
  text.length >= 3 &&
  !/[。，；：、！？:;,\d]/.test(text) &&
  isUnit(frame, text.replace(/[（(][^（()）]{0,2}章[)）]$/, ''));

/** An organ and the day on one line, with blanks between them, are two lines. */
function withDateApart(line: Line, frame: Framework): Line[] {
  const { text, runs } = line;
  if (text.length > 60 || !text.endsWith('日')) return [line];
  const gap = /[\s\u3000]+(?=\S{8,12}$)/.exec(text);
  if (!gap || !isDay(text.slice(gap.index)) || !isOrgan(text.slice(0, gap.index), frame)) return [line];
  const [organ, rest] = splitRuns(runs, gap.index);
  const behind = splitRuns(rest, gap[0].length)[1];
  const at = gap.index;
  return [
    { ...line, runs: organ, text: text.slice(0, at) },
    { runs: behind, text: lineText(behind), indented: false, after: undefined },
  ];
}

//#endregion
