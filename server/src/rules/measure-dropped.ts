/** A report tells an item of the plan in a row or mark, but not the measure that the plan has for it. */
import { measureById } from '../model/grammar/measures';
import { keyValue } from '../model/office/keys';
import type { Pair, Row } from '../model/office/trace/pair';
import { cited, planItem } from '../model/office/trace/words';
import { adjustmentFix, measureFix } from '../model/rule/adjust';
import { planPlace } from '../model/rule/elsewhere';
import { defineRule, type Fix, type TracedContext } from '../model/rule/rule';

export const rule = defineRule({
  id: 'measure-dropped',
  title: '措施没有写进报告',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  kinds: ({ tense }) => tense === 'report',
  why: '计划里业务和党建是一起部署的，报告只写业务办成了什么、不写措施落实得怎样，等于只落实了一半。换成别的措施，也要说一声。',
  how: '把计划里的措施写上，写明做到哪一步、有什么结果；换了措施的，写明调整理由。',
  traced(context) {
    for (const pair of context.pairs) {
      for (const row of pair.rows) if (row.dropped.length > 0) check(context, pair, row);
    }
  },
});

function check(context: TracedContext, { plan, report: draft }: Pair, { item, answers, dropped }: Row): void {
  const answer = answers[0]!;
  const planned = plan.tasks[item]!;
  const names = dropped.map((key) => measureById(context.frame, keyValue(key))?.name ?? keyValue(key));
  const words = planned.said.measure ?? names.join('、');
  const instead = draft.tasks[answer]!.measures.length > 0 ? '写的是别的措施' : '没有写到';
  context.report({
    ...context.placeOf(answer),
    message: `${planItem(plan, item, context.pairs.length > 1)}的措施是“${cited(words)}”，这里${instead}。`,
    related: [planPlace(plan, item)],
    fixes: (): Fix[] => [...measureFix(context, answer, words), ...adjustmentFix(context, answer)],
  });
}
