/** A rate of 105%, a fall by 150%: shares end at a hundred. */
import { prose } from '../model/block/mask';
import { impossiblePercents } from '../model/grammar/slips/percents';
import { tight } from '../model/grammar/slips/tight';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'impossible-percent',
  title: '百分数超过百分之百',
  family: 'slips',
  severity: { draft: 'warning', review: 'error', submit: 'error' },
  why: '参训率、满意率、覆盖率、占比都是整体的一部分，最多100%；下降、减少100%就没有了，不会更多。增长、完成任务的百分数可以超过100%，不查。',
  how: '核对数字；下降的，看看是不是分子分母颠倒了。',
  block({ facts, source, frame, report }) {
    const text = prose(facts, source);
    if (!/\d{3}(?:\.\d+)?[ \u00a0]?[%％]/.test(text)) return;
    const words = tight(text);
    for (const { start, end, sort, of } of impossiblePercents(frame, words.text)) {
      report({
        span: words.span(start, end),
        message:
          sort === 'fall'
            ? `“${words.text.slice(start, end)}”说不通：${of}100%就没有了。`
            : `“${of}”最多100%，这里是${words.text.slice(start, end)}，请核对。`,
      });
    }
  },
});
