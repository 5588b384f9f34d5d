/**
 * A whole dimension of the framework is nowhere to be seen.
 *
 * Judged only in drafts that work with the framework: four items with measures in tables and marks, or more. Prose counts for
 * the writer: one sentence that states a measure of the dimension is enough.
 */
import { measureColumnOf, proposal, pairedItems } from '../model/chapters';
import { measureIds } from '../model/digest';
import { allMeasures } from '../model/entries';
import { defineRule } from '../model/rule';

const fewest = 4;

export const rule = defineRule({
  id: 'uncovered-dimension',
  title: '框架里有一个方面整个没有写到',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架从思想认识、工作机制、工作能力三个方面推动融合，缺了哪一个方面，另外两个方面都难以长久。整个方面一条措施也没有，是“片面化”的表现。',
  how: '挑一件最合适的业务事项，补一条这个方面的措施；确实不在本文稿范围内的，可对本文件关闭此规则。',
  document({ doc, frame, report }) {
    const items = pairedItems(doc);
    if (items.count < fewest) return;
    const covered = measureIds(doc, allMeasures(frame).length + 1);
    for (const dimension of frame.dimensions) {
      if (dimension.measures.some(({ id }) => covered.has(id))) continue;
      const how = proposal(frame, items.ids, (measure) => dimension.measures.includes(measure));
      report({
        span: measureColumnOf(doc),
        message: `${items.count} 项业务的措施里没有一条属于“${dimension.name}”（${dimension.measures.map(({ name }) => `“${name}”`).join('、')}）。${how}`,
      });
    }
  },
});
