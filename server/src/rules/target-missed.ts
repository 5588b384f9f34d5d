/**
 * The report covers all of the plan's time, and a number of it is less than the plan promised. Only numbers of the same
 * unit that plainly speak of the same thing are compared; who says why it is so is not asked again.
 */
import type { Span } from '../base/span';
import { groupBy } from '../base/groupBy';
import type { Role } from '../frame/schema';
import { ownWords } from '../model/block/mask';
import type { Doc } from '../model/draft/doc';
import type { Place } from '../model/draft/place';
import { isExplained } from '../model/grammar/adjustment';
import { firstDay, lastDay, liesIn, monthCount, type Period, shareOf } from '../model/grammar/period';
import { compareFigures, type Compared, type Scope } from '../model/grammar/target/compare';
import { readFigures } from '../model/grammar/target/figures';
import type { Task } from '../model/office/blockSummary';
import { sentencesIn } from '../model/office/goals';
import { departmentIn } from '../model/office/trace/answers';
import type { Pair, Row } from '../model/office/trace/pair';
import { cited, planItem } from '../model/office/trace/words';
import { adjustmentFix } from '../model/rule/adjust';
import { defineRule, type TracedContext } from '../model/rule/rule';

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
  const [answer] = answers;
  for (const [role, roles] of promises) {
    const target = planned.said[role];
    if (target === undefined) continue;
    const until = wholeYear.test(target) ? undefined : due;
    const share = shareUntil(part, whole, until);
    const scope = { share, months: monthsUntil(whole, until), item: planned.name };
    if (answer !== undefined) checkRow(context, draft.tasks[answer]!, answer, target, roles, scope, which);
    else if (prose && role === 'target') judge(context, sentencesAt(context.doc, prose), target, scope, which);
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
): void {
  const found = firstTelling(target, told, roles, scope);
  // A note beside it may say why.
  if (!found || [found.words, told.said.note ?? ''].some(isExplained)) return;
  for (const compared of found.compared) {
    if (compared.outcome !== 'missed') continue;
    tell(context, which, target, { ...context.placeOf(answer), words: found.words, task: answer }, compared);
  }
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

/** What the plan promises in running text, against all that the report tells. */
function checkGoals(context: TracedContext, { plan, report: draft }: Pair): void {
  const whole = plan.period && draft.period && shareOf(draft.period, plan.period) === 1;
  if (!whole || plan.goals.length === 0 || departmentIn(plan, draft) !== undefined) return;
  const scope = { share: 1, months: monthCount(plan.period) };
  for (const goal of plan.goals) judge(context, tellings(context, goal), goal, scope, '计划');
}

/**
 * What several places tell in several ways is left alone, and so is what counts more than the target does: 第三检察部的听证.
 * In the item's own paragraph, who did it may stand there.
 */
function judge(context: TracedContext, places: readonly Telling[], target: string, scope: Scope, which: string): void {
  const found = places.flatMap((telling) =>
    compareFigures(target, telling.words, scope)
      .filter(({ target: { counted }, result }) => {
        const own = scope.item !== undefined && counted !== '';
        return result.counted !== '' && (own || (counted || scope.item)?.includes(result.counted));
      })
      .map((compared) => ({ telling, compared })),
  );
  for (const [, all] of groupBy(found, ({ compared }) => compared.target.start)) {
    const { telling, compared } = all[0]!;
    const { low, high } = compared.result;
    const one = all.every(({ compared: { outcome, result } }) => {
      return outcome === 'missed' && result.low === low && result.high === high;
    });
    if (one && !all.some(({ telling: { words } }) => isExplained(words)))
      tell(context, which, target, telling, compared);
  }
}

/** Where the report speaks of what a goal counts: results of rows and marks, sentences. */
function tellings({ doc, summary, placeOf }: TracedContext, goal: string): Telling[] {
  const heads = readFigures(goal).flatMap(({ counted }) => (counted === '' ? [] : [counted.slice(-2)]));
  const speaks = (words: string) => heads.some((head) => words.includes(head));
  const rows = summary.tasks.flatMap(({ said }, task) =>
    [said.result, said['measure-result']].flatMap((words) =>
      words !== undefined && speaks(words) ? [{ ...placeOf(task), words, task }] : [],
    ),
  );
  return [...rows, ...doc.blocks.flatMap((_, block) => sentencesOf(doc, block, speaks))];
}

/** Sentences of a block of running text. */
function sentencesOf(doc: Doc, block: number, wanted: (words: string) => boolean): Telling[] {
  const facts = doc.facts[block];
  if (!facts || facts.units.length + facts.headings.length === 0 || facts.tables.length > 0) return [];
  const text = ownWords(facts, doc.source(block));
  if (!wanted(text)) return [];
  return sentencesIn(text)
    .filter(wanted)
    .map((words) => {
      const start = text.indexOf(words);
      return { block, span: { start, end: start + words.length }, words, task: undefined };
    });
}

/** Sentences where running text tells an item: of its paragraph, or of those below its heading. */
function sentencesAt(doc: Doc, { start }: Span): Telling[] {
  const first = doc.blockAt(start);
  let end = first + 1;
  if (doc.facts[first]!.headings.some(({ form }) => form !== 'run-in')) {
    while (end < doc.blocks.length && doc.facts[end]!.headings.length === 0) end++;
  }
  return doc.blocks.slice(first, end).flatMap((_, i) => sentencesOf(doc, first + i, () => true));
}

//#endregion

function tell(context: TracedContext, which: string, target: string, telling: Telling, compared: Compared): void {
  const { block, span, words, task } = telling;
  const [promised, done] = [around(target, compared.target), around(words, compared.result)];
  context.report({
    block,
    span,
    message: `${which}要求“${promised}”，报告写的是“${done}”，没有达到。核对数字；确实没有达到的，写明原因和补上的办法。`,
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
