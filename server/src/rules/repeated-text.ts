/** The same sentence twice in one document. */
import type { Place } from '../model/draft/place';
import { defineRule, type Report } from '../model/rule/rule';
import { type Repeats, repeatsByBlock } from '../model/draft/sentences';

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
  judgement: {
    of: repeatsByBlock,
    judge: (blocks, { options }) => [...repetitionsIn(blocks, options.length).values()].map(reportOf),
  },
});

/** A stretch of sentences that follow each other; `order` counts the long ones of the draft. */
interface Stretch extends Place {
  readonly order: number;
}

/** A stretch and where it stood before. */
interface Repetition {
  readonly here: Stretch;
  readonly there: Stretch;
  /** Its first words. */
  readonly words: string;
}

/** Stretches that stand again, by where they stood first. */
function repetitionsIn(blocks: readonly Repeats[], shortest: number): ReadonlyMap<string, readonly Repetition[]> {
  const firsts = new Map<number, Stretch>();
  const again = new Map<string, Repetition[]>();
  let open: Repetition | undefined;
  const close = () => {
    if (!open) return;
    const { block, span, endBlock } = open.there;
    const key = [block, span.start, endBlock, span.end].join();
    if (!again.get(key)?.push(open)) again.set(key, [open]);
    open = undefined;
  };
  let before = 0;
  for (const [block, { count, sentences }] of blocks.entries()) {
    for (const { start, end, key, length, words, order } of sentences) {
      if (length < shortest) continue;
      const here = { block, span: { start, end }, endBlock: block, order: before + order };
      const there = firsts.get(key);
      if (!there) {
        firsts.set(key, here);
      } else if (open && follows(open.here, here) && follows(open.there, there)) {
        open = { here: joined(open.here, here), there: joined(open.there, there), words: open.words };
      } else {
        close();
        open = { here, there, words };
      }
    }
    before += count;
  }
  close();
  return again;
}

/** Nothing but a little lies between: a heading, a short sentence. */
const follows = (before: Stretch, after: Stretch) => after.order === before.order + 1;

const joined = ({ block, span: { start } }: Stretch, { span: { end }, endBlock, order }: Stretch): Stretch => {
  return { block, span: { start, end }, endBlock, order };
};

/** As many related places as anybody looks at. */
const mostRelated = 10;

/** One finding for a text that stands again, however often. */
function reportOf([first, ...more]: readonly Repetition[]): Report {
  const count = more.length > 0 ? `，全文共 ${more.length + 2} 处` : '';
  return {
    ...placeOf(first!.here),
    message: `这里与前面的一处文字完全相同：“${first!.words}……”${count}。删去一处，或者写出这里特有的内容。`,
    related: [
      { ...placeOf(first!.there), message: '前面的一处' },
      ...more.slice(0, mostRelated).map(({ here }) => ({ ...placeOf(here), message: '这里也一样' })),
    ],
  };
}

const placeOf = ({ block, span, endBlock }: Stretch): Place => ({ block, span, endBlock });
