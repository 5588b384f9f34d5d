/** A part that stands in front of one that it builds on: 下一步打算 before 存在问题. */
import type { PartRole } from '../frame/schema';
import type { Doc } from '../model/draft/doc';
import type { Section } from '../model/draft/outline';
import { derive } from '../model/draft/query';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'part-order',
  title: '各部分先后颠倒',
  family: 'structure',
  severity: { draft: 'off', review: 'information', submit: 'warning' },
  why: '先写做法再写问题，先写问题再写打算，读者才接得上；总体要求统领全篇，排在任务之前。只看前后有依存关系的部分，其余先后不限。次序按文种规定在框架中（文种的 after）。',
  how: '把后写的部分移到前面，或调整标题，再顺一遍序号。',
  document({ doc, report }) {
    for (const { section, late } of misplaced(doc)) {
      report({
        ...doc.placeOf(doc.titleOf(section)),
        message: `“${section.part!.name}”写在了“${late.part!.name}”前面，次序颠倒。`,
        related: [{ ...doc.placeOf(doc.titleOf(late)), message: `“${late.words}”在这里` }],
      });
    }
  },
});

/** A section that should stand behind another, which comes later. */
interface Misplaced {
  readonly section: Section;
  readonly late: Section;
}

const misplaced = derive<[readonly Section[]], readonly Misplaced[], Doc>([(doc) => doc.outline], (outline) =>
  runs(outline).flatMap(misplacedIn),
);

function misplacedIn(sections: readonly Section[]): Misplaced[] {
  const first = new Map<PartRole, Section>();
  for (const section of sections) {
    const role = section.part?.role;
    if (role && !first.has(role)) first.set(role, section);
  }
  return [...first.values()].flatMap((section) => {
    const late = section.part!.after.map((role) => first.get(role)).find((one) => one && one.index > section.index);
    return late ? [{ section, late }] : [];
  });
}

/** Top-level sections, parted where the numbers begin again: several papers may stand in one file. */
function runs(outline: readonly Section[]): Section[][] {
  const out: Section[][] = [[]];
  for (const section of outline) {
    const last = out.at(-1)!;
    if (section.number?.value === 1 && last.length > 0) out.push([section]);
    else last.push(section);
  }
  return out;
}
