/** What formatting a document repairs: numbers and signs, by the rules that say so of themselves. */
import { perKey } from '../base/perKey';
import type { Severity } from '../model/rule/rule';
import { rules } from '../rules/index.gen';
import type { CheckConfig } from './config';

/** Ids of the rules about numbers and signs. */
export const formattingRules: readonly string[] = rules.filter(({ formatting }) => formatting).map(({ id }) => id);

/** A configuration with those rules on at every pass, except what somebody has switched off. */
export const formattingConfig = perKey(
  (config: CheckConfig): CheckConfig => ({ ...config, rules: { ...config.rules, ...switchedOn(config) } }),
);

function switchedOn({ rules: set }: CheckConfig): Record<string, Severity> {
  const wanted = formattingRules.filter((id) => set[id] !== 'off');
  return Object.fromEntries(wanted.map((id) => [id, 'information']));
}
