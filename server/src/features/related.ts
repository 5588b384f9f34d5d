/** Which drafts belong together, and which of their items are the same one. */
import {
  itemKey,
  nameKey,
  planKey,
  type Summary,
  type Task,
  tasksOf,
  type Use,
  usesOf,
  yearKey,
} from '../model/summary';
import type { Workspace } from '../model/workspace';

/** An item as it is looked for in other drafts. */
export interface Item {
  readonly name: string;
  readonly ids: readonly string[];
}

/** Where a draft speaks of an item. */
export interface Telling {
  readonly draft: Summary;
  /** Rows and marks that name it. */
  readonly tasks: readonly Task[];
  /** Mentions in running text. */
  readonly prose: readonly Use[];
}

/**
 * Two drafts belong to one undertaking: one names the other as its plan, both name the same plan, or they are of the
 * same year and not of different units.
 */
export function belongTogether(a: Summary, b: Summary): boolean {
  if (a.uri === b.uri || a.plans.includes(b.uri) || b.plans.includes(a.uri)) return true;
  if (a.plans.some((plan) => b.plans.includes(plan))) return true;
  const sameYear = a.period !== undefined && a.period.year === b.period?.year;
  return sameYear && (a.unit === undefined || b.unit === undefined || a.unit === b.unit);
}

/** The plans that a draft answers: those that `计划:` names, else those that belong to it. */
export function plansOf(workspace: Workspace, draft: Summary): Summary[] {
  const named = draft.plans.flatMap((uri) => workspace.get(uri) ?? []);
  if (named.length > 0 || !draft.period) return [...new Set(named)];
  const sameYear = [...workspace.naming(yearKey(draft.period.year))];
  return sameYear.filter((other) => other.tense === 'plan' && other.uri !== draft.uri && belongTogether(draft, other));
}

/** Drafts that may speak of an item: they use its name, or a casework item of the framework that it holds. */
export function candidates(workspace: Workspace, { name, ids }: Item): Iterable<Summary> {
  const found = new Set<Summary>();
  for (const key of [nameKey(name), ...ids.map(itemKey)]) for (const draft of workspace.naming(key)) found.add(draft);
  return found;
}

/**
 * Where a draft speaks of an item: rows and marks of the same name, else of the same casework; with mentions in running
 * text. Undefined when it does not.
 */
export function telling(draft: Summary, item: Item): Telling | undefined {
  const tasks = sameTasks(draft, item);
  const prose = usesOf(draft, item.ids.map(itemKey)).filter(({ evidence }) => evidence === 'prose');
  return tasks.length + prose.length > 0 ? { draft, tasks, prose } : undefined;
}

/** Rows and marks of a draft about the same item. */
export function sameTasks(draft: Summary, { name, ids }: Item): Task[] {
  const keyed = draft.keys.has(nameKey(name));
  if (!keyed && !(ids.length > 0 && ids.every((id) => draft.keys.has(itemKey(id))))) return [];
  const tasks = tasksOf(draft);
  const same = tasks.filter((task) => task.name === name);
  if (same.length > 0) return same;
  const held = tasks.filter((task) => isHeld(task.name, name));
  return held.length > 0 ? held : tasks.filter((task) => sameIds(task.ids, ids));
}

/** Every draft of the undertaking that speaks of an item, the draft itself among them. */
export function tellings(workspace: Workspace, draft: Summary, item: Item): Telling[] {
  const out: Telling[] = [];
  for (const other of candidates(workspace, item)) {
    const found = belongTogether(draft, other) ? telling(other, item) : undefined;
    if (found) out.push(found);
  }
  return out;
}

/** Drafts that name a draft as their plan. */
export function answersTo(workspace: Workspace, { uri }: Summary): Summary[] {
  return [...workspace.naming(planKey(uri))];
}

/** One name says more than the other, as with a suffix such as 专项. UTF-16 units. */
const tellingName = 4;

function isHeld(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= tellingName && long.includes(short);
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((id) => b.includes(id));
}
