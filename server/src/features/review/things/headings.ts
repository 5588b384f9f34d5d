/** Paragraphs that became headings, headings that became text or have another level, and numbers that Word counts itself. */
import type { WordParagraph } from '../../../model/word/types';
import { type Flat, type FlatUnit, flatten, wordsOf } from '../align/flat';
import { withEdits } from '../check';
import { lineEnd, lineStart, nextLine } from '../source/lines';
import type { ReviewEdit } from '../types';
import { isPlain, type Scope, type Thing, told, wordsIn } from './thing';

/** 0 is text. */
interface Restyled {
  readonly unit: FlatUnit;
  readonly was: number;
  readonly now: number;
}

export function headingsIn(scope: Scope): Thing[] {
  const { flat, slots, ours, read } = scope;
  const restyled: Restyled[] = [];
  const numbered: Thing[] = [];
  let kept = 0;
  for (const { units, paragraphs } of slots) {
    const [unit, paragraph] = [units[0], paragraphs[0]];
    if (!unit || !paragraph || units.length > 1 || paragraphs.length > 1 || unit.unit.cell) continue;
    const words = wordsIn([paragraph], ours);
    if (words === '') continue;
    const { label } = paragraph;
    // Our own numbers are words.
    if (label !== undefined && !words.startsWith(label) && unit.unit.paragraph?.role !== 'image')
      numbered.push(
        told(
          unit.unit.start,
          { after: `${label}${words}` },
          `这一段加了自动编号“${label}”，取不回来，请对照审阅稿修改`,
        ),
      );
    const was = levelOf(unit);
    const now = levelNow(paragraph);
    if (was === undefined) continue;
    if (was === now) kept += Number(was > 0);
    else restyled.push({ unit, was, now });
  }
  // A program that drops the styles drops those of all headings.
  const dropped = restyled.filter(({ was, now }) => was > 0 && now === 0).length;
  if (dropped > 1 && dropped > kept) return numbered;
  const signs = signsByLevel(flat);
  const edits = restyled.map((one) => signsOf(flat, one, signs));
  const all = edits.flatMap((list) => list ?? []);
  const after = all.length > 0 ? flatten(read(withEdits(flat.paper.text, all))) : flat;
  const things = restyled.map((one, i): Thing => {
    const { unit, was, now } = one;
    const words = wordsOf(flat, unit);
    const said = { before: `${named(was)}：${words}`, after: `${named(now)}：${words}` };
    const found = after.units.length === flat.units.length ? after.units[unit.unit.id] : undefined;
    if (!edits[i] || !found || wordsOf(after, found) !== words || levelOf(found) !== now)
      return told(unit.unit.start, said, '审阅者改了这一段的标题级别，取不回来，请对照审阅稿修改');
    return { kind: 'replace', ...said, place: unit.unit.start, edits: edits[i] };
  });
  return [...things, ...numbered];
}

/** Only text and headings have a level. */
function levelOf({ unit }: FlatUnit): number | undefined {
  if (unit.paragraph?.role === 'heading') return unit.paragraph.level ?? 1;
  return isPlain(unit) ? 0 : undefined;
}

const levelNow = ({ style, outline }: WordParagraph): number =>
  Number(/^heading ([1-9])$/i.exec(style)?.[1] ?? (outline === undefined ? 0 : outline + 1));

const named = (level: number): string => (level === 0 ? '正文' : `${'一二三四五六七八九'.charAt(level - 1)}级标题`);

/** How the draft writes its headings. */
function signsByLevel({ paper: { text }, units }: Flat): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const unit of units) {
    const level = levelOf(unit);
    if (!level || found.has(level)) continue;
    const [signs] = /^#+/.exec(lineOf(text, unit)) ?? [];
    if (signs) found.set(level, signs);
  }
  return found;
}

const lineOf = (text: string, { unit }: FlatUnit): string => {
  const line = lineStart(text, unit.start);
  return text.slice(line, lineEnd(text, line));
};

/** The signs in front of its line; undefined where there are none to change. */
function signsOf(
  { paper }: Flat,
  { unit, was, now }: Restyled,
  known: ReadonlyMap<number, string>,
): ReviewEdit[] | undefined {
  const { text } = paper;
  const { start, end } = unit.unit;
  const line = lineStart(text, start);
  const [signs] = /^#{1,6}[ \t]+/.exec(lineOf(text, unit)) ?? [''];
  if (now > 4 || (was > 0 && signs === '') || (was === 0 && /\n/.test(text.slice(line, end)))) return undefined;
  const wanted = now === 0 ? '' : `${known.get(now) ?? '#'.repeat(now + 1)} `;
  if (now > 0) return [{ start: line, end: line + signs.length, text: wanted, shows: '' }];
  // Text goes on in lines beside it.
  const above = line > 0 && text.slice(lineStart(text, line - 1), line).trim() !== '' ? '\n' : '';
  const stop = lineEnd(text, line);
  const next = nextLine(text, stop);
  const close = next < text.length && text.slice(next, lineEnd(text, next)).trim() !== '';
  return [
    { start: line, end: line + signs.length, text: above, shows: '' },
    ...(close ? [{ start: stop, end: stop, text: '\n', shows: '' }] : []),
  ];
}
