/** 减少2倍: times only grow. */
import { matches } from '../base/matches';
import { ownWords } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'decrease-by-times',
  title: '减少用了倍数',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '倍数只能说增加：减少一倍就是零，减少两倍说不通。减少用百分比或分数。',
  how: '核对数字，改为“减少50%”“减少三分之二”一类的说法。',
  block({ facts, source, report }) {
    const text = ownWords(facts, source);
    if (!text.includes('倍')) return;
    for (const { 0: found, index: start } of matches(text, pattern)) {
      report({
        span: { start, end: start + found.length },
        message: `“${found}”说不通：减少不用倍数，用百分比或分数。`,
      });
    }
  },
});

const pattern = /(?:减少|降低|下降|缩短|压缩)了?[ \d一二两三四五六七八九十百.]{1,8}倍/g;
