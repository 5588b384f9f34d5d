/** The trace for a spreadsheet: RFC 4180, with a byte order mark so that Excel reads it as UTF-8. */
import { csvCell } from '../../base/escape';
import type { TraceTable } from '../../features/trace/types';
import { sheetOf } from './sheet';

export function traceCsv(table: TraceTable): string {
  const { header, rows } = sheetOf(table);
  return `\ufeff${[header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
