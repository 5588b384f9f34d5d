/** The trace for other programs: the whole table, with the verdict and the reasons. Offsets are UTF-16 units. */
import { terminalJson } from '../../base/escape';
import type { TraceTable } from '../../features/trace/types';
import { reasonsOf, verdictLine } from '../../features/trace/verdict';

export function traceJson(table: TraceTable): string {
  const { totals, plans, measures, rounds } = table;
  const whole = { verdict: verdictLine(totals), totals, measures, rounds, plans, reasons: reasonsOf(table) };
  return `${terminalJson(whole, 2)}\n`;
}
