/** The trace in a few lines: how it stands, and why an item is not through. */
import { fileName } from '../../base/address';
import { linkNames, reportNames } from '../../model/office/trace/states';
import { cited, dayWords } from '../../model/office/trace/words';
import type { DraftPlace } from '../across/here';
import { isMissing } from './totals';
import type { PlanTrace, TraceDraft, TraceItem, TraceTable, TraceTotals } from './types';
import { citedNames } from './words';

/** `12 项 · 10 已报告 · 2 未报告 · 覆盖 83%`; what there is none of is left out behind the first three. */
export function verdictLine({ items, told, missing, later, percent, states, extras }: TraceTotals): string {
  const { suspect } = states;
  const parts = [
    `${items} 项`,
    `${told} ${linkNames.reported}`,
    `${missing - suspect} ${linkNames.unreported}`,
    suspect > 0 && `${suspect} ${linkNames.suspect}`,
    states.overdue > 0 && `${states.overdue} ${linkNames.overdue}`,
    later > 0 && `${later} 没有到期`,
    extras.unplanned > 0 && `${extras.unplanned} ${reportNames.unplanned}`,
    extras.duplicate > 0 && `${extras.duplicate} ${reportNames.duplicate}`,
    percent === undefined ? '还没有要报告的' : `覆盖 ${percent}%`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Why an item is not through. */
export interface TraceReason {
  /** The draft that it is about, and where. */
  readonly place: DraftPlace;
  /** One line, plain. */
  readonly words: string;
  /** It counts against the share. */
  readonly failure: boolean;
}

/** One reason for each item that is not through, in the order of the plans; those that count against the share last. */
export function reasonsOf({ plans }: TraceTable): TraceReason[] {
  const all = plans.flatMap((plan) => plan.items.flatMap((item) => reasonOf(plan, item) ?? []));
  return [...all.filter(({ failure }) => !failure), ...all.filter(({ failure }) => failure)];
}

/** The reason of one item; undefined where nothing is amiss. */
export function reasonOf({ reports }: PlanTrace, item: TraceItem): TraceReason | undefined {
  const { number, name, state, place } = item;
  const failure = isMissing(item);
  const why = failure || state === 'overdue' ? unfinished(item, reports) : droppedWords(item, reports);
  return why === undefined ? undefined : { place, failure, words: `第${number}项“${name}”：${why}` };
}

function unfinished({ state, due, deadline, departments, cells }: TraceItem, reports: readonly TraceDraft[]): string {
  const told = cells
    .flatMap(({ result }, i) => (result ? [`${shortTitle(reports[i]!)}写“${cited(result)}”`] : []))
    .at(-1);
  const asked = cells.flatMap((cell) => cell.asked ?? [])[0];
  const by = due !== undefined ? `${dayWords(due)}到期` : deadline;
  const words = [
    linkNames[state],
    by,
    departments.join('、'),
    state === 'suspect' ? '报告以后计划改过' : told,
    asked !== undefined && `报告里的“${asked}”是不是这一项，请确认`,
  ];
  return words.filter(Boolean).join('，');
}

function droppedWords({ cells }: TraceItem, reports: readonly TraceDraft[]): string | undefined {
  const at = cells.findLastIndex(({ dropped }) => dropped.length > 0);
  if (at < 0) return undefined;
  const names = citedNames(cells[at]!.dropped);
  return `${shortTitle(reports[at]!)}报告了这一项，没有写计划的措施${names}`;
}

/** What a column of a report is headed by: its department and period, else its file. */
export function shortTitle({ period, department, kind, place }: TraceDraft): string {
  const words = [department && cited(department), period].filter(Boolean).join('');
  return words ? `${words}${kind}` : fileName(place.uri);
}
