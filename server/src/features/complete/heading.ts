/** Headings: the parts that the kind still lacks, and the numbers that come next. */
import { escapeMarkdown } from '../../base/escape';
import type { Kind, Part } from '../../frame/schema';
import { isFrame, partBody, type Skeleton, snippetText } from '../../model/grammar/skeleton';
import type { Doc } from '../../model/draft/doc';
import { formatNumber, numberAt, rank, withValue } from '../../model/grammar/numbering';
import { numbersOf } from '../../model/draft/series';
import type { Section } from '../../model/draft/outline';
import type { Numbering } from '../../model/grammar/numbering';
import { lineAround } from '../repair/codeActions';
import { type Completion, type CompletionPlace, filterOf } from './entry';

/** What stands on the line in front of the cursor. */
interface Begun {
  /** `##` and blanks; empty where there are none. */
  readonly sharps: string;
  readonly number: Numbering | undefined;
  /** Behind them. */
  readonly words: string;
  /** Where it all begins. */
  readonly start: number;
}

/** Entries at the beginning of a line with nothing behind the cursor. */
export function headingCompletions(place: CompletionPlace): Completion[] {
  const begun = begunAt(place);
  return begun ? [...parts(place, begun), ...nextNumbers(place, begun)] : [];
}

function begunAt({ doc, offset }: CompletionPlace): Begun | undefined {
  const line = lineAround(doc.text, offset);
  if (doc.text.slice(offset, line.end).trim() !== '' || offset - line.start > longest) return undefined;
  const before = doc.text.slice(line.start, offset);
  const [indent, sharps] = /^[ \t\u3000]*(#{0,6}[ \t]*)/.exec(before)! as unknown as [string, string];
  const at = line.start + indent.length;
  const number = numberAt(doc.text, at);
  const words = doc.text.slice(number?.end ?? at, offset);
  // Running text begins like this too: only Latin letters are no sentence.
  const heading = sharps !== '' || number !== undefined || /^[a-z]*$/i.test(words);
  return heading ? { sharps, number, words, start: at - sharps.length } : undefined;
}

/** A begun heading is no longer. UTF-16 units. */
const longest = 30;

//#region Parts

/** How the draft writes the headings of its parts, and the next number. */
interface Style {
  readonly lead: string;
  readonly form: Numbering['form'] | undefined;
  readonly number: string;
}

function parts({ doc, offset }: CompletionPlace, begun: Begun): Completion[] {
  const kind = doc.kind!;
  const { sharps, number, start } = begun;
  const above = sectionsAbove(doc, offset);
  const style = styleOf(doc, above);
  if (number && number.form !== (style.form ?? '一、')) return [];
  const typed = doc.text.slice(start, number?.end ?? start + sharps.length);
  const lead = `${sharps ? `${sharps.trim()} ` : style.lead}${number ? doc.slice(number) : style.number}`;
  return lacking(doc, kind, above).map((part, i) => {
    const body = bodyOf(doc, kind, part, style.lead === '' && sharps === '');
    return {
      label: `${number || sharps ? '' : style.number}${part.name}`,
      sort: 'part',
      text: snippetText([`${lead}${part.name}\n\n`, ...body]).replace(/\n(?=\$0$)/, ''),
      snippet: true,
      span: { start, end: offset },
      detail: part.required ? '必备部分，还没有写' : '常见部分，还没有写',
      documentation: escapeMarkdown(part.prompt),
      filter: `${typed}${filterOf(part.name)}`,
      preselect: i === 0 && (number !== undefined || sharps !== ''),
    };
  });
}

/** Top-level headings in front of a place. */
function sectionsAbove(doc: Doc, offset: number): readonly Section[] {
  const { start } = lineAround(doc.text, offset);
  return doc.outline.filter((section) => doc.startOf(section) < start);
}

function styleOf(doc: Doc, above: readonly Section[]): Style {
  const last = above.at(-1);
  const section = last ?? doc.outline[above.length];
  if (!section) return { lead: '## ', form: '一、', number: formatNumber('一、', 1) };
  const heading = doc.headingOf(section);
  const lead = heading.form === 'atx' ? `${'#'.repeat(heading.depth!)} ` : '';
  const { number } = heading;
  if (!number) return { lead, form: undefined, number: '' };
  const value = last ? number.value + 1 : 1;
  return { lead, form: number.form, number: withValue(doc.slice(number), number.form, value) };
}

/** Parts without a heading: first those behind the last one above, then the others. */
function lacking(doc: Doc, kind: Kind, above: readonly Section[]): Part[] {
  const last = above.findLast(({ part }) => part)?.part;
  const shown = new Set(doc.parts.map(({ part }) => part.id));
  const open = (list: readonly Part[]) => list.filter((part) => !isFrame(part) && !shown.has(part.id));
  const at = last ? kind.parts.indexOf(last) + 1 : 0;
  return [...open(kind.parts.slice(at)), ...open(kind.parts.slice(0, at))];
}

/** What is to be filled in, in the draft's year; without `#` where the draft has none. */
function bodyOf(doc: Doc, kind: Kind, part: Part, plain: boolean): Skeleton {
  const year = doc.period?.year;
  const fitted = (text: string) => {
    const dated = year === undefined ? text : text.replaceAll('{year}', String(year));
    return plain ? dated.replace(/^(\n*)#+ /gm, '$1') : dated;
  };
  return partBody(doc.frame, kind, part).map((piece) =>
    typeof piece === 'string' ? fitted(piece) : { ...piece, text: fitted(piece.text) },
  );
}

//#endregion

//#region Numbers

/** So many numbers are looked back at. */
const reach = 200;
const mostNumbers = 3;

/** The number after each that is still being counted, the innermost first. */
function nextNumbers({ doc, offset }: CompletionPlace, { sharps, number, words, start }: Begun): Completion[] {
  if (number || words !== '') return [];
  const numbers = numbersOf(doc);
  const out: Completion[] = [];
  let above = Number.POSITIVE_INFINITY;
  const first = numbers.from(start) - 1;
  for (let i = first; i >= 0 && i > first - reach && out.length < mostNumbers; i--) {
    const numeral = numbers.numeral(i);
    if (numeral.inline || rank(numeral.form) >= above) continue;
    above = rank(numeral.form);
    const label = withValue(numeral.written, numeral.form, numeral.value + 1);
    const { heading } = numeral;
    const lead = heading?.form === 'atx' ? `${'#'.repeat(heading.depth!)} ` : sharps && `${sharps.trim()} `;
    const text = `${lead}${label}${numeral.listed ? ' ' : ''}`;
    out.push({ label, sort: 'number', text, span: { start, end: offset }, detail: '接着编号', filter: sharps + label });
  }
  return out;
}

//#endregion
