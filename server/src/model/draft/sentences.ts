/** Whole sentences by fingerprint, to see at once which of them stand in a draft twice. */
import { fingerprint } from '../../base/hash';
import type { Span } from '../../base/span';
import type { Doc } from './doc';
import { counts, perBlock } from './query';
import { filler, ownWords } from './mask';
import { numberAt } from '../grammar/numbering';
import type { BlockFacts } from '../block/types';

/** Fewer characters are a set phrase. */
const shortest = 15;

export interface Sentence extends Span {
  /** 52 bits of the fingerprint of its words: two sentences of a document never share it by chance. */
  readonly key: number;
  /** Characters without blanks, marks of emphasis and what is only cited. */
  readonly length: number;
}

const none: readonly Sentence[] = [];

/** Sentences of each block that are long enough to be told apart; relative to the block. */
export const sentencesOf = perBlock((facts, source) => (facts.units.length > 0 ? read(facts, source) : none));

const keysOf = counts(sentencesOf, (sentences) => sentences.map(({ key }) => key));

/** Keys of the sentences that stand in the draft more than once. */
export function repeatedSentences(doc: Doc): ReadonlySet<number> {
  return keysOf(doc).repeated();
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
