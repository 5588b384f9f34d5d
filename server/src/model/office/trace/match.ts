/** Which items of a report answer which of a plan, by what they are called. */
import type { Framework } from '../../../frame/schema';

/** What a side of the trace calls an item. */
export interface Named {
  /** As `plainName` gives it. */
  readonly name: string;
  /** Casework items of the framework that the name holds. */
  readonly ids: readonly string[];
}

/** Why two names are taken for the same item. */
export type Basis = 'name' | 'alias' | 'casework' | 'likeness' | 'decided';

export interface Likeness {
  /** 0…1 */
  readonly confidence: number;
  readonly basis: Basis;
}

export interface Match extends Likeness {
  /** Places in the lists. */
  readonly plan: number;
  readonly report: number;
}

/** The person's yes or no to two names; undefined where nobody was asked. */
export type Decided = (plan: string, report: string) => boolean | undefined;

/** At or above: taken as the same. */
export const certain = 0.8;
/** Between this and `certain`: an uncertain match, asked once. */
export const asked = 0.5;

/** How surely two names mean the same item; undefined when they do not. Symmetric. */
export function likeness(a: Named, b: Named, _frame: Framework): Likeness | undefined {
  if (a.name === '' || b.name === '') return undefined;
  if (a.name === b.name) return { confidence: 1, basis: 'name' };
  const [short, long] = a.name.length < b.name.length ? [a.name, b.name] : [b.name, a.name];
  if (short.length >= 4 && long.includes(short)) return { confidence: 0.85, basis: 'likeness' };
  const same = a.ids.length > 0 && a.ids.length === b.ids.length && a.ids.every((id) => b.ids.includes(id));
  return same ? { confidence: 0.6, basis: 'casework' } : undefined;
}

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
  const all: Match[] = [];
  for (const [i, one] of plan.entries()) {
    for (const [j, other] of report.entries()) {
      const said = decided(one.name, other.name);
      const found = said ? { confidence: 1, basis: 'decided' as const } : likeness(one, other, frame);
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
