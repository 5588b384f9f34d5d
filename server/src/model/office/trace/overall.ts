/** What all reports of a plan tell of an item together. */
import { lastDay } from '../../grammar/period';
import type { Summary } from '../summary';
import type { Pair, Row } from './pair';
import type { LinkState } from './states';

/** How far each state is; the furthest counts among reports of one day. */
const far: Readonly<Record<LinkState, number>> = {
  unreported: 0,
  reported: 1,
  running: 2,
  overdue: 3,
  adjusted: 4,
  done: 5,
  suspect: 6,
};

export interface Overall {
  readonly state: LinkState;
  /** The report that counts, and what it tells; undefined where none tells the item. */
  readonly report: Summary | undefined;
  readonly row: Row | undefined;
}

/**
 * How an item of a plan stands, by `pairs` with its reports, the earliest first. The newest that says how far it is counts,
 * and among those of one day the one that is furthest; that a later report only mentions it takes nothing back. What was
 * still going on when its deadline had passed, and of which nothing was told since, is overdue.
 */
export function overall(pairs: readonly Pair[], item: number, today: number): Overall {
  let best: Overall = { state: 'unreported', report: undefined, row: undefined };
  let day = 0;
  for (const { report, rows } of pairs) {
    const row = rows[item]!;
    const end = report.period ? lastDay(report.period) : day;
    const says = far[row.state] > far.reported;
    if ((says && end > day) || far[row.state] > far[best.state]) best = { state: row.state, report, row };
    if (says) day = end;
  }
  const late = best.row?.due !== undefined && best.row.due < today;
  return best.state === 'running' && late ? { ...best, state: 'overdue' } : best;
}
