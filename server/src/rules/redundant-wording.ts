/** Two ways of saying it in one sentence, after the framework's list: 防止…不再发生, 目的是为了. */
import { ownWords } from '../model/block/mask';
import { redundanciesIn } from '../model/grammar/slips/redundancies';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'redundant-wording',
  title: '句式杂糅',
  family: 'slips',
  words: true,
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '两种说法搅在一起，就成了病句：“目的是”已有“为了”的意思，“防止”“避免”后面再写“不发生”，意思就反了；“通过……，使……”没有主语。一定是病句的按警告报，多半是的按信息报；引文里的话不查。',
  how: '“防止问题不再发生”改为“防止问题再发生”；“目的是为了”“原因是由于”只留一种说法。',
  block({ facts, source, frame, report }) {
    const text = ownWords(facts, source);
    for (const { start, end, entry, first, second, drop } of redundanciesIn(frame, text, false)) {
      const said = entry.between === 'adjacent' ? `“${source.slice(start, end)}”` : `“${first}……${second}”`;
      const negation = drop && entry.drop === 'negation';
      report({
        span: { start, end },
        severity: entry.level === 'certain' ? 'warning' : 'information',
        message: negation ? `“${first}”后面多了一个“不”，${entry.reason}。` : `${said}：${entry.reason}。`,
        fixes:
          drop &&
          (() => [
            {
              title: `删去“${source.slice(drop.start, drop.end)}”`,
              preferred: true,
              edits: [{ ...drop, text: '' }],
            },
          ]),
      });
    }
  },
});
