/**
 * Some measures of the framework are nowhere to be seen, although every dimension is touched.
 *
 * Judged only in drafts with six items with measures in tables and marks, or more: few items need few measures. Prose counts for
 * the writer. Dimensions that are missing altogether are `uncovered-dimension`.
 */
import { measurePlace, pairedItems, proposal } from '../model/draft/chapters';
import { measureIds } from '../model/draft/digest';
import { derive } from '../model/draft/query';
import { defineRule } from '../model/rule/rule';

const fewest = 6;

/** Where more measures are in words of the writer's own, nothing can be said about what is missing. */
const recognised = 0.75;

export const rule = defineRule({
  id: 'uncovered-measure',
  title: '框架里有措施没有用到',
  severity: { draft: 'off', review: 'hint', submit: 'hint' },
  why: '框架的各项措施各有用处。事项列了不少，措施却集中在几条上，空着的几条往往正是短板。',
  how: '看看有没有合适的业务事项可以用上它们；不合适的不必硬凑。',
  judgement: {
    of: derive([pairedItems, measureIds, measurePlace], (items, covered, place) => ({ items, covered, place })),
    judge({ items, covered, place }, { frame }) {
      if (!place || items.count < fewest || items.known < items.count * recognised) return [];
      const touched = frame.dimensions.filter((dimension) => dimension.measures.some(({ id }) => covered.has(id)));
      const open = touched.flatMap((dimension) => dimension.measures.filter(({ id }) => !covered.has(id)));
      if (open.length === 0) return [];
      const how = proposal(frame, items.ids, (measure) => open.includes(measure));
      return [{ ...place, message: `通篇没有用到${open.map(({ name }) => `“${name}”`).join('、')}。${how}` }];
    },
  },
});
