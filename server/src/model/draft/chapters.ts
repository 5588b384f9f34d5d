/** What rules about chapters and whole drafts ask: which chapters are Party building, what the tables and marks hold. */
import type { Span } from '../../base/span';
import type { Framework, Measure, Role } from '../../frame/schema';
import type { Doc } from './doc';
import type { Place } from './place';
import { derive, inBlocks, perBlock } from './query';
import { columnOf, entriesOf, isEmpty } from './entries';
import { type Suggested, suggestFor } from '../grammar/measures';
import type { Section } from './outline';
import { hasSign } from '../grammar/signs';
import type { BlockFacts, ItemMention } from '../block/types';

/** Neighbouring chapters with at least one on Party building among them. */
export interface Neighbours {
  readonly party: readonly Section[];
  /** Those that neither are nor hold a chapter on Party building. */
  readonly others: readonly Section[];
}

/** The topmost chapters whose heading speaks of Party building, with the chapters beside them. */
export const partyNeighbours = derive<[readonly Section[]], readonly Neighbours[], Doc>(
  [(doc) => doc.outline],
  (outline) => {
    const out: Neighbours[] = [];
    collect(outline, out);
    return out;
  },
);

/** Collects from these chapters and those below; true when there is any on Party building. */
function collect(sections: readonly Section[], out: Neighbours[]): boolean {
  const party: Section[] = [];
  const others: Section[] = [];
  let below = false;
  for (const section of sections) {
    if (section.party) party.push(section);
    else if (collect(section.children, out)) below = true;
    else others.push(section);
  }
  if (party.length > 0) out.push({ party, others });
  return below || party.length > 0;
}

/** The topmost chapters whose heading speaks of Party building. */
export function partyChapters(doc: Doc): readonly Section[] {
  return partyNeighbours(doc).flatMap(({ party }) => party);
}

/** The topmost chapters that tell of results. */
export const resultChapters = derive<[readonly Section[]], readonly Section[], Doc>(
  [(doc) => doc.sections],
  (sections) => {
    const isResult = ({ part }: Section) => part?.role === 'results' || part?.role === 'effect';
    return sections.filter((section) => isResult(section) && !(section.parent && isResult(section.parent)));
  },
);

/** Whether the title says that the draft concerns Party building and casework together, or it has a chapter on the former. */
export function concernsBoth(doc: Doc): boolean {
  const title = doc.title && doc.slice(doc.title);
  return (title !== undefined && hasSign(doc.frame, title, 'fusion')) || partyChapters(doc).length > 0;
}

/** Where a finding about the whole draft stands: its title, else its first heading, else its beginning. */
export function headOf(doc: Doc): Span {
  const first = doc.outline[0];
  return doc.title ?? (first ? doc.titleOf(first) : { start: 0, end: 0 });
}

const measureFields = inBlocks(
  perBlock(({ tables, marks }) => {
    const columns = tables.map((table) => columnOf(table, 'measure')?.span);
    const column = columns.find((span) => span !== undefined);
    const mark = marks.find(({ fields }) => !isEmpty(fields.measure))?.fields.measure;
    return column || mark ? { column, mark } : undefined;
  }),
);

/** The measure column of the first task table that has one, else the measure of the first mark; the same while it is. */
export const measurePlace = derive([measureFields], (blocks): Place | undefined => {
  const first = blocks.find(({ value }) => value.column) ?? blocks[0];
  const span = first?.value.column ?? first?.value.mark;
  return first && span && { block: first.block, span: { start: span.start, end: span.end } };
});

export interface Pairs {
  readonly count: number;
  /** Those among them whose measure the framework recognises. */
  readonly known: number;
  readonly ids: readonly (string | undefined)[];
}

const pairsOf = perBlock((facts, _, { otherParty }) => {
  return facts.tables.length + facts.marks.length > 0 ? pairsIn(facts, otherParty.id) : undefined;
});

/** Rows and marks that name an item and a measure, in whatever words, and the ids of those items. */
export const pairedItems = derive([pairsOf], (blocks): Pairs => {
  const all = blocks.flatMap((pairs) => pairs ?? []);
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    known: all.reduce((sum, { known }) => sum + known, 0),
    ids: all.flatMap(({ ids }) => ids),
  };
});

function pairsIn(facts: BlockFacts, other: string): Pairs {
  const paired = entriesOf(facts).filter((entry) => entry.items.length > 0 && !isEmpty(entry.fields.measure));
  return {
    count: paired.length,
    known: paired.filter((entry) => entry.measures.some(({ id }) => id !== undefined && id !== other)).length,
    ids: paired.flatMap((entry) => entry.items.map((item) => item.id)),
  };
}

const noRoles: readonly Role[] = [];

const rolesOf = perBlock((facts): readonly Role[] => {
  const entries = entriesOf(facts);
  if (entries.length === 0) return noRoles;
  const filled = entries.flatMap(({ fields }) =>
    (Object.keys(fields) as Role[]).filter((role) => !isEmpty(fields[role])),
  );
  return [...new Set(filled)];
});

/** Roles of which some table or mark of the draft fills in a field. */
export const filledRoles = derive([rolesOf], (blocks): ReadonlySet<Role> => new Set(blocks.flat()));

/** Ids of the casework items named within a range, at most `most`. */
export function itemsWithin(doc: Doc, span: Span, most = 3): string[] {
  const ids = new Set<string>();
  for (let i = doc.blockAt(span.start); i < doc.blocks.length && doc.parsed.starts[i]! < span.end; i++) {
    for (const { items } of doc.facts[i]!.segments) for (const { id } of items) if (id && ids.size < most) ids.add(id);
    if (ids.size >= most) break;
  }
  return [...ids];
}

/** Of these items the one for which a measure has the best suggestion, with its name: 如在“…”里可写“…”（…）。 Empty when there is none. */
export function proposal(
  frame: Framework,
  ids: readonly ItemMention['id'][],
  wanted: (measure: Measure) => boolean,
): string {
  let best: (Suggested & { name: string }) | undefined;
  for (const id of new Set(ids)) {
    const item = frame.casework.find((one) => one.id === id);
    const found = item && suggestFor(frame, [id], (_, measure) => wanted(measure));
    if (found && item && (!best || found.far < best.far)) best = { ...found, name: item.name };
  }
  if (!best) return '';
  const where = Number.isFinite(best.far) ? `在“${best.name}”里` : '';
  return `如${where}可写“${best.text}”（${best.measure.name}）。`;
}
