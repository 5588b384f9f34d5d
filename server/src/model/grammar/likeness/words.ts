/**
 * Common words of two characters that are almost written: 扎时做好. What stands there is no word, differs from a common one
 * by an alike character, and common words or marks stand right before and behind, so that no other word can cross it.
 */
import { getOrMake } from '../../../base/getOrMake';
import { perKey } from '../../../base/perKey';
import type { Span } from '../../../base/span';
import type { Framework } from '../../../frame/schema';
import { post } from '../responsible';
import { isHan } from './alignment';
import { alikeOf } from './alike';

export interface WordSlip extends Span {
  /** The word that is meant. */
  readonly right: string;
}

interface Words {
  /** Codes of the common words. */
  readonly common: ReadonlySet<number>;
  readonly known: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  /** Common words by their first and by their second character. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  readonly bySecond: ReadonlyMap<string, readonly string[]>;
}

const wordsOf = perKey(({ alike, lexicon }: Framework): Words => {
  const split = (texts: readonly string[]) =>
    texts.flatMap((text) => text.split(/\s+/)).filter(({ length }) => length === 2);
  const common = split(alike.words);
  const wrong = lexicon.flatMap((entry) => entry.wrong);
  return {
    common: new Set(common.map((word) => codeOf(word, 0))),
    // Of what the list of wrong words has it knows more.
    known: new Set([...common, ...split(alike.fine), ...wrong]),
    particles: new Set(alike.particles.join('')),
    alone: new Set(alike.alone.join('')),
    byFirst: grouped(common, 0),
    bySecond: grouped(common, 1),
  };
});

function grouped(words: readonly string[], by: 0 | 1): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const word of words) getOrMake(out, word[by]!, () => []).push(word);
  return out;
}

/** Whether a character that stands twice is one too many: it begins no word with what follows, and a word follows it. */
export function standsTwice(frame: Framework, text: string, at: number): boolean {
  const { common, known } = wordsOf(frame);
  if (known.has(text.slice(at, at + 2))) return false;
  return !isHan(text[at + 1]) || '的和与及向'.includes(text[at + 1]!) || common.has(codeOf(text, at + 1));
}

/** In order, none over another. */
export function wordSlips(frame: Framework, text: string): WordSlip[] {
  const words = wordsOf(frame);
  const out: WordSlip[] = [];
  const common = new Uint8Array(text.length);
  for (let at = 0; at + 1 < text.length; at++) common[at] = words.common.has(codeOf(text, at)) ? 1 : 0;
  const isCommon = (at: number) => common[at] === 1;
  /** A word ends right before; of 加大力渡推进 the first two are one, though 大力 is one as well. */
  const opens = (at: number) => {
    if (!isCommon(at - 2)) return opening.includes(text[at - 1]!);
    return !isCommon(at - 1) || (isCommon(at + 2) && !words.alone.has(text[at - 2]!));
  };
  for (let at = 0; at + 1 < text.length; at++) {
    if (!isHan(text[at]) || !isHan(text[at + 1])) continue;
    const left = isHan(text[at - 1]);
    const right = isHan(text[at + 2]);
    // Alone between marks it may be a name.
    if (!left && !right) continue;
    if (left && !opens(at)) continue;
    if (right && (isCommon(at + 1) || !(isCommon(at + 2) || closing.includes(text[at + 2]!)))) continue;
    if (!mayBeWrong(text.slice(at, at + 2), words)) continue;
    // 书记文健, 文健同志
    if (post.test(text.slice(Math.max(0, at - 4), at)) || post.test(text.slice(at + 2, at + 4))) continue;
    const meant = likest(frame, text[at]!, text[at + 1]!, words);
    if (meant) out.push({ start: at, end: at + 2, right: meant });
  }
  return out;
}

/** Both characters in a small integer. Other signs may have the code of a character, which is told by `isHan`. */
const codeOf = (text: string, at: number) =>
  ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff);

/** Single characters that a word may follow or precede. */
const opening = '把将对为和与及的';
const closing = '了着起的和与及';

function mayBeWrong(word: string, { known, particles, alone }: Words): boolean {
  const [a, b] = word as unknown as [string, string];
  return !known.has(word) && !particles.has(a) && !particles.has(b) && !(alone.has(a) && alone.has(b));
}

/** The common word that differs by one character that sounds alike, or else looks alike. */
function likest(frame: Framework, a: string, b: string, { byFirst, bySecond }: Words): string | undefined {
  const { of } = alikeOf(frame);
  let shape: string | undefined;
  const candidates = [
    ...(byFirst.get(a) ?? []).map((word) => [word, word[1]!, b] as const),
    ...(bySecond.get(b) ?? []).map((word) => [word, word[0]!, a] as const),
  ];
  for (const [word, own, other] of candidates) {
    const like = of(own.charCodeAt(0), other.charCodeAt(0));
    if (like === 'sound') return word;
    if (like === 'shape') shape ??= word;
  }
  return shape;
}
