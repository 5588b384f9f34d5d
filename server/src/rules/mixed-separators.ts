/** 政治建设，思想建设、组织建设: a comma among the 、 of one list. */
import { ownWords } from '../model/block/mask';
import { mixedCommas } from '../model/grammar/slips/lists';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'mixed-separators',
  title: '并列项逗号顿号混用',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '同一层的并列词语之间用顿号（GB/T 15834—2011），中间夹一个逗号，就像是两层意思。只查结构整齐的并列，如“政治建设、思想建设、组织建设”，和框架里成组的名称。',
  how: '逗号改为顿号；确实分两层的，第二层补上动词。',
  block({ facts, source, frame, report }) {
    const text = ownWords(facts, source);
    if (!text.includes('、')) return;
    for (const { start, end, member } of mixedCommas(frame, text)) {
      report({
        span: { start, end },
        message: `“${member}”与前后是同一层的并列，前面的逗号应为顿号。`,
        fixes: () => [{ title: '改为顿号', preferred: true, edits: [{ start, end, text: '、' }] }],
      });
    }
  },
});
