/**
 * Most rows of a task table (or most marks) have no end: 长期坚持, 持续推进.
 *
 * Judged from three written deadlines on, because a few open ones are usual and right. 全年 and 每月 are no open ends:
 * they can be checked.
 */
import type { Span } from '../base/span';
import { readDeadline } from '../model/grammar/deadline';
import { columnOf, marksOf, ownField } from '../model/draft/entries';
import { defineRule } from '../model/rule/rule';
import type { Entry } from '../model/block/types';

const fewest = 3;

export const rule = defineRule({
  id: 'open-ended-deadlines',
  title: '时限大多写“长期坚持”',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '个别常年性工作写“长期坚持”无妨；大多数事项都这样写，就没有哪一件可以催办、验收，党建也就成了“虚功”。',
  how: '给每件事写一个能检查的节点：如“6月底前完成第一轮”“每季度末报进度”；确属常年工作的，写“全年”并注明检查时间。',
  options: {
    share: {
      name: '比例',
      title: '没有截止时间的事项占到几成才提示，写小数',
      type: 'number',
      default: 0.6,
      min: 0.3,
      max: 1,
    },
  },
  block({ facts, source, options, report }) {
    for (const table of facts.tables) {
      const column = columnOf(table, 'deadline');
      const found = column && judge(table.entries, ({ start, end }) => source.slice(start, end), options.share);
      if (column && found) report({ span: column.span, ...found });
    }
  },
  document({ doc, options, report }) {
    const found = judge(marksOf(doc), (span) => doc.slice(span), options.share);
    if (!found) return;
    const related = found.related.map((one) => ({ ...one, ...doc.placeOf(one.span) }));
    report({ ...doc.placeOf(found.related[0]!.span), message: found.message, related });
  },
});

function judge(entries: readonly Entry[], words: (span: Span) => string, share: number) {
  const fields = entries.flatMap((entry) => ownField(entry, 'deadline') ?? []);
  const open = fields.filter((field) => readDeadline(words(field))?.sort === 'open');
  if (fields.length < fewest || open.length < fields.length * share) return undefined;
  return {
    message: `${fields.length} 处时限里有 ${open.length} 处写“${words(open[0]!)}”之类，到期无从检查。每项写一个节点，如“6月底前完成第一轮”“每季度末报进度”。`,
    related: open.slice(0, 10).map((span) => ({ span, message: '没有截止时间' })),
  };
}
