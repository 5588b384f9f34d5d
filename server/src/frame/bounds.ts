/**
 * How much a framework file may hold. What it lists is compared with every text, so no list is endless, no word long, and
 * few of them are tried at one place.
 */
import type { Schema } from './jsonSchema';

/** Entries of lists that may be long. */
const mostEntries: Readonly<Record<string, number>> = {
  lexicon: 50_000,
  casework: 5_000,
  categories: 1_000,
  names: 1_000,
};
const mostOtherEntries = 200;
const mostWords = 1_000;
/** Words that stand beside a phrase: each is looked at wherever the phrase is found. */
const guards = new Set(['notAfter', 'notBefore', 'needs', 'unless', 'after', 'before', 'second']);
const mostGuards = 100;

const longestWord = 200;
const longestSentence = 1_000;

/** Phrases with the same last words; they are tried together wherever those stand. */
export const mostAlike = 50;

/** The last key of a path: `words` of `words[3]`. */
const keyOf = (path: string) => /([^.[\]]*)(?:\[\d+\])?$/.exec(path)![1]!;

/** Items that a list may have. */
export function mostItems(path: string, { items }: Schema): number {
  const key = keyOf(path);
  if (items?.type === 'object') return mostEntries[key] ?? mostOtherEntries;
  return guards.has(key) ? mostGuards : mostWords;
}

/** UTF-16 units that a text may have: a word, which is an item of a list, a name or a phrase, or a sentence. */
export function longestText(path: string): number {
  return isWord(path) ? longestWord : longestSentence;
}

const isWord = (path: string) => path.endsWith(']') || /\b(?:name|text)$/.test(path);

const recognised =
  /^(?:dimensions|otherParty|casework|general|organ|words|stages|signs|formulations|redundancies)\b(?!.*\bsuggestions\b)/;

/** What a word is counted under, so that not too many alike are tried at one place; undefined where it is not looked for. */
export function crowdOf(path: string, word: string): string | undefined {
  if (!recognised.test(path) || !isWord(path) || guards.has(keyOf(path))) return undefined;
  const last = word.split('…').findLast(Boolean);
  return last && `${/^\w+/.exec(path)![0]} ${last}`;
}
