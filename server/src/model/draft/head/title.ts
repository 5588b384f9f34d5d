/** Where the title of a draft stands: people write numbers, units, slogans and pictures above it, and break it over lines. */
import { insteadOfComments } from '../../grammar/comments/removal';
import { type Span, trim } from '../../../base/span';
import type { Framework, Kind } from '../../../frame/schema';
import { numberAt } from '../../grammar/numbering';
import { isDate, isFurniture, isOther, isSlogan, isUnit, mayFollow, withoutMarkdown } from '../../grammar/title/around';
import { isOfOffice, kindByTitle } from '../../grammar/title/kindByTitle';
import type { Block } from '../../text/types';

/** How many blocks hold all that stands above the first heading. */
export const openingBlocks = 8;

export interface FoundTitle {
  /** From the first to the last words of the title; it may go over several headings. */
  readonly span: Span;
  readonly kind: Kind | undefined;
}

/** A block of the opening with its start. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
}

/** Longest line that can be a title. */
const longestTitle = 70;
/** A title has no more headings or lines. */
const mostLines = 4;

/** Lines that may be a title. `depth` is that of a heading; 0 where it is a paragraph. */
interface Lines {
  readonly depth: number;
  readonly lines: readonly Span[];
}

/**
 * The title in an opening: the words that name a kind where there are any, else what a reader would take for the title,
 * if it is the first thing that stands there.
 */
export function findTitle(text: string, opening: readonly PlacedBlock[], frame: Framework): FoundTitle | undefined {
  const stack = candidates(text, opening, frame);
  const ours = opening.some(({ block, start }) => {
    const words = text.slice(start, start + Math.min(block.length, mostRead));
    return frame.titles.body.some((word) => words.includes(word));
  });
  let first: Span | undefined;
  let prose = false;
  for (const [i, candidate] of stack.entries()) {
    if (candidate === undefined) prose = true;
    // Behind sentences only a heading of the highest level is a title.
    if (!candidate || (prose && candidate.depth !== 1)) {
      if (candidate?.depth) break;
      continue;
    }
    if (!prose) first ??= whole(candidate.lines);
    const found = named(text, stack, i, frame, ours);
    if (found) return !ours && isOthers(text, found, opening, frame) ? { span: found.span, kind: undefined } : found;
    if (!isPassed(text, stack, i, frame)) break;
  }
  return first && { span: first, kind: undefined };
}

/** Programmers write plans and reports too: a title that could be anyone's, above code, tasks to tick off or foreign words. */
function isOthers(text: string, { span }: FoundTitle, opening: readonly PlacedBlock[], frame: Framework): boolean {
  if (isOfOffice(frame, text.slice(span.start, span.end))) return false;
  return opening.some(({ block, start }) => {
    if (block.type === 'code') return true;
    const source = text.slice(start, start + Math.min(block.length, mostRead));
    const words = withoutMarkdown(source);
    return signsOfOthers.test(source) || (words.match(foreignWord)?.length ?? 0) >= fewForeignWords;
  });
}

