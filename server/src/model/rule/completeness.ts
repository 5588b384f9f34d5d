/** Shared look at whether entries say who and when. */
import type { Role } from '../../frame/schema';
import { isMissing } from '../block/field';
import type { BlockContext, Fix } from './rule';
import { inMark } from './writeField';
import type { Entry, Table } from '../block/types';

/**
 * Entries that leave all of `roles` open although there is a place for one of them: a column of the table, or a mark
 * that names an item in a plan. A continued row may take the answer from the row above. What is held open by a
 * placeholder is left to the rule `placeholder`: the writer knows, and one mark at the cell is enough.
 */
export function incomplete(context: BlockContext, roles: readonly Role[]): Entry[] {
  const out: Entry[] = [];
  for (const table of context.facts.tables) {
    if (!roles.some((role) => hasColumn(table, role))) continue;
    out.push(
      ...table.entries.filter((entry) => entry.item && !entry.continued && !entry.exempt && !answered(entry, roles)),
    );
  }
  if (context.kind.tense === 'plan') {
    const marks = context.facts.marks.filter((entry) => entry.item && entry.measures.length && !entry.exempt);
    out.push(...marks.filter((entry) => !answered(entry, roles)));
  }
  return out;
}

function hasColumn(table: Table, role: Role): boolean {
  return table.tasks && table.columns.some((column) => column.role === role);
}

function answered(entry: Entry, roles: readonly Role[]): boolean {
  return roles.some((role) => !isMissing(entry.fields[role]));
}

/** Leads the writer to where the answer goes, with the list of what may stand there. `roles`: the likeliest first. */
export function fillIn({ facts, frame, source }: BlockContext, entry: Entry, roles: readonly Role[]): Fix[] {
  if (entry.origin === 'mark') {
    const key = frame.markKeys[roles[0]!]?.[0];
    if (key === undefined) return [];
    const edit = inMark(source, entry, `；${key}：`);
    const at = edit.start + edit.text.length;
    return [{ title: `填写“${key}”…`, edits: [edit], sequel: { sort: 'choose', span: { start: at, end: at } } }];
  }
  const table = facts.tables.find(({ entries }) => entries.includes(entry));
  const role = roles.find((one) => table && hasColumn(table, one));
  const field = role && entry.fields[role];
  const column = table?.columns.find((one) => one.role === role);
  // A row that ends before the column has no cell to go to.
  if (!field || !column || field.start <= entry.start || field.end >= entry.end) return [];
  const name = source.slice(column.span.start, column.span.end);
  return [
    { title: `填写“${name}”…`, edits: [], sequel: { sort: 'choose', span: { start: field.start, end: field.end } } },
  ];
}
