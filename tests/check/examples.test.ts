/** The sample workspace shows what it says it shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readConfig } from '../../server/src/check/configFile';
import { check, ruleIds } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/doc';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const { config, problems } = readConfig(readFileSync(`${folder}.shuangyi/config.yaml`, 'utf8'), ruleIds);
const docs = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => Doc.open(`file:///${name}`, readFileSync(folder + name, 'utf8'), builtin));

const findings = (name: string) => check(docs.find((doc) => doc.uri.includes(name))!, config);
const ids = (name: string) => findings(name).map((finding) => finding.ruleId);

it('the settings are explained and change nothing', () => {
  expect(problems).toEqual([]);
  expect(config.stageFrom).toBe('default');
});

it('the plan has four honest gaps', () => {
  expect(ids('工作计划')).toEqual(['missing-owner', 'untied-item', 'vague-measure', 'missing-deadline']);
});

it('the report has one', () => {
  expect(ids('工作报告')).toEqual(['untied-item']);
});

it('the README stays silent', () => {
  expect(docs.find((doc) => doc.uri.includes('README'))!.kind).toBeUndefined();
  expect(ids('README')).toEqual([]);
});

it('every rule can be seen at work', () => {
  const seen = new Set(docs.flatMap((doc) => check(doc, config).map((finding) => finding.ruleId)));
  expect([...ruleIds].filter((id) => !seen.has(id))).toEqual([]);
});

it('the suggested settings are right once the comment marks are taken away', () => {
  const text = readFileSync(`${folder}.shuangyi/config.yaml`, 'utf8');
  const active = text.replace(/^# (?=(?:阶段|规则|标记|\s))/gm, '');
  const read = readConfig(active, ruleIds);
  expect(read.problems).toEqual([]);
  expect(Object.keys(read.config.rules)).toHaveLength(2);
});
