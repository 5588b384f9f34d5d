/** Finds the patterns of a framework in a text, all in one pass. */
import { mostHits } from '../../../base/limits';
import type { Span } from '../../../base/span';
import { trie } from '../../../base/trie';
import type { Pattern, Patterns } from './patterns';
import { CLAUSE_END, is } from './units';

export interface Hit extends Span {
  readonly pattern: Pattern;
  /** Where the last part of a gap phrase begins; `start` for any other. */
  readonly tail: number;
}

/** What a word of the trie is: the end of these patterns, and the head of others under this number (-1 where of none). */
interface Word {
  readonly number: number;
  readonly patterns: readonly {
    readonly pattern: Pattern;
    readonly heads: readonly { readonly number: number; readonly length: number }[];
  }[];
}

/** Longest gap inside a phrase, UTF-16 units. */
const longestGap = 14;

/**
 * Finds every hit in a range, by place; guards that look only at the neighbourhood are already applied. The parts of
 * gap phrases are words of the trie like any other: the place where each was seen last tells whether a gap phrase ends.
 */
export function finder(patterns: Patterns): (text: string, span: Span) => Hit[] {
  const headNumbers = new Map<string, number>();
  for (const list of patterns.values()) {
    for (const { heads } of list)
      for (const head of heads) if (!headNumbers.has(head)) headNumbers.set(head, headNumbers.size);
  }
  const words = [...patterns.keys()];
  for (const head of headNumbers.keys()) if (!patterns.has(head)) words.push(head);
  const wordAt = (word: string): Word => ({
    number: headNumbers.get(word) ?? -1,
    patterns: (patterns.get(word) ?? []).map((pattern) => ({
      pattern,
      heads: pattern.heads.map((head) => ({ number: headNumbers.get(head)!, length: head.length })),
    })),
  });
  // Made when a word is met: most never are.
  const met = new Array<Word | undefined>(words.length).fill(undefined);
  const index = trie(words);
  // Where each head was seen last in the range at hand. One table for all ranges, most of which are a clause.
  const seen = new Int32Array(headNumbers.size).fill(-1);
  return (text, span) => {
    const hits: Hit[] = [];
    const headsMet: number[] = [];
    let sorted = true;
    index.scan(text, span.start, span.end, (word, at, end) => {
      if (hits.length >= mostHits) return;
      const { number, patterns } = (met[word] ??= wordAt(words[word]!));
      for (const { pattern, heads } of patterns) {
        let start = at;
        for (let i = heads.length - 1; i >= 0 && start >= 0; i--) {
          start = headBefore(text, start, seen[heads[i]!.number]!, heads[i]!.length);
        }
        if (start < 0 || !fits(text, start, end, pattern)) continue;
        sorted &&= start === at;
        hits.push({ start, end, pattern, tail: at });
      }
      if (number < 0) return;
      if (seen[number] === -1) headsMet.push(number);
      seen[number] = at;
    });
    for (const number of headsMet) seen[number] = -1;
    return sorted ? hits : hits.sort((a, b) => a.start - b.start);
  };
}

/** `start` when a part of that length seen there stands before `at` with at most the allowed gap; -1 when not. */
function headBefore(text: string, at: number, start: number, length: number): number {
  if (start < 0 || start + length > at || at - start - length > longestGap) return -1;
  for (let i = start + length; i < at; i++) if (is(text.charCodeAt(i), CLAUSE_END)) return -1;
  return start;
}

function fits(text: string, start: number, end: number, { notAfter, notBefore }: Pattern): boolean {
  return (
    !notAfter.some((word) => text.startsWith(word, start - word.length) && word.length <= start) &&
    !notBefore.some((word) => text.startsWith(word, end))
  );
}
