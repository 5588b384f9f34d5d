/** Runs the rules over a draft. Block findings are kept as long as the block's facts live. */
import { unchanged } from '../model/draft/changes';
import { carry, type Doc } from '../model/draft/doc';
import type { BlockContext, Finding, Report, Rule, RuleOptions, Severity, Stage } from '../model/rule/rule';
import type { BlockFacts } from '../model/block/types';
import { rules as allRules } from '../rules/index.gen';
import {
  type Anchored,
  carried,
  type Findings,
  inBlock,
  inDocument,
  inOrder,
  placed,
  renewed,
  sameFindings,
} from './anchor';
import type { CheckConfig, OptionValues } from './config';
import { stageOf } from './config';
import { hasSuppressions, suppressed } from './suppress';
import { isOfficeWord } from './words';

/** A rule that is switched on. */
interface Active {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Name of the problem that it points at, by the framework. */
  readonly problem: string | undefined;
  readonly options: OptionValues;
}

/** Resolved for one kind of document under one configuration: which rules run, how severe. */
interface Plan {
  readonly stage: Stage;
  /** Words of the office that the rules about words leave alone. */
  readonly words: CheckConfig['words'];
  readonly block: readonly Active[];
  readonly document: readonly Active[];
  /** Findings of a block, relative to it. Dies with the plan. */
  readonly known: WeakMap<BlockFacts, readonly Finding[]>;
}

const none: readonly never[] = [];

/** What a check leaves to the check of the next revision. */
interface Kept {
  readonly plan: Plan;
  /** Findings of each block, relative to it. */
  readonly blocks: readonly (readonly Finding[])[];
  /** Findings of each document rule of the plan. */
  readonly document: readonly (readonly Anchored[])[];
  /** All of them together; undefined where comments silence some, which they do by line. */
  readonly all: Findings | undefined;
}

const kept = new WeakMap<Doc, Kept>();

export const ruleIds: ReadonlySet<string> = new Set(allRules.map((rule) => rule.id));

export const ruleById: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));

/** Every rule there is, with the options that it declares. */
export const ruleOptions: ReadonlyMap<string, RuleOptions> = new Map(
  allRules.map(({ id, options = {} }) => [id, options]),
);

/** Why a rule is there and how to mend what it finds, in Chinese; undefined for an unknown id. */
export function ruleWords(id: string): { readonly why: string; readonly how: string } | undefined {
  return allRules.find((rule) => rule.id === id);
}

const plans = new WeakMap<CheckConfig, Map<string, Plan>>();

/** Figures of the last check, for tests that count work. */
export const work = { blockRules: 0, documentRules: 0 };

/**
 * All findings of a draft, in order of text, suppressed ones left out. Empty for files that are no drafts.
 * `only` restricts the check to some rules (fixtures).
 */
export function check(doc: Doc, config: CheckConfig, only?: readonly string[]): readonly Finding[] {
  const { kind } = doc;
  if (!kind) return [];
  const plan = planFor(doc, config, only);
  const base: Base = {
    frame: doc.frame,
    recogniser: doc.recogniser,
    kind,
    stage: plan.stage,
    markStyle: config.markStyle,
    year: doc.period?.year,
    ruleIds,
  };
  const old = doc.origin && kept.get(doc.origin);
  const before = old?.plan === plan && doc.origin?.recogniser === doc.recogniser ? old : undefined;
  const blocks = carry(doc, before?.blocks, (i) => checkBlock(plan, doc, i, base));
  const document = plan.document.map((active, k) => {
    const { reads } = active.rule;
    const last = before && carried(doc, before.document[k]!);
    if (last && reads && unchanged(doc, reads)) return last;
    const found = findInDocument(active, doc, base);
    return last && sameFindings(last, found) ? last : found;
  });
  const anchoredIn = (from: number, to: number) => {
    const out: Anchored[] = [];
    for (let i = from; i < to; i++) if (blocks[i] !== none) for (const one of blocks[i]!) out.push(inBlock(one, i));
    return out;
  };
  const quiet = hasSuppressions(doc);
  const last = before?.blocks.length === blocks.length && !quiet ? before.all : undefined;
  const all =
    last && document.every((list, k) => list === before!.document[k])
      ? renewed(doc, last, anchoredIn(doc.same.head, blocks.length - doc.same.tail))
      : inOrder(doc, suppressed(doc, anchoredIn(0, blocks.length).concat(...document)));
  kept.set(doc, { plan, blocks, document, all: quiet ? undefined : all });
  doc.settle();
  return all.shown.map((one) => placed(doc, one));
}

