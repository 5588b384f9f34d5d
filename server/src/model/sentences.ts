/** Whole sentences by fingerprint, to see at once which of them stand in a draft twice. */
import { fingerprint } from '../base/hash';
import type { Span } from '../base/span';
import type { Doc } from './doc';
import { common } from './eachBlock';
import { filler, ownWords } from './mask';
import { numberAt } from './numbering';
import type { BlockFacts } from './types';

/** Fewer characters are a set phrase. */
const shortest = 15;

export interface Sentence extends Span {
  /** 52 bits of the fingerprint of its words: two sentences of a document never share it by chance. */
  readonly key: number;
  /** Characters without blanks, marks of emphasis and what is only cited. */
  readonly length: number;
}

const known = new WeakMap<BlockFacts, readonly Sentence[]>();
const none: readonly Sentence[] = [];

/** Sentences of a block that are long enough to be told apart; relative to the block. */
export function sentencesOf(doc: Doc, i: number): readonly Sentence[] {
  const facts = doc.facts[i]!;
  if (facts.units.length === 0) return none;
  let sentences = known.get(facts);
  if (!sentences) known.set(facts, (sentences = read(facts, doc.source(i))));
  return sentences;
}

/** How often each sentence stands in the revision that was counted last. Only what has changed since is counted anew. */
let last: { facts: readonly BlockFacts[]; counts: Map<number, number>; twice: Set<number> } | undefined;

/** Keys of the sentences that stand in the draft more than once. */
export function repeatedSentences(doc: Doc): ReadonlySet<number> {
  const { facts } = doc;
  if (!last) last = { facts: [], counts: new Map(), twice: new Set() };
  if (last.facts === facts) return last.twice;
  const { counts, twice } = last;
  const count = (key: number, by: number) => {
    const n = (counts.get(key) ?? 0) + by;
    if (n > 0) counts.set(key, n);
    else counts.delete(key);
    if (n > 1) twice.add(key);
    else twice.delete(key);
  };
  const { head, tail } = common(last.facts, facts);
  for (const gone of last.facts.slice(head, last.facts.length - tail)) {
    for (const { key } of known.get(gone) ?? none) count(key, -1);
  }
  for (let i = head; i < facts.length - tail; i++) for (const { key } of sentencesOf(doc, i)) count(key, 1);
  last.facts = facts;
  return twice;
}

function read(facts: BlockFacts, source: string): readonly Sentence[] {
  const text = ownWords(facts, source);
  const sentences = facts.segments.flatMap((segment): Sentence[] => {
    if (segment.kind !== 'sentence' && segment.kind !== 'clause') return [];
    // Items of lists, notes in brackets and blanks to fill in are repeated for good reason.
    if ('（【'.includes(text[segment.start]!) || numberAt(text, segment.start)?.form === '1.') return [];
    const words = squeezed(text.slice(segment.start, segment.end));
    const { length } = words.replaceAll(filler, '');
    if (length < shortest) return [];
    const key = fingerprint(squeezed(source.slice(segment.start, segment.end)));
    return [{ start: segment.start, end: segment.end, key, length }];
  });
  return sentences.length ? sentences : none;
}

/** Without blanks, emphasis and the signs at the end. */
function squeezed(text: string): string {
  return text.replace(/[\s\u3000*_]/g, '').replace(/[。；，！？;,]+$/, '');
}
