/** The same three to eight characters written twice in a row: 进一步进一步. Shorter doublings stand in the word list. */
import { ownWords } from '../model/mask';
import { defineRule } from '../model/rule';

export const rule = defineRule({
  id: 'doubled-word',
  title: '词语写重了',
  family: 'slips',
  severity: { draft: 'warning', review: 'warning', submit: 'warning' },
  why: '修改时常把一个词语连写两遍，朗读才看得出来。只查三个字以上原样重复的，“实实在在”“一个个”不在其内。',
  how: '删去一处。',
  block({ facts, source, report }) {
    for (const match of ownWords(facts, source).matchAll(twice)) {
      const [whole, word] = match as unknown as [string, string];
      // 一个环节一个环节, 一步一步一步一步: doubled for a reason.
      if (/^[一每逐两几半]|^(.+)\1+$/.test(word)) continue;
      const start = match.index;
      const span = { start, end: start + whole.length };
      report({
        span,
        message: `“${word}”连写了两遍。`,
        fixes: () => [
          { title: '删去一处', preferred: true, edits: [{ start: start + word.length, end: span.end, text: '' }] },
        ],
      });
    }
  },
});

const twice = /([\u4e00-\u9fff]{3,8})\1/g;
