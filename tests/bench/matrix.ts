/**
 * What it costs to open the panel of plans and reports on a plan that many reports answer, nothing being known of how they
 * fit together: from the index of the workspace to the page. Prints `{ what, samples }` as JSON.
 */
import { performance } from 'node:perf_hooks';
import { traceHtml } from '../../client/src/trace/html';
import { finish } from '../../server/src/base/steps';
import { traceTable } from '../../server/src/features/trace/table';
import { builtin } from '../../server/src/frame/builtin';
import { toResult } from '../../server/src/lsp/requests/trace';
import { Doc } from '../../server/src/model/draft/doc';
import { summarise } from '../../server/src/model/office/summary';
import { noDecisions } from '../../server/src/model/office/trace/decisions';
import { Trace } from '../../server/src/model/office/trace/trace';
import { Workspace } from '../../server/src/model/office/workspace';

const rounds = 12;
const warmUp = 2;
const reports = 40;
const items = 60;

const digits = [...'一二三四五六七八'];
const names = builtin.casework.slice(0, items).map(({ name }) => `${name}专项`);
const measure = builtin.dimensions[0]!.measures[0]!.name;
const head = (words: string) => `---\n单位: 白塔县人民检察院\n${words}\n---\n\n`;

const plan = `${head('文种: 工作计划\n期间: 2026年')}# 白塔县人民检察院2026年工作计划

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
${names.map((name, i) => `| ${name} | ${measure}：党员包案 | 第${digits[i % 8]}检察部 | ${(i % 12) + 1}月底前 |\n`).join('')}`;

function report(i: number): string {
  const told = names.filter((_, k) => (i + k) % 4 === 0).map((name) => `| ${name} | ${measure} | 正在推进 |\n`);
  const text = Array.from({ length: 40 }, (_, k) => `第${k}次调度，支部建在办案一线，办案质量稳步提升。\n\n`);
  return `${head(`部门: 第${digits[i % 8]}检察部\n文种: 工作总结\n期间: 2026年第${digits[i % 4]}季度`)}# 第${digits[i % 8]}检察部工作总结

${text.join('')}| 业务事项 | 党建措施 | 完成情况 |\n| --- | --- | --- |\n${told.join('')}`;
}

let workspace = Workspace.empty;
const texts = [plan, ...Array.from({ length: reports }, (_, i) => report(i))];
for (const [i, text] of texts.entries())
  workspace = workspace.with(summarise(Doc.open(`file:///${i}.md`, text, builtin))!);
const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const samples: number[] = [];
for (let i = 0; i < rounds + warmUp; i++) {
  const begun = performance.now();
  // What fits together is kept under what was decided: it is worked out anew.
  const trace = new Trace(workspace, { frame: builtin, decisions: { ...noDecisions }, today: 20_260_710 });
  const table = finish(traceTable(trace, workspace.get('file:///0.md')));
  const shown = toResult(table, {}, ({ uri }) => ({ uri, range: place }));
  traceHtml(shown, { scope: 'draft', by: 'report', filter: {} });
  if (shown.plans[0]?.reports.length !== reports) throw new Error('not all reports are found');
  if (i >= warmUp) samples.push(performance.now() - begun);
}
console.log(JSON.stringify({ what: `panel of a plan with ${items} items and ${reports} reports`, samples }));
