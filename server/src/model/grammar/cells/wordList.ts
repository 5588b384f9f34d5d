/** Finds many words in a short text. Slower than `base/trie`, but a list costs no more memory than its words. */
import { getOrMake } from '../../../base/getOrMake';

export interface WordList {
  /** Where the longest word that begins at `at` ends; `at` itself where none does. */
  longest(text: string, at: number): number;
  /** Calls `visit` for every word that begins at `at`, with its index in the list and where it ends. */
  each(text: string, at: number, visit: (word: number, end: number) => void): void;
}

export function wordList(words: readonly string[]): WordList {
  const byFirst = new Map<number, number[]>();
  for (let index = 0; index < words.length; index++) {
    if (words[index] !== '') getOrMake(byFirst, words[index]!.charCodeAt(0), () => []).push(index);
  }
  const each: WordList['each'] = (text, at, visit) => {
    for (const index of byFirst.get(text.charCodeAt(at)) ?? []) {
      const word = words[index]!;
      if (text.startsWith(word, at)) visit(index, at + word.length);
    }
  };
  return {
    each,
    longest(text, at) {
      let end = at;
      each(text, at, (_, wordEnd) => {
        end = Math.max(end, wordEnd);
      });
      return end;
    },
  };
}
