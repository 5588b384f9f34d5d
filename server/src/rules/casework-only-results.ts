/**
 * Results tell of cases only; what Party organisations and members did for them is not said.
 *
 * Tables: a measure column and three filled results or more, none of which (nor any measure's words with a figure)
 * names a Party organisation or member. Prose: a part on results with three places that count cases, in a draft that
 * concerns Party building too. A report on casework alone is none of this rule's business.
 */
import { concernsBoth, resultChapters } from '../model/draft/chapters';
import { signsWithin, talliesOf } from '../model/draft/digest';
import { columnOf, ownField } from '../model/draft/entries';
import { figures } from '../model/grammar/result';
import { defineRule } from '../model/rule/rule';
import { hasSign } from '../model/grammar/signs';

const fewest = 3;

export const rule = defineRule({
  id: 'casework-only-results',
  title: '成效只讲案件',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '框架指出，宣传和总结里重业务、少讲党员先进性，是要纠正的倾向。成效只有案件数字，看不出这些结果同党建措施有什么关系，融合就无从评价。',
  how: '在成效里写出党支部、党员起的作用，如“党员攻坚小组办结9件”“党员评查发现问题7个，全部整改”。',
  block({ facts, source, frame, report }) {
    for (const table of facts.tables) {
      const column = columnOf(table, 'result');
      if (!column || !columnOf(table, 'measure')) continue;
      const words = (role: 'result' | 'measure-result' | 'measure') =>
        table.entries.flatMap((entry) => {
          const field = ownField(entry, role);
          return field ? [source.slice(field.start, field.end)] : [];
        });
      const results = words('result');
      const told = [...results, ...words('measure-result'), ...words('measure').filter(figures)];
      if (results.length < fewest || told.some((text) => hasSign(frame, text, 'members'))) continue;
      if (!results.some((text) => figures(text) || hasSign(frame, text, 'caseResults'))) continue;
      report({
        span: column.span,
        message: `${results.length} 项成效都只讲案件，看不出党支部和党员起了什么作用。写出措施的结果，如“党员攻坚小组办结9件”。`,
      });
    }
  },
  document({ doc, report }) {
    const tallies = talliesOf(doc);
    const chapters = resultChapters(doc);
    if (chapters.length === 0 || !concernsBoth(doc)) return;
    for (const section of chapters) {
      const sum = tallies.of(section);
      if (sum.work < fewest || sum.party > 0 || signsWithin(doc, doc.extentOf(section), ['members']).length > 0)
        continue;
      if (sum.cases === 0) continue;
      report({
        ...doc.placeOf(doc.titleOf(section)),
        message: '这一部分的成效只讲案件，没有写党组织、党员起了什么作用。补写一两处，如“党员攻坚小组办结9件”。',
      });
    }
  },
});
