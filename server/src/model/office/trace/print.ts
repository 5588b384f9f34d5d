/** The trace as text, for tests and for people who look for a fault. */
import { fileName } from '../../../base/address';
import type { Summary } from '../summary';
import type { Pair } from './pair';
import { linkNames, planNames, planState, reportNames } from './states';
import type { Trace } from './trace';

/** Every plan with its items, then each report with how it tells them. */
export function printTrace(trace: Trace): string {
  return [...trace.plans()].map((plan) => printPlan(trace, plan)).join('\n');
}

function printPlan(trace: Trace, plan: Summary): string {
  const items = plan.tasks.map(({ name, state }, i) => `  ${i + 1} ${name} ${planNames[planState(state)]}`);
  const reports = trace.reportsOf(plan).map((report) => printPair(trace.pair(plan, report)));
  return [fileName(plan.uri), ...items, ...reports].join('\n');
}

function printPair({ plan, report, rows, unplanned, questions }: Pair): string {
  const told = rows.map(({ item, answers, prose, basis, state, expected, dropped }) => {
    const names = answers.map((i) => report.tasks[i]!.name).join(' + ') || (prose ? '正文' : '');
    const notes = [basis, expected ? '' : 'not expected', dropped.length > 0 ? `dropped ${dropped.join(', ')}` : ''];
    const words = [`${item + 1} ${linkNames[state]}`, names, ...notes].filter(Boolean);
    return `    ${words.join(' · ')}`;
  });
  const extra = unplanned.map((i) => `    ${reportNames.unplanned} · ${report.tasks[i]!.name}`);
  const open = questions.map((one) => `    ? ${plan.tasks[one.plan]!.name} = ${report.tasks[one.report]!.name}`);
  return [`  ${fileName(report.uri)}`, ...told, ...extra, ...open].join('\n');
}
