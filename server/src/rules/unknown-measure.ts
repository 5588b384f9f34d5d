/** A measure in a table or mark that the framework does not know; mostly a slip of the pen. */
import { allMeasures, entriesOf } from '../model/entries';
import { defineRule, type Fix } from '../model/rule';

/** Longer words are free description, not the name of a measure. UTF-16 units. */
const longestName = 14;

export const rule = defineRule({
  id: 'unknown-measure',
  title: '不认识的措施名称',
  reach: 'block',
  severity: { draft: 'warning', review: 'warning', submit: 'warning' },
  why: '措施名称写错一个字，就对不上框架里的措施，大纲和统计都会漏掉它。',
  how: '改成框架里的名称；确是本单位自己的措施，可以写进 .shuangyi/framework.yaml。',
  check({ facts, source, frame, recogniser, report }) {
    for (const entry of entriesOf(facts)) {
      for (const measure of entry.measures) {
        if (measure.id !== undefined) continue;
        const name = source.slice(measure.start, measure.end);
        if (name.length > longestName) continue;
        const near = recogniser.nearMeasures(name);
        // In a table free words are welcome: only what looks like a misspelt name is reported.
        if (near.length === 0 && entry.origin === 'table') continue;
        const best = near[0];
        report({
          span: measure,
          message: best
            ? `不认识措施“${name}”，是不是“${best.name}”？`
            : `不认识措施“${name}”。可写：${allMeasures(frame).map((known) => known.name).join('、')}。`,
          fixes: () =>
            near.slice(0, 3).map(
              (known, i): Fix => ({
                title: `改为“${known.name}”`,
                preferred: i === 0,
                edits: [{ start: measure.start, end: measure.end, text: known.name }],
              }),
            ),
        });
      }
    }
  },
});
