/**
 * From plan to report: which report answers which plan, and how each item fares. A view of an immutable workspace that is
 * made for nothing; pairs are worked out when asked for, and their matchings are kept as long as the rows and marks of
 * both sides (`pair`). A report whose plan is not there yet waits under the plan's address, so whoever adds the plan finds
 * it by a look at that key.
 */
import { perKey } from '../../../base/perKey';
import type { Steps } from '../../../base/steps';
import type { Summary } from '../summary';
import { lastDay } from '../../grammar/period';
import type { Workspace } from '../workspace';
import { plansAnswered, reportsAnswering } from './answers';
import { isStranger, type Pair, pairOf, type Terms } from './pair';

export class Trace {
  readonly #pairs = perKey((plan: Summary) => perKey((report: Summary) => pairOf(plan, report, this.terms)));

  readonly #reports = perKey((plan: Summary) =>
    reportsAnswering(this.workspace, plan).filter((report) => !isStranger(this.pair(plan, report))),
  );
  readonly #ended = perKey(({ plan, report }: Pair): ReadonlySet<number> => {
    const [end, last] = [endOf(report), endOf(plan)];
    if (end === undefined || (last !== undefined && end >= last)) return new Set();
    const earlier = this.reportsOf(plan).filter((other) => (endOf(other) ?? end) < end);
    const rows = earlier.flatMap((other) => this.pair(plan, other).rows);
    return new Set(rows.filter(({ told }) => told === 'done' || told === 'adjusted').map(({ item }) => item));
  });

  constructor(
    readonly workspace: Workspace,
    readonly terms: Terms,
  ) {}

  /** The plans that a report answers; usually one. */
  plansOf(report: Summary): readonly Summary[] {
    return plansAnswered(this.workspace, report).filter((plan) => !isStranger(this.pair(plan, report)));
  }

  /** The reports that answer a plan, the earliest first. */
  reportsOf(plan: Summary): readonly Summary[] {
    return this.#reports(plan);
  }

  pair(plan: Summary, report: Summary): Pair {
    return this.#pairs(plan)(report);
  }

  /** All pairs of a draft, be it plan or report. */
  pairsOf(draft: Summary): readonly Pair[] {
    return draft.tense === 'plan'
      ? this.reportsOf(draft).map((report) => this.pair(draft, report))
      : this.plansOf(draft).map((plan) => this.pair(plan, draft));
  }

  /** Works out the pairs of a draft one after the other, so that others may go first: a plan may have many reports. */
  *pairsAhead(draft: Summary): Steps<void> {
    const reports = draft.tense === 'plan' ? reportsAnswering(this.workspace, draft) : [];
    for (const report of reports) {
      this.pair(draft, report);
      yield;
    }
  }

  /**
   * Items that earlier reports have told to the end: a report of a part of the time need not repeat them. One that covers
   * all of the plan's time tells all.
   */
  endedBefore(pair: Pair): ReadonlySet<number> {
    return this.#ended(pair);
  }

  /** Plans, by address, with what answers them. */
  *plans(): Generator<Summary> {
    for (const draft of this.workspace.all()) if (draft.tense === 'plan') yield draft;
  }
}

const endOf = ({ period }: Summary): number | undefined => period && lastDay(period);
