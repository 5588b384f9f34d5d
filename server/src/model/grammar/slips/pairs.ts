/** Paired punctuation: which marks of a stretch of text have no partner. */
import { matches } from '../../../base/matches';
import { append } from '../../../base/lists';
import type { Span } from '../../../base/span';

export interface Unpaired extends Span {
  readonly mark: string;
  /** `open`: nothing closes it. `close`: nothing opens it. */
  readonly sort: 'open' | 'close';
}

/** Opening mark by closing mark; half-width brackets may close full-width ones. */
const partners: Readonly<Record<string, string>> = {
  '”': '“',
  '’': '‘',
  '》': '《',
  '〉': '〈',
  '）': '（',
  '〕': '〔',
  '】': '【',
  '」': '「',
};
const openers = new Set(Object.values(partners));

/** Brackets, quotation marks, CJK brackets: everything else is passed by. */
function mayBePaired(code: number): boolean {
  if (code > 0x3015 && code < 0xff08) return false;
  return (
    code === 0x28 ||
    code === 0x29 ||
    (code >= 0x2018 && code <= 0x201d) ||
    (code >= 0x3008 && code <= 0x3015) ||
    code === 0xff08 ||
    code === 0xff09
  );
}

/**
 * Marks without a partner, in order. Not counted: brackets behind a number (1）), an apostrophe, and a bracket that opens
 * or closes a line that is no sentence: a note below the title is set in several lines.
 */
export function unpaired(text: string): Unpaired[] {
  const open: Unpaired[] = [];
  const out: Unpaired[] = [];
  for (let index = 0; index < text.length; index++) {
    if (!mayBePaired(text.charCodeAt(index))) continue;
    const raw = text[index]!;
    const mark = raw === '(' ? '（' : raw === ')' ? '）' : raw;
    const here = { mark: raw, start: index, end: index + 1 };
    const partner = partners[mark];
    if (openers.has(mark)) open.push({ ...here, sort: 'open' });
    else if (partner && !close(open, partner, out) && !isInnocent(text, mark, index)) {
      out.push({ ...here, sort: 'close' });
    }
  }
  append(out, open);
  const first = text.search(/[^\s\u3000\ufffc>*]/);
  const last = text.trimEnd().length - 1;
  const sentence = text.includes('。');
  return out
    .filter(({ mark, start }) => !(start === first && mark === '（' && !sentence))
    .filter(({ mark, start }) => !(start === last && mark === '）' && !sentence))
    .sort((a, b) => a.start - b.start);
}

/** Takes the partner off the stack, with whatever was left open inside it. */
function close(open: Unpaired[], partner: string, out: Unpaired[]): boolean {
  for (let i = open.length - 1; i >= 0 && i >= open.length - deepest; i--) {
    const mark = open[i]!.mark === '(' ? '（' : open[i]!.mark;
    if (mark !== partner) continue;
    append(out, open.splice(i).slice(1));
    return true;
  }
  return false;
}

/** Deeper nesting is a slip anyway; keeps hostile texts linear. */
const deepest = 12;

function isInnocent(text: string, mark: string, at: number): boolean {
  if (mark === '）')
    return /(?:^|[^\u4e00-\u9fff\d])[\da-zA-Z一二三四五六七八九十]{1,3}$/.test(text.slice(Math.max(0, at - 4), at));
  return mark === '’' && /[a-zA-Z]/.test(text[at - 1] ?? '');
}

/** Brackets of which one is full-width and the other is not: （甲), with the half-width one. */
export function halfBrackets(text: string): (Span & { readonly half: Span })[] {
  return matches(text, /（[^（）()\n]{1,200}\)|\([^（）()\n]{1,200}）/g).flatMap(({ 0: found, index: start }) => {
    const end = start + found.length;
    const opens = found[0] === '(';
    // （甲 1)乙 2)丙）: the bracket belongs to a number.
    if (!opens && /[\s，；：、。][\da-zA-Z]{1,3}\)$/.test(found)) return [];
    return [{ start, end, half: opens ? { start, end: start + 1 } : { start: end - 1, end } }];
  });
}

export interface TitlePair extends Span {
  /** What the marks should be by their depth. */
  readonly marks: readonly [string, string];
}

/** Title marks within title marks that are not of the sort that their depth asks for: 《 〈 《 〉 》. */
export function nestedTitles(text: string): TitlePair[] {
  const out: TitlePair[] = [];
  const open: { mark: string; at: number }[] = [];
  let group: TitlePair[] = [];
  for (const { 0: mark, index } of matches(text, /[《》〈〉<>\n]/g)) {
    // Half-width ones stand for 〈〉 only within a title.
    if (mark === '<' ? open.length === 0 : mark === '>' && open.at(-1)?.mark !== '<') continue;
    if (mark === '\n') open.length = 0;
    else if (mark === '《' || mark === '〈' || mark === '<') open.push({ mark, at: index });
    else {
      const opener = open.pop();
      if (!opener) continue;
      const depth = open.length;
      const marks = depth % 2 ? (['〈', '〉'] as const) : (['《', '》'] as const);
      const right = opener.mark === marks[0] && mark === marks[1];
      // Of a group whose outer marks are single, or do not belong together, nothing is known.
      if (depth === 0 && right) out.push(...group);
      else if (!right && titlePartner[opener.mark] === mark) group.push({ start: opener.at, end: index + 1, marks });
      else if (!right) group = [];
    }
    if (open.length === 0) group = [];
  }
  return out;
}

const titlePartner: Readonly<Record<string, string>> = { '《': '》', '〈': '〉', '<': '>' };

/** The marks “ and ” of a text in turn; undefined when their number is odd or they already alternate. */
export function alternateQuotes(text: string): { start: number; end: number; text: string }[] | undefined {
  const quotes = [...text.matchAll(/[“”]/g)];
  if (quotes.length % 2) return undefined;
  const edits = quotes.flatMap(({ 0: quote, index: start }, i) => {
    const right = i % 2 ? '”' : '“';
    return quote === right ? [] : [{ start, end: start + 1, text: right }];
  });
  return edits.length ? edits : undefined;
}
