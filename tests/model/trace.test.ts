/** The trace from plan to report: what it says, and that after every change it says what it says from scratch. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { type Summary, settled, summarise } from '../../server/src/model/office/summary';
import { work } from '../../server/src/model/office/trace/pair';
import { printTrace } from '../../server/src/model/office/trace/print';
import { Workspace } from '../../server/src/model/office/workspace';
import { decisionsOf, readTrace, withDecisions } from '../../server/src/project/trace';
import { rowPrint } from '../../server/src/model/office/trace/decisions';
import { openAt, traceOf, workspaceOf } from '../kit/around';
import { type Random, random, randomEdit } from '../kit/random';

//#region Texts

const head = (kind: string, period: string, more = '') =>
  `---\n文种: ${kind}\n单位: 白塔县人民检察院\n期间: ${period}\n${more}---\n\n# 白塔县人民检察院${period}${kind}\n\n`;

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;

const plan = `${head('工作计划', '2026年')}${row('业务事项', '党建措施', '责任部门', '完成时限')}${row('---', '---', '---', '---')}${[
  row('公开听证', '支部书记主持听证', '第三检察部', '6月底前'),
  row('涉企刑事积案清理', '考核评价机制', '第一检察部', '6月20日前'),
  row('社区矫正检察监督', '支部结对司法所', '第三检察部', '12月底前'),
  row('白塔河流域巡查', '', '第四检察部', '5月底前'),
].join('')}`;

const told = `${head('工作报告', '2026年上半年')}${row('业务事项', '党建措施', '完成情况')}${row('---', '---', '---')}${[
  row('公开听证', '支部书记主持听证9场', '已完成'),
  row('涉企刑事积案清理', '服务大局意识', '正在推进'),
  row('反有组织犯罪宣讲', '党员讲师团', '已完成'),
].join('')}\n## 二、其他工作\n\n白塔河流域巡查两次，清理河道垃圾。\n`;

//#endregion

describe('a plan and its report', () => {
  it('item by item', () => {
    const docs = [openAt('plan.md', plan), openAt('report.md', told)];
    expect(printTrace(traceOf(workspaceOf(docs)))).toMatchInlineSnapshot(`
      "plan
        1 公开听证 已对应
        2 涉企刑事积案清理 未对应
        3 社区矫正检察监督 已对应
        4 白塔河流域巡查 未对应
        report
          1 完成 · 公开听证 · name
          2 逾期 · 涉企刑事积案清理 · name
          3 未报告 · not expected
          4 已报告 · 正文 · name
          计划外 · 反有组织犯罪宣讲"
    `);
  });

  it('a report of a department has to tell what is its own', () => {
    const report = `${head('工作报告', '2026年上半年', '部门: 第三检察部\n计划: plan.md\n')}没有写任何事项。\n`;
    expect(
      printTrace(traceOf(workspaceOf([openAt('plan.md', plan), openAt('report.md', report)]))),
    ).toMatchInlineSnapshot(`
      "plan
        1 公开听证 已对应
        2 涉企刑事积案清理 未对应
        3 社区矫正检察监督 已对应
        4 白塔河流域巡查 未对应
        report
          1 未报告
          2 未报告 · not expected
          3 未报告 · not expected
          4 未报告 · not expected"
    `);
  });

  it('answers the plan that it names, the only one that fits, or none', () => {
    const other = plan.replaceAll('公开听证', '信访听证');
    const named = told.replace('期间:', '计划: b.md\n期间:');
    const plansOf = (report: string, ...plans: readonly (readonly [string, string])[]) => {
      const docs = [openAt('report.md', report), ...plans.map(([name, text]) => openAt(name, text))];
      const workspace = workspaceOf(docs);
      return traceOf(workspace)
        .plansOf(workspace.get('file:///w/report.md')!)
        .map(({ uri }) => uri.slice('file:///w/'.length));
    };
    expect(plansOf(told, ['a.md', plan])).toEqual(['a.md']);
    expect(plansOf(told, ['a.md', plan], ['b.md', other])).toEqual([]);
    expect(plansOf(named, ['a.md', plan], ['b.md', other])).toEqual(['b.md']);
    expect(plansOf(named, ['a.md', plan])).toEqual([]);
    expect(plansOf(told.replaceAll('2026年上半年', '2025年上半年'), ['a.md', plan])).toEqual([]);
    expect(plansOf(told.replaceAll('白塔县', '青石县'), ['a.md', plan])).toEqual([]);
    // What the 党组 of an office plans the office reports, and the other way round.
    const party = (text: string) =>
      text
        .replace(/^单位: .*\n/m, '')
        .replace(
          /^# .*$/m,
          (title) =>
            `# 中共白塔县人民检察院党组${title.includes('关于') ? '' : '关于'}${title.slice(2).replace('白塔县人民检察院', '')}`,
        );
    expect(party(plan)).toContain('# 中共白塔县人民检察院党组关于2026年');
    expect(plansOf(told, ['a.md', party(plan)])).toEqual(['a.md']);
    expect(plansOf(party(told), ['a.md', plan])).toEqual(['a.md']);
    expect(plansOf(told, ['a.md', party(plan).replace('白塔县', '青石县')])).toEqual([]);
    // A report of the same unit and period that is about something else.
    expect(plansOf(`${head('工作报告', '2026年上半年')}公务用车封存三辆。\n`, ['a.md', plan])).toEqual([]);
  });

  it('a plan that was changed after the report answered it makes the link doubtful', () => {
    const workspace = workspaceOf([openAt('plan.md', plan), openAt('report.md', told)]);
    const seen = {
      plan: 'plan.md',
      report: 'report.md',
      item: '公开听证',
      row: rowPrint(workspace.get('file:///w/plan.md')!.tasks[0]!),
    };
    const decisions = decisionsOf(readTrace(withDecisions(undefined, { seen: [seen] })!).file, 'file:///w');
    const states = (text: string) => {
      const now = workspaceOf([openAt('plan.md', text), openAt('report.md', told)]);
      const [report, drafted] = ['report', 'plan'].map((name) => now.get(`file:///w/${name}.md`)!);
      return traceOf(now, decisions)
        .pair(drafted!, report!)
        .rows.map(({ state }) => state);
    };
    expect(states(plan)[0]).toBe('done');
    expect(states(plan.replace('6月底前', '9月底前'))[0]).toBe('suspect');
    expect(states(plan.replace('第三检察部 | 6月底前', ' 第三检察部  |  6月底前 '))[0]).toBe('done');
  });
});

//#region After every change

const names = [
  '公开听证',
  '公开听证工作',
  '涉企刑事积案清理',
  '社区矫正检察监督',
  '白塔河流域巡查',
  '信访案件办理',
  '校园法治宣讲',
];

function randomDraft(next: Random): string {
  const isPlan = next.chance(0.4);
  const period = `202${next.int(3) + 4}年${isPlan ? '' : next.pick(['', '上半年', '第一季度'])}`;
  const more = next.chance(0.3) ? `计划: ${next.int(8)}.md\n` : next.chance(0.3) ? '部门: 第三检察部\n' : '';
  const rows = Array.from({ length: next.int(5) }, () =>
    row(
      next.pick(names),
      next.pick(['考核评价机制', '支部书记包案', '']),
      next.pick(['第一检察部', '第三检察部']),
      next.pick(['6月底前', '已完成', '推进中']),
    ),
  );
  const columns = row('业务事项', '党建措施', '责任部门', isPlan ? '完成时限' : '完成情况');
  const prose = next.chance(0.5) ? `\n${next.pick(names)}做了两次。\n` : '';
  return `${head(isPlan ? '工作计划' : '工作报告', period, more)}${columns}${row('---', '---', '---', '---')}${rows.join('')}${prose}`;
}

/** `OPERATIONS=3000 npx vitest run …` for the long run. */
const operations = Number(process.env.OPERATIONS ?? 120);

