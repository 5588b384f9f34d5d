/**
 * Text as the rules about words and signs may read it: what is not running text, or not the writer's own, is blanked
 * out by a filler of equal length, so that offsets stay.
 */
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import type { BlockFacts } from './types';

/** Stands for every blanked UTF-16 unit; no sign, no blank, no part of a word. */
export const filler = '\ufffc';

/**
 * The running text of a block (headings, paragraphs, list items, tables) with code, comments, tags, addresses and link
 * targets blanked. As long as `source`, or empty when the block holds no running text.
 */
export function prose(facts: BlockFacts, source: string): string {
  return proseOf(facts, source) ?? source;
}

/** `prose` without what the writer only cites: quotations, titles in 《》, document numbers, block quotes. */
export function ownWords(facts: BlockFacts, source: string): string {
  return ownOf(facts, source) ?? source;
}

/** Whether running text of a block is only cited at an offset: what others wrote is not ours to change unseen. */
export function isCited(facts: BlockFacts, source: string, at: number): boolean {
  return ownWords(facts, source)[at] === filler;
}

// Null where nothing is blanked: a piece of the document must not be kept, for it keeps all of the document.
const proseOf = perKey((facts: BlockFacts, source: string) => unlessSame(readProse(facts, source), source));
const ownOf = perKey((facts: BlockFacts, source: string) => unlessSame(readOwn(facts, prose(facts, source)), source));

function unlessSame(text: string, source: string): string | null {
  return text === source ? null : text;
}

/** What the tree does not tell: Markdown that others read (formulas, links of a wiki), and signs that stand for others. */
const markup = new RegExp(
  [
    '<!--[\\s\\S]*?(?:-->|$)',
    '</?[a-zA-Z][^<>\\n]*>',
    '&(?:#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[a-zA-Z][\\da-zA-Z]{1,31});',
    '\\\\[!-/:-@[-`{-~]',
    '\\$\\$[^$\ufffc]{1,2000}\\$\\$',
    '\\$(?=[^\\s$])[^$\\n\ufffc]{1,200}(?<=\\S)\\$(?!\\d)',
    '!?\\[\\[[^[\\]\\n\ufffc]{1,300}\\]\\]',
    // An address goes on over Chinese characters, not over Chinese signs.
    '(?:https?://|www\\.)[^\\s\ufffc<>"|，。；：、！？（）《》“”‘’【】〔〕…—]+',
    '(?<![\\w.+-])[\\w.+-]{1,64}@[\\w.-]+',
  ].join('|'),
  'g',
);
/** Nothing to blank without one of these. */
const mayBeMarkup = /[<&\\$@/[]|www/;

function readProse(facts: BlockFacts, source: string): string {
  if (facts.units.length + facts.headings.length + facts.tables.length === 0) return '';
  const text = withoutSyntax(isPlain(facts, source) ? source : covered(facts, source), facts.syntax);
  return mayBeMarkup.test(text) ? text.replace(markup, blank) : text;
}

/** The text with what the tree knows to be Markdown blanked, line ends kept. */
function withoutSyntax(text: string, syntax: readonly Span[]): string {
  if (syntax.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of syntax) {
    out += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, filler);
    at = end;
  }
  return out + text.slice(at);
}

/** A paragraph, heading or table: nothing but running text in it. */
function isPlain({ units }: BlockFacts, source: string): boolean {
  return !source.startsWith('[^') && units.every(({ where }) => where === 'paragraph');
}

/** The source where facts speak of it, filler in between: code, markers of lists and quotes. */
function covered(facts: BlockFacts, source: string): string {
  const spans: Span[] = [...facts.units, ...facts.headings, ...facts.tables].sort((a, b) => a.start - b.start);
  let text = '';
  for (const { start, end } of spans) {
    // A heading that is run into its paragraph lies within the unit that came before it.
    if (end <= text.length) continue;
    if (start > text.length) text += filler.repeat(start - text.length);
    text += source.slice(text.length, end);
  }
  return text + filler.repeat(source.length - text.length);
}

const cited = /“[^“”]*”|‘[^‘’]*’|《[^《》]*》|[〔[(（][12]\d{3}[〕\])）]\s*(?:第\s*)?\d+\s*号/g;
const mayBeCited = /[“‘《号]/;

function readOwn(facts: BlockFacts, text: string): string {
  if (text === '') return '';
  const words = mayBeCited.test(text) ? text.replace(cited, inside) : text;
  let own = '';
  for (const { start, end, where } of facts.units) {
    // A quotation of several paragraphs opens each of them with “ and closes only the last.
    const open = text[start] === '“' && !text.slice(start, end).includes('”');
    if (where === 'quote' || open) own += words.slice(own.length, start) + filler.repeat(end - start);
  }
  return own + words.slice(own.length);
}

const blank = (match: string) => filler.repeat(match.length);

/** Keeps the marks around it. */
const inside = (match: string) => match[0]! + filler.repeat(match.length - 2) + match[match.length - 1]!;
