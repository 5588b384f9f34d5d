/** Which drafts belong together, and which of their items are the same one. */
import { overlaps, type Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import { itemKey, type Key, nameKey, planKey, yearKey } from '../../model/office/keys';
import type { Task } from '../../model/office/blockSummary';
import { absoluteTasks, type Summary, tasksOf, usesOf } from '../../model/office/summary';
import type { Pair, Row } from '../../model/office/trace/pair';
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

/** The plans that a draft answers by the trace; where it knows none, those that may be meant: all that belong to it. */
export function plansOf({ summary, workspace, trace }: Here): readonly Summary[] {
  const known = trace.plansOf(summary);
  if (known.length > 0) return known;
  const named = summary.plans.flatMap((uri) => workspace.get(uri) ?? []);
  if (named.length > 0 || !summary.period) return [...new Set(named)];
  const sameYear = [...workspace.naming(yearKey(summary.period.year))];
  return sameYear.filter((other) => other.tense === 'plan' && other !== summary && belongTogether(summary, other));
}

/** Rows of the trace about an item of this draft: those that its own rows and marks answer, or that it tells in running text. */
export function* tracedRows({ summary, trace }: Here, { name, ids }: Item): Generator<{ pair: Pair; row: Row }> {
  for (const pair of trace.pairsOf(summary)) {
    const { plan, report, rows } = pair;
    for (const row of rows) {
      const planned = plan.tasks[row.item]!;
      const own = summary === plan ? [planned] : row.answers.map((answer) => report.tasks[answer]!);
      const inText = summary === report && row.prose && (planned.name === name || sameIds(planned.ids, ids));
      if (inText || own.some((task) => task.name === name)) yield { pair, row };
    }
  }
}

/** Where another draft tells an item by the trace. */
interface Traced {
  readonly tasks: readonly Task[];
  /** Where only running text tells it. */
  readonly prose?: Span | undefined;
}

/**
 * Where plans and reports tell an item by the trace: these answer each other, or the same plan. What it says of a draft
 * counts, even where that is nothing; a draft that it says nothing of, or only asks about, is not there.
 */
export function* traced(here: Here, item: Item): Steps<ReadonlyMap<Summary, Traced>> {
  const { summary, trace } = here;
  const found = new Map<Summary, Traced>();
  if (summary.tasks.some(({ name }) => name === item.name)) {
    for (const { plan, report, questions } of trace.pairsOf(summary)) {
      const asks = questions.some(
        (one) => (plan === summary ? plan.tasks[one.plan] : report.tasks[one.report])!.name === item.name,
      );
      if (!asks) found.set(plan === summary ? report : plan, { tasks: [] });
    }
  }
  const add = (draft: Summary, places: readonly number[], prose?: Span) => {
    const tasks = [...(found.get(draft)?.tasks ?? []), ...places.map((i) => absoluteTasks(draft)[i]!)];
    found.set(draft, { tasks: [...new Set(tasks)], prose });
  };
  for (const { pair, row } of tracedRows(here, item)) {
    if (pair.plan !== summary) add(pair.plan, [row.item]);
    for (const report of trace.reportsOf(pair.plan)) {
      const { answers, prose } = trace.pair(pair.plan, report).rows[row.item]!;
      if (report !== summary) add(report, answers, prose);
      yield;
    }
  }
  return found;
}

/** Drafts that may speak of an item: they use its name, or a casework item of the framework that it holds. */
function candidates(workspace: Workspace, { name, ids }: Item): Iterable<Summary> {
  const found = new Set<Summary>();
  for (const key of [nameKey(name), ...ids.map(itemKey)]) for (const draft of workspace.naming(key)) found.add(draft);
  return found;
}

/**
 * Where a draft speaks of an item: rows and marks of the same name, else of the same casework; with mentions in running
 * text, by its casework, and by its very name where the text is at hand. Undefined when it does not. `known`: what the
 * trace says of it, which overrules the rest.
 */
export function telling(draft: Summary, item: Item, text?: string, known?: Traced): Telling | undefined {
  const tasks = known?.tasks ?? sameTasks(draft, item);
  const uses = usesOf(draft, item.ids.map(itemKey)).filter(({ evidence }) => evidence === 'prose');
  const names = text ? namesIn(text, draft, item.name) : [];
  const found = [...names, ...uses.filter((use) => !names.some((name) => overlaps(name, use)))];
  const prose = found.length === 0 && known?.prose ? [known.prose] : found;
  return tasks.length + prose.length > 0 ? { draft, tasks, prose } : undefined;
}

/** The very name in running text, outside rows and marks. */
function namesIn(text: string, draft: Summary, name: string): Span[] {
  if (name.length < shortestName || !text.includes(name)) return [];
  const all = absoluteTasks(draft);
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
export function* tellings(here: Here, item: Item): Steps<Telling[]> {
  const { doc, summary, workspace, texts } = here;
  const out: Telling[] = [];
  const known = yield* traced(here, item);
  const spoken = [summary.uri, ...(texts?.keys() ?? [])].flatMap((uri) => workspace.get(uri) ?? []);
  for (const other of new Set([...spoken, ...known.keys(), ...candidates(workspace, item)])) {
    if (!known.has(other) && !belongTogether(summary, other)) continue;
    const text = other.uri === doc.uri ? doc.text : texts?.get(other.uri);
    const found = telling(other, item, text, known.get(other));
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

/** Drafts that `计划:` or the trace links with this one, either way. */
export function linked({ summary, workspace, trace }: Here): ReadonlySet<Summary> {
  const named = summary.plans.flatMap((uri) => workspace.get(uri) ?? []);
  const traced = trace.pairsOf(summary).map(({ plan, report }) => (plan === summary ? report : plan));
  return new Set([...named, ...answersTo(workspace, summary), ...traced]);
}

/** Drafts of the same undertaking, those that are linked first; at most so many. */
export function undertaking(here: Here, most: number): Summary[] {
  const { summary, workspace } = here;
  const out = new Set(linked(here));
  if (summary.period) {
    for (const other of workspace.naming(yearKey(summary.period.year))) {
      if (out.size >= most) break;
      if (belongTogether(summary, other)) out.add(other);
    }
  }
  out.delete(summary);
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
