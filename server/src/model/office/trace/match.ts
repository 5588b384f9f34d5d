/**
 * Which items of a report answer which of a plan, by what they are called. Near-linear: only names that share a rare
 * character, pair of characters or casework item are compared, each with few others.
 */
import { getOrMake } from '../../../base/getOrMake';
import type { Framework } from '../../../frame/schema';
import { asked, certain, compare, isSameCasework, type Likeness } from './likeness';
import { keysOf, type Named, type Profile, profileOf } from './profile';

export { asked, type Basis, certain, type Likeness, likeness } from './likeness';
export type { Named } from './profile';

export interface Match extends Likeness {
  /** Places in the lists. */
  readonly plan: number;
  readonly report: number;
}

/** The person's yes or no to two names; undefined where nobody was asked. */
export type Decided = (plan: string, report: string) => boolean | undefined;

/** Counts names compared, for tests. */
export const work = { compared: 0 };

/** So many pairs are compared one by one; an index would cost more. */
const fewPairs = 2_500;
/** A key that more names share tells none from another. */
const mostSharing = 32;
/** Decisions on names that share nothing are asked for as long as the lists have no more pairs. */
const mostPairs = 40_000;
/** A match this much less sure than another one of the same item does not stand beside it. */
const margin = 0.06;

/**
 * Which items of a report answer which of a plan: one plan item may be told in two of the report, and two in one. Sorted
 * by plan, then report. `decided` is the person's word on two names, which overrules everything.
 */
export function matchItems(
  plan: readonly Named[],
  report: readonly Named[],
  frame: Framework,
  decided: Decided = () => undefined,
): Match[] {
  const [plans, reports] = [grouped(plan), grouped(report)];
  const pairs = chosen(likely([...plans.keys()], [...reports.keys()], frame, decided));
  const [answered, answers] = [new Set(pairs.map(({ one }) => one)), new Set(pairs.map(({ other }) => other))];
  const left = ofSameCasework(
    [...plans.keys()].filter((one) => !answered.has(one)),
    [...reports.keys()].filter((other) => !answers.has(other)),
    frame,
    decided,
  );
  const matches = [...pairs, ...left].flatMap((pair) =>
    paired(plans.get(pair.one)!, reports.get(pair.other)!).map(
      ([i, j]): Match => ({ plan: i, report: j, confidence: pair.confidence, basis: pair.basis }),
    ),
  );
  return matches.sort((a, b) => a.plan - b.plan || a.report - b.report);
}

//#region Same names

/** The places of each name; who has the same name has the same casework. */
function grouped(items: readonly Named[]): Map<Named, number[]> {
  const firsts = new Map<string, Named>();
  const groups = new Map<Named, number[]>();
  for (const [i, item] of items.entries()) {
    const first = getOrMake(firsts, item.name, () => item);
    getOrMake(groups, first, () => []).push(i);
  }
  return groups;
}

/** Of a name that stands several times on both sides each one goes with its own; the last one with those left over. */
function paired(plans: readonly number[], reports: readonly number[]): [plan: number, report: number][] {
  return Array.from({ length: Math.max(plans.length, reports.length) }, (_, i) => [
    plans[Math.min(i, plans.length - 1)]!,
    reports[Math.min(i, reports.length - 1)]!,
  ]);
}

//#endregion

interface Pair extends Likeness {
  readonly one: Named;
  readonly other: Named;
}

/** All pairs that may be the same. */
function likely(plans: readonly Named[], reports: readonly Named[], frame: Framework, decided: Decided): Pair[] {
  const pairs = plans.length * reports.length;
  const profiles = reports.map((report) => profileOf(report, frame));
  const index = pairs > fewPairs ? indexOf(profiles) : undefined;
  return plans.flatMap((one) => {
    const profile = profileOf(one, frame);
    const near = index && candidates(profile, index);
    return [...(near && pairs > mostPairs ? near : reports.keys())].flatMap((at): Pair[] => {
      const other = reports[at]!;
      const said = decided(one.name, other.name);
      if (said === true) return [{ one, other, confidence: 1, basis: 'decided' }];
      if (said === false || near?.has(at) === false) return [];
      work.compared++;
      const found = compare(profile, profiles[at]!);
      return found ? [{ one, other, ...found }] : [];
    });
  });
}

type Index = ReadonlyMap<string, readonly number[]>;

function indexOf(profiles: readonly Profile[]): Index {
  const index = new Map<string, number[]>();
  for (const [at, profile] of profiles.entries()) {
    for (const key of keysOf(profile)) getOrMake(index, key, () => []).push(at);
  }
  return index;
}

/** Names that share a key which few have. */
function candidates(profile: Profile, index: Index): Set<number> {
  const out = new Set<number>();
  for (const key of keysOf(profile)) {
    const sharing = index.get(key) ?? [];
    if (sharing.length <= mostSharing) for (const at of sharing) out.add(at);
  }
  return out;
}

/** The surest first; a less sure one only where neither item has a much surer one. */
function chosen(pairs: readonly Pair[]): Pair[] {
  const plans = new Map<Named, number>();
  const reports = new Map<Named, number>();
  return [...pairs]
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ one, other, confidence, basis }) => {
      const surest = Math.max(plans.get(one) ?? 0, reports.get(other) ?? 0);
      // What is only asked is asked of items that nothing else answers. A decision leaves room for the other half of a split.
      const decided = basis === 'decided';
      if (!decided && (confidence < surest - margin || (surest >= certain && confidence < certain))) return false;
      const sure = decided ? certain : confidence;
      plans.set(one, Math.max(plans.get(one) ?? 0, sure));
      reports.set(other, Math.max(reports.get(other) ?? 0, sure));
      return true;
    });
}

/** Where one item of each list is left that holds the same casework, they may be the same in other words. */
function ofSameCasework(
  plans: readonly Named[],
  reports: readonly Named[],
  frame: Framework,
  decided: Decided,
): Pair[] {
  const [ones, others] = [alone(plans), alone(reports)];
  return [...ones].flatMap(([casework, one]): Pair[] => {
    const other = others.get(casework);
    if (!one || !other || decided(one.name, other.name) === false) return [];
    const same = isSameCasework(profileOf(one, frame), profileOf(other, frame));
    return same ? [{ one, other, confidence: asked, basis: 'casework' }] : [];
  });
}

/** Items by the casework that they hold; undefined where several hold the same. */
function alone(items: readonly Named[]): Map<string, Named | undefined> {
  const out = new Map<string, Named | undefined>();
  for (const item of items) {
    const casework = [...item.ids].sort().join(' ');
    if (casework) out.set(casework, out.has(casework) ? undefined : item);
  }
  return out;
}
