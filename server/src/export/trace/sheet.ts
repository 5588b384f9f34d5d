/** The trace as one sheet of words, a row for each item: what CSV and Markdown write. */
import { shortTitle } from '../../features/trace/verdict';
import type {
  PlanTrace,
  TraceDraft,
  TraceExtra,
  TraceItem,
  TraceMeasure,
  TraceTable,
} from '../../features/trace/types';
import { cellWords, itemState, measureStates, roundWords, stateNames } from '../../features/trace/words';

export interface Sheet {
  readonly header: readonly string[];
  /** As wide as the header. */
  readonly rows: readonly (readonly string[])[];
}

/** The reports of one plan have a column each; those of several plans share one. */
export function sheetOf({ plans, measures, rounds }: TraceTable): Sheet {
  const [one, ...more] = plans;
  const apart = more.length === 0;
  const told = (reports: readonly TraceDraft[], cells: readonly string[]) => {
    if (apart) return cells;
    return [cells.flatMap((words, i) => (words ? [`${shortTitle(reports[i]!)}：${words}`] : [])).join('；')];
  };
  return {
    header: [
      ...['计划', '序号', '业务事项', '状态', '融合', '党建措施', '责任部门', '责任人', '完成时限'],
      ...rounds,
      ...measures.map(({ name }) => name),
      ...(apart ? (one?.reports ?? []).map(shortTitle) : ['报告情况']),
    ],
    rows: plans.flatMap((plan) => [
      ...plan.items.map((item) => [
        ...itemRow(plan, item),
        ...rounds.map((_, i) => roundWords(item, i)),
        ...item.grid.map((state) => (state ? measureStates[state].name : '')),
        ...told(
          plan.reports,
          item.cells.map((cell) => cellWords(cell, item.name)),
        ),
      ]),
      ...plan.extras.map((extra) => [
        ...extraRow(plan, extra),
        ...rounds.map(() => ''),
        ...measures.map(({ id }) => (extra.measures.some((measure) => measure.id === id) ? stateNames.reported : '')),
        ...told(
          plan.reports,
          plan.reports.map((_, i) => (i === extra.report ? (extra.result ?? stateNames[extra.state]) : '')),
        ),
      ]),
    ]),
  };
}

const named = (measures: readonly TraceMeasure[]) => measures.map(({ name }) => name).join('、');

function itemRow({ plan }: PlanTrace, item: TraceItem): string[] {
  const { number, name, measures, departments, owner, deadline } = item;
  const who = [departments.join('、'), owner ?? '', deadline ?? ''];
  return [plan.title, String(number), name, itemState(item), stateNames[item.plan], named(measures), ...who];
}

function extraRow({ plan }: PlanTrace, { name, state, measures }: TraceExtra): string[] {
  return [plan.title, '', name, stateNames[state], '', named(measures), '', '', ''];
}
