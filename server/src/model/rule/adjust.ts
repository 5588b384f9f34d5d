/** Writes into the row or mark that tells an item of `Summary.tasks`: the reason of an adjustment, measures of the plan. */
import type { Edit } from '../../base/span';
import { shift } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import { isEmpty } from '../block/field';
import { lackingCell } from '../block/tables';
import type { BlockFacts, Entry } from '../block/types';
import { entriesOf } from '../draft/entries';
import type { Fix, TracedContext } from './rule';

/** What the writer is to type over. */
export const reason = '××';

/** Words as a cell of a table can hold them. */
export const cellWords = (words: string): string => words.replace(/\s*[\r\n]+\s*/g, '').replace(/(?<!\\)\|/g, '\\|');

/** Words as the value of a mark can hold them. */
export const markWords = (words: string): string =>
  words
    .replace(/<br\s*\/?>|[；;]|\s*[\r\n]+\s*/gi, '，')
    .replace(/\\\|/g, '|')
    .replace(/<!--|--+>?|[【】]/g, '');

interface Told {
  readonly facts: BlockFacts;
  readonly source: string;
  readonly by: number;
  readonly entry: Entry;
}

/** The row or mark that names an item, relative to its block. */
export function toldBy({ doc, placeOf }: TracedContext, task: number): Told | undefined {
  const { block, span } = placeOf(task);
  const facts = doc.facts[block]!;
  const entry = entriesOf(facts).find(({ item, continued }) => !continued && item?.start === span.start);
  return entry && { facts, source: doc.source(block), by: doc.parsed.starts[block]!, entry };
}

/** Leads the writer to where the reason goes: a column or key of its own, else a mark in the row. */
export function adjustmentFix(context: TracedContext, task: number): Fix[] {
  const told = toldBy(context, task);
  const { frame, markStyle } = context;
  const key = frame.markKeys.adjustment?.[0];
  if (!told || key === undefined || !isEmpty(told.entry.fields.adjustment)) return [];
  const edit = writeField(told, 'adjustment', reason, frame) ?? markInRow(told, `${key}：${reason}`, markStyle);
  const at = told.by + edit.start + edit.text.lastIndexOf(reason);
  const span = { start: at, end: at + reason.length };
  return [{ title: '说明调整理由…', edits: [{ ...edit, ...shift(edit, told.by) }], sequel: { sort: 'select', span } }];
}

/** A mark by itself that says why an item is no longer done; undefined where the framework has no key for it. */
export function adjustmentMark({ frame, markStyle }: TracedContext, name: string): string | undefined {
  const [item, key] = [frame.markKeys.item?.[0], frame.markKeys.adjustment?.[0]];
  if (item === undefined || key === undefined) return undefined;
  const words = `${item}：${markWords(name)}；${key}：${reason}`;
  return markStyle === 'visible' ? `【${words}】` : `<!-- ${words} -->`;
}

/** Writes the measures of the plan into the row or mark that lacks them. */
export function measureFix(context: TracedContext, task: number, words: string): Fix[] {
  const told = toldBy(context, task);
  const edit = told && writeField(told, 'measure', words, context.frame);
  if (!told || !edit) return [];
  return [{ title: '写上计划里的措施', preferred: true, edits: [{ ...edit, ...shift(edit, told.by) }] }];
}

/** Words behind what a field says, or in its place where it says nothing; undefined where a row has no column for it. */
export function writeField(
  { facts, source, entry }: Omit<Told, 'by'>,
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
function inMark(source: string, { start, end }: Entry, text: string): Edit {
  let at = source.startsWith('<!--', start) ? end - 3 : end - 1;
  while (source[at - 1] === ' ') at--;
  return { start: at, end: at, text };
}

/** A mark at the end of the last cell. */
function markInRow({ source, entry }: Told, words: string, style: 'comment' | 'visible'): Edit {
  const mark = style === 'visible' ? `【${words}】` : `<!-- ${words} -->`;
  const row = source.slice(entry.start, entry.end);
  const bar = /(?<!\\)\|\s*$/.exec(row);
  const at = entry.start + (bar ? bar.index : row.trimEnd().length);
  const before = source[at - 1] === ' ' ? '' : ' ';
  return { start: at, end: at, text: `${before}${mark}${bar ? ' ' : ''}` };
}
