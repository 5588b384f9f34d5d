/** Questions that several rules and features ask of rows and marks. */
import type { Framework, Role } from '../../frame/schema';
import { perKey } from '../../base/perKey';
import { contains, type Span } from '../../base/span';
import type { Doc } from './doc';
import { absoluteEntry } from './place';
import { derive, inBlocks, perBlock } from './query';
import { isEmpty } from '../block/field';
import type { BlockFacts, Entry, Field, MeasureMention, Table } from '../block/types';

export { isEmpty, isHeldOpen, isMissing } from '../block/field';

/** All rows of task tables and all marks of a block. */
export function entriesOf(facts: BlockFacts): Entry[] {
  if (facts.tables.length === 0) return [...facts.marks];
  return [...facts.tables.flatMap((table) => table.entries), ...facts.marks];
}

/** All marks of a draft, absolute, in order. */
export const marksOf = perKey(({ facts, parsed: { starts } }: Doc): readonly Entry[] =>
  facts.flatMap((block, i) => block.marks.map((mark) => absoluteEntry(mark, starts[i]!))),
);

/** An entry that knows its block; its spans are relative to it. */
export interface WordedEntry {
  readonly block: number;
  readonly entry: Entry;
  /** Words of a span of that block. */
  words(span: Span): string;
}

/** Entries of a block, as if it were the first, with their words. */
export function worded(entries: readonly Entry[], source: string): WordedEntry[] {
  const words = ({ start, end }: Span) => source.slice(start, end);
  return entries.map((entry) => ({ block: 0, entry, words }));
}

const markBlocks = inBlocks(perBlock(({ marks }, source) => (marks.length > 0 ? worded(marks, source) : undefined)));

/** All marks by block, in order: the same list while no block with marks differs. */
export const wordedMarks = derive([markBlocks], (blocks): readonly WordedEntry[] =>
  blocks.flatMap(({ block, value }) => value.map((mark) => ({ ...mark, block }))),
);

/** The field of a role where it is filled in here, not taken from the row above. */
export function ownField(entry: Entry, role: Role): Field | undefined {
  const field = entry.fields[role];
  return field && !isEmpty(field) && contains(entry, field) ? field : undefined;
}

/** The column of a role in a task table, or undefined. */
export function columnOf(table: Table, role: Role): Table['columns'][number] | undefined {
  return table.tasks ? table.columns.find((column) => column.role === role) : undefined;
}

/** An item with all rows that speak of it: the row that names it and those that say "same as above". */
export interface Group {
  readonly head: Entry;
  readonly rows: readonly Entry[];
}

/** Entries that name an item, grouped with their continuations. */
export function groups(entries: readonly Entry[]): Group[] {
  const out: { head: Entry; rows: Entry[] }[] = [];
  for (const entry of entries) {
    if (entry.continued) out.at(-1)?.rows.push(entry);
    else if (entry.item) out.push({ head: entry, rows: [entry] });
  }
  return out;
}

const noGroups: readonly Group[] = [];

/** The groups of each block; spans are relative to the block. */
export const groupsByBlock = perBlock((facts) => {
  return facts.tables.length + facts.marks.length > 0 ? groups(entriesOf(facts)) : noGroups;
});

/** Whether a measure ties an item: one of the framework, or free words that a reader may understand; never other Party life. */
export function ties(measure: MeasureMention, frame: Framework): boolean {
  return measure.id !== frame.otherParty.id;
}

/**
 * How an item stands: with a measure, justified without one, with words that are no measure anybody could carry out
 * (each is a finding of its own), or with nothing.
 */
export type ItemState = 'tied' | 'justified' | 'hollow' | 'untied';

export function stateOf({ rows }: Group, frame: Framework): ItemState {
  const tied = rows.filter((row) => row.measures.some((measure) => ties(measure, frame)));
  if (tied.some(({ hollow }) => hollow === undefined)) return 'tied';
  if (rows.some((row) => !isEmpty(row.exempt))) return 'justified';
  return tied.length > 0 ? 'hollow' : 'untied';
}
