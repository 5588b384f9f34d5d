/**
 * Enter behind a numbered item goes on with the next number, as a word processor does; Enter on a line that holds
 * nothing but such a number takes it away again. Numbers below follow where they go on without a gap.
 */
import type { Edit, Span } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { withValue } from '../../model/grammar/numbering';
import { type Numeral, type Numbers, numbersOf } from '../../model/draft/series';
import { lineAround } from '../repair/codeActions';

/** Edits after a line break has been typed; `offset` is the cursor, on the new line. None where nothing is certain. */
export function afterEnter(doc: Doc, offset: number): Edit[] {
  if (!doc.kind) return [];
  const { text } = doc;
  const line = lineAround(text, offset);
  const above = lineAbove(text, line);
  if (!above || text.slice(line.start, line.end).trim() !== '') return [];
  const numbers = numbersOf(doc);
  const numeral = numeralAt(numbers, above);
  if (!numeral || text.slice(above.start, numeral.start).trim() !== '') return [];
  const below = followers(numbers, numeral);
  // 一是…；二是…。 in one line: the enumeration is over.
  if (below[0] && below[0].start < above.end) return [];
  const words = text.slice(numeral.end, above.end).trim();
  if (words === '') return [{ start: above.start, end: line.start, text: '' }, ...moved(below, numeral.value, -1)];
  if (!goesOn(doc, numbers, numeral, above, words)) return [];
  return [
    { ...line, text: nextItem(doc, numbers, numeral, { above, line, next: below[0] }) },
    ...moved(below, numeral.value, 1),
  ];
}

function lineAbove(text: string, { start }: Span): Span | undefined {
  if (start === 0) return undefined;
  return lineAround(text, text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1);
}

/** The number at the head of a line. */
function numeralAt(numbers: Numbers, line: Span): Numeral | undefined {
  const index = numbers.from(line.start);
  if (numbers.startOf(index) >= line.end) return undefined;
  const numeral = numbers.numeral(index);
  return numeral.inline ? undefined : numeral;
}

/** The numbers of its series behind a number. */
function followers(numbers: Numbers, { index }: Numeral): Numeral[] {
  const { numerals } = numbers.arrangement.seriesOf[index]!;
  return numerals.slice(numerals.indexOf(index) + 1).map((next) => numbers.numeral(next));
}

/** The number of its series in front of a number. */
function before(numbers: Numbers, { index }: Numeral): Numeral | undefined {
  const { numerals } = numbers.arrangement.seriesOf[index]!;
  const previous = numerals[numerals.indexOf(index) - 1];
  return previous === undefined ? undefined : numbers.numeral(previous);
}

/** The numbers that go on from a value without a gap, each by so much more. */
function moved(below: readonly Numeral[], value: number, by: 1 | -1): Edit[] {
  const end = below.findIndex((numeral, i) => numeral.inline || numeral.value !== value + 1 + i);
  return below.slice(0, end < 0 ? below.length : end).map(({ start, end: behind, written, form, value: old }) => {
    return { start, end: behind, text: withValue(written, form, old + by) };
  });
}

/** Whether a line is an item of a list. A heading that stands alone is followed by its text, not by the next one. */
function goesOn({ text }: Doc, numbers: Numbers, numeral: Numeral, above: Span, words: string): boolean {
  if (/[：:]$/.test(words)) return false;
  const alone = numeral.heading && numeral.heading.form !== 'run-in';
  if (numeral.listed || !alone || /[；;]$/.test(words)) return true;
  const previous = before(numbers, numeral);
  return previous !== undefined && text.slice(lineAround(text, previous.start).end, above.start).trim() === '';
}

/** The line to write: the next number as this one is written, behind an empty line where the items are so parted. */
function nextItem(
  { text }: Doc,
  numbers: Numbers,
  numeral: Numeral,
  { above, line, next }: { above: Span; line: Span; next: Numeral | undefined },
): string {
  const indent = text.slice(above.start, numeral.start);
  const blank = /^[ \t\u3000]*/.exec(text.slice(numeral.end, above.end))![0];
  const item = `${indent}${withValue(numeral.written, numeral.form, numeral.value + 1)}${blank}`;
  const parted = before(numbers, numeral)
    ? emptyAbove(text, above)
    : next
      ? /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/.test(text.slice(line.end, next.start))
      : !numeral.listed && numeral.form !== '一是';
  return parted ? `${/\r\n|\r|\n/.exec(text)![0]}${item}` : item;
}

function emptyAbove(text: string, line: Span): boolean {
  const above = lineAbove(text, line);
  return above !== undefined && text.slice(above.start, above.end).trim() === '';
}
