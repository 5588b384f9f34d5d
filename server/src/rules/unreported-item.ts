/** A report says nothing of an item that its plan has, and that was due. */
import { defineRule } from '../model/rule/rule';
import { dayWords } from '../model/office/trace/words';

export const rule = defineRule({
  id: 'unreported-item',
  title: '计划事项没有报告',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  kinds: (kind) => kind.tense === 'report',
  why: '计划里部署的事项，到期要有交代：做成了、还在做、不做了，都要写明。报告按“计划:”找到计划，没有写的按单位和期间找；只问到期的、归本部门的事项，正文里写到的也算。',
  how: '在主要做法或表格里补写这一项；不做了、改期了的，写明调整理由。',
  traced({ doc, pairs, summary, report }) {
    const place = doc.placeOf(doc.title ?? { start: 0, end: 0 });
    for (const { plan, report: draft, rows, questions } of pairs) {
      if (draft !== summary || plan.tasks.length === 0) continue;
      const asking = new Set(questions.map((question) => question.plan));
      for (const { item, state, expected, due } of rows) {
        if (state !== 'unreported' || !expected || asking.has(item)) continue;
        const task = plan.tasks[item]!;
        const deadline = due === undefined ? '' : `，${dayWords(due)}到期`;
        report({ ...place, message: `计划第${item + 1}项“${task.name}”${deadline}，这份报告没有写到。` });
      }
    }
  },
});
