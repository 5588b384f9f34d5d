/** Paragraphs of a Word file as lines of a draft. */
import type { Format, Piece, WordParagraph } from '../../model/word/types';
import { blankText, isNothing, linesOf, trimmed, wordsOf } from './inlines';
import type { Inline, Line } from './types';

/** Names of character styles whose words are emphasised; bold words by themselves are layout. */
const emphasis = new Set(['strong', '公文着重字']);

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** Words of a piece, without what cannot be seen. */
export function textOf(text: string, { style, strike, vertical }: Format): Inline {
  const strong = style !== undefined && emphasis.has(style.toLowerCase());
  const seen = text
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\v\f\u0085\u2028\u2029]/g, '\n')
    // Zero width (but for what joins signs), soft hyphens, marks that turn the direction, controls.
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  const digits = vertical === 'superscript' ? raised : vertical === 'subscript' ? lowered : undefined;
  const shown = digits && /^\d+$/.test(seen) ? seen.replace(/\d/g, (digit) => digits[Number(digit)]!) : seen;
  return { type: 'text', text: shown, ...(strong && { strong }), ...(strike && { struck: true }) };
}

/** Label and words of a line. */
export function withLabel({ label, inlines }: Line): readonly Inline[] {
  return label === '' ? inlines : [{ type: 'text', text: label }, ...inlines];
}

/** A paragraph as a line; one whose breaks separate paragraphs is several lines. */
export function linesIn(
  inlines: readonly Inline[],
  pieces: readonly Piece[],
  paragraph: WordParagraph | undefined,
): Line[] {
  const groups: Inline[][] = [];
  // What is in the last group, as far as it matters to the next line.
  let before = '';
  for (const part of linesOf(inlines)) {
    const words = wordsOf(part);
    const group = groups.at(-1);
    const empty = isNothing(part);
    // Lines in the middle are those of a title, and of what stands around it.
    const apart = paragraph?.align === 'center' || beginsAnew(before, words);
    if (!group || empty || before === '' || apart) groups.push(part);
    // A line that ends in a comma was broken to fit the page.
    else if (endsOpen(before)) group.push(...trimmed(part));
    else group.push({ type: 'text', text: '\n' }, ...part);
    before = empty ? '' : words.trimEnd().slice(-3) || '\ufffc';
  }
  const look = lookOf(pieces);
  const filled = groups.filter((group) => !isNothing(group));
  return (filled.length > 0 ? filled : [[]]).map((group, i) => lineOf(group, look, paragraph, i === 0));
}

/** A line of text like others. */
export const plainLine = (inlines: readonly Inline[]): Line => lineOf(inlines, lookOf([]), undefined, true);

const endsOpen = (before: string) => /[，、]$/.test(before);

/** Whether a break of a line was meant to begin a paragraph. */
function beginsAnew(before: string, words: string): boolean {
  if (endsOpen(before)) return false;
  return (
    /[。！？；：…][”’）)]?$/.test(before) || /^[\u3000\s]{2}|^[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]/.test(words)
  );
}

type Look = Pick<Line, 'size' | 'font' | 'bold'>;

/** How most of the characters look. */
function lookOf(pieces: readonly Piece[]): Look {
  const longest = pieces.reduce<Piece | undefined>(
    (best, piece) => (best && best.text.length >= piece.text.length ? best : piece),
    undefined,
  );
  const { size = 21, font = '' } = longest?.format ?? {};
  const bold = pieces.length > 0 && pieces.every(({ text, format }) => format.bold || blankText(text));
  return { size, font, bold };
}

export function lineOf(
  inlines: readonly Inline[],
  look: Look,
  paragraph: WordParagraph | undefined,
  first: boolean,
): Line {
  const own = trimmed(inlines);
  const words = wordsOf(own);
  const shown = first ? (paragraph?.label ?? '') : '';
  // 1.1 and the words behind it would be one.
  const label = /[0-9A-Za-z]$/.test(shown) && words !== '' ? `${shown} ` : shown;
  return {
    type: 'line',
    inlines: own,
    label,
    depth: paragraph?.listLevel ?? 0,
    text: label + words,
    style: paragraph?.style.toLowerCase() ?? '',
    outline: paragraph?.outline,
    centred: paragraph?.align === 'center',
    ...look,
    contents: paragraph?.contents ?? false,
  };
}
