/** “甲”、“乙” and 《甲》、《乙》: the marks separate already. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'enumeration-comma',
  title: '引号、书名号之间的顿号',
  family: 'slips',
  severity: { draft: 'off', review: 'hint', submit: 'hint' },
  why: '标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号（GB/T 15834—2011 第4.5.3.5条）。“通常”二字留有余地，半数公文仍然照用，所以只作提示，全文合为一条。',
  how: '去掉顿号；中间夹有括注的保留。',
  block({ facts, source, report }) {
    for (const { index } of matches(prose(facts, source), /”、(?=“)|》、(?=《)/g)) {
      const span = { start: index + 1, end: index + 2 };
      report({
        span,
        slip: 'comma',
        message: '引号或书名号之间通常不用顿号。',
        fixes: () => [{ title: '去掉顿号', preferred: true, edits: [{ ...span, text: '' }] }],
      });
    }
  },
});
