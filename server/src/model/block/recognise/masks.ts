/** Places where a name is only mentioned: titles, short quotations, code, comments, addresses. */
import { contains, overlaps, type Span } from '../../../base/span';
import { is, MASK_HEAD } from './units';

export interface Mask extends Span {
  /** A short quotation: it hides casework words inside, but not one that fills it, and no measures. */
  readonly quotation: boolean;
}

/** A longer quotation is speech, not a name. */
const longestName = 30;
const longestTitle = 80;

/** Whether a hit is hidden by a mask. */
export function hides(mask: Mask, hit: Span): boolean {
  if (!overlaps(mask, hit)) return false;
  return !mask.quotation || (contains(mask, hit) && hit.end - hit.start < mask.end - mask.start - 2);
}

/** All masks in a range, in order. */
export function masksOf(text: string, { start, end }: Span): Mask[] {
  const masks: Mask[] = [];
  for (let at = start; at < end; at++) {
    const mask = is(text.charCodeAt(at), MASK_HEAD) ? maskAt(text, at, end) : undefined;
    if (!mask) continue;
    masks.push(mask);
    at = mask.end - 1;
  }
  return masks;
}

function maskAt(text: string, at: number, limit: number): Mask | undefined {
  switch (text[at]) {
    case '《':
      return closed(text, at, '》', Math.min(limit, at + longestTitle), false);
    case '“':
      return closed(text, at, '”', Math.min(limit, at + longestName), true);
    case '`':
      return closed(text, at, '`', Math.min(limit, at + longestTitle), false);
    case '<':
      return text.startsWith('<!--', at) ? comment(text, at, limit) : undefined;
    case 'h':
      return text.startsWith('http', at) ? address(text, at, limit) : undefined;
    default:
      return undefined;
  }
}

function closed(text: string, start: number, close: string, limit: number, quotation: boolean): Mask | undefined {
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === '\n') return undefined;
    if (text[at] === close) return { start, end: at + 1, quotation };
  }
  return undefined;
}

/** An open comment hides the rest. What lies behind `limit` is not searched: every line would search all of the text. */
function comment(text: string, start: number, limit: number): Mask {
  const length = text.slice(start, limit).indexOf('-->');
  return { start, end: length < 0 ? limit : start + length + 3, quotation: false };
}

function address(text: string, start: number, limit: number): Mask {
  let end = start;
  while (end < limit && text.charCodeAt(end) > 0x20 && text.charCodeAt(end) < 0x7f) end++;
  return { start, end, quotation: false };
}
