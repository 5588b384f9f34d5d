/**
 * A row or mark names as responsible only "各部门", "相关单位", "全院", or what is neither a department nor a person.
 *
 * Judged entry by entry, where a responsible department, person or leader is written at all (an empty cell is
 * `missing-owner`). Prose is left alone: "各部门要…" is a usual and harmless way to begin a demand.
 */
import { entriesOf, ownField } from '../model/draft/entries';
import { type BlockContext, defineRule } from '../model/rule/rule';
import { departmentsIn, ownerFault } from '../model/grammar/responsible';
import type { Entry, Field } from '../model/block/types';

export const rule = defineRule({
  id: 'nobody-responsible',
  title: '责任没有落到具体部门和人',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '“各部门”“相关单位”“全院”写的是所有人，等于没有指定谁。双翼框架把“措施、责任不够到位”列为党建与业务脱节的表现：到期没有人可问，考核也找不到对象。',
  how: '写明一个牵头部门或党支部，再写具体责任人；确需大家都做的，写“××部牵头，各部门配合”。',
  block(context) {
    for (const entry of entriesOf(context.facts)) check(context, entry);
  },
});

function check({ source, frame, report }: BlockContext, entry: Entry): void {
  const fields = (['department', 'person', 'leader'] as const).flatMap((role) => ownField(entry, role) ?? []);
  const [first] = fields;
  if (!first) return;
  const words = (field: Field) => source.slice(field.start, field.end);
  const faults = fields.map((field) => ownerFault(words(field), frame));
  const named = faults.includes(undefined);
  for (const [i, field] of fields.entries()) {
    if (faults[i] !== 'misplaced') continue;
    report({
      span: field,
      message: `“${words(field)}”不是部门，也不是人，可能填错了栏。写明由哪个部门或党支部牵头，谁具体抓。`,
    });
  }
  if (named || faults.includes('misplaced')) return;
  const measure = ownField(entry, 'measure');
  // 党支部 alone names no one either.
  const department =
    measure && departmentsIn(words(measure), frame).find((name) => !frame.signs.members.includes(name));
  const advice = department
    ? `措施里写到“${department}”，可写由它牵头，并写上责任人。`
    : '写明由哪个部门或党支部牵头，谁具体抓。';
  report({ span: first, message: `“${words(first)}”没有指明由谁负责，到期找不到人问。${advice}` });
}
