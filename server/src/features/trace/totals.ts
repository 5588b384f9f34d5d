/** The figures of the trace. Panel, tree, command line and Word take all of theirs from here. */
import { isAnswered, linkNames, type LinkState, planNames, reportNames } from '../../model/office/trace/states';
import type { TraceExtra, TraceItem, TraceTotals } from './types';

/** Counts items of plans and what reports tell beside them. */
export function totalsOf(items: readonly TraceItem[], extras: readonly TraceExtra[]): TraceTotals {
  const told = items.filter(({ state }) => isAnswered(state)).length;
  const missing = items.filter(isMissing).length;
  return {
    items: items.length,
    told,
    missing,
    later: items.length - told - missing,
    percent: told + missing > 0 ? Math.floor((100 * told) / (told + missing)) : undefined,
    states: counted(linkNames, items, ({ state }) => state),
    plans: counted(planNames, items, ({ plan }) => plan),
    extras: counted(reportNames, extras, ({ state }) => state),
  };
}

/** Whether an item counts against the share: something ought to be told of it, and is not. */
export function isMissing({ state, awaited }: { readonly state: LinkState; readonly awaited: boolean }): boolean {
  return !isAnswered(state) && (awaited || state === 'suspect');
}

function counted<S extends string, T>(
  names: Readonly<Record<S, string>>,
  values: readonly T[],
  stateOf: (value: T) => S,
): Record<S, number> {
  const counts = Object.fromEntries(Object.keys(names).map((state) => [state, 0])) as Record<S, number>;
  for (const value of values) counts[stateOf(value)]++;
  return counts;
}
