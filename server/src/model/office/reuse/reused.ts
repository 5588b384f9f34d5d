/** Passages of a draft that say what an earlier draft of the workspace says. */
import { getOrMake } from '../../../base/getOrMake';
import type { Span } from '../../../base/span';
import type { Doc } from '../../draft/doc';
import { eachAsked } from '../../draft/query';
import { firstDay, lastDay } from '../../grammar/period';
import { officeOf, type Summary } from '../summary';
import type { Workspace } from '../workspace';
import { each, type Passage, type Passages, passagesByBlock, type Sketch } from './passages';
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
 * period ends before this one's begins. What the plan of a report says as well is right in the report. Blocks that are
 * as they were are asked again only when another draft has changed.
 */
export function reusedIn(doc: Doc, draft: Summary, workspace: Workspace): readonly Reuse[] {
  const { period, plans, unit, titleUnit, tense } = draft;
  if (!period) return [];
  const others = workspace.besides(draft.uri);
  const apart = [others, firstDay(period), lastDay(period), String(plans), unit, titleUnit, tense];
  return reusedByBlock(doc, apart, () => new Question(draft, workspace)).flatMap((own, i) => {
    const by = doc.parsed.starts[i]!;
    return own.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
  });
}

type Source = Omit<Reuse, keyof Span>;

/** Passages of others that are looked at closely, those that hold most of the keys; more where as many hold as many. */
const mostClose = 50;

/** Asks what a draft takes from the others; the draft itself does not count. */
class Question {
  /** What the passages of a draft are to this one, by its address. */
  readonly #roles = new Map<string, 'plan' | 'earlier' | 'none'>();

  constructor(
    private readonly draft: Summary,
    private readonly workspace: Workspace,
  ) {}

  /** What the passages of a block take, relative to it. */
  of(block: Passages): readonly Reuse[] {
    const out: Reuse[] = [];
    for (const passage of each(block)) {
      const source = this.#sourceOf(passage);
      if (source) out.push({ ...source, start: passage.start, end: passage.end });
    }
    return out;
  }

  #sourceOf({ keys, grams }: Passage): Source | undefined {
    let best: Source | undefined;
    let planned = 0;
    for (const number of closest(this.#holding(keys))) {
      const found = this.#compared(grams, number);
      if (!found) continue;
      if (this.#roleOf(found.source.uri) === 'plan') planned = Math.max(planned, found.share);
      else if (!best || isBetter(found, best)) best = found;
    }
    return best && best.share > planned ? best : undefined;
  }

  /** Passages that hold some of the keys, with how many; none where nearly all of the keys are set phrases. */
  #holding(keys: ArrayLike<number>): ReadonlyMap<number, number> {
    const { prints } = this.workspace;
    const found = new Map<number, number>();
    let own = 0;
    for (let i = 0; i < keys.length; i++) {
      const numbers = prints.holding(keys[i]!, mostDrafts, this.draft.uri);
      work.looked += 1 + (numbers?.length ?? mostDrafts);
      if (!numbers) continue;
      own++;
      for (const number of numbers) {
        if (this.#roleOf(prints.ownerOf(number).uri) !== 'none') found.set(number, (found.get(number) ?? 0) + 1);
      }
    }
    return own < Math.max(fewestOwn, leastOwn * keys.length) ? new Map() : found;
  }

  #compared(grams: Sketch, number: number): Source | undefined {
    const owner = this.workspace.prints.ownerOf(number);
    const { start, end, grams: others } = passageOf(owner, number);
    const share = shareOf(grams, others);
    if (share === undefined) return undefined;
    const source = this.workspace.get(owner.uri)!;
    const by = source.passages.starts[source.passages.blocks.indexOf(owner.passages)]!;
    return { source, place: { start: start + by, end: end + by }, share };
  }

  #roleOf(uri: string) {
    return getOrMake(this.#roles, uri, () => {
      const source = this.workspace.get(uri)!;
      if (isPlanOf(source, this.draft)) return 'plan';
      return isEarlier(source, this.draft) ? 'earlier' : 'none';
    });
  }
}

const reusedByBlock = eachAsked(passagesByBlock, (block, question: Question) => question.of(block));

/** Of passages with their counts those with the highest: as many as are looked at, and all that have as many. */
function closest(counts: ReadonlyMap<number, number>): readonly number[] {
  if (counts.size <= mostClose) return [...counts.keys()];
  const highest = [...counts.values()].sort((a, b) => b - a);
  return [...counts].flatMap(([number, count]) => (count >= highest[mostClose - 1]! ? [number] : []));
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

/** Of equal ones the latest, for that is the one that was taken; the first place in it. */
function isBetter(a: Source, b: Source): boolean {
  if (a.share !== b.share) return a.share > b.share;
  const [day, other] = [lastDay(a.source.period!), lastDay(b.source.period!)];
  if (day !== other) return day > other;
  return a.source.uri === b.source.uri ? a.place.start < b.place.start : a.source.uri < b.source.uri;
}

/** Whether a draft may repeat another one because that is its plan: the one it names, or one of its year and unit. */
function isPlanOf(plan: Summary, draft: Summary): boolean {
  if (draft.plans.includes(plan.uri)) return true;
  if (plan.tense !== 'plan' || draft.tense === 'plan' || plan.period?.year !== draft.period?.year) return false;
  const [planned, told] = [officeOf(plan), officeOf(draft)];
  return planned === undefined || told === undefined || told.startsWith(planned);
}
