/**
 * A row or mark of a report tells an item that none of its plans has, or one that is only perhaps one of theirs. Only
 * where the two speak of the same things at all: a report of which no row answers its plan has another list.
 */
import { seenOf } from '../model/office/trace/decisions';
import { isUnplanned } from '../model/office/trace/extra';
import type { Pair } from '../model/office/trace/pair';
import { sharedPairs } from '../model/grammar/pairs';
import { cited, planItem } from '../model/office/trace/words';
import { adjustmentFix } from '../model/rule/adjust';
import { planPlace } from '../model/rule/elsewhere';
import { defineRule, type Fix } from '../model/rule/rule';

export const rule = defineRule({
  id: 'unplanned-item',
  title: '计划里没有的事项',
  family: 'structure',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  kinds: ({ tense }) => tense === 'report',
  why: '报告里的事项和计划对不上，或者是换了名称，或者是计划以外新增的。新增的要交代为什么增加；换了名称的，认一下是哪一项，以后不再问。',
  how: '是同一项的，用快速修复确认，或者改成计划里的名称；新增的写明理由（标注里写“调整：……”，或填“调整情况”一栏）。',
  traced(context) {
    const { summary, pairs, placeOf, report } = context;
    for (const [i, { name, said }] of summary.tasks.entries()) {
      if (pairs.length === 0 || said.adjustment !== undefined) continue;
      const asked = pairs.flatMap((pair) =>
        pair.questions.filter((one) => one.report === i).map((one) => ({ pair, item: one.plan })),
      );
      if (asked.length > 0) {
        const { pair, item } = asked[0]!;
        const which = planItem(pair.plan, item, pairs.length > 1);
        const message = `“${cited(name)}”像是${which}，确认一下是不是同一项。`;
        report({
          ...placeOf(i),
          message,
          related: [planPlace(pair.plan, item)],
          fixes: () => asked.flatMap((one) => decisions(one.pair, one.item, name, true)),
        });
      } else if (isUnplanned(pairs, i)) {
        report({
          ...placeOf(i),
          message: `“${cited(name)}”不在${planNames(pairs)}里。新增的写明理由；换了名称的，确认是哪一项。`,
          fixes: () => [
            ...pairs.flatMap((pair) => likest(pair, name).flatMap((item) => decisions(pair, item, name, false))),
            ...adjustmentFix(context, i),
          ],
        });
      }
    }
  },
});

const planNames = (pairs: readonly Pair[]) =>
  pairs.map(({ plan }) => (plan.title ? `《${cited(plan.title)}》` : '计划')).join('和');

/** That two names are the same item, or are not. */
function decisions({ plan, report }: Pair, item: number, name: string, both: boolean): Fix[] {
  const planned = plan.tasks[item]!.name;
  const decide = (same: boolean): Fix => {
    const title = same ? `确认和计划的“${cited(planned)}”是同一项` : `和计划的“${cited(planned)}”不是同一项`;
    const seen = same ? { seen: [seenOf(plan, report, item)] } : {};
    return { title, edits: [], decision: { same: [{ plan: planned, report: name, same }], ...seen } };
  };
  return both ? [decide(true), decide(false)] : [decide(true)];
}

/** No longer list of guesses is read. */
const mostGuesses = 3;

/** Items of the plan that the report has not told and that share most with a name, the likest first. */
function likest({ plan, rows }: Pair, name: string): number[] {
  const shared = (other: string) => sharedPairs(name, other);
  return rows
    .filter(({ state }) => state === 'unreported')
    .map(({ item }) => ({ item, likeness: shared(plan.tasks[item]!.name) }))
    .filter(({ likeness }) => likeness > 1)
    .sort((a, b) => b.likeness - a.likeness || a.item - b.item)
    .slice(0, mostGuesses)
    .map(({ item }) => item);
}
