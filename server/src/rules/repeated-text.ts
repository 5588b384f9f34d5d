/** The same sentence twice in one document. */
import { type Span, shift } from '../base/span';
import type { Doc } from '../model/doc';
import { defineRule, type Report } from '../model/rule';
import { repeatedSentences, sentencesOf } from '../model/sentences';

export const rule = defineRule({
  id: 'repeated-text',
  title: '整句重复',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '同一句话在文中一字不差地出现两遍，多半是粘贴留下的，或者部署、落实、考核几处写成了一个样。只看较长的整句，标题、表格、引文不查。',
  how: '删去一处，或者写出这一处与另一处不同的内容。',
  options: {
    length: {
      name: '字数',
      title: '多少个字以上的整句重复才提示',
      type: 'integer',
      default: 25,
      min: 15,
      max: 200,
    },
  },
  document({ doc, options, report }) {
    const twice = repeatedSentences(doc);
    if (twice.size === 0) return;
    const sentences = sentencesOf(doc);
    const { starts } = doc.parsed;
    /** Where a sentence stood first. */
    const firsts = new Map<number, Span>();
    let open: Repetition | undefined;
    const close = () => {
      if (open) report(reportOf(doc, open));
      open = undefined;
    };
    for (let i = 0; i < sentences.length; i++) {
      for (const sentence of sentences[i]!) {
        if (sentence.length < options.length || !twice.has(sentence.key)) continue;
        const span = shift(sentence, starts[i]!);
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
    message: `这里与前面的一处文字完全相同：“${words}……”。删去一处，或者写出这里特有的内容。`,
    related: [{ span: there, message: '前面的一处' }],
  };
}
