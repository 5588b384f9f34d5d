/** The title of the paper ends in a punctuation mark, or holds one that parts sentences. */
import { insteadOfComments } from '../model/grammar/comments/removal';
import { runAtEnd, type Span, trim } from '../base/span';
import { openingBlocks } from '../model/draft/head/title';
import { kindByTitle, namesPaper } from '../model/grammar/title/kindByTitle';
import { spoken } from '../model/block/lines';
import { type DocumentContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'title-form',
  title: '标题的标点',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '公文标题由发文机关、事由、文种组成，末尾不用标点；中间除书名号、引号、括号和并列的顿号外，不用分号、句号（GB/T 9704—2012 第7.3.1条、GB/T 15834—2011）。',
  how: '删去末尾的标点；中间断句的，改用空格或分行。',
  document(context) {
    const title = context.doc.title ?? sentenceTitle(context);
    if (!title || (context.kind.tense === 'other' && !namesKind(context, title))) return;
    const text = context.doc.slice(title);
    const end = runAtEnd(text, '。，、；：,.;:');
    if (end < text.length) {
      context.report({
        ...context.doc.placeOf({ start: title.start + end, end: title.end }),
        message: `标题末尾不用“${text.slice(end)}”。`,
        fixes: () => [
          {
            title: '删去标题末尾的标点',
            safe: true,
            preferred: true,
            edits: [{ start: title.start + end, end: title.end, text: '' }],
          },
        ],
      });
    }
    const inside = /[；。;](?=.)/u.exec(insteadOfComments(text.slice(0, end), blank).replace(quoted, blank));
    if (inside) {
      const start = title.start + inside.index;
      context.report({
        ...context.doc.placeOf({ start, end: start + 1 }),
        message: `标题中间不用“${inside[0]}”，两句之间空一格或分行。`,
      });
    }
  },
});

/** The title of an article is free, one that says 对照检查材料 or 典型案例 is that of a paper. */
function namesKind({ doc, frame }: DocumentContext, title: Span): boolean {
  return namesPaper(frame, doc.slice(title));
}

const withoutStop = (words: string) => words.slice(0, runAtEnd(words, '。，；：,.;:'));

const blank = (words: string) => '＿'.repeat(words.length);
const quoted = /“[^“”]*”|《[^《》]*》|（[^（）]*）/g;

/** A first line that ends in a stop is no title to the outline, but its words are those of one. */
function sentenceTitle({ doc, frame }: DocumentContext) {
  const i = doc.facts.slice(0, openingBlocks).findIndex(({ units }) => units.length > 0);
  const unit = doc.facts[i]?.units[0];
  if (!unit) return undefined;
  const by = doc.parsed.starts[i]!;
  const span = spoken(doc.text, trim(doc.text, { start: unit.start + by, end: unit.end + by }));
  if (span.end - span.start > 60) return undefined;
  const words = doc.slice(span);
  const bare = withoutStop(words);
  return bare.length < words.length && !/[。！？，；]/.test(bare) && kindByTitle(frame, bare) ? span : undefined;
}
