/** Passages of a draft that say what an earlier draft of the workspace says. */
import { getOrMake } from '../../../base/getOrMake';
import type { Span } from '../../../base/span';
import type { Steps } from '../../../base/steps';
import { firstDay, lastDay } from '../../grammar/period';
import type { Summary } from '../summary';
import type { Workspace } from '../workspace';
import { each, type Passage, type Sketch } from './passages';
import { passageOf } from './prints';

/** A passage and the earlier one that it is most like; absolute. */
export interface Reuse extends Span {
  readonly source: Summary;
  readonly place: Span;
  /** What part of the passage stands there too, up to 1. */
  readonly share: number;
}

/** What more drafts than this hold is the office's way of speaking: letterheads, set phrases. */
const mostDrafts = 100;
/** What part of the keys of a passage others may not hold so often; where it is less, the passage is a set phrase itself. */
const leastOwn = 0.3;
const fewestOwn = 3;

/**
 * What part of a passage has to stand in another one, told from so many grams: the fewer, the more may be chance. One
 * character in ten changed leaves 0.7, half of it copied 0.5.
 */
const leastShare = (asked: number) => 0.4 + 0.75 / Math.sqrt(asked);

/** Counts postings looked at, for tests. */
export const work = { looked: 0 };

/**
 * Passages that an earlier draft holds too, each with the one that it is most like, in order. Earlier is a draft whose
 * period ends before this one's begins. What the plan of a report says as well is right in the report.
 */
export function* reusedIn(draft: Summary, workspace: Workspace): Steps<Reuse[]> {
  const out: Reuse[] = [];
  if (!draft.period) return out;
  const { blocks, starts } = draft.passages;
  for (const [i, block] of blocks.entries()) {
    for (const passage of each(block)) {
      const source = sourceOf(passage, draft, workspace);
      if (source) out.push({ ...source, start: passage.start + starts[i]!, end: passage.end + starts[i]! });
    }
    yield;
  }
  return out;
}

type Source = Omit<Reuse, keyof Span>;

function sourceOf({ keys, grams }: Passage, draft: Summary, workspace: Workspace): Source | undefined {
  let best: Source | undefined;
  let planned = 0;
  for (const [uri, numbers] of holding(keys, draft.uri, workspace)) {
    const source = workspace.get(uri)!;
    const ofPlan = isPlanOf(source, draft);
    if (!ofPlan && !isEarlier(source, draft)) continue;
    const found = mostLike(grams, numbers, source, workspace);
    if (!found) continue;
    if (ofPlan) planned = Math.max(planned, found.share);
    else if (!best || isBetter(found, best)) best = found;
  }
  return best && best.share > planned ? best : undefined;
}

/** Passages of other drafts that hold one of the keys, by draft; none where nearly all of the keys are set phrases. */
function holding(keys: Sketch, except: string, { prints }: Workspace): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  let own = 0;
  for (let i = 0; i < keys.hashes.length; i++) {
    const numbers = prints.holding(keys.hashes[i]!, mostDrafts, except);
    work.looked += 1 + (numbers?.length ?? mostDrafts);
    if (!numbers) continue;
    own++;
    for (const number of numbers) getOrMake(found, prints.ownerOf(number).uri, () => new Set<number>()).add(number);
  }
  return own < Math.max(fewestOwn, leastOwn * keys.hashes.length) ? new Map() : found;
}

/** The passage of a source that has most in common with a passage; undefined where it is too little. */
function mostLike(
  grams: Sketch,
  numbers: ReadonlySet<number>,
  source: Summary,
  { prints }: Workspace,
): Source | undefined {
  let best: Source | undefined;
  for (const number of numbers) {
    const owner = prints.ownerOf(number);
    const { start, end, grams: others } = passageOf(owner, number);
    const share = shareOf(grams, others);
    if (share === undefined || share < (best?.share ?? 0)) continue;
    const by = source.passages.starts[source.passages.blocks.indexOf(owner.passages)]!;
    if (best && share === best.share && start + by > best.place.start) continue;
    best = { source, place: { start: start + by, end: end + by }, share };
  }
  return best;
}

/** What part of a passage stands in another one, of the hashes that both would have kept; undefined where it is too little. */
function shareOf(one: Sketch, other: Sketch): number | undefined {
  const [a, b] = [one.hashes, other.hashes];
  const below = Math.min(one.below, other.below);
  let asked = 0;
  let found = 0;
  for (let k = 0; asked < a.length && a[asked]! < below; asked++) {
    while (k < b.length && b[k]! < a[asked]!) k++;
    if (b[k] === a[asked]) found++;
  }
  return found >= asked * leastShare(asked) ? found / asked : undefined;
}

const isEarlier = (a: Summary, b: Summary): boolean =>
  a.period !== undefined && b.period !== undefined && lastDay(a.period) < firstDay(b.period);

/** Of equal ones the latest, for that is the one that was taken. */
function isBetter(a: Source, b: Source): boolean {
  if (a.share !== b.share) return a.share > b.share;
  const [day, other] = [lastDay(a.source.period!), lastDay(b.source.period!)];
  return day > other || (day === other && a.source.uri < b.source.uri);
}

/** Whether a draft may repeat another one because that is its plan: the one it names, or one of its year and unit. */
function isPlanOf(plan: Summary, draft: Summary): boolean {
  if (draft.plans.includes(plan.uri)) return true;
  if (plan.tense !== 'plan' || draft.tense === 'plan' || plan.period?.year !== draft.period?.year) return false;
  const [planned, told] = [plan.unit ?? plan.titleUnit, draft.unit ?? draft.titleUnit];
  return planned === undefined || told === undefined || told.startsWith(planned);
}
