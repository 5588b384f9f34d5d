/** Cells of task tables by what their column is for, and whole new rows. */
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Measure, Role } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import { fittingMeasures } from '../../model/grammar/measures';
import type { Recogniser } from '../../model/block/recognise/recogniser';
import type { Entry, Table } from '../../model/block/types';
import { lineAround } from '../repair/codeActions';
import type { Completion, CompletionPlace } from './entry';
import { compared, type ValuePlace, valueCompletions, valuePlace } from './value';
import { splitSuggestions } from '../hover';

/** A task table and the line of it that holds the cursor. Spans of the table are relative to `offset`. */
interface Line {
  readonly table: Table;
  readonly offset: number;
  readonly line: Span;
}

/** Bars between cells; a Chinese input method writes the wide one. */
const bars = /(?<!\\)[|｜]/g;

/** Entries in a row of a task table and on the line below it; undefined elsewhere. */
export function* cellCompletions(place: CompletionPlace): Steps<Completion[] | undefined> {
  const at = lineOfTable(place);
  if (!at) return undefined;
  const { doc, offset } = place;
  const before = doc.text.slice(at.line.start, offset);
  const rest = doc.text.slice(offset, at.line.end).trim();
  const begun = /^\s*[|｜]?\s*$/.test(before) && rest === '';
  const row = begun ? [newRow(place, at)] : [];
  if (!/[|｜]/.test(before)) return row.length ? row : undefined;
  const { role, typed, ids } = cellAt(at, before, offset);
  if (!role) return row;
  const after = doc.text.slice(offset, at.line.end);
  const here = valuePlace(doc.frame, role, typed, after.slice(0, endOfCell(after)), offset);
  const extra = wideBars(before, at.line.start);
  const tail = doc.text[here.span.end] === '|' ? ' ' : '';
  const cell = yield* inCell(place, role, here, ids);
  return [...row, ...cell.map((entry) => ({ ...entry, text: entry.text + tail, extra }))];
}

/** Rows below header and delimiter, and the empty line below the last row. */
function lineOfTable({ doc, offset }: CompletionPlace): Line | undefined {
  const line = lineAround(doc.text, offset);
  for (let i = doc.blockAt(line.start); i >= 0 && i >= doc.blockAt(line.start) - 1; i--) {
    const start = doc.parsed.starts[i] ?? 0;
    const table = doc.facts[i]?.tables.find((one) => {
      if (!one.tasks || start + one.start >= line.start) return false;
      const end = start + one.end;
      return line.start <= end || /^(?:\r\n|\r|\n)$/.test(doc.text.slice(end, line.start));
    });
    if (!table) continue;
    // Header and delimiter row are not filled in.
    const above = doc.text.slice(start + table.start, line.start).split(/\r\n|\r|\n/).length - 1;
    return above > 1 ? { table, offset: start, line } : undefined;
  }
  return undefined;
}

interface Cell {
  readonly role: Role | undefined;
  /** From the bar to the cursor, without blanks in front. */
  readonly typed: string;
  readonly ids: readonly (string | undefined)[];
}

function cellAt({ table, offset: by }: Line, before: string, offset: number): Cell {
  const all = [...before.matchAll(bars)];
  const first = /^\s*[|｜]/.test(before) ? 1 : 0;
  return {
    role: table.columns[all.length - first]?.role,
    typed: before.slice((all.at(-1)?.index ?? -1) + 1).trimStart(),
    ids: entryAt(table, offset - by)?.items.map((item) => item.id) ?? [],
  };
}

function entryAt({ entries }: Table, offset: number): Entry | undefined {
  return entries.find((entry) => entry.start <= offset && offset <= entry.end);
}

/** Where a cell ends in the rest of its line: at the next bar, or at a comment, which is a mark of its own. */
function endOfCell(rest: string): number {
  const end = rest.search(/(?<!\\)[|｜]|<!--/);
  return end < 0 ? rest.length : end;
}

function* inCell(
  place: CompletionPlace,
  role: Role,
  { span, lead }: ValuePlace,
  ids: Cell['ids'],
): Steps<Completion[]> {
  const values = yield* valueCompletions(place, role, span, ids);
  return compared(role === 'measure' ? [...values, ...suggestions(place.doc, span, ids)] : values, lead);
}

/** What turns the wide bars in front of the cursor into bars of Markdown. */
function wideBars(before: string, start: number) {
  return [...before.matchAll(/｜/g)].map(({ index }) => ({ start: start + index, end: start + index + 1, text: '|' }));
}

//#region Rows

/** The next row, a place to fill in for each column; the number is given. */
function newRow({ doc, offset }: CompletionPlace, { table, offset: by, line }: Line): Completion {
  const typed = doc.text.slice(line.start, offset);
  let stop = 0;
  const cells = table.columns.map(({ role }) => {
    if (role === 'number') return String(nextNumber(doc, table, by, offset));
    stop++;
    return `\${${stop}}`;
  });
  return {
    label: '新的一行',
    sort: 'row',
    text: `| ${cells.join(' | ')} |$0`,
    snippet: true,
    span: { start: line.start, end: offset },
    detail: '各栏依次填写',
    filter: `${typed}新的一行 xdyh`,
    more: true,
    preselect: true,
  };
}

function nextNumber(doc: Doc, { entries }: Table, by: number, offset: number): number {
  const above = entries.filter((entry) => entry.end + by < offset);
  const last = above.at(-1)?.fields.number;
  const value = last ? Number(doc.text.slice(last.start + by, last.end + by)) : Number.NaN;
  return Number.isInteger(value) && value > 0 ? value + 1 : above.length + 1;
}

//#endregion

//#region Measures in other words

/** Concrete wordings, those that fit the row's item first. */
function suggestions(doc: Doc, span: Span, ids: Cell['ids']): Completion[] {
  const fitting: Completion[] = [];
  const others: Completion[] = [];
  for (const measure of fittingMeasures(doc.frame, ids)) {
    const split = splitSuggestions(doc, measure, ids);
    fitting.push(...split.fitting.map((text) => suggestionCompletion(doc, measure, text, span)));
    others.push(...split.others.map((text) => suggestionCompletion(doc, measure, text, span)));
  }
  return [...fitting, ...others];
}

function suggestionCompletion(doc: Doc, measure: Measure, suggestion: string, span: Span): Completion {
  const text = writtenBy(doc.recogniser)(measure).get(suggestion)!;
  return { label: suggestion, sort: 'suggestion', text, span, detail: measure.name };
}

/**
 * How each suggestion of a measure is written: it must be recognised as the measure, whose name is put in front where
 * needed. They are few, and each is asked for again and again.
 */
const writtenBy = perKey((recogniser: Recogniser) =>
  perKey(({ id, name, suggestions }: Measure) => {
    const known = (text: string) =>
      recogniser.measures(text, { start: 0, end: text.length }).some((measure) => measure.id === id);
    return new Map(suggestions.map(({ text }) => [text, known(text) ? text : `${name}：${text}`]));
  }),
);

//#endregion
