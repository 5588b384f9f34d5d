/**
 * Marks as they are written: `【事项：…；措施：…】` and the same in an HTML comment, which no Markdown tool prints. Half-width
 * `:` `;` are accepted. Which words are keys is for a framework to say; a bracket without a key is not a mark.
 */
import { type Span, trim } from '../../base/span';
import type { Role } from '../../frame/schema';
import { isEscaped } from './comments/escaped';
import { isReviewNote } from './comments/reviewNotes';

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

/** Brackets that nothing has closed yet, of which the innermost are looked at. No person leaves more of them open. */
const mostOpen = 20;

/** All marks in a range of the source, in order. Linear. */
export function writtenMarks(source: string, span: Span, roleOf: RoleOf): WrittenMark[] {
  const marks: WrittenMark[] = [];
  // What lies behind the range is not searched: every row would search all of its table.
  const text = source.slice(span.start, span.end);
  const closerOf = { visible: finder(text, '】'), comment: finder(text, '-->') };
  let open: number[] = [];
  /** Makes a mark of the first opener that is one, and tells where it ends; its closer is at `close`. */
  const read = (form: WrittenMark['form'], openers: readonly number[], close: number): number | undefined => {
    const [opener, closer] = form === 'visible' ? ['【', '】'] : ['<!--', '-->'];
    for (const start of openers) {
      const inner = { start: span.start + start + opener.length, end: span.start + close };
      const pairs = readPairs(source, inner, roleOf);
      if (!pairs) continue;
      const end = close + closer.length;
      marks.push({ start: span.start + start, end: span.start + end, form, pairs });
      return end;
    }
    return undefined;
  };
  const readOpen = (close: number): number | undefined => {
    const openers = open.slice(-mostOpen);
    open = [];
    return close < 0 ? undefined : read('visible', openers, close);
  };
  const sign = /【|】|<!--/g;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === '【') open.push(match.index);
    else if (match[0] === '】') readOpen(match.index);
    else if (!isEscaped(text, match.index)) {
      // A bracket that stands open here may be closed within the comment, or behind it.
      const end = open.length > 0 ? readOpen(closerOf.visible(match.index)) : undefined;
      if (end !== undefined) {
        sign.lastIndex = end;
        continue;
      }
      const close = closerOf.comment(match.index + match[0].length);
      if (close < 0) continue;
      // What reviewers say marks nothing.
      if (!isReviewNote(text, match.index)) read('comment', [match.index], close);
      sign.lastIndex = close + '-->'.length;
    }
  }
  return marks;
}

/** Finds the next place of some words at or behind ever later offsets; -1 for none. What was found is not looked for again. */
function finder(text: string, words: string): (from: number) => number {
  let at = -2;
  return (from) => {
    if (at !== -1 && at < from) at = text.indexOf(words, from);
    return at;
  };
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
