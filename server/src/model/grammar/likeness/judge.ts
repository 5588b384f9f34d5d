/** Whether a near-miss of a name is a slip, or another phrase with the same words. */
import type { Span } from '../../../base/span';
import type { Trie } from '../../../base/trie';
import type { FixedName } from '../../../frame/schema';
import { type Alignment, type Edit, isHan } from './alignment';

export const longestName = 40;

/** A name that a stretch of text was laid beside. */
interface Judged {
  readonly name: string;
  readonly likeness: FixedName['likeness'];
  /** Edits that it bears. */
  readonly most: number;
}

const numerals = '〇一二三四五六七八九十百两';
/** What a name may be written with or without. */
const particles = '的地得和与及同在了之是等有为';

export function isSlip(text: string, { start, end, edits }: Alignment, { name, likeness, most }: Judged): boolean {
  if (edits.length === 0 || edits.length > most) return false;
  const moved = isMoved(edits, text, name);
  if (!moved && edits.some((edit) => !isLikely(edit, text, name))) return false;
  const of = (...sorts: Edit['sort'][]) => edits.filter(({ sort }) => sorts.includes(sort)).length;
  const strange = of('other', 'insert');
  const dropped = of('drop');
  if (of('near') && edits.length > 1 && name.length < 9) return false;
  const { length } = name;
  const quoted = isQuoted(text, start, end);
  if (isClose(likeness)) {
    if (strange + dropped > 0) return false;
    if (likeness === 'close' || length > 5 || quoted) return true;
    return edits.length === 1 && !isAcross(text, start, end, edits[0]!, length);
  }
  const alone = !isHan(text[start - 1]) && !isHan(text[end]);
  const [first, last] = [edits[0]!, edits.at(-1)!];
  if (first.at === 0 && first.sort === 'drop' && (length < 9 || isHan(text[start - 1]))) return false;
  // 对新时代中国特色社会主义思想: what stands there belongs to the words before.
  if (first.at === 0 && first.sort === 'other' && !quoted) return false;
  // 党风廉政建设责任书 is another thing than 责任制.
  if (last.at === length - 1 && last.sort === 'other' && (edits.length > 1 || (length > 8 && length < 14 && !quoted)))
    return false;
  if (last.at === length - 1 && last.sort === 'drop' && (length < 9 || isHan(text[end]))) return false;
  if (moved) return true;
  // Two characters less, or two others, are most often another phrase with the same words.
  if (strange + dropped > 1) return length >= 14 && of('insert') < 2 && (dropped < 2 || !isList(name)) && first.at > 2;
  if (length >= 9) return true;
  // In a short name a character that is not alike makes another word, unless the signs around it say that it is the name.
  if (of('insert')) return false;
  const atEnd = edits.some(({ sort, at }) => sort === 'other' && (at === 0 || at === length - 1));
  if (length > 5) return edits.length === 1 ? !atEnd || quoted : strange === 0;
  const plain = quoted || likeness === 'loose';
  if (strange) return edits.length === 1 && plain;
  if (edits.length > 1) return of('sound') === edits.length;
  return length > 4 || dropped === 0 || plain || alone;
}

/** 工作绝对的领导: one character taken from here and put there. */
function isMoved(edits: readonly Edit[], text: string, name: string): boolean {
  if (edits.length !== 2) return false;
  const drop = edits.find(({ sort }) => sort === 'drop');
  const insert = edits.find(({ sort }) => sort === 'insert' || sort === 'double');
  return drop !== undefined && insert !== undefined && name[drop.at] === text[insert.place];
}

/** No change that makes another thing of the name rather than a slip. */
function isLikely({ sort, at, place }: Edit, text: string, name: string): boolean {
  const own = name[at]!;
  const char = text[place] ?? '';
  switch (sort) {
    case 'drop':
      return isHan(own) && !numerals.includes(own) && !particles.includes(own);
    case 'insert':
      return !numerals.includes(char) && !particles.includes(char);
    case 'swap':
      return !(numerals.includes(own) && numerals.includes(name[at + 1]!));
    case 'double':
      return true;
    default:
      if (numerals.includes(own) && numerals.includes(char)) return false;
      // 民主集中之后: what follows the first half of a name.
      return !(particles.includes(char) && at === name.length - 1 && sort !== 'shape' && isHan(text[place + 1]));
  }
}

/** Only characters that are alike count, for there are too many other phrases. */
export const isClose = (likeness: FixedName['likeness']) => likeness === 'close' || likeness === 'phrase';

/** 法律不禁止, 形成合理的: what differs at an edge of a short phrase belongs to a word that goes on. */
function isAcross(text: string, start: number, end: number, { sort, at }: Edit, length: number): boolean {
  const last = at + (sort === 'swap' ? 2 : 1) === length;
  return (at === 0 && isHan(text[start - 1])) || (last && !endsPhrase(text[end]));
}

/** What begins no second half of a word. */
const endsPhrase = (char: string | undefined) => !isHan(char) || '的地得了着和与及等是在将为也都就'.includes(char!);

const opening = '“‘《「';
const closing = '”’》」';

function isQuoted(text: string, start: number, end: number): boolean {
  return start > 0 && end < text.length && opening.includes(text[start - 1]!) && closing.includes(text[end]!);
}

/** Several names in a row: beside the others, what is fine by itself is a slip. */
export const isList = (name: string) => name.includes('、');

/** Something that is right covers one of the places that differ. */
export function isRight(text: string, { start, end, edits }: Alignment, right: Trie): boolean {
  let covered = false;
  const from = Math.max(0, start - longestName);
  right.scan(text, from, Math.min(text.length, end + longestName), (_, wordStart, wordEnd) => {
    if (wordStart >= end || wordEnd <= start) return;
    covered ||= edits.some((edit) => {
      const span = shownIn(text, edit);
      return wordStart <= span.start && span.end <= wordEnd;
    });
  });
  return covered;
}

/** 民主集中制制的: what follows begins no word. */
export const endsWord = (char: string | undefined) => !isHan(char) || '的和与及'.includes(char!);

/** The characters that show an edit: both that stand twice or changed places, both beside one that is missing. */
function shownIn(text: string, { sort, place }: Edit): Span {
  if (sort === 'drop' || (sort === 'double' && text[place - 1] === text[place]))
    return { start: place - 1, end: place + 1 };
  return { start: place, end: sort === 'swap' || sort === 'double' ? place + 2 : place + 1 };
}
