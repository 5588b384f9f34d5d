/** Finds many words in a short text. Slower than `base/trie`, but a list costs no more memory than its words. */

export interface WordList {
  /** Where the longest word that begins at `at` ends; `at` itself where none does. */
  longest(text: string, at: number): number;
  /** Calls `visit` for every word that begins at `at`, with its index in the list and where it ends. */
  each(text: string, at: number, visit: (word: number, end: number) => void): void;
}

export function wordList(words: readonly string[]): WordList {
  const byFirst = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    const first = word[0];
    if (first === undefined) continue;
    const list = byFirst.get(first);
    if (list) list.push(index);
    else byFirst.set(first, [index]);
  }
  const each: WordList['each'] = (text, at, visit) => {
    for (const index of byFirst.get(text[at] ?? '') ?? []) {
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
