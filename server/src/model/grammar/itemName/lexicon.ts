/** The words of a framework by which names of items are read, compiled once. */
import { parseChinese } from '../../../base/numerals';
import { perKey } from '../../../base/perKey';
import { type Trie, trie } from '../../../base/trie';
import type { Framework } from '../../../frame/schema';

/** How much a piece tells. */
export enum Weight {
  /** May be left out. */
  filler,
  /** Most often goes without saying. */
  light,
  /** What the name is about. */
  heavy,
}

/** A stretch of a name, in the words of the framework. */
export interface Piece {
  readonly text: string;
  readonly weight: Weight;
  /**
   * What it does where only one of two names has it: makes another item of it wherever it stands (apart) or behind the
   * rest (head), makes it narrower (field). A joiner parts two items.
   */
  readonly role?: 'apart' | 'head' | 'field' | 'joiner';
  /** Of light words: which family it belongs to. */
  readonly family?: number;
}

export interface Lexicon {
  readonly index: Trie;
  /** The pieces that a word of the index stands for. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  readonly counters: Trie;
  readonly units: Trie;
}

/** A text without blanks and signs, which tell no name from another, in one form of letters and digits. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s"'“”‘’《》〈〉「」『』【】〔〕[\]()<>·•.。:!?*_`#~…-]+/g, '')
    .toLowerCase();
}

export const lexiconOf = perKey(({ matching, words }: Framework): Lexicon => {
  const pieces = new Map<string, readonly Piece[]>();
  const add = (words: readonly string[], weight: Weight, role?: Piece['role']) => {
    for (const text of words.map(bare)) pieces.set(text, [{ text, weight, ...(role && { role }) }]);
  };
  add(words.departments, Weight.filler);
  add(matching.whole, Weight.heavy);
  add(matching.fillers, Weight.filler);
  add(matching.light, Weight.light);
  for (const [family, group] of matching.families.entries()) {
    for (const text of group.map(bare)) pieces.set(text, [{ text, weight: Weight.light, family }]);
  }
  add(matching.heads, Weight.heavy, 'head');
  add(matching.fields, Weight.heavy, 'field');
  add(matching.apart, Weight.heavy, 'apart');
  add(matching.joiners, Weight.filler, 'joiner');
  // What the first word of a group says is told by the words that it holds.
  const counters = trie(matching.counters.map(bare));
  const units = trie(matching.units.map(bare));
  const parts: Lexicon = { index: trie([...pieces.keys()]), pieces: new Map(pieces), counters, units };
  for (const group of matching.same) {
    const [first = '', ...others] = group.map(bare);
    const meant = split(first, parts);
    for (const word of [first, ...others]) pieces.set(word, meant);
  }
  return { index: trie([...pieces.keys()]), pieces, counters, units };
});

/** The pieces of a bare text, the longest words first; what no list has is heavy, character by character. */
export function split(text: string, { index, pieces, counters }: Lexicon): Piece[] {
  const out: Piece[] = [];
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = index.longest(text, at);
    if (end > at) {
      out.push(...pieces.get(text.slice(at, end))!);
      continue;
    }
    const [number = ''] = /^[\d零〇一二三四五六七八九十百千万两]+/.exec(text.slice(at, at + longestNumber)) ?? [];
    const behind = at + number.length;
    end = number ? counters.longest(text, behind) : at;
    // A number of things is a target, and no part of the name.
    if (end > behind) continue;
    // Which one of a series is: 八号, 三个, 四大.
    if (number && '号个大项'.includes(text[behind] ?? ' ')) {
      out.push({ text: numberOf(number) + text[behind], weight: Weight.heavy });
      end = behind + 1;
      continue;
    }
    const [word = text[at]!] = /^[\da-z]+/.exec(text.slice(at)) ?? [];
    end = at + word.length;
    out.push({ text: word, weight: Weight.heavy });
  }
  return out;
}

/** A number in digits. */
export const numberOf = (text: string) => String(parseChinese(text) ?? text);

/** UTF-16 units. */
const longestNumber = 8;
