/** Looks up whether one of many spans covers a place, instead of trying them one by one. */
import { lastAtOrBelow } from '../../../base/search';
import type { Span } from '../../../base/span';

/** Tells of a place how far the spans reach that begin before it; -1 where none does. */
export function reachOf(spans: readonly Span[]): (before: number) => number {
  if (spans.length === 0) return () => -1;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const starts = sorted.map(({ start }) => start);
  let end = -1;
  const ends = sorted.map((span) => (end = Math.max(end, span.end)));
  return (before) => (starts[0]! < before ? ends[lastAtOrBelow(starts, before - 1)]! : -1);
}
