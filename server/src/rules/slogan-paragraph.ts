/**
 * A paragraph of set phrases only: no one who acts, nothing that is done, no number, no date.
 *
 * Judged in the body alone: general requirements, goals, openings and closings are expected to speak in such phrases. At
 * least four clauses, three quarters of them empty, two of them known set phrases; one finding for a document.
 */
import { contains, type Span } from '../base/span';
import type { PartRole } from '../frame/schema';
import { signsWithin } from '../model/digest';
import type { Doc } from '../model/doc';
import { defineRule } from '../model/rule';
import { hasSign } from '../model/signs';
import { isOnlyIntent } from '../model/vague';

const fewest = { length: 40, clauses: 4, phrases: 3 };
const share = 0.75;
const spared: ReadonlySet<PartRole> = new Set([
  'opening',
  'guidance',
  'goals',
  'closing',
  'background',
  'demands',
  'study',
]);

export const rule = defineRule({
  id: 'slogan-paragraph',
  title: '整段都是套话',
  severity: { draft: 'off', review: 'information', submit: 'information' },
  why: '整段只有“提高站位、强化担当、再上台阶”一类的话，换到哪个单位、哪一年都能用。这是框架所说的“模糊性”：党建成了“虚功”，看不出谁做了什么。',
  how: '删去套话，或者换成一两件具体的事：谁、什么时候、借助什么载体、做成了什么、数字是多少。',
  document({ doc, report }) {
    const [first, ...rest] = sloganParagraphs(doc);
    if (!first) return;
    report({
      span: first,
      message: `这一段${rest.length ? `和另外 ${rest.length} 段` : ''}只有套话，没有写谁做、做什么、做到多少。换成具体做法，如“第一党支部每月开一次案例复盘会”。`,
      related: rest.slice(0, 10).map((span) => ({ span, message: '同样只有套话' })),
    });
  },
});

function sloganParagraphs(doc: Doc): Span[] {
  const out: Span[] = [];
  const hits = signsWithin(doc, { start: 0, end: doc.text.length }, ['slogans']);
  for (let i = 0; i < hits.length; ) {
    const block = doc.blockAt(hits[i]!.start);
    const by = doc.parsed.starts[block]!;
    let next = i + 1;
    while (next < hits.length && doc.blockAt(hits[next]!.start) === block) next++;
    if (next - i >= fewest.phrases) {
      for (const unit of doc.facts[block]!.units) {
        const span = { start: unit.start + by, end: unit.end + by };
        const own = hits.slice(i, next).filter((hit) => contains(span, hit));
        if (own.length >= fewest.phrases && isSlogan(doc, span, block)) out.push(span);
      }
    }
    i = next;
  }
  return out;
}

function isSlogan(doc: Doc, span: Span, block: number): boolean {
  const text = doc.slice(span);
  if (text.length < fewest.length || /[\d０-９《]/.test(text)) return false;
  const by = doc.parsed.starts[block]!;
  const segments = doc.facts[block]!.segments.filter((segment) =>
    contains(span, { start: segment.start + by, end: segment.end + by }),
  );
  if (segments.some(({ items }) => items.length > 0)) return false;
  const clauses = text.split(/[，,；;。：:！!]/).filter((clause) => clause.trim().length > 1);
  const empty = clauses.filter((clause) => hasSign(doc.frame, clause, 'slogans') || isOnlyIntent(clause, doc.frame));
  if (clauses.length < fewest.clauses || empty.length < clauses.length * share) return false;
  const section = doc.sectionAt(span.start);
  for (let up = section; up; up = up.parent) if (up.part && spared.has(up.part.role)) return false;
  return section !== undefined;
}
