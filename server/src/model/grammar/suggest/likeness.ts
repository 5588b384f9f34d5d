/** Which categories of casework an item is like that the framework does not know: by pairs of characters, the rare ones first. */
import { getOrMake } from '../../../base/getOrMake';
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
  /** All names, one a line. */
  readonly names: string;
  readonly count: number;
  readonly categories: readonly Category[];
}

interface Category {
  readonly id: string;
  /** One a line. */
  readonly names: string;
  /** What is made for this category and no other, one a line. */
  readonly texts: string;
}

/** Words are kept as they are: few pairs are ever looked up, and a search in all of them is quick. */
const knownOf = perKey((frame: Framework): Known => {
  const names = new Map(frame.categories.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  const others: string[] = [];
  for (const { name, aliases, category } of frame.casework) {
    const own = names.get(category) ?? others;
    own.push(name);
    for (const one of aliases) own.push(typeof one === 'string' ? one : one.text);
  }
  const texts = new Map<string, string[]>();
  for (const { measures } of frame.dimensions) {
    for (const { suggestions } of measures) {
      for (const { text, fits } of suggestions) {
        // What is made for one category tells of it; what is made for many tells of none.
        if (fits.length === 1) getOrMake(texts, fits[0]!, () => []).push(text);
      }
    }
  }
  const all = [...names.values(), others].flat();
  return {
    names: lines(all),
    count: all.length,
    categories: [...names].map(([id, own]) => ({ id, names: lines(own), texts: lines(texts.get(id) ?? []) })),
  };
});

const lines = (words: readonly string[]) => words.map((one) => one.slice(0, longest)).join('\n');

/** What a pair counts in a category: one of its names more than one of a text that is made for it. */
function countIn({ names, texts }: Category, pair: string): number {
  return names.includes(pair) ? 1 : texts.includes(pair) ? inText : 0;
}

/** In how many of the lines a pair stands. */
function linesWith(all: string, pair: string): number {
  let count = 0;
  for (let at = all.indexOf(pair); at >= 0; count++) {
    const end = all.indexOf('\n', at);
    at = end < 0 ? -1 : all.indexOf(pair, end);
  }
  return count;
}

/** Categories that the words are like, the likest alone; none where nothing is like them. */
export function categoryLike(frame: Framework, words: string): string | undefined {
  const { categories } = knownOf(frame);
  const weights = weighed(frame, words);
  const counts = categories.map((category) => weights.map(([pair]) => countIn(category, pair)));
  const isKnown = weights.map((_, i) => counts.some((own) => own[i]! > 0));
  const whole = weights.reduce((sum, [, weight], i) => sum + weight * (isKnown[i] ? 1 : foreign), 0);
  let best: { id: string; share: number } | undefined;
  for (const [at, { id, names }] of categories.entries()) {
    const own = counts[at]!;
    const share = weights.reduce((sum, [, weight], i) => sum + weight * own[i]!, 0) / (whole || 1);
    if (mostInLine(names, weights) < Math.min(fewest, weights.length)) continue;
    if (share >= least && share > (best?.share ?? 0)) best = { id, share };
  }
  return best?.id;
}

/** How many of the pairs one line holds at most: 信息 and 宣传 of two names are no likeness. */
function mostInLine(all: string, weights: readonly (readonly [pair: string, weight: number])[]): number {
  const counts = all.split('\n').map((line) => weights.filter(([pair]) => line.includes(pair)).length);
  return Math.max(0, ...counts);
}

/** Tells how much of an item's words a text shares; 0 where no more than anybody's words. */
export function sharedWith(frame: Framework, words: string): (text: string) => number {
  const weights = weighed(frame, words);
  return (text) => {
    const sum = weights.reduce((sum, [pair, weight]) => sum + (text.includes(pair) ? weight : 0), 0);
    return sum >= telling ? sum : 0;
  };
}

/** Two pairs that are rare among the names. */
const telling = 8;

/** Pairs of the words: what stands in many names says little. */
function weighed(frame: Framework, words: string): (readonly [pair: string, weight: number])[] {
  const { names, count } = knownOf(frame);
  return [...pairsOf(words)].map((pair) => [pair, Math.log(1 + count / (1 + linesWith(names, pair)))] as const);
}

/** Pairs of Chinese characters that stand side by side. */
function pairsOf(words: string): Set<string> {
  const out = new Set<string>();
  for (const run of words.slice(0, longest).match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let i = 0; i + 2 <= run.length; i++) out.add(run.slice(i, i + 2));
  }
  return out;
}

/** An item is named in few words; a whole paragraph in a cell is none. */
const longest = 200;
