/** From a word to where it comes from and where else it stands: definition, references, highlights. */
import type { Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Task } from '../../model/office/blockSummary';
import { itemKey, type Key } from '../../model/office/keys';
import { type Summary, usesOf } from '../../model/office/summary';
import { othersNaming, plansOf, sameTasks, type Telling, telling, tellings, traced } from './related';
import type { DraftPlace, Here } from './here';
import { type Target, targetAt } from '../target';

/**
 * Where the item or measure at an offset comes from: its entry in the plan; in a plan, and where no plan knows it, the
 * first place in the draft itself.
 */
export function* definition(here: Here, offset: number): Steps<DraftPlace[]> {
  const { summary } = here;
  const target = targetAt(here, offset);
  if (!target) return [];
  const plans = summary.tense === 'plan' ? [] : plansOf(here);
  const known = target.sort === 'item' ? yield* traced(here, target) : undefined;
  const inPlans: DraftPlace[] = [];
  for (const plan of plans) {
    inPlans.push(...origin(plan, target, known?.get(plan)?.tasks));
    yield;
  }
  return inPlans.length > 0 ? inPlans : origin(summary, target);
}

/**
 * Where a draft states something: the row or mark of an item, the first place of a measure or owner. `known`: what the
 * trace takes for the item.
 */
function origin(draft: Summary, target: Target, known?: readonly Task[]): DraftPlace[] {
  if (target.sort !== 'item')
    return usesOf(draft, [target.key])
      .slice(0, 1)
      .map((use) => placeOf(draft, use));
  const tasks = known ?? sameTasks(draft, target);
  if (known || tasks.length > 0) return tasks.map(({ place }) => placeOf(draft, place));
  const uses = usesOf(draft, target.ids.map(itemKey));
  return uses.slice(0, 1).map((use) => placeOf(draft, use));
}

/** Places listed at most: nobody reads more. */
export const mostPlaces = 2_000;

/**
 * Where the thing at an offset stands: an item in all drafts of the undertaking, a measure or an owner in the whole
 * workspace; this draft first, then those that belong to it.
 */
export function* references(here: Here, offset: number): Steps<DraftPlace[]> {
  const { summary } = here;
  const target = targetAt(here, offset);
  if (!target) return [];
  return target.sort === 'item'
    ? itemPlaces(summary, yield* tellings(here, target))
    : yield* keyPlaces(here, target.key);
}

/** All places of an item, this draft first. */
export function itemPlaces(summary: Summary, found: readonly Telling[]): DraftPlace[] {
  const own = found.filter(({ draft }) => draft.uri === summary.uri);
  const others = found.filter(({ draft }) => draft.uri !== summary.uri);
  return [...own, ...others].flatMap(placesOf).slice(0, mostPlaces);
}

function placesOf({ draft, tasks, prose }: Telling): DraftPlace[] {
  const spans = [...tasks.map(({ place }) => place), ...prose];
  return spans.sort((a, b) => a.start - b.start).map((span) => placeOf(draft, span));
}

function* keyPlaces({ summary, workspace }: Here, key: Key): Steps<DraftPlace[]> {
  const out: DraftPlace[] = [];
  for (const draft of [summary, ...(yield* othersNaming(workspace, summary, key))]) {
    for (const use of usesOf(draft, [key])) out.push(placeOf(draft, use));
    if (out.length >= mostPlaces) break;
    yield;
  }
  return out.slice(0, mostPlaces);
}

/** Where the thing at an offset stands in this draft, in order. */
export function highlights(here: Here, offset: number): Span[] {
  const { doc, summary } = here;
  const target = targetAt(here, offset);
  if (!target) return [];
  if (target.sort !== 'item') return usesOf(summary, [target.key]).map(bare);
  const found = telling(summary, target, doc.text);
  return found ? placesOf(found).map(({ span }) => span) : [];
}

const bare = ({ start, end }: Span): Span => ({ start, end });

function placeOf(draft: Summary, span: Span): DraftPlace {
  return { uri: draft.uri, span: bare(span) };
}
