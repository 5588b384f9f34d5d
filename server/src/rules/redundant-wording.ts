/** Two ways of saying it in one sentence: 防止…不再发生, 原因是由于…造成. */
import { matches } from '../base/matches';
import { ownWords } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'redundant-wording',
  title: '句式杂糅',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '“防止”“避免”已有否定的意思，后面再写“不发生”，意思就反了；“原因是”与“由于……造成”都说原因，连用重复。引文里的话不查。',
  how: '“防止问题不再发生”改为“防止问题再发生”；“原因是由于……造成”只留一种说法。',
  block({ facts, source, report }) {
    const text = ownWords(facts, source);
    for (const { 0: found, 1: verb, index } of matches(text, negated)) {
      const at = index + found.lastIndexOf('不');
      report({
        span: { start: index, end: index + found.length },
        message: `“${verb}”后面多了一个“不”，意思反了。`,
        fixes: () => [{ title: '删去“不”', preferred: true, edits: [{ start: at, end: at + 1, text: '' }] }],
      });
    }
    for (const { 1: first, 2: last, index } of matches(text, caused)) {
      report({
        span: { start: index, end: index + first!.length },
        message: `“${first}”与后面的“${last}”都说原因，只留一种说法。`,
      });
    }
  },
});

const negated = /(防止|避免|杜绝)[^，。；：、！？“”\n]{1,20}不再?(?:发生|出现)/g;
const caused = /(原因是(?:由于|因为))[^，。；！？\n]{2,40}(造成|引起|导致|所致)(?=的?[，。；])/g;
