/** Writes words into a field of a row or mark. */
import type { Edit, Span } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import { isEmpty } from '../block/field';
import { lackingCell } from '../block/tables';
import type { BlockFacts, Entry } from '../block/types';

/** Words as a cell of a table can hold them. */
export const cellWords = (words: string): string => words.replace(/\s*[\r\n]+\s*/g, '').replace(/(?<!\\)\|/g, '\\|');

/** Words as the value of a mark can hold them. */
export const markWords = (words: string): string =>
  words
    .replace(/<br\s*\/?>|[；;]|\s*[\r\n]+\s*/gi, '，')
    .replace(/\\\|/g, '|')
    .replace(/<!--|--+>?|[【】]/g, '');

/** A row or mark in its block. */
export interface Written {
  readonly facts: BlockFacts;
  readonly source: string;
  readonly entry: Entry;
}

/** Words behind what a field says, or in its place where it says nothing; undefined where a row has no column for it. */
export function writeField(
  { facts, source, entry }: Written,
  role: Role,
  words: string,
  frame: Framework,
): Edit | undefined {
  const field = entry.fields[role];
  if (entry.origin === 'mark') {
    const text = markWords(words);
    if (field && isEmpty(field)) return { start: field.start, end: field.end, text };
    if (field) return { start: field.end, end: field.end, text: `，${text}` };
    const key = frame.markKeys[role]?.[0];
    return key === undefined ? undefined : inMark(source, entry, `；${key}：${text}`);
  }
  const table = facts.tables.find(({ entries }) => entries.includes(entry));
  const column = table?.columns.findIndex((one) => one.role === role) ?? -1;
  if (column < 0) return undefined;
  const text = cellWords(words);
  const lacking = lackingCell(source.slice(entry.start, entry.end), column);
  if (lacking) return { start: entry.end, end: entry.end, text: lacking.before + text + lacking.after };
  if (!field || field.start < entry.start || field.end > entry.end) return undefined;
  const gap = source[field.end] === '|' ? ' ' : '';
  if (isEmpty(field)) return { start: field.start, end: field.end, text: text + gap };
  return { start: field.end, end: field.end, text: `；${text}${gap}` };
}

/** Before the bracket or arrow that closes a mark. */
export function inMark(source: string, { start, end }: Span, text: string): Edit {
  let at = source.startsWith('<!--', start) ? end - 3 : end - 1;
  while (source[at - 1] === ' ') at--;
  return { start: at, end: at, text };
}
