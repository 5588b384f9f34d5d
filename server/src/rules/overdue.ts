/**
 * An item of the plan is past its deadline and the report does not say that it is done. In the plan the same is only worth
 * a look: the row is right, it is the work that is late.
 */
import { datesIn } from '../model/grammar/deadline';
import { isExplained } from '../model/grammar/adjustment';
import { overall } from '../model/office/trace/overall';
import { isEnded, type Pair } from '../model/office/trace/pair';
import { cited, dayWords, planItem, planRow } from '../model/office/trace/words';
import { adjustmentFix } from '../model/rule/adjust';
import { planPlace, rowIn } from '../model/rule/elsewhere';
import { defineRule, type TracedContext } from '../model/rule/rule';

export const rule = defineRule({
  id: 'overdue',
  title: '到期没有完成',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  kinds: ({ tense }) => tense !== 'other',
  why: '计划定了时限，到期就要见结果。报告里还写“推进中”“未完成”的，要说明为什么没有按期完成、什么时候完成。只看时限写得明确的事项；按哪一天判断，可以在 config.yaml 里写“今天”。',
  how: '写明原因和完成时间，或者写上调整理由；其实已经完成的，把进展改过来。',
  traced(context) {
    if (context.kind.tense === 'plan') checkPlan(context);
    else for (const pair of context.pairs) checkReport(context, pair);
  },
});

function checkReport(context: TracedContext, { plan, report: draft, rows }: Pair): void {
  const { frame, pairs, placeOf, report } = context;
  for (const { item, told, answers, due } of rows) {
    if (told !== 'overdue' || due === undefined) continue;
    const task = plan.tasks[item]!;
    for (const answer of answers) {
      const { result } = draft.tasks[answer]!.said;
      if (result === undefined || isEnded(result) || isSettled(result, due, draft.period)) continue;
      const which = planItem(plan, item, pairs.length > 1);
      report({
        ...placeOf(answer),
        message: `${which}，${dayWords(due)}到期，报告写的是“${cited(result)}”（${planRow(frame, task, 'deadline')}）。写明原因和完成时间，或者调整理由。`,
        related: [planPlace(plan, item)],
        fixes: () => adjustmentFix(context, answer),
      });
    }
  }
}

/** It says by when it will be done instead, or why it is not. */
function isSettled(result: string, due: number, period: Pair['plan']['period']): boolean {
  return isExplained(result) || datesIn(result, period).some(({ deadline }) => (deadline.latest ?? 0) > due);
}

function checkPlan({ summary, pairs, trace, placeOf, report }: TracedContext): void {
  for (const [item, { name }] of summary.tasks.entries()) {
    const { state, row, report: draft } = overall(pairs, item, trace.terms.today);
    if (state !== 'overdue' || !row?.due) continue;
    const results = row.answers.flatMap((answer) => draft!.tasks[answer]!.said.result ?? []);
    report({
      ...placeOf(item),
      severity: 'information',
      related: row.answers.map((answer) => rowIn(draft!, answer, '报告里的这一项')),
      message: `“${cited(name)}”${dayWords(row.due)}到期，《${cited(draft!.title || draft!.kindName)}》写的是“${cited(results.join('；'))}”。`,
    });
  }
}