/** Of one block. */
const mostRead = 1_000;
const signsOfOthers = /^[-*] \[[ xX]\] |`[^`\n]{1,60}`|\p{Emoji_Presentation}/mu;
const foreignWord = /[A-WYZa-wyz][A-Za-z]{2,}/g;
const fewForeignWords = 3;

//#region The lines of the opening

/** What may be the title, up to the first numbered heading; undefined stands for sentences. */
function candidates(text: string, opening: readonly PlacedBlock[], frame: Framework): (Lines | undefined)[] {
  const out: (Lines | undefined)[] = [];
  for (const { block, start } of opening) {
    const words = wordsOf(text, block, start);
    if (words === 'end') break;
    if (words === 'nothing') continue;
    const lines = words === 'sentences' ? undefined : withoutFurniture(text, words.lines, depthOf(block), frame);
    if (lines === undefined) out.push(undefined);
    else if (lines.length > 0) out.push({ depth: depthOf(block), lines });
  }
  return out;
}

const depthOf = ({ node }: Block) => node.depth ?? 0;

function wordsOf(text: string, block: Block, start: number): Pick<Lines, 'lines'> | 'sentences' | 'nothing' | 'end' {
  switch (block.type) {
    case 'heading': {
      const first = block.node.children?.[0];
      const last = block.node.children?.at(-1);
      if (!first || !last) return 'nothing';
      // A day above notes is no number above a title.
      const span = withoutComments(text, { start: start + first.start, end: start + last.end });
      if (numberAt(text, span.start) || isDate(text.slice(span.start, span.end))) return 'end';
      return { lines: linesIn(text, span) };
    }
    case 'paragraph':
      return paragraph(text, { start, end: start + block.length });
    case 'html':
      return htmlWords(text, { start, end: start + block.length });
    case 'blockquote':
    case 'table':
      return 'sentences';
    case 'list':
    case 'code':
      return 'end';
    default:
      return 'nothing';
  }
}

function paragraph(text: string, span: Span): Pick<Lines, 'lines'> | 'sentences' | 'end' {
  const { start, end } = withoutComments(text, span);
  if (numberAt(text, start) || /^第[\d一二三四五六七八九十百]{1,4}条/.test(text.slice(start, start + 8))) return 'end';
  if (end - start > mostLines * longestTitle) return 'sentences';
  const words = text.slice(start, end);
  const bold = /^\*\*([^*]*)\*\*$/.test(words);
  return { lines: linesIn(text, bold ? { start: start + 2, end: end - 2 } : { start, end }) };
}

/** Words in tags, as in a centred title; comments and pictures say nothing. */
function htmlWords(text: string, span: Span): Pick<Lines, 'lines'> | 'sentences' | 'nothing' {
  if (span.end - span.start > mostLines * longestTitle) return 'nothing';
  const { start, end } = trim(text, span);
  const tagged = /^(<[^<>!]{1,100}>\s*)([^<>]+)(?:\s*<\/[^<>]{1,20}>)+$/.exec(text.slice(start, end));
  if (!tagged) return 'nothing';
  const from = start + tagged[1]!.length;
  return { lines: linesIn(text, { start: from, end: from + tagged[2]!.length }) };
}

function linesIn(text: string, span: Span): Span[] {
  const lines: Span[] = [];
  for (let start = span.start; start < span.end; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 || at >= span.end ? span.end : at;
    const line = withoutComments(text, { start, end });
    if (line.start < line.end) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** Without the comments in front of a text and behind it: what silences a finding is no part of the title. */
function withoutComments(text: string, span: Span): Span {
  let { start, end } = trim(text, span);
  for (;;) {
    const close = text.startsWith('<!--', start) ? text.indexOf('-->', start) : -1;
    if (close >= 0 && close + 3 <= end) start = trim(text, { start: close + 3, end }).start;
    const open = end - start >= 7 && text.startsWith('-->', end - 3) ? text.lastIndexOf('<!--', end) : -1;
    if (open >= start && open < end) end = trim(text, { start, end: open }).end;
    else if (close < 0 || close + 3 > end) return { start, end };
  }
}

/** Without numbers, stamps, dates, pictures and addressees; undefined where the lines are sentences. */
function withoutFurniture(
  text: string,
  lines: readonly Span[],
  depth: number,
  frame: Framework,
): readonly Span[] | undefined {
  const kept = lines.filter(({ start, end }) => !isFurniture(frame, text.slice(start, end)));
  const sentences = depth === 0 && kept.some((line) => isSentence(text.slice(line.start, line.end)));
  return sentences ? undefined : kept;
}

const isSentence = (line: string) => line.length > longestTitle || /[。；！？]|[，,]$/.test(line);

//#endregion

//#region Which of them is the title

const whole = (lines: readonly Span[]): Span => ({ start: lines[0]!.start, end: lines.at(-1)!.end });

/** The lines of one candidate, or of several that belong together, that name a kind. */
function named(
  text: string,
  stack: readonly (Lines | undefined)[],
  i: number,
  frame: Framework,
  ours: boolean,
): FoundTitle | undefined {
  const own = stack[i]!.lines;
  const words = (lines: readonly Span[]) => lines.map(({ start, end }) => text.slice(start, end)).join('\n');
  const titled = (lines: readonly Span[]): FoundTitle | undefined => {
    const kind = kindByTitle(frame, words(lines), ours);
    return kind && { span: whole(lines), kind };
  };
  // A notice may carry a plan; below the title of any other paper there is no other one.
  if (isOther(frame, words(own))) return titled(own);
  const next = stack[i + 1];
  if (isHalf(text, stack[i]!) && next && belong(text, stack[i], next, frame) && isOther(frame, words(next.lines)))
    return own.length + next.lines.length <= mostLines ? titled([...own, ...next.lines]) : undefined;
  for (let count = own.length; count > 0; count--) {
    const found = titled(own.slice(0, count));
    if (found) return found;
    // What stands below a title in the same paragraph: who wrote it, and when.
    if (!mayFollow(frame, words(own.slice(count - 1, count)))) break;
  }
  let lines = own;
  for (let k = i + 1; k < stack.length && belong(text, stack[k - 1], stack[k], frame); k++) {
    lines = [...lines, ...stack[k]!.lines];
    if (lines.length > mostLines) break;
    const found = titled(lines);
    if (found) return found;
  }
  return undefined;
}

/** Two lines of one title: headings of one level, short paragraphs, or a second half behind a dash. */
function belong(text: string, one: Lines | undefined, next: Lines | undefined, frame: Framework): boolean {
  if (!one || !next) return false;
  if (next.depth === one.depth) return one.depth > 0 || isHalf(text, one);
  const { start } = next.lines[0]!;
  if (one.depth > 0 && next.depth === 0 && isNextLine(text, one, start)) return true;
  const afterDash = /^(?:——|──|--|—)/.test(text.slice(start, start + 2));
  return afterDash || (one.depth > 0 && next.depth > one.depth && isUnitAlone(text, one, frame));
}

/** The second line of a heading is a paragraph to Markdown. */
const isNextLine = (text: string, { lines }: Lines, start: number) =>
  text.slice(lines.at(-1)!.end, start).split('\n').length === 2;

/** What says 关于 and names no kind is the first half of a title, or one of no kind. */
const isHalf = (text: string, { lines }: Lines) => text.slice(lines[0]!.start, lines.at(-1)!.end).includes('关于');

const isUnitAlone = (text: string, { lines }: Lines, frame: Framework) =>
  lines.every(({ start, end }) => isUnit(frame, text.slice(start, end)));

/** Whether the title may stand below: these lines are a slogan or a unit above it, or its first half. */
function isPassed(text: string, stack: readonly (Lines | undefined)[], i: number, frame: Framework): boolean {
  const { depth, lines } = stack[i]!;
  const { start, end } = lines.at(-1)!;
  if (isOther(frame, text.slice(start, end))) return false;
  if (isHalf(text, stack[i]!)) return false;
  if (lines.every((line) => isSlogan(text.slice(line.start, line.end)))) return true;
  return depth === 0 || isUnitAlone(text, stack[i]!, frame) || belong(text, stack[i], stack[i + 1], frame);
}

//#endregion

/** The words of a title without the signs of its headings, its comments and its line ends. */
export const inOneLine = (title: string): string =>
  insteadOfComments(title, () => '')
    .replace(/[^\n]+/g, (line) => line.trim().replace(/^[#*\s]+/, ''))
    .replaceAll('\n', '');
