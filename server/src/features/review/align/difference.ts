/** What differs between two texts, by character: the one place that knows the library for it. */
import { diffArrays } from 'diff';

/** `[from, to)` of the first text stands as `[start, end)` in the second. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** More differences are told as one: the cost goes with their square. */
const mostDifferences = 600;

/**
 * Hunks in order, apart, never inside a surrogate pair. Ends that both share are taken off first; what differs too much is one
 * hunk. `near` is how many equal characters between two hunks are taken into one.
 */
export function differences(a: string, b: string, near = 1): Hunk[] {
  if (a === b) return [];
  const { head, tail } = commonEnds(a, b);
  const one = { from: head, to: a.length - tail, start: head, end: b.length - tail };
  if (one.from === one.to || one.start === one.end) return [one];
  const hunks = compared([...a.slice(one.from, one.to)], [...b.slice(one.start, one.end)], head);
  return hunks ? joined(hunks, near) : [one];
}

/** The same between two lists: indexes for offsets. */
export function listDifferences(a: readonly string[], b: readonly string[]): Hunk[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const one = { from: head, to: a.length - tail, start: head, end: b.length - tail };
  if (one.from === one.to && one.start === one.end) return [];
  if (one.from === one.to || one.start === one.end) return [one];
  return compared(a.slice(one.from, one.to), b.slice(one.start, one.end), head, () => 1) ?? [one];
}

function compared(
  a: readonly string[],
  b: readonly string[],
  head: number,
  lengthOf = (value: string) => value.length,
): Hunk[] | undefined {
  const parts = diffArrays([...a], [...b], { maxEditLength: mostDifferences });
  if (!parts) return undefined;
  const hunks: Hunk[] = [];
  let [from, start] = [head, head];
  for (const { value, added, removed } of parts) {
    const length = value.reduce((sum, one) => sum + lengthOf(one), 0);
    const last = hunks.at(-1);
    const touching = last !== undefined && last.to === from && last.end === start;
    const hunk = { from, to: added ? from : from + length, start, end: removed ? start : start + length };
    if (added || removed) {
      if (touching) hunks[hunks.length - 1] = { ...last, to: hunk.to, end: hunk.end };
      else hunks.push(hunk);
    }
    [from, start] = [hunk.to, hunk.end];
  }
  return hunks;
}

function joined(hunks: readonly Hunk[], near: number): Hunk[] {
  const out: Hunk[] = [];
  for (const hunk of hunks) {
    const last = out.at(-1);
    if (last && hunk.from - last.to <= near) out[out.length - 1] = { ...last, to: hunk.to, end: hunk.end };
    else out.push(hunk);
  }
  return out;
}

/** How many characters two texts share at both ends, none counted twice, no surrogate pair cut. */
export function commonEnds(a: string, b: string): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  if (head > 0 && isHigh(a.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  if (tail > 0 && isLow(a.charCodeAt(a.length - tail))) tail--;
  return { head, tail };
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;
