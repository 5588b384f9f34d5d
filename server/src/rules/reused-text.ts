/** A passage that an earlier draft of the office holds almost word for word. */
import { perKey } from '../base/perKey';
import type { Framework, PartRole } from '../frame/schema';
import type { Doc } from '../model/draft/doc';
import { type Reuse, reusedIn } from '../model/office/reuse/reused';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'reused-text',
  title: '照搬以前的文稿',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '计划、报告年年一个样，多半是拿往年的稿子改了年份和数字。年份、数字、单位和人的名称不同也认得出，改了少数字词、调换了句子的次序也认得出；只看四十字以上的段落和表格里的长句，只与期间在前的文稿相比。引文、固定提法、框架给的句子、一百份以上文稿都有的套话、报告照写自己计划的话、计划里回顾上年的部分，都不算。',
  how: '写出这一期特有的情况、做法和结果；确实年年相同的，可忽略这一处。',
  traced({ doc, frame, summary, trace, report }) {
    for (const one of reusedIn(doc, summary, trace.workspace)) {
      if (summary.tense === 'plan' && one.source.tense === 'report' && looksBack(doc, one.start, frame)) continue;
      const related = { draft: one.source.uri, block: 0, span: one.place, message: '以前的文稿' };
      report({ ...doc.placeOf(one), message: messageOf(one), related: [related] });
    }
  },
});

function messageOf({ source, place, share }: Reuse): string {
  const part = source.parts.findLast(({ start, end }) => start <= place.start && place.end <= end);
  const where = part?.title ? `“${part.title}”部分` : '';
  const like = share > 0.97 ? '与' : `约${Math.round(share * 100)}%的字句与`;
  const [title, year] = [source.title || source.kindName, source.period!.year];
  const draft = `${title.includes(String(year)) ? '' : `${year}年的`}《${title}》`;
  return `除年份、名称和数字外，这一段${like}${draft}${where}相同。写出这一期特有的内容。`;
}

const past: ReadonlySet<PartRole> = new Set(['work', 'results', 'experience', 'problems', 'last-year']);

/** What headings of reports say of the work that was done. */
const pastHeadings = perKey(({ kinds }: Framework) =>
  kinds
    .filter(({ tense }) => tense === 'report')
    .flatMap(({ parts }) => parts.filter(({ role }) => past.has(role)).flatMap(({ headings }) => headings)),
);

/** Whether a place stands in a chapter that looks back, as a report does. */
function looksBack(doc: Doc, at: number, frame: Framework): boolean {
  for (let section = doc.sectionAt(at); section; section = section.parent) {
    const { words } = section;
    if (pastHeadings(frame).some((heading) => words.includes(heading))) return true;
  }
  return false;
}
