/** Two signs where one belongs: ，， 。。 、， */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'doubled-punctuation',
  title: '标点写重了',
  family: 'slips',
  severity: { draft: 'error', review: 'error', submit: 'error' },
  formatting: true,
  why: '逗号、顿号、分号、冒号、句号不能连用（GB/T 15834—2011），多半是修改时留下的。连用三个以上句号当省略号的，由“省略号”一条查。',
  how: '留下该用的一个。',
  block({ facts, source, report }) {
    for (const { 0: signs, index: start } of matches(prose(facts, source), doubled)) {
      if (/^。{3,}$/.test(signs)) continue;
      const text = [...signs].sort((a, b) => strength.indexOf(b) - strength.indexOf(a))[0]!;
      const end = start + signs.length;
      const same = new Set(signs).size === 1;
      report({
        span: { start, end },
        message: `“${signs}”只能留一个标点。`,
        fixes: () => [{ title: `改为“${text}”`, safe: same, preferred: true, edits: [{ start, end, text }] }],
      });
    }
  },
});

const doubled = /[，、；：。]{2,}/g;
/** The stronger one stays. */
const strength = '、，：；。';
