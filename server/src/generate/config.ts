/** The JSON Schema of `.shuangyi/config.yaml`, from the names that the server itself accepts. */
import { type ConfigKey, configKeys, markValues, passValues } from '../project/configFile';
import { severityNames, severityValues } from '../project/ruleSettings';
import { type WordKey, wordKeys } from '../project/wordSettings';
import type { Rule, RuleOption } from '../model/rule/rule';
import type { Output } from './output';

/** A value of one of these names. */
const oneOf = (values: Readonly<Record<string, unknown>>, description: string) => ({
  type: 'string',
  enum: Object.keys(values),
  description,
});

/** The same schema under each name of a key. */
const named = (names: readonly string[], schema: object) => Object.fromEntries(names.map((name) => [name, schema]));

/** A key that takes one of these values. */
const chosen = ({ names, purpose }: ConfigKey, values: Readonly<Record<string, unknown>>) =>
  named(names, oneOf(values, purpose));

/** The schema of a figure, bounds and default included. */
export const optionSchema = ({ type, title, min, max, default: usual }: RuleOption) => ({
  type,
  minimum: min,
  maximum: max,
  default: usual,
  description: title,
});

/** A severity, or for a rule with options an object with the severity and them. */
function ruleSchema({ title, options }: Rule) {
  const severity = oneOf(severityValues, title);
  if (!options) return severity;
  const figures = Object.entries(options).map(([key, option]) => named([option.name, key], optionSchema(option)));
  const properties = Object.assign({}, named(severityNames, oneOf(severityValues, severityNames[0]!)), ...figures);
  return { description: title, anyOf: [severity, { type: 'object', properties, additionalProperties: false }] };
}

/** A key of `word:`. */
function wordSchema({ takes, purpose: description }: WordKey) {
  switch (takes.sort) {
    case 'choice':
      return oneOf(takes.values, description);
    case 'flag':
      return { enum: ['是', '否', true, false], description };
    case 'count':
      return { type: 'integer', minimum: takes.min, maximum: takes.max, description };
    case 'words':
      return { type: 'string', description };
    case 'fonts': {
      const parts = Object.entries(takes.parts).map(([key, name]) => named([name, key], { type: 'string' }));
      return { type: 'object', properties: Object.assign({}, ...parts), additionalProperties: false, description };
    }
  }
}

export function configSchema(rules: readonly Rule[]): Output {
  const byRule = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => [rule.id, ruleSchema(rule)] as const);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '双翼的检查设置（.shuangyi/config.yaml）',
    type: 'object',
    properties: {
      ...chosen(configKeys.pass, passValues),
      ...named(configKeys.rules.names, {
        type: 'object',
        description: configKeys.rules.purpose,
        properties: Object.fromEntries(byRule),
        additionalProperties: false,
      }),
      ...chosen(configKeys.mark, markValues),
      ...named(configKeys.today.names, { type: 'string', description: configKeys.today.purpose }),
      ...named(configKeys.word.names, {
        type: 'object',
        description: configKeys.word.purpose,
        properties: Object.assign(
          {},
          ...Object.entries(wordKeys).map(([key, one]) => named([one.name, key], wordSchema(one))),
        ),
        additionalProperties: false,
      }),
    },
    additionalProperties: false,
  };
  return { path: 'docs/schema/config.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` };
}