it('after every edit, new file, other name and deletion it is that from scratch', () => {
  const next = random(271828);
  const docs = new Map<string, Doc>();
  const known = new Map<string, Summary | undefined>();
  let workspace = Workspace.empty;
  const put = (name: string, doc: Doc | undefined) => {
    if (doc) docs.set(name, doc);
    else docs.delete(name);
    const open = next.chance(0.5);
    const summary = doc && summarise(doc, known.get(name));
    known.set(name, open ? summary : undefined);
    workspace = summary ? workspace.with(open ? summary : settled(summary)) : workspace.without(`file:///w/${name}`);
  };
  for (let i = 0; i < operations; i++) {
    const name = `${next.int(8)}.md`;
    const doc = docs.get(name);
    const what = next.next();
    if (!doc || what < 0.05) put(name, openAt(name, randomDraft(next)));
    else if (what < 0.1) put(name, undefined);
    else if (what < 0.15) {
      put(name, undefined);
      const other = `${next.int(8)}.md`;
      put(other, openAt(other, doc.text));
    } else if (what < 0.6) {
      const [from, to] = [next.pick(names), next.pick(names)];
      const at = doc.text.indexOf(from);
      if (at >= 0) put(name, doc.edit({ start: at, end: at + from.length, text: to }));
    } else put(name, doc.edit(randomEdit(next, doc.text)));
    const fresh = workspaceOf([...docs.values()].map(({ uri, text }) => Doc.open(uri, text, builtin)));
    expect(printTrace(traceOf(workspace)), `operation ${i}`).toBe(printTrace(traceOf(fresh)));
  }
}, 600_000);

//#endregion

it('typing outside of names matches nothing anew', () => {
  const plans = openAt('plan.md', plan);
  let doc = openAt('report.md', told);
  let summary = summarise(doc)!;
  let workspace = workspaceOf([plans, doc]);
  const states = () => {
    const trace = traceOf(workspace);
    return trace.pairsOf(workspace.get(doc.uri)!).flatMap(({ rows }) => rows.map(({ state }) => state));
  };
  expect(states()[3]).toBe('reported');
  const before = work.matchings;
  const at = doc.text.indexOf('巡查两次');
  doc = doc.edit({ start: at, end: at + 2, text: '检查' });
  summary = summarise(doc, summary)!;
  workspace = workspace.with(summary);
  expect(states()[3]).toBe('unreported');
  expect(work.matchings).toBe(before);
  // In the cell of a result neither: items are called as before.
  const cell = doc.text.indexOf('正在推进');
  doc = doc.edit({ start: cell, end: cell + 4, text: '已办结' });
  workspace = workspace.with(summarise(doc, summary)!);
  expect(states()[1]).toBe('done');
  expect(work.matchings).toBe(before);
});
