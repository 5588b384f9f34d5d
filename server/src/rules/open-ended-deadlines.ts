/**
 * Most rows of a task table (or most marks) have no end: 长期坚持, 持续推进.
 *
 * Judged from three written deadlines on, because a few open ones are usual and right. 全年 and 每月 are no open ends:
 * they can be checked. What says no time at all (适时) is `missing-deadline`, one by one.
 */
import type { Framework } from '../frame/schema';
import { readDeadline } from '../model/grammar/deadline';
import { deadlineFault } from '../model/grammar/cells/deadlineFault';
import { columnOf, ownField, type WordedEntry, worded, wordedMarks } from '../model/draft/entries';
import { defineRule } from '../model/rule/rule';

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
  block({ facts, source, frame, options, report }) {
    for (const table of facts.tables) {
      const column = columnOf(table, 'deadline');
      const found = column && judge(worded(table.entries, source), options.share, frame);
      if (column && found) report({ ...found, span: column.span });
    }
  },
  judgement: {
    of: wordedMarks,
    judge(marks, { options, frame }) {
      const found = judge(marks, options.share, frame);
      return found ? [{ ...found, ...found.related[0]!, message: found.message }] : [];
    },
  },
});

function judge(entries: readonly WordedEntry[], share: number, frame: Framework) {
  const written = entries.flatMap(({ block, entry, words }) => {
    const field = ownField(entry, 'deadline');
    return field ? [{ block, span: { start: field.start, end: field.end }, words: words(field) }] : [];
  });
  const open = written.filter(({ words }) => readDeadline(words)?.sort === 'open' && !deadlineFault(words, frame));
  if (written.length < fewest || open.length < written.length * share) return undefined;
  return {
    message: `${written.length} 处时限里有 ${open.length} 处写“${open[0]!.words}”之类，到期无从检查。每项写一个节点，如“6月底前完成第一轮”“每季度末报进度”。`,
    related: open.slice(0, 10).map(({ block, span }) => ({ block, span, message: '没有截止时间' })),
  };
}
