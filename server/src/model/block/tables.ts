/** Task tables: columns by header synonym, rows as entries, empty item cells as "same as above". */
import { perKey } from '../../base/perKey';
import { overlapping } from '../../base/search';
import { type Span, trim } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import { exemptBy } from './exempt';
import { isEmpty, isHeldOpen } from './field';
import { fieldOf, findMarks } from './marks';
import { throughNotes } from './heard';
import type { Recogniser } from './recognise/recogniser';
import { isOnlyNames } from '../grammar/measures';
import { sameAsAbove } from '../grammar/cells/nothing';
import { hasSign } from '../grammar/signs';
import { type Hollow, hollowness } from '../grammar/cells/substance';
import type { Entry, Field, ItemMention, MeasureMention, Table } from './types';
import type { SyntaxNode } from '../text/types';

/** Headers with their roles, the longest first. */
const headersOf = perKey(({ columns }: Framework) =>
  (Object.entries(columns) as [Role, readonly string[]][])
    .flatMap(([role, names]) => names.map((name) => [name, role] as const))
    .sort(([a], [b]) => b.length - a.length),
);

/** Column role of a header cell: the longest synonym that the header equals, else one that it contains. */
export function roleOfHeader(frame: Framework, header: string): Role | undefined {
  const list = headersOf(frame);
  const plain = header.replace(/[\s\u3000*_`]|<[^<>]*>/g, '');
  return (list.find(([name]) => name === plain) ?? list.find(([name]) => name.length > 1 && plain.includes(name)))?.[1];
}

/** A Markdown table node read as a task table. Offsets are relative to the block. */
export function readTable(source: string, node: SyntaxNode, frame: Framework, recogniser: Recogniser): Table {
  const [header, ...rows] = node.children ?? [];
  const columns: { role: Role | undefined; span: Span }[] = [];
  const roles = new Set<Role | undefined>();
  for (const cell of header?.children ?? []) {
    const span = cellSpan(source, cell);
    const role = roleOfHeader(frame, source.slice(span.start, span.end));
    // The first column of a role wins: 责任领导 and 责任部门 differ, a second 备注 does not matter.
    columns.push({ role: roles.has(role) ? undefined : role, span });
    roles.add(role);
  }
  const tells = [...roles].some((role) => role && role !== 'item' && role !== 'number' && role !== 'note');
  const tasks = roles.has('item') && tells;
  const entries: Entry[] = [];
  if (tasks) for (const row of rows) entries.push(readRow(source, row, columns, entries.at(-1), frame, recogniser));
  return { start: node.start, end: node.end, columns, tasks, entries };
}

function readRow(
  source: string,
  row: SyntaxNode,
  columns: Table['columns'],
  above: Entry | undefined,
  frame: Framework,
  recogniser: Recogniser,
): Entry {
  const fields: Partial<Record<Role, Field>> = {};
  const cells = row.children ?? [];
  for (const [i, { role }] of columns.entries()) {
    if (!role) continue;
    const cell = cells[i];
    // A short row: what is missing would go before the closing pipe.
    const span = cell ? cellSpan(source, cell) : { start: row.end, end: row.end };
    const words = withoutComments(source, span);
    const same = sameAsAbove.test(source.slice(words.start, words.end)) && role !== 'item';
    const from = same ? above?.fields[role] : undefined;
    fields[role] = from ?? fieldOf(source, words, role, frame);
    const reason = role === 'measure' && !from ? exemptIn(source, words, frame) : undefined;
    // Words that say why there is no measure are none.
    if (reason) Object.assign(fields, { exempt: reason, measure: { ...fields.measure, values: [] } });
  }
  let marked = false;
  for (const mark of findMarks(source, row, frame)) {
    for (const field of Object.values(mark.fields)) {
      const known = fields[field.role];
      if (!isEmpty(known)) continue;
      fields[field.role] = field;
      if (field.role === 'measure') marked = true;
    }
  }
  const own = fields.item;
  const blank = isEmpty(own);
  // A placeholder stands for an item of its own that is still to be named, not for the one above.
  const continued = blank && !isHeldOpen(own) && above?.item !== undefined;
  const item = continued ? above.item : blank ? undefined : own;
  const measure = fields.measure;
  // The words of the row above have been judged there.
  const repeated = measure && measure === above?.fields.measure;
  return {
    origin: 'table',
    start: row.start,
    end: row.end,
    fields,
    item,
    items: continued ? above.items : item ? itemsIn(source, item, recogniser, 'table') : [],
    continued,
    measures: measure ? measuresIn(source, measure, frame, recogniser, 'table') : [],
    hollow: repeated ? above.hollow : hollowOf(source, fields, marked ? 'mark' : 'table', frame, recogniser),
    exempt: exemptBy(source, fields),
    reaches: item !== undefined,
  };
}

/**
 * Whether the measure field of an entry is hollow. Bare names are right in a mark, and where the row tells elsewhere what
 * is done (具体措施).
 */
export function hollowOf(
  source: string,
  fields: Entry['fields'],
  origin: Entry['origin'],
  frame: Framework,
  recogniser: Recogniser,
): Hollow | undefined {
  const { measure, action, item } = fields;
  if (!measure || isEmpty(measure)) return undefined;
  const words = source.slice(measure.start, measure.end);
  const hollow = hollowIn(source, measure, frame, recogniser);
  // The item once more.
  if (
    item &&
    !isEmpty(item) &&
    source.slice(item.start, item.end) === words &&
    !isOnlyNames(words, frame) &&
    !hasSign(frame, words, 'forms')
  )
    return 'misplaced';
  if (hollow === undefined) return undefined;
  const told = !isEmpty(action);
  if (hollow === 'vague' && isOnlyNames(words, frame) && (origin === 'mark' || told)) return undefined;
  return hollow === 'routine' && told ? undefined : hollow;
}

/** Whether words of a measure are hollow; a routine form is not where it goes with casework. */
function hollowIn(source: string, span: Span, frame: Framework, recogniser: Recogniser): Hollow | undefined {
  const words = source.slice(span.start, span.end);
  const work = recogniser.items(source, span);
  const within = work.map(({ start, end }) => ({ start: start - span.start, end: end - span.start }));
  const hollow = hollowness(words, frame, within);
  return hollow === 'routine' && (work.length > 0 || hasSign(frame, words, 'caseResults')) ? undefined : hollow;
}

/** The reason in a cell that says, in place of a measure, why none is needed: 免融合：…. */
function exemptIn(source: string, span: Span, frame: Framework): Field | undefined {
  const words = source.slice(span.start, span.end);
  const key = frame.markKeys.exempt?.find((one) => words.startsWith(one) && /^\s*[：:]/.test(words.slice(one.length)));
  if (key === undefined) return undefined;
  const lead = words.length - words.slice(key.length).replace(/^\s*[：:]/, '').length;
  return fieldOf(source, trim(source, { start: span.start + lead, end: span.end }), 'exempt', frame);
}

/** Items that a field names; one without id where the framework knows none of its words, none where it is empty. */
export function itemsIn(
  source: string,
  field: Field,
  recogniser: Recogniser,
  evidence: 'table' | 'mark',
): ItemMention[] {
  if (isEmpty(field)) return [];
  const items = throughNotes(source, field, (text, span) => recogniser.items(text, span));
  const known = items.map((item) => ({ ...item, evidence }));
  return known.length ? known : [{ start: field.start, end: field.end, id: undefined, evidence }];
}

/** Measures that a field states: those recognised in its words, and one without id for each value that holds none. */
export function measuresIn(
  source: string,
  field: Field,
  frame: Framework,
  recogniser: Recogniser,
  evidence: 'table' | 'mark',
): MeasureMention[] {
  if (isEmpty(field)) return [];
  // The whole field first: a measure's name may itself hold a 、.
  const measures = throughNotes(source, field, (text, span) => recogniser.measures(text, span));
  const known = measures.map((measure) => ({ ...measure, evidence }));
  // Party life done through a form that goes with casework is more than Party life, whatever else it is.
  const more = (value: Span) => {
    const words = source.slice(value.start, value.end);
    return hasSign(frame, words, 'forms') || hollowIn(source, value, frame, recogniser) === undefined;
  };
  const knownIn = overlapping(known);
  const unknown = field.values
    .filter((value) => {
      const own = knownIn(value);
      return own.length === 0 || (own.every((measure) => measure.id === frame.otherParty.id) && more(value));
    })
    .map((value) => ({ ...value, id: undefined, evidence }));
  return [...known, ...unknown].sort((a, b) => a.start - b.start);
}

/** The words of every cell that has some, header included, in order. */
export function cellSpans(source: string, table: SyntaxNode): Span[] {
  const cells = (table.children ?? []).flatMap((row) => row.children ?? []);
  return cells.map((cell) => cellSpan(source, cell)).filter((span) => span.start < span.end);
}

/**
 * What has to be written at the end of a row, in front of the words of a cell that it lacks and behind them; undefined
 * where the row has that cell. `row` is its text.
 */
export function lackingCell(
  row: string,
  column: number,
): { readonly before: string; readonly after: string } | undefined {
  const line = row.trim();
  const bars = line.match(/\\[\s\S]|\|/g)?.filter((sign) => sign === '|').length ?? 0;
  const closed = bars > 0 && /(?<!\\)\|$/.test(line) && line.length > 1;
  const cells = bars - (line.startsWith('|') ? 1 : 0) + (closed ? 0 : 1);
  if (cells > column) return undefined;
  return { before: `${closed ? ' ' : ' | '}${'| '.repeat(column - cells)}`, after: ' |' };
}

/** The words of a cell: without pipes and blanks; an empty cell collapses to the place to type at. */
export function cellSpan(source: string, cell: Span): Span {
  let { start, end } = cell;
  if (source[start] === '|') start++;
  if (end > start && source[end - 1] === '|' && source[end - 2] !== '\\') end--;
  const words = trim(source, { start, end });
  if (words.start < words.end) return words;
  const at = Math.min(start + 1, end);
  return { start: at, end: at };
}

/** A span without HTML comments at its end, which are marks and suppressions. One that says nothing may stand anywhere. */
function withoutComments(source: string, span: Span): Span {
  const words = source.slice(span.start, span.end);
  const comment = words.search(/<!--(?!\s*-->)/);
  // Inside code it is no comment.
  return comment < 0 || words.slice(0, comment).split('`').length % 2 === 0
    ? span
    : trim(source, { start: span.start, end: span.start + comment });
}
