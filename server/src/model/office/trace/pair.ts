/** A plan and a report that answers it, item by item. */
import { perKey } from '../../../base/perKey';
import type { Span } from '../../../base/span';
import type { Framework } from '../../../frame/schema';
import { readDeadline } from '../../grammar/deadline';
import { sharedPairs } from '../../grammar/pairs';
import { lastDay } from '../../grammar/period';
import { readResult, type Result } from '../../grammar/result';
import type { Task, TaskName } from '../blockSummary';
import { itemKey, type Key, measureKey } from '../keys';
import { headingsIn, naming } from '../prose';
import { type Summary, usesOf } from '../summary';
import { departmentIn } from './answers';
import { type Decisions, rowPrint } from './decisions';
import { type Basis, certain, type Match, matchItems } from './match';
import { isAbout, topicOf } from './topic';
import type { LinkState } from './states';

/** An item of the plan, and how the report tells it. Items are known by their places in `Summary.tasks`. */
export interface Row {
  readonly item: number;
  /** Rows and marks of the report that answer it. */
  readonly answers: readonly number[];
  /** Where running text of the report speaks of it, when no row or mark does; absolute. */
  readonly prose: Span | undefined;
  /** Why and how surely it is taken for the same item; undefined where the report does not tell it. */
  readonly basis: Basis | undefined;
  readonly confidence: number;
  readonly state: LinkState;
  /** The same but for `suspect`: what the report tells. */
  readonly told: Exclude<LinkState, 'suspect'>;
  /** Last day of its deadline as yyyymmdd, where the plan leaves no doubt. */
  readonly due: number | undefined;
  /** Whether this report has to tell it: it is the department's own, and due by the end of the report's period. */
  readonly expected: boolean;
  /** What ties it in the plan and is not told of it in the report. Only where the report tells it in rows or marks. */
  readonly dropped: readonly Key[];
}

/** Two names that may be the same item: somebody has to say. Places in `Summary.tasks`. */
export interface Question {
  readonly plan: number;
  readonly report: number;
  readonly confidence: number;
}

export interface Pair {
  readonly plan: Summary;
  readonly report: Summary;
  /** One for each item of the plan, in order. */
  readonly rows: readonly Row[];
  /** Items of the report that answer none of the plan. */
  readonly unplanned: readonly number[];
  readonly questions: readonly Question[];
}

/** What a pair is made by, besides its drafts. */
export interface Terms {
  readonly frame: Framework;
  readonly decisions: Decisions;
  /** yyyymmdd */
  readonly today: number;
}

/** Counts matchings made, for tests: only a keystroke in a name makes any. */
export const work = { matchings: 0 };

/** Which rows and marks answer which. Made again only when one of a side is called otherwise. */
const matchesUnder = perKey((decisions: Decisions) =>
  perKey((plan: readonly TaskName[]) =>
    perKey((report: readonly TaskName[], frame: Framework): readonly Match[] => {
      work.matchings++;
      return matchItems(plan, report, frame, (one, other) => decisions.same(one, other));
    }),
  ),
);

export function pairOf(plan: Summary, report: Summary, terms: Terms): Pair {
  const matches = matchesUnder(terms.decisions)(plan.names)(report.names, terms.frame);
  const sure = matches.filter(({ confidence }) => confidence >= certain);
  const answered = new Map<number, Match[]>();
  for (const match of sure) answered.set(match.plan, [...(answered.get(match.plan) ?? []), match]);
  const topic = topicOf(plan, report);
  const prose = proseAnswers(plan, report, answered, terms);
  const told = new Set(sure.map((match) => match.report));
  const questions = matches.filter(
    (match) => match.confidence < certain && !answered.has(match.plan) && !told.has(match.report),
  );
  const asking = new Set(questions.map((match) => match.report));
  return {
    plan,
    report,
    rows: plan.tasks.map((task, i) => {
      return rowOf(task, i, answered.get(i) ?? [], prose.get(i), plan, report, terms, topic);
    }),
    unplanned: report.tasks.flatMap((_, i) => (told.has(i) || asking.has(i) ? [] : [i])),
    questions,
  };
}

/** The plan is only guessed, and the report tells none of its items: it is about something else. */
export function isStranger({ plan, report, rows, questions }: Pair): boolean {
  if (report.plans.length > 0 || plan.tasks.length === 0) return false;
  return questions.length === 0 && rows.every(({ state }) => state === 'unreported');
}

//#region Running text

interface Answer extends Span {
  readonly basis: Basis;
  readonly confidence: number;
}

/** Where running text tells items that no row or mark tells: under a heading of that name, by the name, by its casework. */
function proseAnswers(
  plan: Summary,
  report: Summary,
  answered: ReadonlyMap<number, unknown>,
  { frame, decisions }: Terms,
): ReadonlyMap<number, Answer> {
  const out = new Map<number, Answer>();
  const left = plan.names.flatMap((task, i) => (answered.has(i) ? [] : [{ task, i }]));
  if (left.length === 0) return out;
  const headings = headingsIn(report.prose).filter(({ end }) => end > report.titleSpan.end);
  const names = left.map(({ task }) => task);
  for (const match of matchItems(names, headings, frame, (one, other) => decisions.same(one, other))) {
    const { i } = left[match.plan]!;
    const { start, end } = headings[match.report]!;
    if (match.confidence >= certain && !out.has(i)) out.set(i, { start, end, ...match });
  }
  const { whole, most } = naming(report.prose, plan.names);
  for (const { task, i } of left) {
    if (out.has(i)) continue;
    const named = whole.get(i);
    if (named) out.set(i, { ...named, basis: 'name', confidence: 1 });
    else {
      const use = byCasework(plan, report, task);
      const near = most.get(i);
      if (use) out.set(i, { start: use.start, end: use.end, basis: 'casework', confidence: certain });
      else if (near) out.set(i, { ...near, basis: 'likeness', confidence: certain });
    }
  }
  return out;
}

