/** The same sentence twice in one document. */
import type { Span } from '../base/span';
import type { Doc } from '../model/draft/doc';
import { defineRule, type Report } from '../model/rule/rule';
import { repeatedSentences, sentencesOf } from '../model/draft/sentences';

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
    const { starts } = doc.parsed;
    /** Where a sentence stood first. */
    const firsts = new Map<number, Place>();
    /** Stretches that stand again, by where they stood first. */
    const again = new Map<string, Repetition[]>();
    let open: Repetition | undefined;
    const close = () => {
      if (!open) return;
      const key = `${open.there.start} ${open.there.end}`;
      if (!again.get(key)?.push(open)) again.set(key, [open]);
      open = undefined;
    };
    let order = 0;
    for (const [i, sentences] of sentencesOf(doc).entries()) {
      for (const sentence of sentences) {
        order++;
        if (sentence.length < options.length || !twice.has(sentence.key)) continue;
        const here = { start: sentence.start + starts[i]!, end: sentence.end + starts[i]!, order };
        const there = firsts.get(sentence.key);
        if (!there) {
          firsts.set(sentence.key, here);
        } else if (open && follows(open.here, here) && follows(open.there, there)) {
          open = { here: joined(open.here, here), there: joined(open.there, there) };
        } else {
          close();
          open = { here, there };
        }
      }
    }
    close();
    for (const repetitions of again.values()) report(reportOf(doc, repetitions));
  },
});

/** Sentences that follow each other; `order` counts the long ones of the draft. */
interface Place extends Span {
  readonly order: number;
}

/** A stretch of sentences and where it stood before. */
interface Repetition {
  readonly here: Place;
  readonly there: Place;
}

/** Nothing but a little lies between: a heading, a short sentence. */
const follows = (before: Place, after: Place) => after.order === before.order + 1;

const joined = ({ start }: Place, { end, order }: Place): Place => ({ start, end, order });

/** As many related places as anybody looks at. */
const mostRelated = 10;

/** One finding for a text that stands again, however often. */
function reportOf(doc: Doc, [first, ...more]: readonly Repetition[]): Report {
  const { here } = first!;
  const words = doc.slice(here).trim().slice(0, 15);
  const count = more.length > 0 ? `，全文共 ${more.length + 2} 处` : '';
  return {
    ...doc.placeOf(here),
    message: `这里与前面的一处文字完全相同：“${words}……”${count}。删去一处，或者写出这里特有的内容。`,
    related: [
      { ...doc.placeOf(first!.there), message: '前面的一处' },
      ...more.slice(0, mostRelated).map(({ here }) => ({ ...doc.placeOf(here), message: '这里也一样' })),
    ],
  };
}
