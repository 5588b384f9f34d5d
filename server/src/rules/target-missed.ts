/**
 * The report covers all of the plan's time, and a number of it is less than the plan promised. Only numbers of the same
 * unit that plainly speak of the same thing are compared; who says why it is so is not asked again.
 */
import type { Span } from '../base/span';
import { groupBy } from '../base/groupBy';
import { perKey } from '../base/perKey';
import type { Role } from '../frame/schema';
import type { BlockFacts } from '../model/block/types';
import { prose } from '../model/block/mask';
import type { Doc } from '../model/draft/doc';
import type { Place } from '../model/draft/place';
import { isExplained } from '../model/grammar/adjustment';
import { firstDay, lastDay, liesIn, monthCount, type Period, shareOf } from '../model/grammar/period';
import { compareFigures, type Compared, type Scope } from '../model/grammar/target/compare';
import { readFigures } from '../model/grammar/target/figures';
import type { Task } from '../model/office/blockSummary';
import { sentencesIn } from '../model/office/goals';
import type { Summary } from '../model/office/summary';
import { departmentIn } from '../model/office/trace/answers';
import type { Pair, Row } from '../model/office/trace/pair';
import { cited, planItem } from '../model/office/trace/words';
import { adjustmentFix } from '../model/rule/adjust';
import { planPlace } from '../model/rule/elsewhere';
import { defineRule, type RelatedPlace, type TracedContext } from '../model/rule/rule';

export const rule = defineRule({
  id: 'target-missed',
  title: '没有达到计划的目标',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  kinds: ({ tense }) => tense === 'report',
  why: '计划写了数量目标，全年（或整个计划期）的报告就要对得上。只比同一事项里单位相同、说的是同一件事的数；半年、季度报告只占计划期的一部分，还没到数的不算。',
  how: '核对数字；确实没有达到的，写明原因和补上的办法，或者写上调整理由。',
  traced(context) {
    for (const pair of context.pairs) {
      for (const row of pair.rows) if (row.told !== 'adjusted') check(context, pair, row);
      checkGoals(context, pair);
    }
  },
});

/** Where the plan promises, and where the report tells; of measures and of casework. */
const promises: readonly (readonly [Role, readonly Role[]])[] = [
  ['target', ['result', 'measure-result', 'target', 'measure']],
  ['measure', ['measure-result', 'measure', 'result']],
  ['assessment', ['result', 'assessment', 'measure-result']],
];

function check(context: TracedContext, pair: Pair, { item, answers, prose, due }: Row): void {
  const { plan, report: draft } = pair;
  const [whole, part] = [plan.period, draft.period];
  if (!whole || !part || !liesIn(part, whole) || answers.length > 1) return;
  const planned = plan.tasks[item]!;
  const which = planItem(plan, item, context.pairs.length > 1);
  const place = planPlace(plan, item);
  const [answer] = answers;
  for (const [role, roles] of promises) {
    const target = planned.said[role];
    if (target === undefined) continue;
    const until = wholeYear.test(target) ? undefined : due;
    const share = shareUntil(part, whole, until);
    const scope = { share, months: monthsUntil(whole, until), item: planned.name };
    if (answer !== undefined) checkRow(context, draft.tasks[answer]!, answer, target, roles, scope, which, place);
    else if (prose && role === 'target') checkProse(context, prose, target, scope, which, place);
  }
}

/** A report from the beginning of the plan to the item's own end covers all of its time. */
function shareUntil(part: Period, whole: Period, due: number | undefined): number {
  const covers = due !== undefined && firstDay(part) === firstDay(whole) && lastDay(part) >= due;
  return covers ? 1 : (shareOf(part, whole) ?? 0);
}

/** The target goes on when the item is over. */
const wholeYear = /全年|年内|本年|年度|每年|年底/;

/** What is to be done every month is done until the item's own end. */
function monthsUntil(period: Period, due: number | undefined): number {
  const months = monthCount(period);
  if (due === undefined) return months;
  const [first, last] = [firstDay(period), due].map(
    (day) => Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100),
  );
  return Math.max(1, Math.min(months, last! - first! + 1));
}

function checkRow(
  context: TracedContext,
  told: Task,
  answer: number,
  target: string,
  roles: readonly Role[],
  scope: Scope,
  which: string,
  place: RelatedPlace,
): void {
  const found = firstTelling(target, told, roles, scope);
  // A note beside it may say why.
  if (!found || [found.words, told.said.note ?? ''].some(isExplained)) return;
  for (const compared of found.compared) {
    if (compared.outcome !== 'missed') continue;
    tell(context, which, target, { ...context.placeOf(answer), words: found.words, task: answer }, compared, place);
  }
}

function checkProse(
  context: TracedContext,
  prose: Span,
  target: string,
  scope: Scope,
  which: string,
  place: RelatedPlace,
): void {
  const found = sentencesAt(context.doc, prose).flatMap((telling) =>
    comparedIn(target, telling.words, scope).map((compared) => ({ telling, compared })),
  );
  judge(context, found, target, which, place);
}

/** What the first column says that has anything to say of the target. */
function firstTelling(
  target: string,
  { said }: Task,
  roles: readonly Role[],
  scope: Scope,
): { readonly words: string; readonly compared: readonly Compared[] } | undefined {
  for (const role of roles) {
    const words = said[role];
    if (words === undefined || words === target) continue;
    const compared = compareFigures(target, words, scope);
    if (compared.length > 0) return { words, compared };
  }
  return undefined;
}

//#region Running text

