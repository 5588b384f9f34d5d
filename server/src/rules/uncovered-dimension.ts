/**
 * A whole dimension of the framework is nowhere to be seen.
 *
 * Judged only in drafts that work with the framework: four items with measures in tables and marks, or more. Prose counts for
 * the writer: one sentence that states a measure of the dimension is enough.
 */
import { measurePlace, pairedItems, proposal } from '../model/draft/chapters';
import { measureIds } from '../model/draft/digest';
import { derive } from '../model/draft/query';
import { defineRule } from '../model/rule/rule';

const fewest = 4;

/** Where more measures are in words of the writer's own, nothing can be said about what is missing. */
const recognised = 0.75;

export const rule = defineRule({
  id: 'uncovered-dimension',
  title: '框架里有一个方面整个没有写到',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架从几个方面一起推动融合：认识不到位，机制会走样；没有机制和能力，认识落不了地。整个方面一条措施也没有，就偏了。',
  how: '挑一件最合适的业务事项，补一条这个方面的措施；确实不在本文稿范围内的，可对本文件关闭此规则。',
  judgement: {
    of: derive([pairedItems, measureIds, measurePlace], (items, covered, place) => ({ items, covered, place })),
    judge({ items, covered, place }, { frame }) {
      if (!place || items.count < fewest || items.known < items.count * recognised) return [];
      const missing = frame.dimensions.filter(({ measures }) => !measures.some(({ id }) => covered.has(id)));
      return missing.map(({ name, measures }) => {
        const how = proposal(frame, items.ids, (measure) => measures.includes(measure));
        const names = measures.map((measure) => `“${measure.name}”`).join('、');
        return { ...place, message: `${items.count} 项业务的措施里没有一条属于“${name}”（${names}）。${how}` };
      });
    },
  },
});
