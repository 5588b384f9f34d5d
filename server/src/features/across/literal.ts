/** Where the very words of a name stand in running text, as opposed to where they are recognised. */
import type { Span } from '../../base/span';
import { overlaps } from '../../base/span';
import { fences } from '../../model/grammar/fences';

/** Shorter names are words that mean many things. UTF-16 units. */
export const shortestName = 4;

/**
 * Places of a name in a text that lie in none of `other` spans, not inside one of the `longer` names, and not in titles
 * of other papers, code, links or comments. In order. Front matter is left out.
 */
export function literalPlaces(text: string, name: string, other: readonly Span[], longer: readonly string[]): Span[] {
  const out: Span[] = [];
  const body = fences(text)?.closed?.body ?? 0;
  for (let at = text.indexOf(name, body); at >= 0; at = text.indexOf(name, at + name.length)) {
    const span = { start: at, end: at + name.length };
    const free = !other.some((one) => overlaps(one, span)) && !longer.some((one) => covers(text, one, span));
    if (free && !isMasked(text, span)) out.push(span);
  }
  return out;
}

/** Inside a book title, code, a link or a comment on its line. */
function isMasked(text: string, { start, end }: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const open = (opening: string, closing: string) => line.lastIndexOf(opening) > line.lastIndexOf(closing);
  const inCode = line.split('`').length % 2 === 0 && text.slice(end).split('\n', 1)[0]!.includes('`');
  return open('《', '》') || open('<!--', '-->') || open('](', ')') || inCode;
}

/** Whether a longer name stands over a place. */
function covers(text: string, longer: string, { start, end }: Span): boolean {
  const from = Math.max(0, end - longer.length);
  const at = text.slice(from, start + longer.length).indexOf(longer);
  return at >= 0 && from + at <= start && end <= from + at + longer.length;
}
