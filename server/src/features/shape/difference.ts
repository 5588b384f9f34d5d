/** The one place where two texts differ. */
import type { Edit } from '../../base/span';

/** The one replacement that makes `after` of `before`. UTF-16; it may begin or end inside a surrogate pair. */
export function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const fromEnd = (text: string, back: number) => text.charCodeAt(text.length - 1 - back);
  let tail = 0;
  while (tail < most - start && fromEnd(before, tail) === fromEnd(after, tail)) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
