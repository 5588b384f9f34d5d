/** What one block names: its rows and marks, and the places of everything that is looked up across drafts. */
import { withoutNotes } from '../block/heard';
import { copy } from '../../base/copy';
import { contains, type Span } from '../../base/span';
import type { Framework, Role } from '../../frame/schema';
import type { BlockFacts, Entry, Evidence, MeasureMention } from '../block/types';
import { entriesOf, type Group, groups, type ItemState, ownField, stateOf } from '../draft/entries';
import { perBlock } from '../draft/query';
import { departmentKey, itemKey, type Key, keyOfMeasure, nameKey, personKey, plainName } from './keys';

/** A place that names something the workspace looks up. Relative to its block. */
export interface Use extends Span {
  readonly key: Key;
  readonly evidence: Evidence;
}

/** An item of a task table or a mark: the row that names it with those that say "same as above". Relative to its block. */
export interface Task extends Span {
  readonly origin: 'table' | 'mark';
  /** Its words without blanks and comments. */
  readonly name: string;
  /** Where the name stands. */
  readonly place: Span;
  /** Casework items of the framework that the name holds. */
  readonly ids: readonly string[];
  /** Keys of what ties it, in order, each once. */
  readonly measures: readonly Key[];
  readonly state: ItemState;
  /** What else is said of it, as written, by role; what several rows say is joined by `；`. */
  readonly said: Readonly<Partial<Record<Role, string>>>;
  /** Where its block starts; of one whose place is absolute. */
  readonly block?: number;
}

/** What a row or mark calls its item. */
export type TaskName = Pick<Task, 'name' | 'ids'>;

/** What one block names. Spans are relative to it. */
export interface BlockSummary {
  readonly tasks: readonly Task[];
  /**
   * Keys of items by id and by name, measures, owners; in order of text within each sort. With `places` these are the
   * uses (see `usesIn`), packed, because a workspace has millions of them.
   */
  readonly keys: readonly Key[];
  readonly places: readonly number[];
}

/** Counts blocks read, for tests: a keystroke reads the blocks it touched. */
export const work = { blocks: 0 };

export const nothing: BlockSummary = { tasks: [], keys: [], places: [] };

export const everyBlock = perBlock((facts, source, frame): BlockSummary => {
  return facts.segments.length + facts.marks.length + facts.tables.length === 0 ? nothing : read(facts, source, frame);
});

function read(facts: BlockFacts, source: string, frame: Framework): BlockSummary {
  work.blocks++;
  const entries = entriesOf(facts);
  const tasks = groups(entries).map((group) => taskOf(group, source, frame));
  const uses = [
    ...tasks.map(({ name, place, origin }) => ({ ...place, key: copy(nameKey(name)), evidence: origin })),
    ...itemUses(facts, entries),
    ...measureUses(facts, entries, source),
    ...entries.flatMap((entry) => ownerUses(entry, source)),
  ];
  return tasks.length + uses.length === 0 ? nothing : { tasks, ...packed(uses) };
}

const evidences: readonly Evidence[] = ['table', 'mark', 'prose'];

/** Start, and length with evidence, of each use. */
export function packed(uses: readonly Use[]): Omit<BlockSummary, 'tasks'> {
  const places = new Array<number>(2 * uses.length);
  for (const [i, { start, end, evidence }] of uses.entries()) {
    places[2 * i] = start;
    places[2 * i + 1] = (end - start) * evidences.length + evidences.indexOf(evidence);
  }
  return { keys: uses.map(({ key }) => key), places };
}

/** Uses of a block that `wanted` takes, `by` units later. */
export function usesIn({ keys, places }: BlockSummary, by: number, wanted: (key: Key) => boolean = () => true): Use[] {
  const out: Use[] = [];
  for (const [i, key] of keys.entries()) {
    if (!wanted(key)) continue;
    const start = places[2 * i]! + by;
    const rest = places[2 * i + 1]!;
    const end = start + Math.floor(rest / evidences.length);
    out.push({ key, start, end, evidence: evidences[rest % evidences.length]! });
  }
  return out;
}

function taskOf({ head, rows }: Group, source: string, frame: Framework): Task {
  const item = head.item!;
  const measures = rows.flatMap((row) => row.measures);
  return {
    origin: head.origin,
    start: head.start,
    end: Math.max(head.end, rows.at(-1)!.end),
    name: copy(plainName(source.slice(item.start, item.end))),
    place: { start: item.start, end: item.end },
    ids: [...new Set(head.items.flatMap(({ id }) => id ?? []))],
    measures: [...new Set(measures.map((measure) => measureUse(measure, source).key))],
    state: stateOf({ head, rows }, frame),
    said: saidIn(rows, source),
  };
}

/** Roles that name or number an item say nothing else of it. */
const naming: ReadonlySet<string> = new Set<Role>(['item', 'number']);

function saidIn(rows: readonly Entry[], source: string): Task['said'] {
  const said: Partial<Record<Role, string>> = {};
  for (const row of rows) {
    for (const role of Object.keys(row.fields) as Role[]) {
      const field = naming.has(role) ? undefined : ownField(row, role);
      if (!field) continue;
      const words = copy(withoutNotes(source.slice(field.start, field.end)).trim().slice(0, longestCell));
      said[role] = said[role] === undefined ? words : `${said[role]}；${words}`;
    }
  }
  return said;
}

/** More than anybody reads in a hover. UTF-16 units. */
const longestCell = 300;

function itemUses(facts: BlockFacts, entries: readonly Entry[]): Use[] {
  const named = entries.flatMap((entry) => (entry.continued || !entry.item ? [] : entry.items));
  const prose = facts.segments.flatMap(({ kind, items }) =>
    kind === 'row' ? [] : items.filter(({ evidence }) => evidence === 'prose'),
  );
  return [...named, ...prose].flatMap(({ id, start, end, evidence }) =>
    id === undefined ? [] : { key: copy(itemKey(id)), start, end, evidence },
  );
}

function measureUses(facts: BlockFacts, entries: readonly Entry[], source: string): Use[] {
  // "Same as above" takes the cell of the row above: it is named there only.
  const named = entries.flatMap((entry) => entry.measures.filter((measure) => contains(entry, measure)));
  const prose = facts.segments.flatMap(({ kind, measures }) =>
    kind === 'row' ? [] : measures.filter(({ evidence }) => evidence === 'prose'),
  );
  return [...named, ...prose].map((measure) => measureUse(measure, source));
}

function measureUse(measure: MeasureMention, source: string): Use {
  const { start, end, evidence } = measure;
  return { key: copy(keyOfMeasure(measure, source.slice(start, end))), start, end, evidence };
}

const ownerRoles: readonly [Role, (name: string) => Key][] = [
  ['department', departmentKey],
  ['support', departmentKey],
  ['leader', personKey],
  ['person', personKey],
];

function ownerUses(entry: Entry, source: string): Use[] {
  return ownerRoles.flatMap(([role, key]) =>
    (ownField(entry, role)?.values ?? []).flatMap(({ start, end }) => {
      const name = plainName(source.slice(start, end));
      return name ? { key: copy(key(name)), start, end, evidence: entry.origin } : [];
    }),
  );
}
