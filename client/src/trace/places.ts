/** What a click on the page means: every place that it shows, by the key of its cell. */
import type { TracePlace } from '../../../server/src/protocol';
import type { Trace } from './html';

interface Shown {
  /** What stands there: it tells whether a later answer has the same one under this key. */
  readonly name: string;
  readonly place: TracePlace | undefined;
}

export function placesOf({ plans }: Trace): ReadonlyMap<string, Shown> {
  const all = new Map<string, Shown>();
  for (const [p, plan] of plans.entries()) {
    all.set(`${p}.plan`, { name: plan.uri, place: plan.place });
    for (const [i, { uri, place }] of plan.reports.entries()) all.set(`${p}.report.${i}`, { name: uri, place });
    for (const [i, item] of plan.items.entries()) {
      const name = `${plan.uri} ${item.name}`;
      all.set(`${p}.item.${i}`, { name, place: item.place });
      for (const [k, cell] of item.cells.entries()) {
        all.set(`${p}.cell.${i}.${k}`, { name: `${name} ${plan.reports[k]?.uri}`, place: cell.place });
      }
    }
    for (const [i, { name, report, place }] of plan.extras.entries()) {
      all.set(`${p}.extra.${i}`, { name: `${name} ${plan.reports[report]?.uri}`, place });
    }
  }
  return all;
}

/** The place of a key of an older answer in the present one: what was clicked, if it has moved on. */
export function presentPlace(key: string, before: Trace, now: Trace): TracePlace | undefined {
  const wanted = placesOf(before).get(key)?.name;
  const present = placesOf(now);
  const same = present.get(key);
  if (same?.name === wanted) return same?.place;
  return [...present.values()].find(({ name }) => name === wanted)?.place;
}
