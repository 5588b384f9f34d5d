/** Two words that say one thing twice, after the framework's list: literal words in one pass, and what follows them. */
import { perKey } from '../../../base/perKey';
import type { Span } from '../../../base/span';
import { type Trie, trie } from '../../../base/trie';
import type { Framework, Redundancy } from '../../../frame/schema';

export interface RedundancyHit extends Span {
  readonly entry: Redundancy;
  readonly first: string;
  readonly second: string;
  /** What the fix takes away. */
  readonly drop?: Span;
}

interface Compiled {
  readonly index: Trie;
  readonly words: readonly { readonly first: string; readonly entry: Redundancy }[];
}

/** Hits in running text: those around a number, or all others. Of hits that begin at one place the first in the list. */
export function redundanciesIn(frame: Framework, text: string, numbers: boolean): RedundancyHit[] {
  const { index, words } = compiledOf(frame)[numbers ? 'numbers' : 'words'];
  const hits: RedundancyHit[] = [];
  index.scan(text, 0, text.length, (word, start, end) => {
    const { entry, first } = words[word]!;
    if (entry.notAfter?.some((one) => text.endsWith(one, start))) return;
    const found = entry.between === 'number' ? behindNumber(entry, text, end) : behindWords(entry, text, start, end);
    if (!found) return;
    const last = hits.at(-1);
    // 超过 is told, not the 超 in it; 大约, not the 约 in it.
    if (last && last.end >= found.end && last.start < start) return;
    if (last && last.start === start && last.first.length < first.length) hits.pop();
    const second = text.slice(found.start, found.end);
    hits.push({ start, end: found.end, entry, first, second, drop: dropped(entry, text, { start, end }, found) });
  });
  return hits;
}

const compiledOf = perKey(({ redundancies }: Framework) => ({
  numbers: compile(redundancies.filter(({ between }) => between === 'number')),
  words: compile(redundancies.filter(({ between }) => between !== 'number')),
}));

function compile(entries: readonly Redundancy[]): Compiled {
  const all = entries.flatMap((entry) => entry.first.map((first) => ({ first, entry })));
  // The same first word may stand in several entries: the trie knows one of them.
  const byWord = new Map<string, Redundancy[]>();
  for (const { first, entry } of all) byWord.set(first, [...(byWord.get(first) ?? []), entry]);
  const words = [...byWord].flatMap(([first, list]) => list.map((entry) => ({ first, entry })));
  return { index: manyTrie(words.map(({ first }) => first)), words };
}

/** A trie in which equal words are all reported. */
function manyTrie(words: readonly string[]): Trie {
  const unique = [...new Set(words)];
  const places = unique.map((word) => words.flatMap((one, i) => (one === word ? [i] : [])));
  const inner = trie(unique);
  return {
    scan: (text, start, end, visit) =>
      inner.scan(text, start, end, (word, from, to) => {
        for (const place of places[word]!) visit(place, from, to);
      }),
    longest: inner.longest,
  };
}

const boundary = /[，。；：！？“”‘’（）\n\ufffc]/;
const sentenceEnd = /[。；！？\n]/;

function behindWords(entry: Redundancy, text: string, start: number, from: number): Span | undefined {
  if (entry.between === 'sentence') return openingClause(entry, text, start, from);
  const reach = text.slice(from, from + entry.gap + longestThen(entry) + 1);
  const stop = reach.search(boundary);
  const clause = stop < 0 ? reach : reach.slice(0, stop);
  for (const then of entry.second) {
    const at = clause.indexOf(then);
    if (at < 0 || at > entry.gap) continue;
    const end = from + at + then.length;
    if (isRight(entry, clause.slice(0, at), text, end)) continue;
    if (entry.atEnd && !/^的?(?:[，。；！？\n]|$)/.test(text.slice(end, end + 2))) continue;
    return { start: from + at, end };
  }
  return undefined;
}

/** 通过…，使…: the sentence opens with the one and a later clause with the other, and none between has another subject. */
function openingClause(entry: Redundancy, text: string, start: number, from: number): Span | undefined {
  const before = text.slice(Math.max(0, start - 1), start);
  if (before !== '' && !/[。；！？\n\u3000]/.test(before)) return undefined;
  const reach = text.slice(from, from + entry.gap);
  const stop = reach.search(sentenceEnd);
  const sentence = stop < 0 ? reach : reach.slice(0, stop);
  const comma = sentence.indexOf('，');
  if (comma < 0) return undefined;
  for (const then of entry.second) {
    if (!sentence.startsWith(then, comma + 1)) continue;
    const at = from + comma + 1;
    if (isRight(entry, sentence.slice(0, comma), text, at + then.length)) continue;
    return { start: at, end: at + then.length };
  }
  return undefined;
}

const figure =
  /(?:了|过|有|为|是|达|达到|共|共有|办理|召开|组织|开展)?(?:\d{1,9}(?:\.\d{1,4})?|[一二三四五六七八九十百千两几]{1,8})[万亿]?/y;

/** 超过50余名, 超过300人以上: 余 and 多 belong to the figure, the others stand behind its unit. */
function behindNumber(entry: Redundancy, text: string, from: number): Span | undefined {
  figure.lastIndex = from;
  const number = figure.exec(text);
  if (!number) return undefined;
  const at = from + number[0].length;
  const unit = /^[^，。；：、！？“”（）\n\ufffc\d]{0,4}/.exec(text.slice(at, at + 4))![0];
  for (const then of entry.second) {
    const behind =
      then.length === 1 ? (unit.startsWith(then) ? 0 : -1) : text.slice(at, at + unit.length + 2).indexOf(then);
    if (behind < 0 || behind > unit.length) continue;
    const end = at + behind + then.length;
    if (isRight(entry, text.slice(at, end + 2), text, end)) continue;
    return { start: at + behind, end };
  }
  return undefined;
}

function isRight({ unless, notBefore }: Redundancy, between: string, text: string, end: number): boolean {
  return Boolean(
    unless?.some((word) => between.includes(word)) || notBefore?.some((word) => text.startsWith(word, end)),
  );
}

const longestThen = ({ second }: Redundancy) => Math.max(...second.map((word) => word.length));

function dropped({ drop }: Redundancy, text: string, first: Span, then: Span): Span | undefined {
  if (drop === 'first') return first;
  if (drop === 'second') return then;
  if (drop !== 'negation') return undefined;
  const at = text.indexOf('不', then.start);
  return at >= 0 && at < then.end ? { start: at, end: at + 1 } : undefined;
}
