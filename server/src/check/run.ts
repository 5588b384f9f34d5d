/** Runs the rules over a draft. A block's findings are kept as long as the block is; document rules run every time. */
import type { Span } from '../base/span';
import { finish, type Steps } from '../base/steps';
import { type Doc, fewBlocks } from '../model/draft/doc';
import { readInSteps } from '../model/draft/ahead';
import type { BlockFacts } from '../model/block/types';
import type { Memory } from '../model/draft/memory';
import { type Summary, taskPlaces } from '../model/office/summary';
import type { Trace } from '../model/office/trace/trace';
import type { BlockReport, Finding, Report } from '../model/rule/rule';
import { blockNote, byPlace, findingOf, noteOf, type Note, onBlock } from './anchor';
import type { CheckConfig } from './config';
import { grouped } from './group';
import { type Active, type Plan, planOf } from './plan';
import { audible } from './suppress';
import { isOfficeWord } from './words';

/** Figures of all checks, for tests that count work. */
export const work = { blockRules: 0, documentRules: 0 };

/** A draft among the others: what the workspace knows of this very revision, and the trace from plan to report. */
export interface Around {
  readonly summary: Summary;
  readonly trace: Trace;
}

/**
 * All findings of a draft, in order of text, suppressed ones left out. Empty for files that are no drafts.
 * `only` restricts the check to some rules.
 */
export function check(doc: Doc, config: CheckConfig, only?: readonly string[], around?: Around): readonly Finding[] {
  return finish(examineInSteps(doc, config, only, undefined, around)).findings;
}

/**
 * The same, and where the draft is checked for the first time in steps: after every block and every rule. Who stops in
 * between loses nothing, because what was found in a block is kept.
 */
export function* checkInSteps(doc: Doc, config: CheckConfig, only?: readonly string[]): Steps<readonly Finding[]> {
  return (yield* examineInSteps(doc, config, only)).findings;
}

/** A finding that is not shown. */
export interface Hidden {
  readonly finding: Finding;
  /** What silences it: a comment in the draft, or the office's own list. */
  readonly by: 'comment' | 'office';
}

/** What a check has found, and what is not shown of it. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly hidden: readonly Hidden[];
}

/** Which findings of a draft the office ignores. */
export type Ignores = (doc: Doc) => (finding: Finding) => boolean;

/**
 * The same with what is hidden. Findings are silenced and ignored one by one, before those about the same slip are made
 * one: who silences one place silences no other.
 */
export function* examineInSteps(
  doc: Doc,
  config: CheckConfig,
  only?: readonly string[],
  ignores?: Ignores,
  around?: Around,
): Steps<Examined> {
  const memory = only ? doc.memory.under(config).under(only) : doc.memory.under(config);
  const plan = planOf(doc, memory, config, only);
  if (!plan) return nothing;
  yield* readInSteps(doc);
  const many = memory.missing(blocksSlot, doc.facts, plan) > fewBlocks;
  if (many) {
    for (const span of bunches(doc)) {
      memory.aheadTogether(blocksSlot, doc.facts, plan, span, (blocks) => checkBlocks(plan, doc, blocks));
      yield;
    }
  }
  const blocks = memory.list(blocksSlot, doc.facts, plan, reader(plan, doc));
  const others: Note[] = [];
  for (const step of checkDocument(plan, doc, others)) if (many) yield step;
  if (around && plan.traced.length > 0) {
    yield* around.trace.pairsAhead(around.summary);
    others.push(...traced(plan, doc, around));
  }
  for (const active of plan.judgements) {
    others.push(...judged(plan, active, doc, memory));
    if (many) yield;
  }
  const silenced: Note[] = [];
  const heard = audible(doc, inOrder(doc, ofBody(doc, blocks), others), silenced);
  const ignored: Note[] = [];
  const isIgnored = ignores?.(doc);
  const left = isIgnored ? heard.filter((one) => !isIgnored(findingOf(doc, one)) || ignored.push(one) === 0) : heard;
  const hide = (by: Hidden['by']) => (one: Note) => ({ finding: findingOf(doc, one), by });
  const hidden = [...silenced.map(hide('comment')), ...ignored.map(hide('office'))];
  return { findings: grouped(left).map((one) => findingOf(doc, one)), hidden };
}

/** Blocks that are checked together: what a rule looks words up in stays at hand for all of them. UTF-16 units. */
const bunchLength = 2_000;
const mostInBunch = 16;

function* bunches({ blocks }: Doc): Generator<Span> {
  for (let start = 0, end = 0; end < blocks.length; start = end) {
    let length = 0;
    do length += blocks[end++]!.length;
    while (end < blocks.length && end - start < mostInBunch && length < bunchLength);
    yield { start, end };
  }
}

