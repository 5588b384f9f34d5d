/** The sample workspace shows what it says it shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readConfig } from '../../server/src/project/configFile';
import { ruleOptions } from '../../server/src/check/plan';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { rules } from '../../server/src/rules/index.gen';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const { config, problems } = readConfig(readFileSync(`${folder}.shuangyi/config.yaml`, 'utf8'), ruleOptions);
const docs = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => Doc.open(`file:///${name}`, readFileSync(folder + name, 'utf8'), builtin));

const findings = (name: string) => check(docs.find((doc) => doc.uri.includes(name))!, config);
const ids = (name: string) => findings(name).map((finding) => finding.ruleId);

it('the settings are explained and change nothing', () => {
  expect(problems).toEqual([]);
  expect(config.passFrom).toBe('default');
});

it('the plan has four honest gaps', () => {
  expect(ids('工作计划')).toEqual(['missing-owner', 'untied-item', 'vague-measure', 'missing-deadline']);
});

it('the report has one gap; what else is said of it is a hint', () => {
  const said = findings('工作报告').filter((finding) => finding.severity !== 'hint');
  expect(said.map((finding) => finding.ruleId)).toEqual(['untied-item']);
});

it('the README stays silent', () => {
  expect(docs.find((doc) => doc.uri.includes('README'))!.kind).toBeUndefined();
  expect(ids('README')).toEqual([]);
});

it('each of the problems, the structure and the slips can be seen at work', () => {
  const seen = new Set(docs.flatMap((doc) => check(doc, config).map((finding) => finding.ruleId)));
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
