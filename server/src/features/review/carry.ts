/** Carries edits of the text that went out over to the present one, where that left unchanged what they touch. */
import { leading } from '../../base/search';
import type { Span } from '../../base/span';
import { longestRise } from './align/similar';
import { differences, type Hunk, listDifferences } from './align/difference';
import type { ReviewEdit } from './types';
import { lineStart, nextLine } from './source/lines';

export interface Carrier {
  /** The edits of one change; `made` where the present text already holds them, undefined where it changed the same place. */
  carry(edits: readonly ReviewEdit[]): readonly ReviewEdit[] | 'made' | undefined;
  /** A place of the text that went out. */
  place(at: number): number;
}

/** Longer stretches are taken as one difference. UTF-16 units. */
const longestStretch = 20_000;

/** `all`: the edits of all changes, for what was made of several at once. */
export function carrierOf(base: string, present: string, all: readonly ReviewEdit[] = []): Carrier {
  if (base === present) return { carry: (edits) => edits, place: (at) => at };
  const hunks = hunksOf(base, present);
  const sorted = [...all].sort((a, b) => a.start - b.start || a.end - b.end);
  const place = (at: number): number => {
    // The last hunk that begins there or in front of it.
    const hunk = hunks[leading(hunks.length, (i) => hunks[i]!.from <= at) - 1];
    if (!hunk) return at;
    return hunk.to > at ? hunk.start : at + hunk.end - hunk.to;
  };
  /** Hunks that a stretch touches, and those up to so far away. */
  const around = (start: number, end: number, far = 0): Hunk[] => {
    const found: Hunk[] = [];
    for (let i = leading(hunks.length, (k) => hunks[k]!.to < start - far); i < hunks.length; i++) {
      if (hunks[i]!.from > end + far) break;
      found.push(hunks[i]!);
    }
    return found;
  };
  const isMadeHere = (edit: ReviewEdit): boolean =>
    around(edit.start, edit.end, edit.text.length + 2).some((hunk) => isSame(hunk, edit, base, present)) ||
    isPutIn(edit, around(edit.start, edit.end, edit.text.length + 2), base, present);
  const carryOne = (edit: ReviewEdit): ReviewEdit | 'made' | undefined => {
    const { start, end, text } = edit;
    if (isMadeHere(edit)) return 'made';
    const touched = around(start, end);
    if (start === end) {
      const [near] = touched;
      if (!near) return { ...edit, start: place(start), end: place(start) };
      const block = /^\r?\n/.test(text) && near.from === start;
      return block ? { ...edit, start: near.start, end: near.start } : undefined;
    }
    const within = touched.some(
      ({ from, to }) => (from < end && to > start) || (from === to && start < from && from < end),
    );
    if (within) return undefined;
    const from = place(start);
    return { ...edit, start: from, end: from + end - start };
  };
  return {
    place,
    carry(edits) {
      const carried = edits.map(carryOne);
      if (carried.length > 0 && carried.every((one) => one === 'made')) return 'made';
      const out = carried.filter((one): one is ReviewEdit => one !== undefined && one !== 'made');
      if (out.length === edits.length) return out;
      return isMade(base, present, edits, sorted, place) ? 'made' : undefined;
    },
  };
}

/** Whether lines that are put in stand there already, one time more than before. */
function isPutIn({ start, end, text }: ReviewEdit, hunks: readonly Hunk[], base: string, present: string): boolean {
  const words = text.trim();
  if (start < end || words.length < 2 || !text.includes('\n') || hunks.length === 0) return false;
  const far = text.length + 2;
  const before = base.slice(Math.max(0, start - far), start + far);
  const [first, last] = [hunks[0]!, hunks.at(-1)!];
  const from = Math.min(start - far + first.start - first.from, first.start - far);
  const now = present.slice(Math.max(0, from), last.end + far);
  return now.split(words).length > before.split(words).length;
}

/** Whether the present text was changed in just that way. Where in a run of like characters does not matter. */
function isSame(hunk: Hunk, { start, end, text }: ReviewEdit, base: string, present: string): boolean {
  const other = present.slice(hunk.start, hunk.end);
  if (hunk.from === start && hunk.to === end) return other === text;
  if (hunk.to - hunk.from !== end - start || other.length !== text.length) return false;
  const [from, to] = [Math.min(start, hunk.from), Math.max(end, hunk.to)];
  if (to - from > longestStretch) return false;
  return (
    base.slice(from, start) + text + base.slice(end, to) ===
    base.slice(from, hunk.from) + other + base.slice(hunk.to, to)
  );
}

/** Whether the lines that the edits touch are in the present text what they, or all edits of these lines, would make of them. */
function isMade(
  base: string,
  present: string,
  edits: readonly ReviewEdit[],
  all: readonly ReviewEdit[],
  place: (at: number) => number,
): boolean {
  return edits.every((edit) => {
    const from = lineStart(base, edit.start);
    const to = nextLine(base, edit.end);
    if (edit.text === '' && base.slice(from, edit.start).trim() === '' && base.slice(edit.end, to).trim() === '')
      return place(edit.end) <= place(edit.start);
    const first = leading(all.length, (i) => all[i]!.start < from);
    const last = leading(all.length, (i) => all[i]!.start <= to);
    const beside = all.slice(first, last).filter(({ end }) => end <= to);
    return [[edit], beside].some((list) => {
      const words = made(base, { start: from, end: to }, list);
      return words.trim() !== '' && present.startsWith(words, place(from));
    });
  });
}

function made(base: string, { start, end }: Span, edits: readonly ReviewEdit[]): string {
  let out = '';
  let at = start;
  for (const edit of edits) {
    out += base.slice(at, Math.max(at, edit.start)) + edit.text;
    at = Math.max(at, edit.end);
  }
  return out + base.slice(at, end);
}

/** By lines that occur once in both, then by lines, then by characters. */
function hunksOf(a: string, b: string): Hunk[] {
  const [x, y] = [linesOf(a), linesOf(b)];
  const hunks: Hunk[] = [];
  const [atX, atY] = [offsets(x), offsets(y)];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...anchors(x, y), [x.length, y.length] as const]) {
    const [lines, others] = [x.slice(i, nextI), y.slice(j, nextJ)];
    for (const { from, to, start, end } of listDifferences(lines, others)) {
      const [fromX, toX] = [atX[i + from]!, atX[i + to]!];
      const [fromY, toY] = [atY[j + start]!, atY[j + end]!];
      const long = toX - fromX > longestStretch || toY - fromY > longestStretch;
      const found = long
        ? [{ from: 0, to: toX - fromX, start: 0, end: toY - fromY }]
        : differences(a.slice(fromX, toX), b.slice(fromY, toY), 0);
      for (const one of found)
        hunks.push({ from: one.from + fromX, to: one.to + fromX, start: one.start + fromY, end: one.end + fromY });
    }
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return hunks;
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

function offsets(lines: readonly string[]): number[] {
  const out = [0];
  for (const line of lines) out.push(out.at(-1)! + line.length);
  return out;
}

function anchors(x: readonly string[], y: readonly string[]): (readonly [number, number])[] {
  const once = (lines: readonly string[]): Map<string, number> => {
    const found = new Map<string, number>();
    for (const [i, line] of lines.entries()) found.set(line, found.has(line) ? -1 : i);
    return found;
  };
  const there = once(y);
  const pairs: [number, number][] = [];
  for (const [line, i] of once(x)) {
    const j = there.get(line) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  const rise = longestRise(pairs.map(([, j]) => j));
  return pairs.filter((_, k) => rise.has(k));
}
