/**
 * What the workspace knows of one draft: a small value that holds nothing of the document alive. A pure function of the
 * draft; the summary of the revision before only spares work, because what was read of a block is kept as long as it.
 */
import { resolve } from '../../base/address';
import { common } from '../../base/lists';
import { copy } from '../../base/copy';
import { contains, type Span, shift } from '../../base/span';
import type { Framework, Kind, Role } from '../../frame/schema';
import type { Doc } from '../draft/doc';
import { namesFile, pathsIn } from '../draft/paths';
import { perBlock } from '../draft/query';

import { entriesOf, type Group, groups, type ItemState, ownField, stateOf } from '../draft/entries';
import type { BlockFacts, Entry, Evidence, MeasureMention } from '../block/types';
import type { Period } from '../grammar/period';

/** What a use is of: see the functions that make keys. */
export type Key = string;

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
}

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

/** A part of the kind that a heading shows. Absolute. */
export interface PartSummary extends Span {
  readonly id: string;
  /** The heading's words. */
  readonly title: string;
}

export interface Summary {
  /** In one spelling for each file. */
  readonly uri: string;
  /** Id and name of its kind. */
  readonly kind: string;
  readonly kindName: string;
  readonly tense: Kind['tense'];
  /** Empty when it has none. */
  readonly title: string;
  /** At the beginning when it has none. */
  readonly titleSpan: Span;
  readonly period: Period | undefined;
  /** 单位 */
  readonly unit: string | undefined;
  /** Addresses of the plans that `计划:` names: for each one as written and with the usual ending. */
  readonly plans: readonly string[];
  readonly parts: readonly PartSummary[];
  /** Blocks that name something, with their starts, in order. */
  readonly blocks: readonly BlockSummary[];
  readonly starts: ArrayLike<number>;
  /** Everything that the draft can be looked up by, and in how many blocks it is named. */
  readonly keys: ReadonlyMap<Key, number>;
}

//#region Keys

/** A casework item of the framework, by id. */
export const itemKey = (id: string): Key => `item ${id}`;
/** An item of a table or mark by its words. */
export const nameKey = (name: string): Key => `name ${name}`;
/** A measure of the framework (or other Party life), by id. */
export const measureKey = (id: string): Key => `measure ${id}`;
/** A measure in free words that the framework does not know. */
export const wordsKey = (words: string): Key => `words ${words}`;
/** Who is responsible. Departments and persons are kept apart, because they stand in different columns. */
export const departmentKey = (name: string): Key => `department ${name}`;
export const personKey = (name: string): Key => `person ${name}`;
/** Drafts that answer a plan, by its address. */
export const planKey = (uri: string): Key => `plan ${uri}`;
/** Drafts of a year. */
export const yearKey = (year: number): Key => `year ${year}`;

/** What a key of its sort names. */
export const keyValue = (key: Key): string => key.slice(key.indexOf(' ') + 1);

/** Key of a measure mention. */
function keyOfMeasure({ id }: MeasureMention, words: string): Key {
  return id === undefined ? wordsKey(plainName(words)) : measureKey(id);
}

/** UTF-16 units; longer ones are no names. */
const longestName = 80;

/** A name as it is compared: without blanks, comments and emphasis. */
export function plainName(words: string): string {
  const plain = /[<\s\u3000*`]/.test(words) ? words.replace(/<!--.*?(?:-->|$)|<br\s*\/?>|[\s\u3000*`]/gis, '') : words;
  return plain.slice(0, longestName);
}

//#endregion

/** Counts blocks read, for tests: a keystroke reads the blocks it touched. */
export const work = { blocks: 0 };

const nothing: BlockSummary = { tasks: [], keys: [], places: [] };

const everyBlock = perBlock((facts, source, frame): BlockSummary => {
  return facts.segments.length + facts.marks.length + facts.tables.length === 0 ? nothing : read(facts, source, frame);
});

/** The summary of a draft; undefined for any other file. `before` is that of an earlier revision of it. */
export function summarise(doc: Doc, before?: Summary): Summary | undefined {
  const { kind, title, parsed } = doc;
  if (!kind) return undefined;
  const blocks: BlockSummary[] = [];
  const starts: number[] = [];
  const all = everyBlock(doc);
  for (let i = 0; i < all.length; i++) {
    const summary = all[i]!;
    if (summary === nothing) continue;
    blocks.push(summary);
    starts.push(parsed.starts[i]!);
  }
  const unit = doc.meta('单位');
  const head = {
    uri: doc.uri,
    kind: kind.id,
    kindName: kind.name,
    tense: kind.tense,
    title: title ? copy(plainName(doc.slice(title))) : '',
    titleSpan: title ?? { start: 0, end: 0 },
    period: doc.period,
    unit: unit && copy(unit),
    plans: planAddresses(doc),
  };
  const parts = doc.parts.map(({ part, section }) => {
    return { id: part.id, title: copy(plainName(section.words)), ...doc.extentOf(section) };
  });
  return { ...head, parts, blocks, starts, keys: keysOf(head, blocks, before) };
}

