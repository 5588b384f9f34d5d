/** The note that lists a paper's attachments (附件：1. 名称). */
import { type Span, trim } from '../../base/span';
import { lines, spoken } from './lines';

/** Lines of the note in a range of a block, the first behind `附件：`. Empty where there is none. */
export function noteLines(source: string, span: Span): Span[] {
  const all = lines(source, span).map((line) => spoken(source, line));
  const first = all.findIndex((line) => /^附件[：:]/.test(source.slice(line.start, line.start + 3)));
  if (first < 0) return [];
  const out = [trim(source, { start: all[first]!.start + 3, end: all[first]!.end })];
  for (const line of all.slice(first + 1)) {
    if (!/^\d{1,2}[.．、]/.test(source.slice(line.start, line.end))) break;
    out.push(line);
  }
  return out.filter(({ start, end }) => start < end);
}
