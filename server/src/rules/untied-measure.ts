/** A measure in a mark or a table row reaches no casework item. */
import { isEmpty } from '../model/entries';
import { defineRule } from '../model/rule';

export const rule = defineRule({
  id: 'untied-measure',
  title: '措施没有落到业务事项',
  reach: 'document',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '党建措施要有着力的业务事项。表里或标注里只写措施、不写它带动哪一项业务，读的人看不出党建怎样促业务。',
  how: '补上这条措施所服务的业务事项；写在标题上的措施视为带动整节，不必补。',
  check({ doc, report }) {
    const headings = doc.headings;
    for (const entry of doc.entries) {
      const measure = entry.fields.measure;
      if (!measure || isEmpty(measure) || entry.item || entry.items.length || entry.exempt) continue;
      const segments = doc.segments(entry);
      if (entry.origin === 'mark') {
        if (headings.some((heading) => heading.start <= entry.start && entry.end <= heading.end)) continue;
        if (segments.some((segment) => segment.items.length || segment.general.length)) continue;
        const above = doc.segments({ start: Math.max(0, entry.start - 1), end: entry.start }).at(-1);
        if (above && (above.items.length || above.general.length)) continue;
      }
      report({ span: measure, message: `措施“${doc.slice(measure)}”没有写明带动哪一项业务。` });
    }
  },
});
