/** Which drafts belong together, and which of their items are the same one. */
import { overlaps, type Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import { itemKey, type Key, nameKey, planKey, yearKey } from '../../model/office/keys';
import type { Task } from '../../model/office/blockSummary';
import { type Summary, tasksOf, usesOf } from '../../model/office/summary';
import type { Workspace } from '../../model/office/workspace';
import { literalPlaces, shortestName } from './literal';
import type { Here } from './here';

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
  readonly prose: readonly Span[];
}

/**
 * Two drafts belong to one undertaking: one names the other as its plan, both name the same plan, or they are of the
 * same year and not of different units. Who names a plan answers no other.
 */
export function belongTogether(a: Summary, b: Summary): boolean {
  if (a.uri === b.uri || a.plans.includes(b.uri) || b.plans.includes(a.uri)) return true;
  if (a.plans.some((plan) => b.plans.includes(plan))) return true;
  if (answersAnother(a, b) || answersAnother(b, a)) return false;
  const sameYear = a.period !== undefined && a.period.year === b.period?.year;
  return sameYear && (a.unit === undefined || b.unit === undefined || a.unit === b.unit);
}

/** Whether a draft names plans and the other, which is none of those, is a plan itself or names plans too. */
const answersAnother = (a: Summary, b: Summary) => a.plans.length > 0 && (b.tense === 'plan' || b.plans.length > 0);

/** The plans that a draft answers: those that `计划:` names, else those that belong to it. */
export function plansOf(workspace: Workspace, draft: Summary): Summary[] {
  const named = draft.plans.flatMap((uri) => workspace.get(uri) ?? []);
  if (named.length > 0 || !draft.period) return [...new Set(named)];
  const sameYear = [...workspace.naming(yearKey(draft.period.year))];
  return sameYear.filter((other) => other.tense === 'plan' && other.uri !== draft.uri && belongTogether(draft, other));
}

/** Drafts that may speak of an item: they use its name, or a casework item of the framework that it holds. */
function candidates(workspace: Workspace, { name, ids }: Item): Iterable<Summary> {
  const found = new Set<Summary>();
  for (const key of [nameKey(name), ...ids.map(itemKey)]) for (const draft of workspace.naming(key)) found.add(draft);
  return found;
}

/**
 * Where a draft speaks of an item: rows and marks of the same name, else of the same casework; with mentions in running
 * text, by its casework, and by its very name where the text is at hand. Undefined when it does not.
 */
export function telling(draft: Summary, item: Item, text?: string): Telling | undefined {
  const tasks = sameTasks(draft, item);
  const uses = usesOf(draft, item.ids.map(itemKey)).filter(({ evidence }) => evidence === 'prose');
  const names = text ? namesIn(text, draft, item.name) : [];
  const prose = [...names, ...uses.filter((use) => !names.some((name) => overlaps(name, use)))];
  return tasks.length + prose.length > 0 ? { draft, tasks, prose } : undefined;
}

/** The very name in running text, outside rows and marks. */
function namesIn(text: string, draft: Summary, name: string): Span[] {
  if (name.length < shortestName || !text.includes(name)) return [];
  const all = tasksOf(draft);
  const longer = all.map((task) => task.name).filter((other) => other !== name && other.includes(name));
  return literalPlaces(text, name, all, longer);
}

/** Rows and marks of a draft about the same item. */
export function sameTasks(draft: Summary, { name, ids }: Item): Task[] {
  const keyed = draft.keys.has(nameKey(name));
  if (!keyed && !(ids.length > 0 && ids.every((id) => draft.keys.has(itemKey(id))))) return [];
  const same = tasksOf(draft, (task) => task.name === name);
  if (same.length > 0) return same;
  const held = tasksOf(draft, (task) => isHeld(task.name, name));
  return held.length > 0 ? held : tasksOf(draft, (task) => sameIds(task.ids, ids));
}

/** More drafts than anybody looks at. */
const mostTellings = 200;

/** Every draft of the undertaking that speaks of an item, this one first; at most so many. */
export function* tellings({ doc, summary, workspace, texts }: Here, item: Item): Steps<Telling[]> {
  const out: Telling[] = [];
  const spoken = [summary.uri, ...(texts?.keys() ?? [])].flatMap((uri) => workspace.get(uri) ?? []);
  for (const other of new Set([...spoken, ...candidates(workspace, item)])) {
    if (!belongTogether(summary, other)) continue;
    const found = telling(other, item, other.uri === doc.uri ? doc.text : texts?.get(other.uri));
    if (found) out.push(found);
    if (out.length >= mostTellings) break;
    yield;
  }
  return out;
}

/** The other drafts that name a key: first those of the undertaking, then the rest. */
export function* othersNaming(workspace: Workspace, draft: Summary, key: Key): Steps<Summary[]> {
  const near: Summary[] = [];
  const far: Summary[] = [];
  for (const other of workspace.naming(key)) {
    if (other.uri !== draft.uri) (belongTogether(draft, other) ? near : far).push(other);
    yield;
  }
  return near.concat(far);
}

/** Drafts that `计划:` links with a draft, either way. */
export function linked(workspace: Workspace, draft: Summary): Summary[] {
  return [...draft.plans.flatMap((uri) => workspace.get(uri) ?? []), ...answersTo(workspace, draft)];
}

/** Drafts of the same undertaking, those that are linked first; at most so many. */
export function undertaking(workspace: Workspace, draft: Summary, most: number): Summary[] {
  const out = new Set(linked(workspace, draft));
  if (draft.period) {
    for (const other of workspace.naming(yearKey(draft.period.year))) {
      if (out.size >= most) break;
      if (belongTogether(draft, other)) out.add(other);
    }
  }
  out.delete(draft);
  return [...out].slice(0, most);
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
