/** Finds wrongly written words in a text: literal words in one pass, guards only around the hits. */
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import { trie } from '../../base/trie';
import type { Framework, WrongWord } from '../../frame/schema';

export interface WordHit extends Span {
  readonly entry: WrongWord;
  /** What to write instead. */
  readonly right: string;
}

/** The wrong words of `text` by the framework's list, in order; of words within one another the longest. */
export function wrongWords(frame: Framework, text: string): WordHit[] {
  return finderOf(frame)(text);
}

const finderOf = perKey(({ lexicon }: Framework) => {
  const words = lexicon.flatMap((entry) =>
    entry.wrong.map((wrong, i) => ({ wrong, entry, right: entry.right[i] ?? entry.right[0]! })),
  );
  const index = trie(words.map(({ wrong }) => wrong));
  return (text: string) => {
    const hits: WordHit[] = [];
    index.scan(text, 0, text.length, (word, start, end) => {
      const { entry, right } = words[word]!;
      if (!guarded(text, start, end, entry)) return;
      while (hits.length && hits.at(-1)!.start === start) hits.pop();
      if (!hits.length || hits.at(-1)!.end <= start) hits.push({ start, end, entry, right });
    });
    return hits;
  };
});

function guarded(text: string, start: number, end: number, entry: WrongWord): boolean {
  const precedes = (word: string) => text.endsWith(word, start);
  const follows = (word: string) => text.startsWith(word, end);
  const { after, before, notAfter, notBefore } = entry;
  return (
    (!after || after.some(precedes)) &&
    (!before || before.some(follows)) &&
    !notAfter?.some(precedes) &&
    !notBefore?.some(follows)
  );
}
