/**
 * What was changed in one paragraph or cell: with a trace, by whom; and without one, where what stood before is not what went
 * out. Both are told as edits of what went out.
 */
import type { Who, WordParagraph } from '../../../model/word/types';
import { differences, type Hunk } from '../align/difference';
import { BREAK } from '../align/flat';
import { type Piece, textOf } from '../align/flow';

export type Sides = readonly [before: WordParagraph, after: WordParagraph];

/** `[from, to)` of what went out is replaced. Nobody left a trace where `who` is missing. */
export interface Op {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly who?: Who;
  /** For each `BREAK` in the text, the paragraphs on both of its sides. */
  readonly sides: readonly Sides[];
}

/** A replacement in what stood before. */
interface Step {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly who?: Who;
  readonly sides: readonly Sides[];
  readonly hunk?: Hunk;
}

/** Ops in order, apart (they may touch). */
export function compose(base: string, pieces: readonly Piece[]): Op[] {
  const before = textOf(pieces, 'before');
  const hunks = differences(base, before);
  const tracked = trackedSteps(pieces);
  if (hunks.length === 0 && tracked.length === 0) return [];
  const breaks = breaksOf(pieces);
  const silent = hunks.map((hunk): Step => {
    const inside = breaks.filter(({ at }) => at >= hunk.start && at < hunk.end).map(({ sides }) => sides);
    return { start: hunk.start, end: hunk.end, text: before.slice(hunk.start, hunk.end), sides: inside, hunk };
  });
  const steps = [...silent, ...tracked].sort((a, b) => a.start - b.start || a.end - b.end);
  const ops: Op[] = [];
  for (let i = 0; i < steps.length; ) {
    let end = steps[i]!.end;
    let next = i + 1;
    while (next < steps.length && steps[next]!.start < end) end = Math.max(end, steps[next++]!.end);
    const op = opOf(steps.slice(i, next), before, hunks);
    const last = ops.at(-1);
    if (last && isParagraph(last, op, base.length)) ops[ops.length - 1] = asOne(last, op);
    else ops.push(op);
    i = next;
  }
  return ops;
}

/** An end of a paragraph at one end of what went out means nothing without the words that one side of it was given. */
function isParagraph(last: Op, { from, to, text }: Op, length: number): boolean {
  if (last.from < to || last.to < to || from < to) return false;
  return (to === 0 && text.startsWith(BREAK)) || (to === length && last.text.endsWith(BREAK));
}

/** It is of whoever wrote the words. */
function asOne(last: Op, op: Op): Op {
  const { who, ...words } = last.text.endsWith(BREAK) ? op : last;
  return { ...words, text: last.text + op.text, sides: [...last.sides, ...op.sides], ...(who && { who }) };
}

function opOf(steps: readonly Step[], before: string, hunks: readonly Hunk[]): Op {
  const [start, end] = [steps[0]!.start, Math.max(...steps.map((step) => step.end))];
  const tracked = steps.filter(({ hunk }) => !hunk);
  const who = tracked[0]?.who;
  const [only] = steps;
  if (steps.length === 1 && only!.hunk)
    return { from: only!.hunk.from, to: only!.hunk.to, text: only!.text, sides: only!.sides };
  let [text, at] = ['', start];
  for (const step of tracked) {
    text += before.slice(at, Math.max(at, step.start)) + step.text;
    at = Math.max(at, step.end);
  }
  text += before.slice(at, Math.max(at, end));
  const sides = steps.flatMap((step) => step.sides).slice(0, text.split(BREAK).length - 1);
  const whole = steps.find(({ hunk, start: from }) => hunk && from === start)?.hunk;
  const from = whole ? whole.from : backwards(start, hunks, 'start');
  return {
    from,
    to: Math.max(from, backwards(end, hunks, start === end ? 'start' : 'end')),
    text,
    ...(who && { who }),
    sides,
  };
}

/** The place in what went out of a place in what stood before, which is at the edge of a hunk at most. */
function backwards(at: number, hunks: readonly Hunk[], edge: 'start' | 'end'): number {
  let by = 0;
  for (const { from, to, start, end } of hunks) {
    if (edge === 'start' ? end > at : start >= at) break;
    // Inside of one: its end.
    if (end > at) return to;
    by = to - from - (end - start) + by;
  }
  return at + by;
}

/** What was inserted and deleted with a trace; what one author did at one place is one step. */
function trackedSteps(pieces: readonly Piece[]): Step[] {
  const steps: Step[] = [];
  let at = 0;
  for (const { text, change, who, sides } of pieces) {
    const end = change === 'inserted' ? at : at + text.length;
    if (change) {
      const step = { start: at, end, text: change === 'inserted' ? text : '', who: who!, sides: sides ? [sides] : [] };
      const last = steps.at(-1);
      if (last && last.end === at && last.who!.author === who!.author)
        steps[steps.length - 1] = { ...last, end, text: last.text + step.text, sides: [...last.sides, ...step.sides] };
      else steps.push(step);
    }
    at = end;
  }
  return steps;
}

function breaksOf(pieces: readonly Piece[]): { at: number; sides: Sides }[] {
  const breaks: { at: number; sides: Sides }[] = [];
  let at = 0;
  for (const { text, change, sides } of pieces) {
    if (change === 'inserted') continue;
    if (sides) breaks.push({ at, sides });
    at += text.length;
  }
  return breaks;
}
