/**
 * Marks as they are written: `【事项：…；措施：…】` and the same in an HTML comment, which no Markdown tool prints. Half-width
 * `:` `;` are accepted. Which words are keys is for a framework to say; a bracket without a key is not a mark.
 */
import { type Span, trim } from '../../base/span';
import type { Role } from '../../frame/schema';

/** The role of a key, or undefined where it is none. */
export type RoleOf = (key: string) => Role | undefined;

/** `key：value`. */
export interface Pair {
  /** Undefined for a key that nobody knows. */
  readonly role: Role | undefined;
  readonly key: Span;
  readonly value: Span;
}

export interface WrittenMark extends Span {
  readonly form: 'comment' | 'visible';
  /** In order, at least one of them with a role. */
  readonly pairs: readonly Pair[];
}

/** All marks in a range of the source, in order. Linear. */
export function writtenMarks(source: string, span: Span, roleOf: RoleOf): WrittenMark[] {
  const marks: WrittenMark[] = [];
  const pattern = /【|<!--/g;
  pattern.lastIndex = span.start;
  // Once an opener of a form finds no closer, no later one will: looking again would be quadratic.
  const hopeless = new Set<string>();
  for (let match = pattern.exec(source); match && match.index < span.end; match = pattern.exec(source)) {
    if (hopeless.has(match[0])) continue;
    const comment = match[0] !== '【';
    const inner = match.index + match[0].length;
    const close = source.indexOf(comment ? '-->' : '】', inner);
    if (close < 0 || close >= span.end) {
      hopeless.add(match[0]);
      continue;
    }
    const end = close + (comment ? 3 : 1);
    const pairs = readPairs(source, { start: inner, end: close }, roleOf);
    if (pairs) marks.push({ start: match.index, end, form: comment ? 'comment' : 'visible', pairs });
    pattern.lastIndex = comment || pairs ? end : inner;
  }
  return marks;
}

/** What stands between the ends of a mark; undefined when it is none. */
function readPairs(source: string, inner: Span, roleOf: RoleOf): Pair[] | undefined {
  const text = source.slice(inner.start, Math.min(inner.end, inner.start + 12));
  if (!/[：:]/.test(text)) return undefined;
  const pairs = split(source, inner, /[；;\r\n]/).map((pair) => readPair(source, pair, roleOf));
  return pairs.some(({ role }) => role) ? pairs : undefined;
}

function readPair(source: string, pair: Span, roleOf: RoleOf): Pair {
  const colon = source.slice(pair.start, pair.end).search(/[：:]/);
  const key = trim(source, { start: pair.start, end: colon < 0 ? pair.end : pair.start + colon });
  const value = trim(source, { start: colon < 0 ? pair.end : pair.start + colon + 1, end: pair.end });
  return { role: roleOf(source.slice(key.start, key.end)), key, value };
}

/** Parts of a value between 、 ， ； or line breaks, trimmed; separators inside quotes and brackets do not count. */
export function values(source: string, span: Span): Span[] {
  return split(source, span, /[、；;，,\r\n]/).filter((part) => part.start < part.end);
}

const openers = '“‘《（(〔[';
const closers = '”’》）)〕]';

function split(source: string, span: Span, separator: RegExp): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  let depth = 0;
  for (let i = span.start; i < span.end; i++) {
    const c = source[i]!;
    if (openers.includes(c)) depth++;
    else if (closers.includes(c)) depth = Math.max(0, depth - 1);
    else if (c === '<') {
      const tag = /^<br\s*\/?>/i.exec(source.slice(i, i + 8));
      if (!tag) continue;
      parts.push(trim(source, { start, end: i }));
      start = i + tag[0].length;
      i = start - 1;
    } else if (depth === 0 && separator.test(c)) {
      parts.push(trim(source, { start, end: i }));
      start = i + 1;
    }
  }
  parts.push(trim(source, { start, end: span.end }));
  return parts;
}