interface Telling extends Place {
  readonly words: string;
  /** The row or mark that tells it. */
  readonly task: number | undefined;
}

/** Words with their place, which compare with a target. */
interface Found<T> {
  readonly telling: T;
  readonly compared: Compared;
}

/** What the plan promises in running text, against all that the report tells. */
function checkGoals(context: TracedContext, { plan, report: draft }: Pair): void {
  const whole = plan.period && draft.period && shareOf(draft.period, plan.period) === 1;
  if (!whole || plan.goals.length === 0 || departmentIn(plan, draft) !== undefined) return;
  const { doc, placeOf } = context;
  const { ofWords, ofBlock } = goalsOf(plan);
  const rows = draft.tasks.map(({ said }, task) => ({ said: [said.result, said['measure-result']], task }));
  const inBlocks = doc.facts.map((facts, block) => ofBlock(facts, doc.source(block)));
  for (const [k, goal] of plan.goals.entries()) {
    const told = rows.flatMap(({ said, task }) =>
      said.flatMap((words = '') => {
        const telling = { ...placeOf(task), words, task };
        return ofWords(words, k).map((compared) => ({ telling, compared }));
      }),
    );
    const written = inBlocks.flatMap((all, block) =>
      (all[k] ?? []).map(({ telling, compared }) => ({ telling: { ...telling, block, task: undefined }, compared })),
    );
    judge(context, [...told, ...written], goal, '计划');
  }
}

/** The goals of a plan against words; what a block says of them is worked out once. */
const goalsOf = perKey((plan: Summary) => {
  const scope = { share: 1, months: plan.period ? monthCount(plan.period) : 12 };
  const heads = plan.goals.map((goal) =>
    readFigures(goal).flatMap(({ counted }) => (counted ? counted.slice(-2) : [])),
  );
  const ofWords = (words: string, k: number): readonly Compared[] =>
    heads[k]!.some((head) => words.includes(head)) ? comparedIn(plan.goals[k]!, words, scope) : [];
  const ofBlock = perKey((facts: BlockFacts, source: string) => {
    const sentences = sentencesOf(facts, source);
    return plan.goals.map((_, k) =>
      sentences.flatMap((telling) => ofWords(telling.words, k).map((compared) => ({ telling, compared }))),
    );
  });
  return { ofWords, ofBlock };
});

/**
 * The figures of a target that words answer. What counts more than the target does is left alone: 第三检察部的听证. In the
 * item's own paragraph, who did it may stand there.
 */
function comparedIn(target: string, words: string, scope: Scope): readonly Compared[] {
  if (ahead.test(words)) return [];
  return compareFigures(target, words, scope).filter(({ target: { counted }, result }) => {
    const own = scope.item !== undefined && counted !== '';
    return result.counted !== '' && (own || (counted || scope.item)?.includes(result.counted));
  });
}

/** It tells what is still to be done. */
const ahead = /不少于|不低于|力争|确保|预计|争取|明年|来年|下一?年/;

/** What several places tell in several ways is left alone. */
function judge(
  context: TracedContext,
  found: readonly Found<Telling>[],
  target: string,
  which: string,
  item?: RelatedPlace,
): void {
  for (const [, all] of groupBy(found, ({ compared }) => compared.target.start)) {
    const { telling, compared } = all[0]!;
    const { low, high } = compared.result;
    const one = all.every(({ compared: { outcome, result } }) => {
      return outcome === 'missed' && result.low === low && result.high === high;
    });
    if (one && !all.some(({ telling: { words } }) => isExplained(words))) {
      tell(context, which, target, telling, compared, item);
    }
  }
}

/** Sentences of a block of running text, relative to it. */
function sentencesOf(facts: BlockFacts, source: string): Pick<Telling, 'span' | 'words'>[] {
  if (facts.units.length + facts.headings.length === 0 || facts.tables.length > 0) return [];
  const text = prose(facts, source);
  return sentencesIn(text).map((words) => {
    const start = text.indexOf(words);
    return { span: { start, end: start + words.length }, words };
  });
}

/** Sentences where running text tells an item: of its paragraph, or of those below its heading. */
function sentencesAt(doc: Doc, { start }: Span): Telling[] {
  const first = doc.blockAt(start);
  let end = first + 1;
  if (doc.facts[first]!.headings.some(({ form }) => form !== 'run-in')) {
    while (end < doc.blocks.length && doc.facts[end]!.headings.length === 0) end++;
  }
  return doc.facts.slice(first, end).flatMap((facts, i) => {
    const block = first + i;
    return sentencesOf(facts, doc.source(block)).map((telling) => ({ ...telling, block, task: undefined }));
  });
}

//#endregion

function tell(
  context: TracedContext,
  which: string,
  target: string,
  telling: Telling,
  compared: Compared,
  item: RelatedPlace | undefined,
): void {
  const { block, span, words, task } = telling;
  const [promised, done] = [around(target, compared.target), around(words, compared.result)];
  context.report({
    block,
    span,
    message: `${which}要求“${promised}”，报告写的是“${done}”，没有达到。核对数字；确实没有达到的，写明原因和补上的办法。`,
    related: item ? [item] : [],
    slip: `${block} ${span.start} ${compared.result.start}`,
    fixes: () => (task === undefined ? [] : adjustmentFix(context, task)),
  });
}

/** The clause that a figure stands in. */
function around(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text
    .slice(0, start)
    .split(/[，,。；;：:]/)
    .at(-1)!;
  const behind = /^[^，,。；;：:]*/.exec(text.slice(end))![0];
  return cited(before + text.slice(start, end) + behind);
}
