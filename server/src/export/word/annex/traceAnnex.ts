/** How plans and reports answer each other, item by item, as an annex of a paper. */
import type { PlanTrace, TraceExtra, TraceItem, TraceMeasure, TraceTable } from '../../../features/trace/types';
import { shortTitle, verdictLine } from '../../../features/trace/verdict';
import { cellWords, itemState, stateNames } from '../../../features/trace/words';
import { type Block, type Column, paragraph, table } from './blocks';

export const traceTitle = '计划与报告对照表';

/** More reports share a column: a page has no room for theirs. */
const mostColumns = 3;

export function traceBlocks({ plans }: TraceTable): Block[] {
  if (plans.length === 0) return [paragraph('没有找到可以对照的计划和报告。')];
  return plans.flatMap((plan, i) => [paragraph(`表${i + 1}　${plan.plan.title}：${figures(plan)}`), matrix(plan)]);
}

/** The line of figures as a sentence; what there is none of is left out. */
const figures = ({ totals }: PlanTrace) => verdictLine(totals).split(' · ').flatMap(spoken).join('，');

/** `10 已报告` → 已报告10项. */
function spoken(part: string): string[] {
  const [, count, what] = /^(\d+) (.+)$/.exec(part) ?? [];
  if (count === undefined) return [part.replace(' ', '')];
  if (what === '项') return [`共${count}项`];
  return count === '0' ? [] : [`${what}${count}项`];
}

function matrix(plan: PlanTrace) {
  const apart = plan.reports.length <= mostColumns;
  const columns: Column[] = [
    { name: '序号', align: 'center' },
    ...['业务事项', '党建措施', '责任部门', '完成时限'].map((name) => ({ name })),
    { name: '状态', align: 'center' },
    ...(apart ? plan.reports.map(shortTitle) : ['报告情况']).map((name) => ({ name })),
  ];
  const told = (cells: readonly string[]) => {
    if (apart) return cells;
    return [cells.flatMap((words, i) => (words ? [`${shortTitle(plan.reports[i]!)}：${words}`] : [])).join('\n')];
  };
  const itemRow = (item: TraceItem) => [
    String(item.number),
    item.name,
    named(item.measures),
    item.departments.join('、'),
    item.deadline ?? '',
    itemState(item),
    ...told(item.cells.map((cell) => cellWords(cell, item.name))),
  ];
  const extraRow = ({ name, state, measures, report, result }: TraceExtra) => [
    '',
    name,
    named(measures),
    '',
    '',
    stateNames[state],
    ...told(plan.reports.map((_, i) => (i === report ? (result ?? stateNames[state]) : ''))),
  ];
  return table(columns, [...plan.items.map(itemRow), ...plan.extras.map(extraRow)]);
}

const named = (measures: readonly TraceMeasure[]) => measures.map(({ name }) => name).join('、');
