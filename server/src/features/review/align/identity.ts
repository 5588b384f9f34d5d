/**
 * Which paragraph or row of what came back is which of what went out. No single carrier is trusted: bookmarks where there are
 * any, then texts that occur once, then likeness between what is known on both sides.
 */
import { getOrMake } from '../../../base/getOrMake';
import { groupBy } from '../../../base/groupBy';
import { BREAK, type Flat } from './flat';
import type { Entity, Flow } from './flow';
import { contained, gramsOf, keyOf, longestRise, similarity } from './similar';

/** A paragraph, or a row of a table, as it went out. */
export interface Origin {
  readonly index: number;
  /** Indexes of its units; a row has one for each cell. */
  readonly units: readonly number[];
  readonly key: string;
  readonly words: string;
  /** Of a row: its table (the start of it) and which one it is. */
  readonly row?: { readonly table: number; readonly at: number };
}

/** What belongs together: one on each side, or several after Enter or Backspace; one side may be missing. */
export interface Pair {
  readonly origins: readonly Origin[];
  readonly entities: readonly Entity[];
}

export interface Identity {
  readonly origins: readonly Origin[];
  /** In the order of the file; what has no entity is left out. */
  readonly pairs: readonly Pair[];
  readonly gone: readonly Origin[];
  /** Share of what came back that is known. */
  readonly known: number;
}

function originsOf({ units, text }: Flat): Origin[] {
  const origins: Origin[] = [];
  const add = (numbers: number[], row?: Origin['row']): void => {
    const words = numbers.map((i) => text.slice(units[i]!.from + 1, units[i]!.to)).join(BREAK);
    origins.push({ index: origins.length, units: numbers, words, key: keyOf(words), ...(row && { row }) });
  };
  for (let i = 0; i < units.length; ) {
    const { cell } = units[i]!.unit;
    let end = i + 1;
    if (cell) {
      const same = (at: number) => units[at]?.unit.cell?.grid === cell.grid && units[at]!.unit.cell!.row === cell.row;
      while (same(end)) end++;
    }
    add(
      Array.from({ length: end - i }, (_, k) => i + k),
      cell && { table: cell.grid.start, at: cell.row },
    );
    i = end;
  }
  return origins;
}

/** Near linear. `marked` tells whether bookmarks are those of this very text. */
export function identify(flat: Flat, { entities }: Flow, marked: boolean): Identity {
  const origins = originsOf(flat);
  const found = new Map<number, number[]>();
  const taken = new Set<number>();
  const match = (entity: number, all: readonly number[]): void => {
    const free = all.filter((i) => !taken.has(i));
    if (free.length === 0 || found.has(entity)) return;
    found.set(entity, free);
    for (const i of free) taken.add(i);
  };
  if (marked) byBookmarks(flat, origins, entities, match);
  const open = () => ({
    entities: entities.filter(({ index, before }) => !found.has(index) && keyOf(before) !== ''),
    origins: origins.filter(({ index }) => !taken.has(index)),
  });
  byText(open(), match);
  byLikeness(origins, entities, found, taken, match);
  const worth = entities.filter(({ before }) => keyOf(before) !== '');
  const known = worth.length === 0 ? 1 : worth.filter(({ index }) => found.has(index)).length / worth.length;
  return { origins, ...paired(origins, entities, found, taken), known };
}

type Match = (entity: number, origins: readonly number[]) => void;

function byBookmarks(flat: Flat, origins: readonly Origin[], entities: readonly Entity[], match: Match): void {
  const originOf = new Map<number, Origin>();
  for (const origin of origins) for (const unit of origin.units) originOf.set(unit, origin);
  for (const { index, ids, row, before } of entities) {
    if (!row) {
      const own = ids.map((id) => originOf.get(id)).filter((one) => one !== undefined && !one.row);
      match(index, likeliestRun([...new Set(own.map((one) => one!))], before));
      continue;
    }
    // Every cell has a vote; one whose column is another than it was has less to say.
    const votes = new Map<number, number>();
    for (const cell of row.cells)
      for (const id of cell.ids) {
        const origin = originOf.get(id);
        if (!origin?.row) continue;
        const weight = flat.units[id]!.unit.cell!.column === cell.column ? 4 : 1;
        votes.set(origin.index, (votes.get(origin.index) ?? 0) + weight);
      }
    const [best] = [...votes].sort((a, b) => b[1] - a[1]);
    if (best) match(index, [best[0]]);
  }
}

/** Paragraphs that were joined stood one behind the other; of others that ended up in one, the likeliest. */
function likeliestRun(origins: readonly Origin[], before: string): number[] {
  const sorted = [...origins].sort((a, b) => a.index - b.index);
  const runs: Origin[][] = [];
  for (const origin of sorted) {
    if (runs.at(-1)?.at(-1)?.index === origin.index - 1) runs.at(-1)!.push(origin);
    else runs.push([origin]);
  }
  if (runs.length > 1) {
    const words = keyOf(before);
    const like = new Map(runs.map((run) => [run, similarity(run.map(({ key }) => key).join(''), words)]));
    runs.sort((a, b) => like.get(b)! - like.get(a)!);
  }
  return (runs[0] ?? []).map(({ index }) => index);
}

/** Shorter texts that stand out of order may be others that say the same. UTF-16 units. */
const shortestMoved = 4;

