/** A block as rules read it: comments that silence them do nothing else, and what reviewers say in notes is not the writer's. */
import { overlapping } from '../../base/search';
import type { Span } from '../../base/span';
import { findReviewNotes, type ReviewNote } from '../grammar/comments/reviewNotes';
import { findSuppressions, type Suppression } from '../grammar/comments/suppressions';
import type { Block } from '../text/types';
import { codeOf } from './syntax';

/** What the comments of a block say that are no marks. Those in code say nothing. */
export interface Comments {
  readonly suppressions: readonly Suppression[];
  readonly notes: readonly ReviewNote[];
}

/** By the source of a block, character by character. Always fresh lists. */
export function commentsIn({ type, node }: Block, raw: string): Comments {
  if (type === 'yaml' || type === 'code' || !/<!--\s*(?:shuangyi-|批注)/.test(raw))
    return { suppressions: [], notes: [] };
  const whole = { start: 0, end: raw.length };
  const coded = overlapping(codeOf(node));
  const outside = (span: Span) => coded(span).length === 0;
  return {
    suppressions: findSuppressions(raw, whole).filter(outside),
    notes: findReviewNotes(raw, whole).filter(outside),
  };
}

/**
 * The source of a block as rules read it, as long as before. Comments at the end of its lines and cells are blank, so that
 * rules that look how a line ends see its words; a note between words is a comment that says nothing.
 */
export function heard(block: Block, raw: string): string {
  const { suppressions, notes } = commentsIn(block, raw);
  if (suppressions.length + notes.length === 0) return raw;
  const closed = notes.filter((note) => note.closed);
  const spans = [
    ...suppressions.map((span) => ({ span, note: false })),
    ...closed.map((span) => ({ span, note: true })),
  ].sort((a, b) => b.span.start - a.span.start);
  // From the last one on, because a comment may stand behind another.
  let behind = '';
  let at = raw.length;
  const pieces: string[] = [];
  const put = (piece: string): void => {
    pieces.push(piece);
    behind = (piece.slice(0, longestGap) + behind).slice(0, longestGap);
  };
  for (const { span, note } of spans) {
    put(raw.slice(span.end, at));
    at = span.start;
    const words = raw.slice(span.start, span.end);
    if (lineOrCellEnd.test(behind)) put(blank(words));
    else put(note ? `<!--${blank(words.slice(4, -3))}-->` : words);
  }
  return raw.slice(0, at) + pieces.reverse().join('');
}

/** What is left of a note between words. */
const left = /<!-- *-->/g;

/** Words as they are read, without what is left of notes between them. */
export function withoutNotes(words: string): string {
  return words.includes('<!--') ? words.replace(left, '') : words;
}

/** What is found in a stretch of the source where notes do not stand between words: each found place covers those in it. */
export function throughNotes<T extends Span>(
  source: string,
  { start, end }: Span,
  find: (text: string, span: Span) => readonly T[],
): readonly T[] {
  const words = source.slice(start, end);
  const plain = withoutNotes(words);
  if (plain.length === words.length) return find(source, { start, end });
  const gaps = [...words.matchAll(left)];
  // How far a place in the plain words stands further on: an end in front of a gap, a start behind it.
  const shifted = (at: number, isEnd: boolean): number => {
    let to = at;
    for (const { index, 0: gap } of gaps) if (index < to || (index === to && !isEnd)) to += gap.length;
    return start + to;
  };
  return find(plain, { start: 0, end: plain.length }).map((one) => {
    return { ...one, start: shifted(one.start, false), end: shifted(one.end, true) };
  });
}

/** Lines stay lines. */
const blank = (words: string) => words.replace(/[^\r\n]/g, ' ');

/** More than the blanks that anybody leaves behind a comment, with a comment that is blank by now. */
const longestGap = 500;
const lineOrCellEnd = /^[ \t]*(?:$|\\?[\r\n]|\||#+[ \t]*(?:[\r\n]|$))/;
