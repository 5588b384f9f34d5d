/** Which rules run over a draft, how severe they are, and what they are told in every case. */
import { type BlockContext, fits, type Rule, type RuleOptions } from '../model/rule/rule';
import type { Pass } from '../model/grammar/pass';
import type { Doc } from '../model/draft/doc';
import type { Memory } from '../model/draft/memory';
import { rules as allRules } from '../rules/index.gen';
import type { Voice } from './anchor';
import { type CheckConfig, type OptionValues, passOf } from './config';

export const ruleIds: ReadonlySet<string> = new Set(allRules.map((rule) => rule.id));

export const ruleById: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));

/** Every rule there is, with the options that it declares. */
export const ruleOptions: ReadonlyMap<string, RuleOptions> = new Map(
  allRules.map(({ id, options = {} }) => [id, options]),
);

/** A rule that is switched on. */
export interface Active extends Voice {
  readonly rule: Rule;
  readonly options: OptionValues;
}

/** What a rule is told in every case. */
export type Base = Omit<BlockContext, 'facts' | 'source' | 'options' | 'report'>;

export interface Plan {
  readonly base: Base;
  /** Words of the office that the rules about words leave alone. */
  readonly words: CheckConfig['words'];
  readonly block: readonly Active[];
  readonly document: readonly Active[];
  readonly traced: readonly Active[];
  readonly judgements: readonly Active[];
}

const slot = {};

/** The plan for a draft under a configuration, whose memory it is kept in; undefined for a file that is no draft. */
export function planOf(
  doc: Doc,
  memory: Memory,
  config: CheckConfig,
  only: readonly string[] | undefined,
): Plan | undefined {
  const { kind, frame, recogniser } = doc;
  if (!kind) return undefined;
  const { pass } = passOf(doc, config);
  const year = doc.period?.year;
  return memory.keep(slot, [frame, kind, recogniser, pass, year], (): Plan => {
    const active = allRules.flatMap((rule): Active[] => {
      if (!fits(rule, kind) || (only && !only.includes(rule.id))) return [];
      const severity = severityOf(rule, pass, config);
      const problem = frame.problems.find((one) => one.rules.includes(rule.id))?.name;
      const options = { ...defaultsOf(rule), ...config.options[rule.id] };
      return severity === 'off' ? [] : [{ rule, ruleId: rule.id, severity, problem, options }];
    });
    const base = { frame, recogniser, kind, pass, markStyle: config.markStyle, year, ruleIds };
    return {
      base,
      words: config.words,
      block: active.filter(({ rule }) => rule.block),
      document: active.filter(({ rule }) => rule.document),
      traced: active.filter(({ rule }) => rule.traced),
      judgements: active.filter(({ rule }) => rule.judgement),
    };
  });
}

function severityOf({ id, severity }: Rule, pass: Pass, { rules }: CheckConfig) {
  const set = rules[id] ?? 'default';
  return set === 'default' ? severity[pass] : set;
}

function defaultsOf({ options = {} }: Rule): OptionValues {
  return Object.fromEntries(Object.entries(options).map(([key, option]) => [key, option.default]));
}
