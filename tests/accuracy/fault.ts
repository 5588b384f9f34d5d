/** What a planted fault is. */
import type { Edit, Span } from '../../server/src/base/span';
import type { Random } from '../kit/random';
import type { Base } from './bases';

export interface Planting {
  /** They do not overlap; sorted by start. */
  readonly edits: readonly Edit[];
  /** Where a finding is expected: a range of the clean text; edits at its ends belong to it. */
  readonly place: Span;
  /** The same words written as they should be: the rule must not say anything new about them. */
  readonly right?: readonly Edit[];
}

export interface Fault {
  readonly name: string;
  readonly group: 'slips' | 'structure' | 'tables and marks';
  /** One of these rules is to find it. */
  readonly rules: readonly string[];
  /** Plants one fault; undefined where the text has no place for it. */
  plant(base: Base, r: Random): Planting | undefined;
}

export const replace = (span: Span, text: string): Edit => ({ start: span.start, end: span.end, text });
export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
export const whole = (base: Base): Span => ({ start: 0, end: base.text.length });

/** One edit, expected to be found where it was made. */
export const at = (edit: Edit): Planting => ({ edits: [edit], place: edit });

/** The text after the edits. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = text;
  for (const edit of edits.toReversed()) out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  return out;
}

/** A range of the clean text as it lies after the edits. */
export function moved({ start, end }: Span, edits: readonly Edit[]): Span {
  const by = (fits: (edit: Edit) => boolean) =>
    edits.filter(fits).reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  return {
    start: start + by((edit) => edit.end <= start && edit.start < start),
    end: end + by((edit) => edit.end <= end),
  };
}

/** An offset of the edited text in the clean one; undefined inside what was written anew. */
export function before(offset: number, edits: readonly Edit[]): number | undefined {
  let by = 0;
  for (const { start, end, text } of edits) {
    const from = start + by;
    if (offset < from) break;
    if (offset < from + text.length) return undefined;
    by += text.length - (end - start);
  }
  return offset - by;
}

export function pickOr<T>(r: Random, list: readonly T[]): T | undefined {
  return list.length ? r.pick(list) : undefined;
}
