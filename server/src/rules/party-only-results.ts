/**
 * Results count Party activities only; what they changed in casework is not said.
 *
 * Tables: three filled results of items or more, all of them Party activities (学习12次), none that names casework. A
 * column for the measures' own results is left alone. Prose: a part on results that speaks of Party life in three places
 * and of no casework, in a draft that concerns both.
 */
import { concernsBoth, resultChapters } from '../model/draft/chapters';
import { signsWithin, talliesOf } from '../model/draft/digest';
import { columnOf, ownField } from '../model/draft/entries';
import { countsCases } from '../model/grammar/result';
import { defineRule } from '../model/rule/rule';
import { signsIn } from '../model/grammar/signs';

const fewest = 3;

export const rule = defineRule({
  id: 'party-only-results',
  title: '成效只讲党务活动',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '学习了几次、开了几次会，说的是做了什么，不是有什么效果。党建的成效要在业务里看得见；只数活动，同只数案件一样，只写了一半。',
  how: '在活动次数后面写它给业务带来的变化：办结了多少、质量提高多少、化解了多少矛盾。',
  block({ facts, source, frame, recogniser, report }) {
    for (const table of facts.tables) {
      const column = columnOf(table, 'result');
      if (!column) continue;
      const fields = table.entries.flatMap((entry) => ownField(entry, 'result') ?? []);
      const isActivity = (field: (typeof fields)[number]) => {
        const words = source.slice(field.start, field.end);
        const signs = signsIn(frame, words).map(({ sign }) => sign);
        if (countsCases(words) || signs.includes('caseResults') || recogniser.items(source, field).length > 0)
          return false;
        return signs.includes('routine') || signs.includes('affairs') || signs.includes('members');
      };
      if (fields.length < fewest || !fields.every(isActivity)) continue;
      report({
        span: column.span,
        message: `${fields.length} 项成效都只数党务活动，看不出业务有什么变化。写出结果，如“复盘后同类案件退查率下降”“化解信访12件”。`,
      });
    }
  },
  document({ doc, report }) {
    const tallies = talliesOf(doc);
    const chapters = resultChapters(doc);
    if (chapters.length === 0 || !concernsBoth(doc)) return;
    for (const section of chapters) {
      const sum = tallies.of(section);
      if (
        sum.party < fewest ||
        sum.work > 0 ||
        signsWithin(doc, doc.extentOf(section), ['caseResults', 'forms']).length > 0
      )
        continue;
      if (signsWithin(doc, doc.extentOf(section), ['routine', 'affairs']).length < fewest) continue;
      report({
        ...doc.placeOf(doc.titleOf(section)),
        message: '这一部分的成效只讲学习、会议等党务活动，没有写业务有什么变化。补写一两处，如“化解信访12件”。',
      });
    }
  },
});
