/** The sample workspace shows what it says it shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readConfig } from '../../server/src/project/configFile';
import { ruleOptions } from '../../server/src/check/plan';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import type { Doc } from '../../server/src/model/draft/doc';
import { defaultConfig } from '../../server/src/check/config';
import { Trace } from '../../server/src/model/office/trace/trace';
import { decisionsOf, readTrace } from '../../server/src/project/trace';
import { openAt, workspaceOf } from '../kit/around';
import { rules } from '../../server/src/rules/index.gen';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const { config, problems } = readConfig(readFileSync(`${folder}.shuangyi/config.yaml`, 'utf8'), ruleOptions);
const docs = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => openAt(name, readFileSync(folder + name, 'utf8')));
const decisions = decisionsOf(readTrace(readFileSync(`${folder}.shuangyi/trace.json`, 'utf8')).file, 'file:///w');
const trace = new Trace(workspaceOf(docs), { frame: builtin, decisions, today: config.today! });

/** Among all drafts of the sample, as the editor and the command line check it. */
const checkAmong = (doc: Doc) => {
  const summary = trace.workspace.get(doc.uri);
  return check(doc, config, undefined, summary && { summary, trace });
};
const findings = (name: string) => checkAmong(docs.find((doc) => doc.uri.includes(encodeURIComponent(name)))!);
const ids = (name: string) => findings(name).map((finding) => finding.ruleId);

it('the settings are explained and change nothing but the day', () => {
  expect(problems).toEqual([]);
  expect(config).toEqual({ ...defaultConfig, today: 20260710 });
});

it('the plan has four honest gaps', () => {
  expect(ids('2026年党建与业务融合工作计划')).toEqual([
    'missing-owner',
    'untied-item',
    'vague-measure',
    'missing-deadline',
  ]);
});

it('the report has one gap, and one answer to a row that was changed; what else is said of it is a hint', () => {
  const said = findings('2026年上半年工作报告').filter((finding) => finding.severity !== 'hint');
  expect(said.map((finding) => finding.ruleId)).toEqual(['suspect-link', 'untied-item']);
});

it('from plan to report: done, behind, moved on, beside the plan, and copied from last year', () => {
  const between = (name: string) =>
    findings(name)
      .filter(({ ruleId }) => ['overdue', 'unplanned-item', 'reused-text', 'unreported-item'].includes(ruleId))
      .map(({ ruleId, severity }) => `${ruleId} ${severity}`);
  expect(between('2025年党建与业务融合工作计划')).toEqual(['overdue information']);
  expect(between('2025年党建与业务融合工作总结')).toEqual(['overdue warning']);
  expect(between('2026年上半年第三检察部工作小结')).toEqual(['reused-text information', 'unplanned-item information']);
  const plan = trace.workspace.get(
    docs.find(({ uri }) => uri.includes('2025') && uri.includes(encodeURIComponent('计划')))!.uri,
  )!;
  expect(trace.pairsOf(plan).flatMap(({ rows }) => rows.map(({ state }) => state))).toEqual([
    'done',
    'adjusted',
    'overdue',
  ]);
});

it('the README stays silent', () => {
  expect(docs.find((doc) => doc.uri.includes('README'))!.kind).toBeUndefined();
  expect(ids('README')).toEqual([]);
});

it('each of the problems, the structure and the slips can be seen at work', () => {
  const seen = new Set(docs.flatMap((doc) => checkAmong(doc).map((finding) => finding.ruleId)));
  for (const problem of builtin.problems) {
    expect(
      problem.rules.some((id) => seen.has(id)),
      problem.name,
    ).toBe(true);
  }
  for (const family of ['structure', 'slips']) {
    expect(rules.filter((rule) => rule.family === family && seen.has(rule.id)).length, family).toBeGreaterThan(3);
  }
});

it('the suggested settings are right once the comment marks are taken away', () => {
  const text = readFileSync(`${folder}.shuangyi/config.yaml`, 'utf8');
  const active = text.replace(/^# (?=(?:阶段|规则|标记|\s))/gm, '');
  const read = readConfig(active, ruleOptions);
  expect(read.problems).toEqual([]);
  expect(Object.keys(read.config.rules)).toHaveLength(2);
});
