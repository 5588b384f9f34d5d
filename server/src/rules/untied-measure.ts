/** A measure in a mark or a table row reaches no casework item. */
import { contains } from '../base/span';
import { inBlocks, perBlock } from '../model/draft/query';
import { isEmpty, isHeldOpen } from '../model/draft/entries';
import { defineRule } from '../model/rule/rule';
import type { Entry, Field } from '../model/block/types';

export const rule = defineRule({
  id: 'untied-measure',
  title: '措施没有落到业务事项',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '党建措施要有着力的业务事项。表里或标注里只写措施、不写它带动哪一项业务，读的人看不出党建怎样促业务。',
  how: '补上这条措施所服务的业务事项；写在标题上的措施视为带动整节，不必补。',
  block({ facts, source, report }) {
    // A mark that is a block of its own speaks of the block above: see below. One in a heading leads the whole section.
    const marks =
      facts.segments.length === 0 ? [] : facts.marks.filter((mark) => !facts.headings.some((h) => contains(h, mark)));
    for (const entry of [...facts.tables.flatMap((table) => table.entries), ...marks]) {
      const measure = unreached(entry);
      if (measure) report({ span: measure, message: message(source.slice(measure.start, measure.end)) });
    }
  },
  document({ doc, report }) {
    for (const { block, value } of alone(doc)) {
      const above = doc.facts[block - 1]?.segments.at(-1);
      if (above && above.items.length + above.general.length > 0) continue;
      for (const measure of value) {
        const place = { block, span: { start: measure.start, end: measure.end } };
        report({ ...place, message: message(doc.slice(doc.spanOf(place))) });
      }
    }
  },
});

/** Measures in marks that are blocks of their own. */
const alone = inBlocks(
  perBlock(({ marks, segments }) => {
    const measures = segments.length > 0 ? [] : marks.flatMap((entry) => unreached(entry) ?? []);
    return measures.length > 0 ? measures : undefined;
  }),
);

const message = (words: string) =>
  `措施“${words}”没有写明带动哪一项业务，党建和业务各写各的。补上业务事项，或者移到它带动的那一项里。`;

/** The measure field of an entry that reaches no item. */
function unreached(entry: Entry): Field | undefined {
  const { measure } = entry.fields;
  // An item that is still to be named is the matter of `placeholder`.
  if (entry.reaches || entry.exempt || isHeldOpen(entry.fields.item)) return undefined;
  return isEmpty(measure) ? undefined : measure;
}
