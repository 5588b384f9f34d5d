/** The same sentence twice in one document. */
import { type Span, shift } from '../base/span';
import { fingerprint } from '../base/hash';
import type { Doc } from '../model/doc';
import { filler, ownWords } from '../model/mask';
import { numberAt } from '../model/numbering';
import { defineRule, type Report } from '../model/rule';
import type { BlockFacts } from '../model/types';

export const rule = defineRule({
  id: 'repeated-text',
  title: '整句重复',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '同一句话在文中一字不差地出现两遍，多半是粘贴留下的，或者部署、落实、考核几处写成了一个样。只看二十五个字以上的整句，标题、表格、引文不查。',
  how: '删去一处，或者写出这一处与另一处不同的内容。',
  document({ doc, report }) {
    const twice = repeatedKeys(doc);
    if (twice.size === 0) return;
    const { facts, parsed } = doc;
    /** Where a sentence stood first. */
    const firsts = new Map<number, Span>();
    let open: Repetition | undefined;
    const close = () => {
      if (open) report(reportOf(doc, open));
      open = undefined;
    };
    for (let i = 0; i < facts.length; i++) {
      for (const sentence of sentencesOf(doc, i)) {
        if (!twice.has(sentence.small)) continue;
        const span = shift(sentence, parsed.starts[i]!);
        const first = firsts.get(sentence.key);
        if (!first) {
          firsts.set(sentence.key, span);
        } else if (open && follows(open.here, span) && follows(open.there, first)) {
          open = { here: { ...open.here, end: span.end }, there: { ...open.there, end: first.end } };
        } else {
          close();
          open = { here: span, there: first };
        }
      }
    }
    close();
  },
});

/** Small fingerprints of sentences that look alike; in most drafts there are none. Small numbers are quick. */
function repeatedKeys(doc: Doc): ReadonlySet<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (let i = 0; i < doc.facts.length; i++) {
    for (const { small } of sentencesOf(doc, i)) {
      const before = seen.size;
      if (seen.add(small).size === before) twice.add(small);
    }
  }
  return twice;
}

/** A stretch of sentences and where it stood before. */
interface Repetition {
  readonly here: Span;
  readonly there: Span;
}

/** Nothing but a little lies between: a heading, a short sentence. UTF-16 units. */
const gap = 60;

function follows(before: Span, after: Span): boolean {
  return after.start >= before.end && after.start - before.end <= gap;
}

function reportOf(doc: Doc, { here, there }: Repetition): Report {
  const words = doc.slice(here).trim().slice(0, 15);
  return {
    span: here,
    message: `这里与前面的一处文字完全相同：“${words}……”。`,
    related: [{ span: there, message: '前面的一处' }],
  };
}

/** Fewer Chinese characters are a set phrase. */
const shortest = 25;

interface Sentence extends Span {
  /** 52 bits of the fingerprint of its words: two sentences of a document never share it by chance. */
  readonly key: number;
  /** The same cut to 30 bits. */
  readonly small: number;
}

const known = new WeakMap<BlockFacts, readonly Sentence[]>();
const none: readonly Sentence[] = [];

function sentencesOf(doc: Doc, i: number): readonly Sentence[] {
  const facts = doc.facts[i]!;
  if (facts.units.length === 0) return none;
  let sentences = known.get(facts);
  if (!sentences) known.set(facts, (sentences = read(facts, doc.source(i))));
  return sentences;
}

function read(facts: BlockFacts, source: string): readonly Sentence[] {
  const text = ownWords(facts, source);
  const sentences = facts.segments.flatMap((segment): Sentence[] => {
    if (segment.kind !== 'sentence' && segment.kind !== 'clause') return [];
    // Items of lists and notes in brackets are repeated for good reason.
    if (text[segment.start] === '（' || numberAt(text, segment.start)?.form === '1.') return [];
    const words = squeezed(text.slice(segment.start, segment.end));
    if (words.replaceAll(filler, '').length < shortest) return [];
    const key = fingerprint(squeezed(source.slice(segment.start, segment.end)));
    return [{ start: segment.start, end: segment.end, key, small: key % 2 ** 30 }];
  });
  return sentences.length ? sentences : none;
}

/** Without blanks, emphasis and the signs at the end. */
function squeezed(text: string): string {
  return text.replace(/[\s\u3000*_]/g, '').replace(/[。；，！？;,]+$/, '');
}
