/**
 * A line above each task table, and above each mark that names an item: how its items stand, here and in plans and
 * reports. Above every row it would tear the table apart.
 */
import { getOrMake } from '../../base/getOrMake';
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Doc } from '../../model/draft/doc';
import type { Task } from '../../model/office/blockSummary';
import { absoluteTasks, type Summary } from '../../model/office/summary';
import type { Pair } from '../../model/office/trace/pair';
import { overall } from '../../model/office/trace/overall';
import { linkNames, type LinkState } from '../../model/office/trace/states';
import { itemPlaces, mostPlaces } from './navigation';
import { type Telling, tellings } from './related';
import type { DraftPlace, Here } from './here';

export interface Lens {
  /** Start of the table or mark. */
  readonly at: number;
  readonly origin: Task['origin'];
  readonly tasks: readonly Task[];
}

/** Places for lenses, in order, at most one for a line; what they say is worked out for those that are shown. */
export function lenses({ doc, summary }: Pick<Here, 'doc' | 'summary'>): readonly Lens[] {
  return lensesOf(summary, doc);
}

const lensesOf = perKey(({ blocks, starts }: Summary, { text }: Doc): readonly Lens[] => {
  const out: Lens[] = [];
  let line = -1;
  for (const [i, { tasks }] of blocks.entries()) {
    const by = starts[i]!;
    const rows = tasks.filter(({ origin }) => origin === 'table');
    if (rows.length > 0) out.push({ at: by, origin: 'table', tasks: rows });
    for (const mark of tasks) {
      if (mark.origin !== 'mark') continue;
      const own = text.lastIndexOf('\n', by + mark.start - 1);
      if (own !== line) out.push({ at: by + mark.start, origin: 'mark', tasks: [mark] });
      line = own;
    }
  }
  return out;
});

/** What a lens says, and the places it leads to. */
export interface LensText {
  readonly title: string;
  readonly places: readonly DraftPlace[];
}

/** Words of the lens at a place; undefined when there is none any more. */
export function* lensText(here: Here, at: number): Steps<LensText | undefined> {
  const lens = lenses(here).find((one) => one.at === at);
  if (!lens) return undefined;
  const pairs = lens.origin === 'table' ? here.trace.pairsOf(here.summary) : [];
  if (pairs.length > 0) return tracedTable(here, lens.tasks, pairs);
  const found: Telling[][] = [];
  for (const task of lens.tasks) found.push(yield* tellings(here, task));
  const title = lens.origin === 'mark' ? markTitle(lens.tasks[0]!, found[0]!) : tableTitle(here, lens.tasks, found);
  return { title, places: found.flatMap((one) => itemPlaces(here.summary, one)) };
}

function markTitle({ measures, state }: Task, found: readonly Telling[]): string {
  const tied = state === 'justified' ? '免融合' : `对应措施 ${measures.length}`;
  return `${tied} · 计划 ${countOf(found, 'plan')} · 报告 ${countOf(found, 'report')}`;
}

function tableTitle({ summary }: Here, tasks: readonly Task[], found: readonly (readonly Telling[])[]): string {
  const other = summary.tense === 'plan' ? 'report' : 'plan';
  const known = found.filter((one) => countOf(one, other) > 0).length;
  return `${tiedWords(tasks)} · ${other === 'report' ? '报告写到' : '计划列有'} ${known} 项`;
}

function tiedWords(tasks: readonly Task[]): string {
  const open = tasks.filter(({ state }) => state === 'untied' || state === 'hollow').length;
  return `事项 ${tasks.length} · ${open === 0 ? '都有对应措施' : `${open} 项没有对应措施`}`;
}

/** A table where plan and reports are traced: a long one is not looked for name by name. */
function tracedTable({ summary, trace }: Here, tasks: readonly Task[], pairs: readonly Pair[]): LensText {
  const plans = summary.tense === 'plan';
  const shown = new Set(tasks);
  const items = summary.tasks.flatMap((task, i) => (shown.has(task) ? [i] : []));
  const others = new Map<number, DraftPlace[]>();
  for (const { plan, report, rows } of pairs) {
    for (const { item, answers, prose } of rows) {
      if (!plans) for (const answer of answers) add(others, answer, placesIn(plan, [item]));
      else add(others, item, placesIn(report, answers, prose));
    }
  }
  const places = items.flatMap((i) => [...placesIn(summary, [i]), ...(others.get(i) ?? [])]);
  const listed = items.filter((i) => others.has(i)).length;
  const told = plans ? statesWords(pairs, items, trace.terms.today) : `计划列有 ${listed} 项`;
  return { title: `${tiedWords(tasks)} · ${told}`, places: places.slice(0, mostPlaces) };
}

function placesIn(draft: Summary, tasks: readonly number[], prose?: Span): DraftPlace[] {
  const spans = tasks.length > 0 ? tasks.map((i) => absoluteTasks(draft)[i]!.place) : prose ? [prose] : [];
  return spans.map(({ start, end }) => ({ uri: draft.uri, span: { start, end } }));
}

function add(places: Map<number, DraftPlace[]>, item: number, more: readonly DraftPlace[]): void {
  getOrMake(places, item, () => []).push(...more);
}

/** How many items of a plan stand how, over all its reports. */
function statesWords(pairs: readonly Pair[], items: readonly number[], today: number): string {
  const states = items.map((item) => overall(pairs, item, today).state);
  return (Object.keys(linkNames) as LinkState[])
    .flatMap((state) => {
      const count = states.filter((one) => one === state).length;
      return count > 0 ? [`${linkNames[state]} ${count}`] : [];
    })
    .join('、');
}

const countOf = (found: readonly Telling[], tense: Summary['tense']): number =>
  found.filter(({ draft }) => draft.tense === tense).length;