/** Addresses that the values of `计划:` may mean; a missing ending is supplied. */
function planAddresses(doc: Doc): string[] {
  const value = doc.meta('计划');
  if (value === undefined) return [];
  const named = pathsIn(value, { start: 0, end: value.length }).map(({ start, end }) => value.slice(start, end));
  // Without an ending nobody can tell whether a sign parts two names or belongs to one.
  const parts = named.flatMap((path) => (namesFile(path) ? [] : path.split(/[,，、；;《》]/)));
  const paths = [...new Set([...named, ...parts].map((path) => path.trim()))];
  return paths.filter(Boolean).flatMap((path) => {
    const uri = resolve(doc.uri, path);
    if (uri === undefined) return [];
    return /\.(?:md|markdown)$/i.test(uri) ? [copy(uri)] : [copy(uri), copy(`${uri}.md`)];
  });
}

//#region Keys of a draft

/** Keys with the number of blocks; counted on from the revision before where the head says the same. */
function keysOf(
  { plans, period }: Pick<Summary, 'plans' | 'period'>,
  blocks: readonly BlockSummary[],
  before: Summary | undefined,
): ReadonlyMap<Key, number> {
  const sameHead = before && before.period?.year === period?.year && String(before.plans) === String(plans);
  if (!sameHead) {
    const keys = new Map<Key, number>();
    for (const plan of plans) keys.set(planKey(plan), 1);
    if (period) keys.set(yearKey(period.year), 1);
    for (const block of blocks) count(keys, block, 1);
    return keys;
  }
  const { head, tail } = common(before.blocks, blocks);
  const gone = before.blocks.slice(head, before.blocks.length - tail);
  const come = blocks.slice(head, blocks.length - tail);
  if (sameKeys(gone, come)) return before.keys;
  const keys = new Map(before.keys);
  for (const block of gone) count(keys, block, -1);
  for (const block of come) count(keys, block, 1);
  return keys;
}

const blockKeys = ({ keys }: BlockSummary): Set<Key> => new Set(keys);

function sameKeys(a: readonly BlockSummary[], b: readonly BlockSummary[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((block, i) => {
    const [one, other] = [blockKeys(block), blockKeys(b[i]!)];
    return one.size === other.size && [...one].every((key) => other.has(key));
  });
}

function count(keys: Map<Key, number>, block: BlockSummary, by: 1 | -1): void {
  for (const key of blockKeys(block)) {
    const left = (keys.get(key) ?? 0) + by;
    if (left > 0) keys.set(key, left);
    else keys.delete(key);
  }
}

//#endregion

//#region One block

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
function packed(uses: readonly Use[]): Omit<BlockSummary, 'tasks'> {
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

/** The same summary in less memory, as one block; for files that are not edited. It is no `before` of any other. */
export function settled(summary: Summary): Summary {
  const { blocks, starts } = summary;
  const uses = blocks.flatMap((block, i) => usesIn(block, starts[i]!));
  return { ...summary, blocks: [{ tasks: tasksOf(summary), ...packed(uses) }], starts: [0] };
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
  };
}

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

//#endregion

/** Tasks of a draft in order, absolute; all of them or those that `wanted` takes. */
export function tasksOf({ blocks, starts }: Summary, wanted: (task: Task) => boolean = () => true): Task[] {
  return blocks.flatMap(({ tasks }, i) => tasks.filter(wanted).map((task) => absoluteTask(task, starts[i]!)));
}

function absoluteTask(task: Task, by: number): Task {
  return { ...task, ...shift(task, by), place: shift(task.place, by) };
}

/** Places where a draft names one of the keys, absolute, by place. */
export function usesOf({ blocks, starts, keys }: Summary, wanted: readonly Key[]): Use[] {
  if (!wanted.some((key) => keys.has(key))) return [];
  const out = blocks.flatMap((block, i) => usesIn(block, starts[i]!, (key) => wanted.includes(key)));
  return out.sort((a, b) => a.start - b.start);
}
