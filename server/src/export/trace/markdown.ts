/** The trace as a Markdown table. */
import { escapeMarkdown } from '../../base/escape';
import type { TraceTable } from '../../features/trace/types';
import { verdictLine } from '../../features/trace/verdict';
import { sheetOf } from './sheet';

export function traceMarkdown(table: TraceTable): string {
  const { header, rows } = sheetOf(table);
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
  const rule = `|${header.map(() => ' --- |').join('')}\n`;
  return `# 计划与报告对照\n\n${escapeMarkdown(verdictLine(table.totals))}\n\n${line(header)}${rule}${rows.map(line).join('')}`;
}
