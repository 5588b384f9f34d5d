/** The JSON Schema of `.shuangyi/config.yaml`, from the names that the server itself accepts. */
import { configNames, markValues, stageValues } from '../project/configFile';
import { severityNames, severityValues } from '../project/ruleSettings';
import type { Rule, RuleOption } from '../model/rule/rule';

export interface Generated {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
}

/** A value of one of these names. */
const oneOf = (values: Readonly<Record<string, unknown>>, description: string) => ({
  type: 'string',
  enum: Object.keys(values),
  description,
});

/** The same schema under each name of a key. */
const named = (names: readonly string[], schema: object) => Object.fromEntries(names.map((name) => [name, schema]));

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
  const properties = Object.assign({}, named(severityNames, oneOf(severityValues, '级别')), ...figures);
  return { description: title, anyOf: [severity, { type: 'object', properties, additionalProperties: false }] };
}

export function configSchema(rules: readonly Rule[]): Generated {
  const byRule = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => [rule.id, ruleSchema(rule)] as const);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '双翼的检查设置（.shuangyi/config.yaml）',
    type: 'object',
    properties: {
      ...named(configNames.stage, oneOf(stageValues, '严格程度：起草、核稿、报审。文稿里写了“阶段”的，以文稿为准')),
      ...named(configNames.rules, {
        type: 'object',
        description: '逐条调整规则的级别和数值',
        properties: Object.fromEntries(byRule),
        additionalProperties: false,
      }),
      ...named(
        configNames.mark,
        oneOf(markValues, '快速修复插入标记时的写法：注释（打印时看不见）、明文（写成方括号）'),
      ),
    },
    additionalProperties: false,
  };
  return { path: 'docs/schema/config.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` };
}
