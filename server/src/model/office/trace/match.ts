/** Which items of a report answer which of a plan, by what they are called. */
import type { Framework } from '../../../frame/schema';
import { compare, type Likeness, type Named, profileOf } from './likeness';

export { asked, type Basis, certain, type Likeness, likeness, type Named } from './likeness';

export interface Match extends Likeness {
  /** Places in the lists. */
  readonly plan: number;
  readonly report: number;
}

/** The person's yes or no to two names; undefined where nobody was asked. */
export type Decided = (plan: string, report: string) => boolean | undefined;

/**
 * Which items of a report answer which of a plan. One plan item may be told in two report items, and two in one. Sorted by
 * plan, then report.
 */
export function matchItems(
  plan: readonly Named[],
  report: readonly Named[],
  frame: Framework,
  decided: Decided = () => undefined,
): Match[] {
  const plans = plan.map((one) => profileOf(one, frame));
  const reports = report.map((one) => profileOf(one, frame));
  const all: Match[] = [];
  for (const [i, one] of plan.entries()) {
    for (const [j, other] of report.entries()) {
      const said = decided(one.name, other.name);
      const found = said ? { confidence: 1, basis: 'decided' as const } : compare(plans[i]!, reports[j]!);
      if (said !== false && found) all.push({ plan: i, report: j, ...found });
    }
  }
  // A name that is the very same leaves no room for others that are alike.
  const best = (key: 'plan' | 'report', place: number) =>
    Math.max(...all.filter((match) => match[key] === place).map(({ confidence }) => confidence));
  return all.filter(
    ({ plan: i, report: j, confidence }) => confidence >= Math.max(best('plan', i), best('report', j)) - 0.1,
  );
}
