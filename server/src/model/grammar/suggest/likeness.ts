/** Which categories of casework an item is like that the framework does not know: by pairs of characters, the rare ones first. */
import { perKey } from '../../../base/perKey';
import type { Framework } from '../../../frame/schema';

/** Part of an item's weight that a category has to share before it is said to be like it. */
const least = 0.4;

/** A pair that stands nowhere is the name of a place most often, and says little against likeness. */
const foreign = 0.3;

/** Pairs of names that have to be shared. */
const fewest = 2;

/** What a pair counts that stands in no name, but in a text that is made for the category. */
const inText = 0.4;

interface Known {
  /** In how many names a pair of characters stands: what stands in many says little. */
  readonly spread: ReadonlyMap<string, number>;
  readonly names: number;
  /** All pairs of all categories. */
  readonly anywhere: ReadonlySet<string>;
  /** By category, what a pair counts there: one of its names more than one of a text that is made for it. */
  readonly categories: readonly { readonly id: string; readonly pairs: ReadonlyMap<string, number> }[];
}

const knownOf = perKey((frame: Framework): Known => {
  const spread = new Map<string, number>();
  const pairs = new Map(frame.categories.map(({ id }) => [id, new Map<string, number>()]));
  let names = 0;
  const learn = (category: string, words: string, counts: boolean) => {
    const own = pairs.get(category);
    if (counts) names++;
    for (const pair of pairsOf(words)) {
      own?.set(pair, Math.max(own.get(pair) ?? 0, counts ? 1 : inText));
      if (counts) spread.set(pair, (spread.get(pair) ?? 0) + 1);
    }
  };
  for (const { id, name, aliases } of frame.categories) for (const words of [name, ...aliases]) learn(id, words, true);
  for (const { name, aliases, category } of frame.casework) {
    const all = [name, ...aliases].map((one) => (typeof one === 'string' ? one : one.text));
    for (const words of all) learn(category, words, true);
  }
  for (const { measures } of frame.dimensions) {
    // What is made for one category tells of it; what is made for many tells of none.
    for (const { text, fits } of measures.flatMap(({ suggestions }) => suggestions)) {
      if (fits.length === 1) learn(fits[0]!, text, false);
    }
  }
  const anywhere = new Set([...pairs.values()].flatMap((own) => [...own.keys()]));
  return { spread, names, anywhere, categories: [...pairs].map(([id, own]) => ({ id, pairs: own })) };
});

/** Categories that the words are like, the likest alone; none where nothing is like them. */
export function categoryLike(frame: Framework, words: string): string | undefined {
  const { anywhere, categories } = knownOf(frame);
  const weights = weighed(frame, words);
  const whole = weights.reduce((sum, [pair, weight]) => sum + weight * (anywhere.has(pair) ? 1 : foreign), 0);
  let best: { id: string; share: number } | undefined;
  for (const { id, pairs } of categories) {
    const share = weights.reduce((sum, [pair, weight]) => sum + weight * (pairs.get(pair) ?? 0), 0) / (whole || 1);
    const count = weights.filter(([pair]) => pairs.get(pair) === 1).length;
    if (count < Math.min(fewest, weights.length)) continue;
    if (share >= least && share > (best?.share ?? 0)) best = { id, share };
  }
  return best?.id;
}

/** How much of an item's words a text shares; 0 where no more than anybody's words. */
export function shared(frame: Framework, words: string, text: string): number {
  const own = pairsOf(text, text.length);
  const sum = weighed(frame, words).reduce((sum, [pair, weight]) => sum + (own.has(pair) ? weight : 0), 0);
  return sum >= telling ? sum : 0;
}

/** Two pairs that are rare among the names. */
const telling = 8;

function weighed(frame: Framework, words: string): (readonly [pair: string, weight: number])[] {
  const { spread, names } = knownOf(frame);
  return [...pairsOf(words)].map((pair) => [pair, Math.log(1 + names / (1 + (spread.get(pair) ?? 0)))] as const);
}

/** Pairs of Chinese characters that stand side by side. */
function pairsOf(words: string, most = longest): Set<string> {
  const out = new Set<string>();
  for (const run of words.slice(0, most).match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let i = 0; i + 2 <= run.length; i++) out.add(run.slice(i, i + 2));
  }
  return out;
}

/** An item is named in few words; a whole paragraph in a cell is none. */
const longest = 200;
