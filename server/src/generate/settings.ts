/** The setting `shuangyi.rules` in package.json, from the rule files: it lists every rule. */
import type { Rule } from '../model/rule/rule';
import { optionSchema } from './config';
import type { Output } from './output';
import { familyOf } from './rules';

const severity = {
  type: 'string',
  enum: ['default', 'off', 'error', 'warning', 'information', 'hint'],
  enumDescriptions: ['按规则自身', '不报', '错误', '警告', '信息', '提示'],
  default: 'default',
};

/** What is peculiar to a rule: its description, and the bounds of its options. */
function ruleSchema(rule: Rule) {
  const description = `${familyOf(rule)}：${rule.title}`;
  if (!rule.options) return { description };
  const options = Object.entries(rule.options).map(([key, option]) => [key, optionSchema(option)] as const);
  return { description, properties: Object.fromEntries(options) };
}

/**
 * What all rules have in common: a severity, or an object with it and options. The ids stand here once more, because
 * VS Code offers a colon and the list of values behind a name only where it knows what values there are.
 */
function commonSchema(rules: readonly Rule[]) {
  const keys = new Set(['severity', ...rules.flatMap(({ options = {} }) => Object.keys(options))]);
  const object = { type: 'object', properties: { severity }, propertyNames: { enum: [...keys], doNotSuggest: true } };
  return {
    propertyNames: { enum: rules.map(({ id }) => id), errorMessage: '没有这条规则' },
    additionalProperties: { anyOf: [severity, object] },
  };
}

/** package.json with the setting `shuangyi.rules` as the rules are. */
export function settings(packageJson: string, rules: readonly Rule[]): Output {
  const manifest = JSON.parse(packageJson);
  const section = manifest.contributes.configuration.find(
    (candidate: { properties: object }) => 'shuangyi.rules' in candidate.properties,
  );
  const sorted = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const setting = section.properties['shuangyi.rules'];
  setting.properties = Object.fromEntries(sorted.map((rule) => [rule.id, ruleSchema(rule)]));
  setting.allOf = [commonSchema(sorted)];
  return { path: 'package.json', text: `${JSON.stringify(manifest, null, 2)}\n` };
}
