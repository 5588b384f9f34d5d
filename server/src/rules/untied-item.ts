/**
 * A casework item in a task table or a mark has no Party-building measure.
 *
 * Only tables and marks are judged item by item; prose is judged by section and document. A placeholder in place of the
 * measure is no measure: see `isMissing` for why that is said although `placeholder` marks the cell.
 */
import type { Edit } from '../base/span';
import { type Group, groups, stateOf } from '../model/draft/entries';
import { type BlockContext, defineRule, type Fix } from '../model/rule/rule';
import { betterFor, measureFixes } from '../model/rule/writeMeasure';
import type { Table } from '../model/block/types';

export const rule = defineRule({
  id: 'untied-item',
  title: '业务事项没有对应的措施',
  lacking: true,
  severity: { draft: 'warning', review: 'warning', submit: 'error' },
  why: '党建与业务融合，要落到每一项业务上。任务表和标注里列出的业务事项，都应当写明用哪一项党建措施来带动；确实不需要的，写“免融合”并说明理由。只写一般党务活动（如收缴党费、发展党员），不能算对应。',
  how: '在“党建措施”一栏或标注里写上对应的措施；也可以用快速修复写成推荐的做法，或从“插入措施……”里选。确实不需要融合的，写“免融合：理由”。',
  block(context) {
    const { facts } = context;
    for (const table of facts.tables) checkTable(context, table);
    for (const group of groups(facts.marks)) {
      if (stateOf(group, context.frame) === 'untied') report(context, group);
    }
  },
});

function checkTable(context: BlockContext, table: Table): void {
  if (!table.tasks) return;
  const open = groups(table.entries).filter((group) => stateOf(group, context.frame) === 'untied');
  if (table.columns.some((column) => column.role === 'measure')) {
    for (const group of open) report(context, group);
    return;
  }
  // Without a measure column, a table is about casework only when the framework knows some of its items.
  const known = open.filter((group) => group.head.items.some((item) => item.id !== undefined));
  const item = table.columns.find((column) => column.role === 'item')!;
  if (known.length === 0) return;
  const name = context.frame.columns.measure?.[0] ?? '';
  context.report({
    span: item.span,
    message: `这张表列了 ${open.length} 项业务事项，却没有“${name}”一栏，看不出各项由哪条措施带动。`,
    related: known.slice(0, 5).map((group) => ({ span: group.head.item!, message: '这一项没有对应的措施' })),
    fixes: () => [addColumn(context.source, table, name)],
  });
}

function report(context: BlockContext, group: Group): void {
  const { head } = group;
  const item = head.item!;
  const name = context.source.slice(item.start, item.end);
  const other = group.rows.some((row) => row.measures.length > 0);
  const better = betterFor(context, head);
  const advice = better ? `可写“${better.text}”。` : '';
  context.report({
    span: item,
    message: `${other ? `“${name}”只对应了一般党务活动，没有能带动它的党建措施。` : `“${name}”没有对应的党建措施。`}${advice}`,
    fixes: () => measureFixes(context, head, better, { present: 'keep', names: true }),
  });
}

/** A new column behind the item column, in every row of the table. */
function addColumn(source: string, table: Table, name: string): Fix {
  const index = table.columns.findIndex((column) => column.role === 'item');
  const edits: Edit[] = [];
  let start = table.start;
  for (const [row, line] of source
    .slice(table.start, table.end)
    .split(/(?<=\n)/)
    .entries()) {
    // Signs of a quotation that the table stands in are no cells.
    const from = /^[ \t>]*/.exec(line)![0].length;
    const { at, closed } = endOfCell(line.slice(from).trimEnd(), index);
    const words = row === 0 ? name : row === 1 ? '---' : '';
    const offset = start + from + at;
    start += line.length;
    // A row that ends with its item, or before it, goes on with empty cells.
    if (!closed && row > 1) continue;
    edits.push({ start: offset, end: offset, text: closed ? ` ${words} |` : ` | ${words}` });
  }
  return { title: `增加“${name}”一栏`, preferred: true, edits };
}

/** Offset behind the pipe that closes cell `index` of a table line, or of its end where none does. */
function endOfCell(line: string, index: number): { at: number; closed: boolean } {
  const first = line.startsWith('|') ? 1 : 0;
  let pipes = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === '|' && ++pipes === index + first + 1) return { at: i + 1, closed: true };
  }
  return { at: line.length, closed: false };
}
