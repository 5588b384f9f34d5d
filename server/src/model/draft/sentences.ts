/** Whole sentences by fingerprint, to see at once which of them stand in a draft twice. */
import { fingerprint } from '../../base/hash';
import { runAtEnd, type Span } from '../../base/span';
import { counts, eachOf, perBlock } from './query';
import { filler, ownWords } from '../block/mask';
import { numberAt } from '../grammar/numbering';
import type { BlockFacts } from '../block/types';

/** Fewer characters are a set phrase. */
const shortest = 15;

interface Sentence extends Span {
  /** 52 bits of the fingerprint of its words: two sentences of a document never share it by chance. */
  readonly key: number;
  /** Characters without blanks, marks of emphasis and what is only cited. */
  readonly length: number;
  /** Its first words. */
  readonly words: string;
}

const none: readonly Sentence[] = [];

/** Sentences of each block that are long enough to be told apart; relative to the block. */
const sentencesOf = perBlock((facts, source) => (facts.units.length > 0 ? read(facts, source) : none));

const keysOf = counts(sentencesOf, (sentences) => sentences.map(({ key }) => key));

/** What a block holds of the sentences that stand in the draft more than once. */
export interface Repeats {
  /** How many sentences it has in all. */
  readonly count: number;
  readonly sentences: readonly (Sentence & {
    /** Which of the block's sentences it is. */
    readonly order: number;
  })[];
}

/** The repeated sentences of each block: the same list while none comes or goes, and no sentence between them. */
export const repeatsByBlock = eachOf<readonly Sentence[], Repeats, ReadonlySet<number>>(
  sentencesOf,
  (sentences, twice): Repeats => ({
    count: sentences.length,
    sentences: sentences.flatMap((one, order) => (twice.has(one.key) ? [{ ...one, order }] : [])),
  }),
  (a, b) =>
    a.count === b.count &&
    a.sentences.length === b.sentences.length &&
    a.sentences.every((one, i) => sameSentence(one, b.sentences[i]!)),
  (doc) => keysOf(doc).repeated,
);

const sameSentence = (a: Repeats['sentences'][number], b: Repeats['sentences'][number]) =>
  a.key === b.key &&
  a.words === b.words &&
  a.length === b.length &&
  a.start === b.start &&
  a.end === b.end &&
  a.order === b.order;

/** UTF-16 units of the words that a sentence is called by. */
const calledBy = 15;

function read(facts: BlockFacts, source: string): readonly Sentence[] {
  const text = ownWords(facts, source);
  const sentences = facts.segments.flatMap((segment): Sentence[] => {
    if (segment.kind !== 'sentence' && segment.kind !== 'clause') return [];
    // Items of lists, notes in brackets and blanks to fill in are repeated for good reason.
    if ('（【'.includes(text[segment.start]!) || numberAt(text, segment.start)?.form === '1.') return [];
    const words = squeezed(text.slice(segment.start, segment.end));
    const { length } = text === source ? words : words.replaceAll(filler, '');
    if (length < shortest) return [];
    const said = source.slice(segment.start, segment.end);
    const key = fingerprint(text === source ? words : squeezed(said));
    const called = said.trim().slice(0, calledBy);
    return [{ start: segment.start, end: segment.end, key, length, words: called }];
  });
  return sentences.length ? sentences : none;
}

/** Without blanks, emphasis and the signs at the end. */
function squeezed(text: string): string {
  const words = text.replace(/[\s\u3000*_]/g, '');
  return words.slice(0, runAtEnd(words, '。；，！？;,'));
}
