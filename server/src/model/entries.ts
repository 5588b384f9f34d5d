/** Questions that several rules and features ask of rows and marks. */
import type { Framework, Measure, Role } from '../frame/schema';
import { contains } from '../base/span';
import { absoluteEntry, type Doc } from './doc';
import type { BlockFacts, Entry, Field, MeasureMention, Table } from './types';

/** All rows of task tables and all marks of a block. */
export function entriesOf(facts: BlockFacts): Entry[] {
  if (facts.tables.length === 0) return [...facts.marks];
  return [...facts.tables.flatMap((table) => table.entries), ...facts.marks];
}

/** Marks of a block where it stood last, so that only those behind an edit are moved again. */
const placed = new WeakMap<BlockFacts, { at: number; marks: readonly Entry[] }>();

/** All marks of a draft, absolute, in order. */
export function marksOf(doc: Doc): Entry[] {
  const out: Entry[] = [];
  const { facts, parsed } = doc;
  for (let i = 0; i < facts.length; i++) {
    const block = facts[i]!;
    if (block.marks.length === 0) continue;
    const at = parsed.starts[i]!;
    let known = placed.get(block);
    if (known?.at !== at) {
      known = { at, marks: block.marks.map((mark) => absoluteEntry(mark, at)) };
      placed.set(block, known);
    }
    for (const mark of known.marks) out.push(mark);
  }
  return out;
}

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

/** Whether a measure ties an item: one of the framework, or free words that a reader may understand; never other Party life. */
export function ties(measure: MeasureMention, frame: Framework): boolean {
  return measure.id !== frame.otherParty.id;
}

/** How an item stands: with a measure, justified without one, or neither. */
export function stateOf(group: Group, frame: Framework): 'tied' | 'justified' | 'untied' {
  if (group.rows.some((row) => row.measures.some((measure) => ties(measure, frame)))) return 'tied';
  return group.rows.some((row) => row.exempt && row.exempt.start < row.exempt.end) ? 'justified' : 'untied';
}

export function isEmpty(field: Field | undefined): boolean {
  return !field || field.start === field.end;
}

/** All measures of a framework, in the order of its grid. */
export function allMeasures(frame: Framework): Measure[] {
  return frame.dimensions.flatMap((dimension) => dimension.measures);
}

export function measureById(frame: Framework, id: string | undefined): Measure | undefined {
  return id === undefined ? undefined : allMeasures(frame).find((measure) => measure.id === id);
}

/**
 * Measures for an item, the best fitting first: those with most suggestions for the item's category, where a suggestion
 * made for few categories counts more than one for many.
 */
export function fittingMeasures(frame: Framework, itemIds: readonly (string | undefined)[]): Measure[] {
  const categories = new Set(frame.casework.filter((item) => itemIds.includes(item.id)).map((item) => item.category));
  const score = (measure: Measure) =>
    measure.suggestions
      .filter((suggestion) => suggestion.fits.some((category) => categories.has(category)))
      .reduce((sum, suggestion) => sum + 1 / suggestion.fits.length, 0);
  return allMeasures(frame)
    .map((measure, order) => ({ measure, order, score: score(measure) }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ measure }) => measure);
}

export interface Suggested {
  readonly measure: Measure;
  readonly text: string;
  /** How far it is from being made for the items: 1 at best, infinite when it is for other categories. */
  readonly far: number;
}

/**
 * What to write for items of these ids: of the suggestions that please `wanted` the one that is most for their category
 * (which stands first among few), of the best fitting measure; one for any category where none fits. Quotation marks
 * are single ones, ready to be quoted. Undefined when none pleases.
 */
export function suggestFor(
  frame: Framework,
  itemIds: readonly (string | undefined)[],
  wanted: (text: string, measure: Measure) => boolean = () => true,
): Suggested | undefined {
  const categories = frame.casework.filter((item) => itemIds.includes(item.id)).map((item) => item.category);
  const far = (fits: readonly string[]) => {
    const at = fits.findIndex((category) => categories.includes(category));
    return at < 0 ? Number.POSITIVE_INFINITY : at * 10 + fits.length;
  };
  const all = fittingMeasures(frame, itemIds).flatMap((measure) =>
    measure.suggestions
      .filter(({ text }) => wanted(text, measure))
      .map(({ text, fits }) => ({ measure, text: text.replace(/“/g, '‘').replace(/”/g, '’'), far: far(fits) })),
  );
  return all.reduce<Suggested | undefined>((best, one) => (best && best.far <= one.far ? best : one), undefined);
}
