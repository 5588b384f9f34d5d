/** The trace for the terminal: each plan with its items, the verdict, and why items are not through. */
import { terminalLine } from '../../base/escape';
import { reasonsOf, shortTitle, verdictLine } from '../../features/trace/verdict';
import { cellWords, itemState, stateNames } from '../../features/trace/words';
import type { PlanTrace, TraceItem, TraceTable } from '../../features/trace/types';
import { linkNames } from '../../model/office/trace/states';
import type { Paint } from '../reporter';

/** `pathOf` gives the path of an address, as the reader would write it. Failures stand last, nearest to the prompt. */
export function traceText(table: TraceTable, pathOf: (uri: string) => string, paint: Paint): string {
  const lines = table.plans.flatMap((plan) => [...planLines(plan, pathOf, paint), '']);
  const reasons = reasonsOf(table).map(({ words, place, failure }) => {
    const line = `${terminalLine(pathOf(place.uri))}  ${terminalLine(words)}`;
    return failure ? paint('red', line) : line;
  });
  const verdict = table.plans.length === 0 ? '没有找到带任务表的计划' : verdictLine(table.totals);
  return `${[...lines, verdict, ...reasons].join('\n')}\n`;
}

function planLines(plan: PlanTrace, pathOf: (uri: string) => string, paint: Paint): string[] {
  const { plan: head, reports, items, extras, departments } = plan;
  const title = `${terminalLine(head.title || head.kind)}  ${paint('dim', terminalLine(pathOf(head.place.uri)))}`;
  const silent = departments.filter(({ reported }) => !reported).map(({ name }) => name);
  return [
    title,
    ...items.map((item) => itemLine(plan, item, paint)),
    ...extras.map(({ state, name, report }) =>
      terminalLine(`  · ${name}  ${stateNames[state]}  ${shortTitle(reports[report]!)}`),
    ),
    ...(silent.length > 0 ? [`  没有报告的部门：${terminalLine(silent.join('、'))}`] : []),
  ];
}

const colours: Partial<Record<string, Parameters<Paint>[0]>> = {
  [linkNames.done]: 'green',
  [linkNames.overdue]: 'red',
  [linkNames.unreported]: 'red',
  [linkNames.suspect]: 'yellow',
};

function itemLine({ reports }: PlanTrace, item: TraceItem, paint: Paint): string {
  const state = itemState(item);
  const told = item.cells.flatMap((cell, i) => {
    const words = cellWords(cell, item.name);
    return words && cell.place ? [`${shortTitle(reports[i]!)}：${words}`] : [];
  });
  const colour = colours[state];
  const words = [`${item.number} ${item.name}`, stateNames[item.plan], '', ...told].map(terminalLine);
  words[2] = colour ? paint(colour, state) : state;
  return `  ${words.join('  ')}`;
}
