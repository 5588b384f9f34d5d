/** Writes into the row or mark that tells an item of `Summary.tasks`: the reason of an adjustment, measures of the plan. */
import { type Edit, shift } from '../../base/span';
import { isEmpty } from '../block/field';
import { entriesOf } from '../draft/entries';
import type { Fix, TracedContext } from './rule';
import { markWords, type Written, writeField } from './writeField';

/** What the writer is to type over. */
export const reason = '××';

interface Told extends Written {
  /** Where its block stands. */
  readonly by: number;
}

/** The row or mark that names an item, relative to its block. */
function toldBy({ doc, placeOf }: TracedContext, task: number): Told | undefined {
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

/** A mark at the end of the last cell. */
function markInRow({ source, entry }: Told, words: string, style: 'comment' | 'visible'): Edit {
  const mark = style === 'visible' ? `【${words}】` : `<!-- ${words} -->`;
  const row = source.slice(entry.start, entry.end);
  const bar = /(?<!\\)\|\s*$/.exec(row);
  const at = entry.start + (bar ? bar.index : row.trimEnd().length);
  const before = source[at - 1] === ' ' ? '' : ' ';
  return { start: at, end: at, text: `${before}${mark}${bar ? ' ' : ''}` };
}
