/** Numbers of headings that skip, repeat or go back. Starting again at one is normal. */
import { formatNumber } from '../model/numbering';
import { defineRule } from '../model/rule';
import type { Section } from '../model/outline';
import type { Numbering } from '../model/types';

type Numbered = Section & { heading: { number: Numbering } };

export const rule = defineRule({
  id: 'heading-number',
  title: '标题序号不连续',
  family: 'structure',
  severity: { draft: 'warning', review: 'warning', submit: 'error' },
  why: '序号跳号、重号，多半是增删段落后忘了改，送审时一眼可见。结构层次按“一、”“（一）”“1.”“（1）”标注（GB/T 9704—2012 第7.3.3条）。从头另起“一、”属正常，不报。',
  how: '改成连续的序号；快速修复会把同级后面的序号一并顺下来。',
  document({ doc, report }) {
    for (const siblings of families(doc.outline)) {
      let previous: Numbered | undefined;
      for (const [i, section] of siblings.entries()) {
        const { number } = section.heading;
        const expected = (previous?.heading.number.value ?? 0) + 1;
        if (number.value !== expected && number.value !== 1) {
          const right = formatNumber(number.form, expected);
          report({
            span: number,
            message: message(doc.slice(number), previous && doc.slice(previous.heading.number), number.value, expected),
            related: previous && [{ span: previous.heading.number, message: '前一个同级序号' }],
            fixes: () => [
              { title: `改为“${right}”，后面的顺次改`, preferred: true, edits: renumber(siblings.slice(i), expected) },
            ],
          });
        }
        previous = section;
      }
    }
  },
});

/** Runs of siblings that share a number form, at every level. */
function* families(sections: readonly Section[]): Generator<Numbered[]> {
  const byForm = new Map<string, Numbered[]>();
  for (const section of sections) {
    yield* families(section.children);
    const { number } = section.heading;
    if (!number) continue;
    const known = byForm.get(number.form);
    if (known) known.push(section as Numbered);
    else byForm.set(number.form, [section as Numbered]);
  }
  yield* byForm.values();
}

function message(here: string, before: string | undefined, value: number, expected: number): string {
  if (!before) return `序号从“${here}”开始，前面缺了 ${value - 1} 个。`;
  if (value === expected - 1) return `序号“${here}”重复了。`;
  return value < expected ? `序号“${here}”倒退了，前一个是“${before}”。` : `序号从“${before}”跳到了“${here}”。`;
}

/** Numbers the run anew up to the next restart, keeping each one's form. */
function renumber(run: readonly Numbered[], first: number): { start: number; end: number; text: string }[] {
  const edits = [];
  for (const [i, section] of run.entries()) {
    const { number } = section.heading;
    if (i > 0 && number.value === 1) break;
    edits.push({ start: number.start, end: number.end, text: formatNumber(number.form, first + i) });
  }
  return edits;
}
