/** Cuts running text into sentences, and those into the clauses of an enumeration. */
import { groupBy } from '../../../base/groupBy';
import { type Span, trim } from '../../../base/span';
import { numberAt } from '../../grammar/numbering';
import type { Segment } from '../types';
import { BEFORE_MARKER, CLOSER, is, MARKER_HEAD, STOP } from './units';

export interface Cut extends Span {
  readonly kind: Segment['kind'];
}

/** Sentences, and inside them the clauses of an enumeration; empty pieces are left out. */
export function cut(text: string, span: Span): Cut[] {
  const pieces: Cut[] = [];
  for (let start = span.start; start < span.end; ) {
    const end = sentenceEnd(text, start, span.end);
    for (const piece of clauses(text, { start, end })) {
      const trimmed = trim(text, piece);
      if (trimmed.start < trimmed.end) pieces.push({ ...trimmed, kind: piece.kind });
    }
    start = end;
  }
  return pieces;
}

/** A sentence ends after its stop with the closing marks that follow, or before a line that begins with a number. */
function sentenceEnd(text: string, start: number, limit: number): number {
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a && numberAt(text, at + 1)) return at + 1;
    if (!is(unit, STOP)) continue;
    at++;
    while (at < limit && is(text.charCodeAt(at), STOP | CLOSER)) at++;
    return at;
  }
  return limit;
}

/** Cuts a sentence before each of at least two marks of one form (一是, ①, （1）, 第一，); what comes first stands alone. */
function clauses(text: string, sentence: Span): Cut[] {
  const marks = markers(text, sentence);
  if (marks.length === 0) return [{ ...sentence, kind: 'sentence' }];
  const forms = groupBy(marks, ({ form }) => form);
  const starts = [...forms.values()].filter((list) => list.length > 1).sort((a, b) => a[0]!.start - b[0]!.start)[0];
  if (!starts) return [{ ...sentence, kind: marks[0]?.start === trim(text, sentence).start ? 'clause' : 'sentence' }];
  const pieces: Cut[] = [{ start: sentence.start, end: starts[0]!.start, kind: 'sentence' }];
  starts.forEach(({ start }, i) => {
    pieces.push({ start, end: starts[i + 1]?.start ?? sentence.end, kind: 'clause' });
  });
  return pieces;
}

function markers(text: string, { start, end }: Span) {
  const found = [];
  for (let at = start; at < end; at++) {
    if (!is(text.charCodeAt(at), MARKER_HEAD) || (at > start && !is(text.charCodeAt(at - 1), BEFORE_MARKER))) continue;
    const number = numberAt(text, at);
    if (number && number.form !== '一、' && number.form !== '1.' && number.form !== '第一章') found.push(number);
  }
  return found;
}
