/** Runs the rules over a draft. Block findings are kept as long as the block's facts live. */
import { shift } from '../base/span';
import { unchanged } from '../model/changes';
import { carry, type Doc } from '../model/doc';
import type { BlockContext, Finding, Fix, Report, Rule, RuleOptions, Severity, Stage } from '../model/rule';
import type { BlockFacts } from '../model/types';
import { rules as allRules } from '../rules/index.gen';
import { type Anchored, anchored, carried, placedAt } from './anchor';
import type { CheckConfig, OptionValues } from './config';
import { stageOf } from './config';
import { suppressed } from './suppress';
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
  /** Findings of a block. Dies with the plan. */
  readonly known: WeakMap<BlockFacts, BlockFindings>;
}

interface BlockFindings {
  readonly relative: readonly Finding[];
  /** The same moved to where the block stood last, so that only blocks behind an edit are moved again. */
  at: number;
  absolute: readonly Finding[];
}

/** What a check leaves to the check of the next revision. */
interface Kept {
  readonly plan: Plan;
  readonly blocks: readonly BlockFindings[];
  /** Findings of each document rule of the plan. */
  readonly document: readonly (readonly Anchored[])[];
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

/** As many related places as anybody looks at. */
export const mostRelated = 20;

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
    const same = before && reads && unchanged(doc, reads);
    return (
      (same && carried(doc, before.document[k]!)) || checkDocument(active, doc, base).map((one) => anchored(doc, one))
    );
  });
  kept.set(doc, { plan, blocks, document });
  doc.settle();
  const all = placed(doc, blocks);
  document.forEach((findings, k) => {
    const again = () => checkDocument(plan.document[k]!, doc, base);
    for (let n = 0; n < findings.length; n++) all.push(placedAt(doc, findings[n]!, () => again()[n]?.fixes?.() ?? []));
  });
  return inOrder(suppressed(doc, all));
}

/** What a rule is told in every case. */
type Base = Omit<BlockContext, 'facts' | 'source' | 'options' | 'report'>;

function checkBlock(plan: Plan, doc: Doc, i: number, base: Base): BlockFindings {
  const facts = doc.facts[i]!;
  let findings = plan.known.get(facts);
  if (!findings) {
    const relative: Finding[] = [];
    // One context serves all rules: there are many blocks and many rules.
    let current = plan.block[0];
    const source = plan.block.length ? doc.source(i) : '';
    const report = (r: Report) => {
      if (!current || (current.rule.words && isOfficeWord(source, r.span, plan.words))) return;
      relative.push(findingOf(current, r));
    };
    const context = { ...base, facts, source, options: {}, report };
    for (const active of plan.block) {
      work.blockRules++;
      current = active;
      context.options = active.options;
      active.rule.block?.(context);
    }
    plan.known.set(facts, (findings = { relative, at: 0, absolute: relative }));
  }
  return findings;
}

/** Findings of the blocks where they stand now. */
function placed(doc: Doc, blocks: readonly BlockFindings[]): Finding[] {
  const out: Finding[] = [];
  const { starts } = doc.parsed;
  for (let i = 0; i < blocks.length; i++) {
    const known = blocks[i]!;
    if (known.relative.length === 0) continue;
    const by = starts[i]!;
    if (known.at !== by) {
      known.absolute = known.relative.map((finding) => absolute(finding, by));
      known.at = by;
    }
    for (const finding of known.absolute) out.push(finding);
  }
  return out;
}

function checkDocument(active: Active, doc: Doc, base: Base): readonly Finding[] {
  work.documentRules++;
  const findings: Finding[] = [];
  active.rule.document?.({ ...base, doc, options: active.options, report: (r) => findings.push(findingOf(active, r)) });
  return findings;
}

function inOrder(findings: Finding[]): Finding[] {
  return together(findings).sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.ruleId < b.ruleId ? -1 : 1),
  );
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

/** One finding in place of all those of one rule about the same slip. */
function together(findings: Finding[]): Finding[] {
  if (!findings.some(({ slip }) => slip !== undefined)) return findings;
  const out: Finding[] = [];
  const repeated = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = finding.slip === undefined ? undefined : `${finding.ruleId} ${finding.slip}`;
    if (key === undefined) out.push(finding);
    else if (!repeated.get(key)?.push(finding)) repeated.set(key, [finding]);
  }
  for (const all of repeated.values()) out.push(all.length > 1 ? asOne(all) : all[0]!);
  return out;
}

function asOne(findings: Finding[]): Finding {
  findings.sort((a, b) => a.span.start - b.span.start);
  const first = findings[0]!;
  return {
    ...first,
    message: `${first.message}同样的问题全文共 ${findings.length} 处。`,
    related: findings.slice(1, 1 + mostRelated).map(({ span, message }) => ({ span, message })),
    fixes: () => fixesOf(findings),
    key: keyOf(findings),
  };
}

/** Keys of findings that were made one, by the key of the first. */
const merged = new WeakMap<object, { readonly keys: readonly (object | undefined)[]; readonly key: object }>();

/** One key for all of them, the same as long as they are the same. */
function keyOf(findings: readonly Finding[]): object | undefined {
  const first = findings[0]!.key;
  if (!first) return undefined;
  let known = merged.get(first);
  const same = known?.keys.length === findings.length && known.keys.every((key, i) => key === findings[i]!.key);
  if (!same) merged.set(first, (known = { keys: findings.map(({ key }) => key), key: {} }));
  return known!.key;
}

/** One fix for all of them, where each has one, then those of the first alone. */
function fixesOf(findings: readonly Finding[]): Fix[] {
  const own = findings[0]!.fixes?.() ?? [];
  const each = findings.flatMap((finding) => finding.fixes?.().slice(0, 1) ?? []);
  if (each.length < findings.length) return [...own];
  const edits = each.flatMap((fix) => fix.edits);
  const all = { title: `全部改正（${each.length} 处）`, edits, safe: each.every((fix) => fix.safe), preferred: true };
  return [all, ...own.map((fix) => ({ ...fix, title: `只改这一处：${fix.title}`, preferred: false }))];
}

const fromLow: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** The less severe of what the rule is set to and what a report says of itself. */
function lower(rule: Severity, own: Severity | undefined): Severity {
  return own && fromLow.indexOf(own) < fromLow.indexOf(rule) ? own : rule;
}

/** A finding of a block, whose spans are relative to it, where the block starts at `by`. */
function absolute(finding: Finding, by: number): Finding {
  const { ruleId, severity, message, slip, span, related, fixes } = finding;
  return {
    ruleId,
    severity,
    message,
    slip,
    span: shift(span, by),
    related: related?.map((one) => ({ span: shift(one.span, by), message: one.message })),
    fixes: fixes && (() => fixes().map((fix) => movedFix(fix, by))),
    key: finding,
  };
}

function movedFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, ...shift(edit, by) })) };
}
