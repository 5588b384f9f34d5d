/**
 * Marks: `【事项：…；措施：…】` and the same in an HTML comment, which no Markdown tool prints.
 * Half-width `:` `;` are accepted. A bracket without a known key is not a mark.
 */
import { perKey } from '../../base/perKey';
import { type Span, trim } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import { isPlaceholder } from '../grammar/placeholder';
import type { Field } from './types';

export interface Mark extends Span {
  readonly fields: Partial<Record<Role, Field>>;
  /** Keys that no list knows, with their places. */
  readonly unknown: readonly Span[];
}

const rolesOf = perKey(({ markKeys }: Framework) => {
  const roles = Object.entries(markKeys) as [Role, readonly string[]][];
  return new Map(roles.flatMap(([role, names]) => names.map((name) => [name, role] as const)));
});

/** Role of a mark's key, or undefined. */
export function roleOfKey(frame: Framework, key: string): Role | undefined {
  return rolesOf(frame).get(key);
}

/** All marks in a range of the source, in order. Linear. */
export function findMarks(source: string, span: Span, frame: Framework): Mark[] {
  const marks: Mark[] = [];
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
    const mark = readMark(source, { start: inner, end: close }, frame);
    if (mark) marks.push({ ...mark, start: match.index, end });
    pattern.lastIndex = comment || mark ? end : inner;
  }
  return marks;
}

function readMark(source: string, inner: Span, frame: Framework): Omit<Mark, 'start' | 'end'> | undefined {
  const text = source.slice(inner.start, Math.min(inner.end, inner.start + 12));
  if (!/[：:]/.test(text)) return undefined;
  const fields: Partial<Record<Role, Field>> = {};
  const unknown: Span[] = [];
  for (const pair of split(source, inner, /[；;\r\n]/)) {
    const colon = source.slice(pair.start, pair.end).search(/[：:]/);
    const key = trim(source, { start: pair.start, end: colon < 0 ? pair.end : pair.start + colon });
    const role = roleOfKey(frame, source.slice(key.start, key.end));
    if (!role) {
      if (key.start < key.end) unknown.push(key);
      continue;
    }
    const value = trim(source, { start: colon < 0 ? pair.end : pair.start + colon + 1, end: pair.end });
    fields[role] = fieldOf(source, value, role, frame);
  }
  return Object.keys(fields).length ? { fields, unknown } : undefined;
}

/** A field of these words. Placeholders are no values: what holds nothing else is empty, and keeps its span. */
export function fieldOf(source: string, { start, end }: Span, role: Role, frame: Framework): Field {
  const open = (span: Span) => isPlaceholder(frame, role, source.slice(span.start, span.end));
  // The whole first: a prompt may hold a 、.
  const said = start === end || open({ start, end }) ? [] : values(source, { start, end });
  return { start, end, role, values: said.length > 1 ? said.filter((value) => !open(value)) : said };
}

/** Parts of a value between 、 ， ； or line breaks, trimmed; separators inside quotes and brackets do not count. */
function values(source: string, span: Span): Span[] {
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
