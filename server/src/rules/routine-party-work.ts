/**
 * A chapter on Party building tells of nothing but learning, meetings, passing on documents and recruiting members.
 *
 * Judged by chapter, from three such forms on, in drafts that speak of casework elsewhere; quiet as soon as the chapter
 * names casework or a form that goes with it.
 */
import { itemsWithin, partyChapters } from '../model/draft/chapters';
import { signsWithin, talliesOf } from '../model/draft/digest';
import { suggestFor } from '../model/grammar/measures';
import { defineRule } from '../model/rule/rule';
import { hasSign } from '../model/grammar/signs';

const fewest = { places: 3, words: 3, length: 50 };

export const rule = defineRule({
  id: 'routine-party-work',
  title: '党建只有例行党务',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架指出，把抓党建等同于发展几名党员、组织几次学习、传达几份文件，党建就同业务脱了节。这些是基础，不能代替党建对业务的带动。',
  how: '保留必要的数字，再写党组织、党员在哪些业务上起了作用：攻坚了什么案件，化解了什么矛盾，评查出什么问题。',
  document({ doc, frame, report }) {
    const tallies = talliesOf(doc);
    for (const chapter of partyChapters(doc)) {
      const sum = tallies.of(chapter);
      if (sum.length < fewest.length || sum.work > 0 || sum.ties > 0) continue;
      const hits = signsWithin(doc, doc.extentOf(chapter), ['routine', 'affairs', 'forms', 'caseResults']);
      const body = hits.filter((hit) => hit.start >= doc.titleOf(chapter).end);
      if (body.some(({ sign }) => sign === 'forms' || sign === 'caseResults') || body.length < fewest.places) continue;
      const words = [...new Set(body.map((hit) => doc.slice(hit)))];
      if (words.length < fewest.words) continue;
      const ids = itemsWithin(doc, { start: 0, end: doc.text.length });
      if (ids.length === 0) continue;
      const better = suggestFor(
        frame,
        ids,
        (text) => hasSign(frame, text, 'forms') && !hasSign(frame, text, 'routine'),
      );
      const how = better ? `可补写与业务相连的做法，如“${better.text}”。` : '';
      report({
        ...doc.placeOf(doc.titleOf(chapter)),
        message: `这一章只有${words.slice(0, 4).join('、')}等例行党务，看不出党建带动了哪项业务。${how}`,
        related: body.slice(0, 5).map((hit) => ({ ...doc.placeOf(hit), message: '例行党务' })),
      });
    }
  },
});
