/**
 * The trace as one HTML page to print and to send on: no script, nothing loaded, black on white whatever the theme. States
 * are told by words and signs; colours only help.
 */
import { escapeHtml } from '../../base/escape';
import type { PlanTrace, TraceItem, TraceTable } from '../../features/trace/types';
import { reasonsOf, shortTitle, verdictLine } from '../../features/trace/verdict';
import { cellWords, itemState, measureStates, roundWords, stateNames } from '../../features/trace/words';

export function traceHtml(table: TraceTable): string {
  const { plans, totals } = table;
  const [one, ...more] = plans;
  const title = one && more.length === 0 ? one.plan.title : '计划与报告对照';
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}：计划与报告对照</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>${one && more.length === 0 ? `${escapeHtml(title)} <small>计划与报告对照</small>` : '计划与报告对照'}</h1>
<p class="verdict">${escapeHtml(verdictLine(totals))}</p>
${reasons(table)}
${plans.map((plan) => planHtml(table, plan, more.length > 0)).join('\n')}
</main>
</body>
</html>
`;
}

function reasons(table: TraceTable): string {
  const all = reasonsOf(table);
  if (all.length === 0) return '';
  const lines = all.map(({ words, failure }) => `<li${failure ? ' class="bad"' : ''}>${escapeHtml(words)}</li>`);
  return `<h2>要办的</h2>\n<ul>${lines.join('\n')}</ul>`;
}

function planHtml(table: TraceTable, plan: PlanTrace, headed: boolean): string {
  const head = headed ? `<h2>${escapeHtml(plan.plan.title)}</h2>\n<p>${escapeHtml(verdictLine(plan.totals))}</p>` : '';
  return `<section>${head}
${departments(plan)}
${reports(plan)}
${measures(table, plan)}
</section>`;
}

function departments({ departments: all, reports: drafts }: PlanTrace): string {
  if (all.length === 0) return '';
  const rows = all.map(({ name, items, told, missing, reports: own, reported }) => {
    const where = own.map((i) => shortTitle(drafts[i]!)).join('、');
    const state = reported ? stateNames.reported : stateNames.unreported;
    return `<tr><th scope="row">${escapeHtml(name)}</th><td>${items}</td><td>${told}</td><td>${missing}</td><td${reported ? '' : ' class="bad"'}>${escapeHtml([state, where].filter(Boolean).join('：'))}</td></tr>`;
  });
  return tableHtml('各部门', ['部门', '事项', stateNames.reported, stateNames.unreported, '报告'], rows);
}

function reports({ items, extras, reports: drafts }: PlanTrace): string {
  const header = ['序号', '业务事项', '责任部门', '完成时限', '状态', ...drafts.map(shortTitle)];
  const rows = items.map((item) => {
    const { number, name, departments: who, deadline, state, cells } = item;
    const told = cells.map((cell) => {
      const words = cellWords(cell, name);
      return words ? `<td class="${cell.state}">${escapeHtml(words)}</td>` : '<td>—</td>';
    });
    return `<tr><td>${number}</td><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(who.join('、'))}</td><td>${escapeHtml(deadline ?? '')}</td><td class="state ${item.awaited ? state : ''}">${escapeHtml(itemState(item))}</td>${told.join('')}</tr>`;
  });
  const beside = extras.map(({ name, state, report, result }) => {
    const told = drafts.map((_, i) => `<td>${i === report ? escapeHtml(result ?? stateNames[state]) : '—'}</td>`);
    return `<tr><td></td><th scope="row">${escapeHtml(name)}</th><td></td><td></td><td class="state">${stateNames[state]}</td>${told.join('')}</tr>`;
  });
  return tableHtml('各报告', header, [...rows, ...beside]);
}

function measures({ measures: columns, rounds }: TraceTable, { items }: PlanTrace): string {
  const header = ['序号', '业务事项', '融合', ...columns.map(({ name }) => name), ...rounds];
  const rows = items.map((item) => {
    const cells = item.grid.map((state) => `<td class="sign">${state ? measureStates[state].sign : ''}</td>`);
    const words = rounds.map((_, i) => `<td>${escapeHtml(roundWords(item, i))}</td>`);
    return `<tr><td>${item.number}</td><th scope="row">${escapeHtml(item.name)}</th><td>${planWords(item)}</td>${cells.join('')}${words.join('')}</tr>`;
  });
  const legend = Object.values(measureStates).map(({ sign, name }) => `${sign} ${escapeHtml(name)}`);
  return `${tableHtml('措施与环节', header, rows)}\n<p class="legend">${legend.join('　')}</p>`;
}

const planWords = ({ plan, measures: tied }: TraceItem) => {
  const own = tied.filter(({ id }) => id === undefined).map(({ name }) => name);
  return escapeHtml([stateNames[plan], own.join('、')].filter(Boolean).join('：'));
};

function tableHtml(caption: string, header: readonly string[], rows: readonly string[]): string {
  const head = header.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

const styles = `
:root { color-scheme: light; }
body { margin: 24px; color: #1a1a1a; background: #fff; font: 14px/1.55 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
main { max-width: 1400px; margin: 0 auto; }
h1 { font-size: 20px; margin: 0 0 4px; } h1 small { font-weight: normal; font-size: 14px; color: #555; margin-left: 8px; }
h2 { font-size: 16px; margin: 20px 0 6px; }
.verdict { font-size: 16px; font-weight: 600; margin: 0; }
ul { margin: 0; padding-left: 20px; }
table { border-collapse: collapse; width: 100%; margin: 16px 0 0; }
caption { text-align: left; font-weight: 600; padding: 0 0 4px; }
th, td { border: 1px solid #999; padding: 4px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #f0f0f0; } tbody th { font-weight: 600; min-width: 8em; }
td:first-child { text-align: right; white-space: nowrap; }
.sign { text-align: center; } .state { min-width: 4.5em; } thead th { white-space: nowrap; } thead th:nth-child(n + 6) { white-space: normal; }
.done { background: #e7f4e8; } .running, .reported, .adjusted { background: #eef3fb; }
.overdue, .suspect { background: #fdf0d5; } .unreported { color: #8a1f11; }
.bad { color: #8a1f11; font-weight: 600; }
.legend { color: #444; font-size: 12px; margin: 4px 0 0; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { margin: 0; font-size: 9pt; } main { max-width: none; }
  thead { display: table-header-group; } tr, caption { break-inside: avoid; } caption { break-after: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