/** What a rule is told in every case. */
type Base = Omit<BlockContext, 'facts' | 'source' | 'options' | 'report'>;

function checkBlock(plan: Plan, doc: Doc, i: number, base: Base): readonly Finding[] {
  const facts = doc.facts[i]!;
  const known = plan.known.get(facts);
  if (known) return known;
  const findings: Finding[] = [];
  // One context serves all rules: there are many blocks and many rules.
  let current = plan.block[0];
  const source = plan.block.length ? doc.source(i) : '';
  const report = (r: Report) => {
    if (!current || (current.rule.words && isOfficeWord(source, r.span, plan.words))) return;
    findings.push(findingOf(current, r));
  };
  const context = { ...base, facts, source, options: {}, report };
  for (const active of plan.block) {
    work.blockRules++;
    current = active;
    context.options = active.options;
    active.rule.block?.(context);
  }
  const found = findings.length > 0 ? findings : none;
  plan.known.set(facts, found);
  return found;
}

/** What a document rule finds, by block. */
function findInDocument(active: Active, doc: Doc, base: Base): readonly Anchored[] {
  const found = checkDocument(active, doc, base);
  if (found.length === 0) return none;
  // Fixes know their revision. They are asked for so seldom that the rule may run again for a later one.
  const known = new WeakMap([[doc, found]]);
  const inRevision = (later: Doc) => {
    let now = known.get(later);
    if (!now) known.set(later, (now = checkDocument(active, later, base)));
    return now;
  };
  return found.map((finding, n) => inDocument(doc, finding, (later) => inRevision(later)[n]?.fixes?.() ?? none));
}

function checkDocument(active: Active, doc: Doc, base: Base): readonly Finding[] {
  work.documentRules++;
  const findings: Finding[] = [];
  active.rule.document?.({ ...base, doc, options: active.options, report: (r) => findings.push(findingOf(active, r)) });
  return findings;
}

function planFor(doc: Doc, config: CheckConfig, only: readonly string[] | undefined): Plan {
  let byKey = plans.get(config);
  if (!byKey) plans.set(config, (byKey = new Map()));
  const stage = stageOf(doc, config).stage;
  const kind = doc.kind!;
  const key = `${doc.frame.id} ${kind.id} ${stage} ${doc.period?.year ?? ''} ${only?.join() ?? ''}`;
  let plan = byKey.get(key);
  if (plan) return plan;
  const active = allRules.flatMap((rule): Active[] => {
    if (kind.off.includes(rule.id) || (only && !only.includes(rule.id))) return [];
    const set = config.rules[rule.id] ?? 'default';
    const severity = set === 'default' ? rule.severity[stage] : set;
    const problem = doc.frame.problems.find((one) => one.rules.includes(rule.id))?.name;
    const options = { ...defaultsOf(rule), ...config.options[rule.id] };
    return severity === 'off' ? [] : [{ rule, severity, problem, options }];
  });
  plan = {
    stage,
    words: config.words,
    block: active.filter(({ rule }) => rule.block),
    document: active.filter(({ rule }) => rule.document),
    known: new WeakMap(),
  };
  byKey.set(key, plan);
  return plan;
}

function defaultsOf({ options = {} }: Rule): OptionValues {
  return Object.fromEntries(Object.entries(options).map(([key, option]) => [key, option.default]));
}

/** What a rule reports, as it reaches the reader: the problem first, as the framework names it. */
function findingOf({ rule, severity, problem }: Active, report: Report): Finding {
  const message = problem ? `${problem}：${report.message}` : report.message;
  return { ...report, message, ruleId: rule.id, severity: lower(severity, report.severity) };
}

const fromLow: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** The less severe of what the rule is set to and what a report says of itself. */
function lower(rule: Severity, own: Severity | undefined): Severity {
  return own && fromLow.indexOf(own) < fromLow.indexOf(rule) ? own : rule;
}
