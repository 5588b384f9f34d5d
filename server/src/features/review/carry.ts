/** Carries edits of the text that went out over to the present one, where that left unchanged what they touch. */
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

export function carrierOf(base: string, present: string): Carrier {
  if (base === present) return { carry: (edits) => edits, place: (at) => at };
  const hunks = hunksOf(base, present);
  const place = (at: number): number => {
    let by = 0;
    for (const hunk of hunks) {
      if (hunk.from > at) break;
      if (hunk.to > at) return hunk.start;
      by = hunk.end - hunk.to;
    }
    return at + by;
  };
  const carryOne = (edit: ReviewEdit): ReviewEdit | 'made' | undefined => {
    const { start, end, text } = edit;
    if (start === end) {
      const near = hunks.find(({ from, to }) => from <= start && start <= to);
      if (!near) return { ...edit, start: place(start), end: place(start) };
      if (isSame(near, edit, base, present)) return 'made';
      const block = /^\r?\n/.test(text) && near.from === start;
      return block ? { ...edit, start: near.start, end: near.start } : undefined;
    }
    const near = hunks.filter(({ from, to }) => from < end && to > start);
    const inside = hunks.some(({ from, to }) => from === to && start < from && from < end);
    if (near.length === 0 && !inside) {
      // What the present text has in front of it stays there.
      const from = place(start);
      return { ...edit, start: from, end: from + end - start };
    }
    return near.some((hunk) => isSame(hunk, edit, base, present)) ? 'made' : undefined;
  };
  return {
    place,
    carry(edits) {
      const carried = edits.map(carryOne);
      if (carried.length > 0 && carried.every((one) => one === 'made')) return 'made';
      const out = carried.filter((one): one is ReviewEdit => one !== undefined && one !== 'made');
      if (out.length === edits.length) return out;
      return isMade(base, present, edits, place) ? 'made' : undefined;
    },
  };
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

/** Whether the lines that the edits touch are in the present text what they would make of them. */
function isMade(base: string, present: string, edits: readonly ReviewEdit[], place: (at: number) => number): boolean {
  if (edits.length === 0) return false;
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every((edit) => {
    const from = lineStart(base, edit.start);
    const to = nextLine(base, edit.end);
    const words = base.slice(from, edit.start) + edit.text + base.slice(edit.end, to);
    const at = place(from);
    if (edit.text === '' && words.trim() === '') return place(edit.end) <= place(edit.start);
    return (
      present.startsWith(words, at) || (words.trim() !== '' && words.length > 12 && near(present, words.trim(), at))
    );
  });
}

const near = (text: string, words: string, at: number): boolean =>
  text.slice(Math.max(0, at - 200), at + words.length + 200).includes(words);

/** By lines that occur once in both, then by lines, then by characters. */
export function hunksOf(a: string, b: string): Hunk[] {
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
