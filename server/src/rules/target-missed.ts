/**
 * The report covers all of the plan's time, and a number of it is less than the plan promised. Only numbers of the same
 * unit that plainly speak of the same thing are compared; who says why it is so is not asked again.
 */
import type { Role } from '../frame/schema';
import { isExplained } from '../model/grammar/adjustment';
import { monthCount, shareOf } from '../model/grammar/period';
import { compareFigures, type Compared } from '../model/grammar/target/compare';
import type { Task } from '../model/office/blockSummary';
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
    }
  },
});

/** Where the plan promises, and where the report tells; of measures and of casework. */
const promises: readonly (readonly [Role, readonly Role[]])[] = [
  ['target', ['result', 'measure-result', 'target', 'measure']],
  ['measure', ['measure-result', 'measure', 'result']],
  ['assessment', ['result', 'assessment', 'measure-result']],
];

function check(context: TracedContext, pair: Pair, { item, answers }: Row): void {
  const { plan, report: draft } = pair;
  const share = plan.period && draft.period && shareOf(draft.period, plan.period);
  if (share === undefined || answers.length !== 1) return;
  const [answer] = answers as [number];
  const planned = plan.tasks[item]!;
  const told = draft.tasks[answer]!;
  const scope = { share, months: monthCount(plan.period!), item: planned.name };
  for (const [role, roles] of promises) {
    const target = planned.said[role];
    if (target === undefined) continue;
    const found = firstTelling(target, told, roles, scope);
    const missed = found?.compared.filter(({ outcome }) => outcome === 'missed') ?? [];
    if (!found || missed.length === 0 || isExplained(found.words)) continue;
    for (const one of missed) report(context, pair, item, answer, target, found.words, one);
  }
}

/** What the first column says that has anything to say of the target. */
function firstTelling(
  target: string,
  { said }: Task,
  roles: readonly Role[],
  scope: Parameters<typeof compareFigures>[2],
): { readonly words: string; readonly compared: readonly Compared[] } | undefined {
  for (const role of roles) {
    const words = said[role];
    if (words === undefined || words === target) continue;
    const compared = compareFigures(target, words, scope);
    if (compared.length > 0) return { words, compared };
  }
  return undefined;
}

function report(
  context: TracedContext,
  { plan }: Pair,
  item: number,
  answer: number,
  target: string,
  words: string,
  { target: wanted, result }: Compared,
): void {
  const which = planItem(plan, item, context.pairs.length > 1);
  const [promised, done] = [around(target, wanted), around(words, result)];
  context.report({
    ...context.placeOf(answer),
    message: `${which}的目标是“${promised}”，报告写的是“${done}”，没有达到。核对数字；确实没有达到的，写明原因和补上的办法。`,
    fixes: () => adjustmentFix(context, answer),
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
