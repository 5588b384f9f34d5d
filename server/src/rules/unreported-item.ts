/**
 * A report says nothing of an item that its plan has, and that was due. A report of a part of the time need not repeat what
 * an earlier one has told to the end, and one that the plan was only found for must speak of its items at all.
 */
import { perKey } from '../base/perKey';
import type { BlockFacts } from '../model/block/types';
import type { Doc } from '../model/draft/doc';
import type { Summary } from '../model/office/summary';
import { pairsOf } from '../model/grammar/pairs';
import { dayWords, planItem, planRow } from '../model/office/trace/words';
import { planPlace } from '../model/rule/elsewhere';
import { defineRule } from '../model/rule/rule';
import { tellItem } from '../model/rule/tellItem';

export const rule = defineRule({
  id: 'unreported-item',
  title: '计划事项没有报告',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  kinds: (kind) => kind.tense === 'report',
  why: '计划里部署的事项，到期要有交代：做成了、还在做、不做了，都要写明。报告按“计划:”找到计划，没有写的按单位和期间找；只问到期的、归本部门的事项，正文里写到的也算。',
  how: '在主要做法或表格里补写这一项；不做了、改期了的，写明调整理由。',
  traced(context) {
    const { doc, frame, pairs, trace, report } = context;
    const place = doc.placeOf(doc.title ?? { start: 0, end: 0 });
    for (const pair of pairs) {
      const { plan, rows, questions } = pair;
      const asking = new Set(questions.map((question) => question.plan));
      const ended = trace.endedBefore(pair);
      for (const { item, state, expected, due } of rows) {
        if (state !== 'unreported' || !expected || asking.has(item) || ended.has(item)) continue;
        if (isTouched(doc, plan, item)) continue;
        const row = planRow(frame, plan.tasks[item]!, due === undefined ? undefined : 'deadline');
        const which = planItem(plan, item, pairs.length > 1);
        report({
          ...place,
          message: `${which}${due === undefined ? '' : `，${dayWords(due)}到期`}，这份报告没有写到${row && `（${row}）`}。`,
          related: [planPlace(plan, item)],
          fixes: () => tellItem(context, pair, item),
        });
      }
    }
  },
});

/** A paragraph says most of a name in other words. */
function isTouched(doc: Doc, plan: Summary, item: number): boolean {
  const touchedIn = touchedUnder(plan);
  return doc.facts.some((facts, i) => touchedIn(facts, doc.source(i)).has(item));
}

const nothing: ReadonlySet<number> = new Set();

/** The items of a plan that a block touches. */
const touchedUnder = perKey((plan: Summary) => {
  const names = plan.tasks.map(({ name }) => [...pairsOf(name)]);
  return perKey(({ units, tables }: BlockFacts, source: string) => {
    if (units.length === 0 || tables.length > 0) return nothing;
    const found = names.flatMap((pairs, item) => {
      const told =
        pairs.length >= fewestPairs && pairs.filter((pair) => source.includes(pair)).length * 2 >= pairs.length;
      return told ? item : [];
    });
    return found.length > 0 ? new Set(found) : nothing;
  });
});

/** Of a shorter name half may stand anywhere. */
const fewestPairs = 5;
