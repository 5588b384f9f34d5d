/** What may be set for one rule, in `.shuangyi/config.yaml` and in the editor's settings alike. */
import type { RuleOption, RuleOptions } from '../model/rule/rule';
import type { CheckConfig, OptionValues, SeveritySetting } from '../check/config';

export const severityValues: Readonly<Record<string, SeveritySetting>> = {
  关: 'off',
  错误: 'error',
  警告: 'warning',
  信息: 'information',
  提示: 'hint',
  默认: 'default',
  off: 'off',
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
  default: 'default',
};

/** Names of the key that holds the severity beside options, the one to write first. */
export const severityNames: readonly string[] = ['级别', 'severity'];

/** Every rule there is, with its options. */
export type RuleCatalogue = ReadonlyMap<string, RuleOptions>;

/** The option that goes by a name, its key or its Chinese name. */
export function optionNamed(options: RuleOptions, name: string): [key: string, option: RuleOption] | undefined {
  return Object.entries(options).find(([key, option]) => key === name || option.name === name);
}

/** Chinese: what is wrong with a value; undefined when it may stand. */
export function optionProblem({ name, type, min, max }: RuleOption, value: unknown): string | undefined {
  const right =
    typeof value === 'number' && value >= min && value <= max && (type === 'number' || Number.isInteger(value));
  return right ? undefined : `“${name}”要写 ${min} 到 ${max} 之间的${type === 'integer' ? '整数' : '小数'}`;
}

/**
 * The editor's setting `shuangyi.rules`: a severity by rule id, or an object with the severity and options. What is
 * wrong counts for nothing; the editor has said so already, by the schema of the setting.
 */
export function readRules(
  setting: Readonly<Record<string, unknown>>,
  catalogue: RuleCatalogue,
): Pick<CheckConfig, 'rules' | 'options'> {
  const rules: Record<string, SeveritySetting> = {};
  const options: Record<string, OptionValues> = {};
  for (const [id, given] of Object.entries(setting)) {
    const known = catalogue.get(id);
    if (!known) continue;
    const fields: [string, unknown][] =
      typeof given === 'object' && given !== null ? Object.entries(given) : [[severityNames[0]!, given]];
    const values: Record<string, number> = {};
    for (const [name, value] of fields) {
      if (severityNames.includes(name)) {
        if (Object.hasOwn(severityValues, String(value))) rules[id] = severityValues[String(value)]!;
        continue;
      }
      const [key, option] = optionNamed(known, name) ?? [];
      if (key && option && optionProblem(option, value) === undefined) values[key] = value as number;
    }
    if (Object.keys(values).length) options[id] = values;
  }
  return { rules, options };
}