function byText(open: { entities: readonly Entity[]; origins: readonly Origin[] }, match: Match): void {
  const typed = (row: unknown, key: string) => (row ? `r${key}` : `p${key}`);
  const here = groupBy(open.entities, ({ row, before }) => typed(row, keyOf(before)));
  const there = groupBy(open.origins, ({ row, key }) => typed(row, key));
  const once = [...here].flatMap(([key, list]) => {
    const origin = there.get(key);
    return list.length === 1 && origin?.length === 1 ? [[list[0]!.index, origin[0]!] as const] : [];
  });
  once.sort((a, b) => a[0] - b[0]);
  const rise = longestRise(once.map(([, { index }]) => index));
  once.forEach(([entity, { index, key }], i) => {
    if (rise.has(i) || key.length >= shortestMoved) match(entity, [index]);
  });
}

const alike = 0.5;
/** A pair of characters that more texts of a gap hold tells none of them. */
const mostPostings = 40;

/** Fills the gaps between what is known, in order. */
function byLikeness(
  origins: readonly Origin[],
  entities: readonly Entity[],
  found: ReadonlyMap<number, readonly number[]>,
  taken: ReadonlySet<number>,
  match: Match,
): void {
  const anchors = [...found].map(([entity, list]) => [entity, list[0]!, list.at(-1)!] as const);
  anchors.sort((a, b) => a[0] - b[0]);
  const rise = longestRise(anchors.map(([, first]) => first));
  const fixed = anchors.filter((_, i) => rise.has(i));
  let [entity, origin] = [0, 0];
  for (const [nextEntity, first, last] of [...fixed, [entities.length, origins.length, origins.length] as const]) {
    const here = entities
      .slice(entity, nextEntity)
      .filter(({ index, before }) => !found.has(index) && keyOf(before) !== '');
    const there = origins.slice(origin, first).filter(({ index }) => !taken.has(index));
    if (here.length > 0 && there.length > 0) fillGap(here, there, match);
    [entity, origin] = [nextEntity + 1, last + 1];
  }
}

function fillGap(here: readonly Entity[], there: readonly Origin[], match: Match): void {
  const postings = new Map<string, number[]>();
  const exact = new Map<string, number[]>();
  there.forEach(({ key }, at) => {
    getOrMake(exact, key, () => []).push(at);
    for (const gram of gramsOf(key).keys()) getOrMake(postings, gram, () => []).push(at);
  });
  let from = 0;
  for (const { index, before, row } of here) {
    const key = keyOf(before);
    const fits = (at: number) => at >= from && !there[at]!.row === !row;
    let best = exact.get(key)?.find(fits);
    if (best === undefined) {
      const shared = new Map<number, number>();
      for (const gram of gramsOf(key).keys()) {
        const list = postings.get(gram) ?? [];
        if (list.length <= mostPostings) for (const at of list) if (fits(at)) shared.set(at, (shared.get(at) ?? 0) + 1);
      }
      // Only the few that share most are laid beside it.
      const few = [...shared].sort((a, b) => b[1] - a[1]).slice(0, 4);
      const scored = few.map(([at]) => [at, similarity(key, there[at]!.key)] as const).sort((a, b) => b[1] - a[1]);
      if ((scored[0]?.[1] ?? 0) > alike) best = scored[0]![0];
    }
    if (best === undefined) continue;
    match(index, [there[best]!.index]);
    from = best + 1;
  }
}

const mostlyIn = 0.6;

/** Puts together what Enter or Backspace made of one without a trace. */
function paired(
  origins: readonly Origin[],
  entities: readonly Entity[],
  found: ReadonlyMap<number, readonly number[]>,
  taken: ReadonlySet<number>,
): { pairs: Pair[]; gone: Origin[] } {
  const joined = new Set<number>();
  const split = new Set<number>();
  const pairs: Pair[] = [];
  const free = (at: number): Entity | undefined => {
    const entity = entities[at];
    return entity && !entity.row && !found.has(at) && !split.has(at) && keyOf(entity.before) !== ''
      ? entity
      : undefined;
  };
  const lost = (at: number): Origin | undefined => {
    const origin = origins[at];
    return origin && !origin.row && !taken.has(at) && !joined.has(at) && origin.key !== '' ? origin : undefined;
  };
  for (const entity of entities) {
    const { index } = entity;
    if (split.has(index)) continue;
    const list = found.get(index);
    if (!list) {
      pairs.push({ origins: [], entities: [entity] });
      continue;
    }
    const own = list.map((i) => origins[i]!);
    const group = [entity];
    if (!entity.row) {
      const before = () => group.map((one) => keyOf(one.before)).join('');
      const was = () => own.map(({ key }) => key).join('');
      // A tail or a head that stands by itself now.
      const adopt = (one: Entity, words: string): boolean =>
        contained(keyOf(one.before), was()) > mostlyIn && similarity(was(), words) > similarity(was(), before());
      for (
        let next = free(index + 1);
        next && adopt(next, before() + keyOf(next.before));
        next = free(next.index + 1)
      ) {
        group.push(next);
        split.add(next.index);
      }
      for (
        let last = free(index - 1);
        last && adopt(last, keyOf(last.before) + before());
        last = free(last.index - 1)
      ) {
        group.unshift(last);
        split.add(last.index);
        pairs.pop();
      }
      // A neighbour that went into it.
      const take = (one: Origin, words: string): boolean =>
        contained(one.key, before()) > mostlyIn && similarity(words, before()) > similarity(was(), before());
      for (let next = lost(own.at(-1)!.index + 1); next && take(next, was() + next.key); next = lost(next.index + 1)) {
        own.push(next);
        joined.add(next.index);
      }
      for (let last = lost(own[0]!.index - 1); last && take(last, last.key + was()); last = lost(last.index - 1)) {
        own.unshift(last);
        joined.add(last.index);
      }
    }
    pairs.push({ origins: own, entities: group });
  }
  return { pairs, gone: origins.filter(({ index }) => !taken.has(index) && !joined.has(index)) };
}