const nothing: Examined = { findings: [], hidden: [] };

const blocksSlot = {};

const none: readonly Note[] = [];

const reader = (plan: Plan, doc: Doc) => ({
  read: (facts: BlockFacts, i: number) => checkBlock(plan, facts, doc.source(i)),
});

/** What is found in a block, ahead of the others; it is kept in the memory. `facts`: the list in which its own stand. */
export function notesAhead(plan: Plan, doc: Doc, memory: Memory, facts: Doc['facts'], i: number): readonly Note[] {
  return memory.ahead(blocksSlot, facts, plan, i, reader(plan, doc))[i]!;
}

function checkBlock(plan: Plan, facts: BlockFacts, source: string): readonly Note[] {
  return checkAll(plan, [{ facts, source }])[0]!;
}

/** What is found in some blocks: rule by rule, so that what a rule looks things up in stays at hand. */
function checkBlocks(plan: Plan, doc: Doc, blocks: readonly number[]): readonly (readonly Note[])[] {
  return checkAll(
    plan,
    blocks.map((i) => ({ facts: doc.facts[i]!, source: doc.source(i) })),
  );
}

function checkAll(
  plan: Plan,
  blocks: readonly { readonly facts: BlockFacts; readonly source: string }[],
): readonly (readonly Note[])[] {
  const all = blocks.map((): Note[] => []);
  let current: Active;
  let block = 0;
  const report = (one: BlockReport) => {
    if (current.rule.words && isOfficeWord(blocks[block]!.source, one.span, plan.words)) return;
    all[block]!.push(blockNote(current, one));
  };
  // One context serves all rules, for there are many; fixes look at it later, so that each block has its own.
  const contexts = blocks.map((one) => ({ ...plan.base, ...one, options: {}, report }));
  for (current of plan.block) {
    for (block = 0; block < blocks.length; block++) {
      work.blockRules++;
      const context = contexts[block]!;
      context.options = current.options;
      current.rule.block?.(context);
    }
  }
  return all.map((notes) => (notes.length > 0 ? notes.sort((a, b) => byPlace(a, b)) : none));
}

function* checkDocument({ base, document }: Plan, doc: Doc, out: Note[]): Steps<void> {
  let current = document[0];
  const report = (one: Report) => current && out.push(noteOf(current, one));
  // One context serves all rules, here too.
  const context = { ...base, doc, options: {}, report };
  for (const active of document) {
    work.documentRules++;
    current = active;
    context.options = active.options;
    active.rule.document?.(context);
    yield;
  }
}

/** What rules say of the draft among the others. */
function traced({ base, traced: rules }: Plan, doc: Doc, { summary, trace }: Around): Note[] {
  const pairs = trace.pairsOf(summary);
  const places = taskPlaces(doc);
  const out: Note[] = [];
  for (const active of rules) {
    const report = (one: Report) => out.push(noteOf(active, one));
    const placeOf = (task: number) => places[task]!;
    active.rule.traced?.({ ...base, doc, summary, trace, pairs, options: active.options, placeOf, report });
  }
  return out;
}

/** What a rule says of the answer to its question; the same notes while the answer is the same. */
function judged(plan: Plan, active: Active, doc: Doc, memory: Memory): readonly Note[] {
  const { judgement } = active.rule;
  if (!judgement) return [];
  const answer = judgement.of(doc);
  const context = { ...plan.base, options: active.options };
  return memory.keep(active.rule, [plan, answer], () =>
    judgement.judge(answer, context).map((report) => noteOf(active, report)),
  );
}

/** What was found in blocks, without those that are front matter which nobody has closed. */
function ofBody(doc: Doc, blocks: readonly (readonly Note[])[]): readonly (readonly Note[])[] {
  const { openMatter } = doc;
  return openMatter ? blocks.map((notes, i) => (doc.parsed.starts[i]! < openMatter.end ? none : notes)) : blocks;
}

/** Findings of blocks and of the draft, in order of text. */
function inOrder(doc: Doc, blocks: readonly (readonly Note[])[], draft: readonly Note[]): Note[] {
  const { starts } = doc.parsed;
  const order = (a: Note, b: Note) => byPlace(a, b, starts[a.block]! - starts[b.block]!);
  const others = draft.toSorted(order);
  const out: Note[] = [];
  let next = 0;
  for (let block = 0; block < blocks.length; block++) {
    const own = blocks[block]!;
    // Nearly all blocks are passed here, at every keystroke.
    if (own === none) continue;
    while (next < others.length && others[next]!.block < block) out.push(others[next++]!);
    for (const note of own) {
      const one = onBlock(note, block);
      while (next < others.length && order(others[next]!, one) < 0) out.push(others[next++]!);
      out.push(one);
    }
  }
  return out.concat(others.slice(next));
}
