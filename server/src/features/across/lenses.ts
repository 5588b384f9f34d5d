/**
 * A line above each task table, and above each mark that names an item: how its items stand, here and in plans and
 * reports. Above every row it would tear the table apart.
 */
import { perKey } from '../../base/perKey';
import type { Steps } from '../../base/steps';
import type { Doc } from '../../model/draft/doc';
import type { Task } from '../../model/office/blockSummary';
import type { Summary } from '../../model/office/summary';
import { overall } from '../../model/office/trace/overall';
import { linkNames, type LinkState } from '../../model/office/trace/states';
import { itemPlaces } from './navigation';
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
  const found: Telling[][] = [];
  for (const task of lens.tasks) found.push(yield* tellings(here, task));
  const title = lens.origin === 'mark' ? markTitle(lens.tasks[0]!, found[0]!) : tableTitle(here, lens.tasks, found);
  return { title, places: found.flatMap((one) => itemPlaces(here.summary, one)) };
}

function markTitle({ measures, state }: Task, found: readonly Telling[]): string {
  const tied = state === 'justified' ? '免融合' : `对应措施 ${measures.length}`;
  return `${tied} · 计划 ${countOf(found, 'plan')} · 报告 ${countOf(found, 'report')}`;
}

function tableTitle(here: Here, tasks: readonly Task[], found: readonly (readonly Telling[])[]): string {
  const { summary } = here;
  const open = tasks.filter(({ state }) => state === 'untied' || state === 'hollow').length;
  const own = `事项 ${tasks.length} · ${open === 0 ? '都有对应措施' : `${open} 项没有对应措施`}`;
  const told = reportedStates(here, tasks);
  if (told) return `${own} · ${told}`;
  const other = summary.tense === 'plan' ? 'report' : 'plan';
  const known = found.filter((one) => countOf(one, other) > 0).length;
  return `${own} · ${other === 'report' ? '报告写到' : '计划列有'} ${known} 项`;
}

/** How the items of a plan stand over all its reports; undefined where none answers the plan. */
function reportedStates({ summary, trace }: Here, tasks: readonly Task[]): string | undefined {
  const pairs = summary.tense === 'plan' ? trace.pairsOf(summary) : [];
  if (pairs.length === 0) return undefined;
  const shown = new Set(tasks);
  const states = summary.tasks.flatMap((task, i): LinkState[] => {
    if (!shown.has(task)) return [];
    return [overall(pairs, i, trace.terms.today).state];
  });
  const counted = (Object.keys(linkNames) as LinkState[]).flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count > 0 ? [`${linkNames[state]} ${count}`] : [];
  });
  return counted.join('、');
}

const countOf = (found: readonly Telling[], tense: Summary['tense']): number =>
  found.filter(({ draft }) => draft.tense === tense).length;