/** How many items hold each piece of casework. */
const holders = perKey((names: readonly TaskName[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const id of names.flatMap(({ ids }) => ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
});

/** A mention of the item's casework, where no other item of the plan holds it. */
function byCasework(plan: Summary, report: Summary, { ids }: TaskName): Span | undefined {
  const own = ids.filter((id) => holders(plan.names).get(id) === 1);
  return usesOf(report, own.map(itemKey)).find(({ evidence }) => evidence === 'prose');
}

//#endregion

//#region One row

function rowOf(
  task: Task,
  item: number,
  matches: readonly Match[],
  prose: Answer | undefined,
  plan: Summary,
  report: Summary,
  { decisions, today }: Terms,
  topic: string | undefined,
): Row {
  const answers = matches.map((match) => match.report);
  const tasks = answers.map((i) => report.tasks[i]!);
  const due = dueOf(task, plan);
  const end = report.period && lastDay(report.period);
  const until = end ?? today;
  const best = matches.toSorted((a, b) => b.confidence - a.confidence)[0] ?? prose;
  const late = due !== undefined && due < today && (end === undefined || due <= end);
  const told = best ? toldIn(tasks, late) : 'unreported';
  const seen = best && decisions.seen(plan.uri, report.uri, task.name);
  return {
    item,
    answers,
    prose: prose && { start: prose.start, end: prose.end },
    basis: best?.basis,
    confidence: best?.confidence ?? 0,
    state: seen !== undefined && seen !== rowPrint(task) ? 'suspect' : told,
    told,
    due,
    expected:
      isOwn(task, plan, report) &&
      (topic === undefined || isAbout(task.name, topic)) &&
      (due === undefined ? isOver(plan, until) : due <= until),
    dropped: told === 'adjusted' ? [] : droppedFrom(task, tasks, report),
  };
}

/** The last day of an item's deadline, where its words leave no doubt; as yyyymmdd. */
export function dueOf({ said }: Task, { period }: Summary): number | undefined {
  const deadline = said.deadline === undefined ? undefined : readDeadline(said.deadline, period);
  return deadline && !deadline.uncertain ? deadline.latest : undefined;
}

const ended: ReadonlySet<Result['state']> = new Set(['done', 'mostly']);
/** Whether words of a row say that its item is through. */
export function isEnded(words: string): boolean {
  const result = readResult(words);
  return result !== undefined && ended.has(result.state);
}

const changed: ReadonlySet<Result['state']> = new Set(['cancelled', 'carried-over']);

/** Whether all of the plan's time is over by a day: only then is asked for what has no day of its own. */
const isOver = ({ period }: Summary, day: number): boolean => period === undefined || lastDay(period) <= day;

/** What rows and marks of a report tell of an item together: it is as far as the one that is least far. */
function toldIn(tasks: readonly Task[], late: boolean): Row['told'] {
  if (tasks.some(({ said }) => said.adjustment !== undefined)) return 'adjusted';
  const results = tasks.map(({ said }) => (said.result === undefined ? undefined : readResult(said.result)));
  const states = results.flatMap((result) => (result ? [result.state] : []));
  if (states.some((state) => changed.has(state))) return 'adjusted';
  const open = states.filter((state) => !ended.has(state) && state !== 'figure');
  if (open.length > 0) return late ? 'overdue' : 'running';
  return states.length > 0 && states.every((state) => ended.has(state)) ? 'done' : 'reported';
}

/** Whether an item is for the department whose work the report tells. */
function isOwn({ said }: Task, plan: Summary, report: Summary): boolean {
  const department = departmentIn(plan, report);
  if (department === undefined || plan.department === department) return true;
  return [said.department, said.support, said.leader, said.person].some((words) => words?.includes(department));
}

/** So many pairs of characters two ways to say the same have in common. */
const telling = 3;

/**
 * Measures that the plan has for an item, where the report tells the item and none of them. A column of measures of any
 * sort may tell them in its own words, and so may the result; who says why the item has changed need not.
 */
function droppedFrom(task: Task, tasks: readonly Task[], report: Summary): readonly Key[] {
  if (tasks.length === 0 || task.state !== 'tied') return [];
  if (tasks.some(({ said }) => said.action !== undefined)) return [];
  const told = new Set(tasks.flatMap(({ measures }) => measures));
  if (task.measures.some((key) => told.has(key))) return [];
  // Another measure in free words may be the same one: only the framework's own can be told apart.
  const known = measureKey('');
  if ([...told].some((key) => !key.startsWith(known))) return [];
  const all = tasks.flatMap(({ said }) => Object.values(said)).join('；');
  if (sharedPairs(task.said.measure ?? '', all) >= telling) return [];
  return task.measures.filter((key) => told.size === 0 || !report.keys.has(key));
}

//#endregion
