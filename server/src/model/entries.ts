/** Questions that several rules and features ask of rows and marks. */
import type { Framework, Measure } from '../frame/schema';
import type { BlockFacts, Entry, Field, MeasureMention } from './types';

/** All rows of task tables and all marks of a block. */
export function entriesOf(facts: BlockFacts): Entry[] {
  if (facts.tables.length === 0) return [...facts.marks];
  return [...facts.tables.flatMap((table) => table.entries), ...facts.marks];
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
