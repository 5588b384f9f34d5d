/** Settings in package.json: `shuangyi.rules` from the rule files, `shuangyi.word.*` from the keys of `word:`. */
import { namesToWrite, usualChoices, type WordKey, wordKeys } from '../project/wordSettings';
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

/** The schema of one key of `word:`; the editor shows the Chinese names. */
function wordSchema(key: keyof typeof wordKeys, order: number) {
  const { purpose, takes }: WordKey = wordKeys[key];
  const common = { order, scope: 'resource', markdownDescription: `${purpose}。` };
  const usual = { default: usualChoices[key] };
  switch (takes.sort) {
    case 'choice': {
      const values = Object.keys(takes.labels);
      return {
        ...common,
        type: 'string',
        enum: values,
        enumItemLabels: namesToWrite(takes),
        enumDescriptions: Object.values(takes.labels),
        ...usual,
      };
    }
    case 'flag':
      return { ...common, type: 'boolean', ...usual };
    case 'count':
      return { ...common, type: 'integer', minimum: takes.min, maximum: takes.max, ...usual };
    case 'words':
      return { ...common, type: 'string', ...usual };
    case 'fonts': {
      const parts = Object.entries(takes.parts).map(([part, description]) => [part, { type: 'string', description }]);
      return {
        ...common,
        type: 'object',
        properties: Object.fromEntries(parts),
        additionalProperties: false,
        ...usual,
      };
    }
  }
}

const wordTitle = 'Word 文件';

/** package.json with the settings as the rules and the keys of `word:` are. */
export function settings(packageJson: string, rules: readonly Rule[]): Output {
  const manifest = JSON.parse(packageJson);
  const section = manifest.contributes.configuration.find(
    (candidate: { properties: object }) => 'shuangyi.rules' in candidate.properties,
  );
  const sorted = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const setting = section.properties['shuangyi.rules'];
  setting.properties = Object.fromEntries(sorted.map((rule) => [rule.id, ruleSchema(rule)]));
  setting.allOf = [commonSchema(sorted)];
  const keys = Object.keys(wordKeys) as (keyof typeof wordKeys)[];
  const properties = Object.fromEntries(keys.map((key, i) => [`shuangyi.word.${key}`, wordSchema(key, i + 1)]));
  const groups: { title: string; properties: object }[] = manifest.contributes.configuration;
  const known = groups.find(({ title }) => title === wordTitle);
  if (known) known.properties = properties;
  // In front of what is for finding faults.
  else groups.splice(-1, 0, { title: wordTitle, properties });
  return { path: 'package.json', text: `${JSON.stringify(manifest, null, 2)}\n` };
}
