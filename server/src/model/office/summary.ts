/**
 * What the workspace knows of one draft: a small value that holds nothing of the document alive. A pure function of the
 * draft; the summary of the revision before only spares work, because what was read of a block is kept as long as it.
 */
import { resolve } from '../../base/address';
import { common, sameList } from '../../base/lists';
import { copy } from '../../base/copy';
import { perKey } from '../../base/perKey';
import { type Span, shift } from '../../base/span';
import type { Kind } from '../../frame/schema';
import type { Doc } from '../draft/doc';
import { namesFile, pathsIn } from '../draft/paths';
import type { Place } from '../draft/place';
import { derive, eachOf, inBlocks } from '../draft/query';
import type { Period } from '../grammar/period';
import { officeName, unitOf } from '../grammar/title/unit';
import {
  type BlockSummary,
  everyBlock,
  nothing,
  packed,
  type Task,
  type TaskName,
  type Use,
  usesIn,
} from './blockSummary';
import { type Key, plainName, planKey, unitKey, yearKey } from './keys';
import { goalsOf } from './goals';
import { type Prose, proseOf, settledProse } from './prose';
import { type DraftPassages, passagesOf, settledPassages } from './reuse/passages';

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
  /** The same where only the title says whose paper it is. */
  readonly titleUnit: string | undefined;
  /** 部门: whose part of the unit's work it tells. */
  readonly department: string | undefined;
  /** Addresses of the plans that `计划:` names: for each one as written and with the usual ending. */
  readonly plans: readonly string[];
  readonly parts: readonly PartSummary[];
  /** All rows and marks that name an item, in order: the same list while none of them differs. Relative to their blocks. */
  readonly tasks: readonly Task[];
  /** What they call their items: the same list while none is called otherwise. */
  readonly names: readonly TaskName[];
  /** Of a report. */
  readonly prose: Prose;
  /** Of a plan: sentences that promise a figure. */
  readonly goals: readonly string[];
  /** Blocks that name something, with their starts, in order. */
  readonly blocks: readonly BlockSummary[];
  readonly starts: ArrayLike<number>;
  /** Everything that the draft can be looked up by, and in how many blocks it is named. */
  readonly keys: ReadonlyMap<Key, number>;
  readonly passages: DraftPassages;
}

const taskBlocks = inBlocks(eachOf(everyBlock, ({ tasks }) => (tasks.length > 0 ? tasks : undefined)));
const allTasks = derive([taskBlocks], (blocks): readonly Task[] => blocks.flatMap(({ value }) => value));

const nameBlocks = inBlocks(
  eachOf(
    everyBlock,
    ({ tasks }): readonly TaskName[] | undefined =>
      tasks.length > 0 ? tasks.map(({ name, ids }) => ({ name, ids })) : undefined,
    (before, now) => before !== undefined && now !== undefined && sameNames(before, now),
  ),
);
const allNames = derive([nameBlocks], (blocks): readonly TaskName[] => blocks.flatMap(({ value }) => value));

function sameNames(a: readonly TaskName[], b: readonly TaskName[]): boolean {
  return a.length === b.length && a.every(({ name, ids }, i) => name === b[i]!.name && sameList(ids, b[i]!.ids));
}

/** Where a draft names each of its items; in the order of `Summary.tasks`. */
export const taskPlaces = derive([taskBlocks], (blocks): readonly Place[] =>
  blocks.flatMap(({ block, value }) => value.map(({ place }) => ({ block, span: place }))),
);

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
  const [unit, department] = [doc.meta('单位'), doc.meta('部门')];
  const titleUnit = doc.titleWords && unitOf(doc.titleWords);
  const head = {
    uri: doc.uri,
    kind: kind.id,
    kindName: kind.name,
    tense: kind.tense,
    title: title ? copy(plainName(doc.slice(title))) : '',
    titleSpan: title ?? { start: 0, end: 0 },
    period: doc.period,
    unit: unit && copy(unit),
    titleUnit: titleUnit && copy(titleUnit),
    department: department && copy(department),
    plans: planAddresses(doc),
  };
  const parts = doc.parts.map(({ part, section }) => {
    return { id: part.id, title: copy(plainName(section.words)), ...doc.extentOf(section) };
  });
  return {
    ...head,
    parts,
    tasks: allTasks(doc),
    names: allNames(doc),
    prose: proseOf(doc),
    goals: goalsOf(doc),
    blocks,
    starts,
    keys: keysOf(head, blocks, before),
    passages: passagesOf(doc),
  };
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
function keysOf(paper: Paper, blocks: readonly BlockSummary[], before: Summary | undefined): ReadonlyMap<Key, number> {
  const own = headKeys(paper);
  if (!before || !sameList(headKeys(before), own)) {
    const keys = new Map<Key, number>(own.map((key) => [key, 1]));
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

type Paper = Pick<Summary, 'plans' | 'period' | 'tense' | 'unit' | 'titleUnit'>;

/** Whose paper it is, as its head or else its title says. */
export const unitIn = ({ unit, titleUnit }: Pick<Summary, 'unit' | 'titleUnit'>): string | undefined =>
  unit ?? titleUnit;

/** Whose paper it is: as stated, else as the title says; that of a 党组 is the office's. */
export function officeOf(paper: Pick<Summary, 'unit' | 'titleUnit'>): string | undefined {
  const name = unitIn(paper);
  return name === undefined ? undefined : officeName(name);
}

function headKeys({ plans, period, tense, unit, titleUnit }: Paper): Key[] {
  const keys = plans.map(planKey);
  if (!period) return keys;
  keys.push(yearKey(period.year));
  const own = officeOf({ unit, titleUnit });
  if (own !== undefined && (tense === 'plan' || plans.length === 0)) keys.push(copy(unitKey(tense, period.year, own)));
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

/** The same summary in less memory, as one block; for files that are not edited. It is no `before` of any other. */
export function settled(summary: Summary): Summary {
  const { blocks, starts } = summary;
  const uses = blocks.flatMap((block, i) => usesIn(block, starts[i]!));
  const tasks = tasksOf(summary);
  return {
    ...summary,
    tasks,
    prose: settledProse(summary.prose),
    passages: settledPassages(summary.passages),
    blocks: [{ tasks, ...packed(uses) }],
    starts: [0],
  };
}

/** Tasks of a draft in order, absolute; all of them or those that `wanted` takes. */
export function tasksOf({ blocks, starts }: Summary, wanted: (task: Task) => boolean = () => true): Task[] {
  return blocks.flatMap(({ tasks }, i) => tasks.filter(wanted).map((task) => absoluteTask(task, starts[i]!)));
}

/** All of them, in the order of `Summary.tasks`. */
export const absoluteTasks = perKey((draft: Summary): readonly Task[] => tasksOf(draft));

function absoluteTask(task: Task, by: number): Task {
  return { ...task, ...shift(task, by), place: shift(task.place, by), block: task.block ?? by };
}

/** Places where a draft names one of the keys, absolute, by place. */
export function usesOf({ blocks, starts, keys }: Summary, wanted: readonly Key[]): Use[] {
  if (!wanted.some((key) => keys.has(key))) return [];
  const out = blocks.flatMap((block, i) => usesIn(block, starts[i]!, (key) => wanted.includes(key)));
  return out.sort((a, b) => a.start - b.start);
}
