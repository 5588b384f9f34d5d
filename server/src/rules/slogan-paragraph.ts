/**
 * A paragraph of set phrases only: no one who acts, nothing that is done, no number, no date.
 *
 * Judged in the body alone: general requirements, goals, openings and closings are expected to speak in such phrases. At
 * least four clauses, three quarters of them empty, two of them known set phrases; one finding for a document.
 */
import { contains, type Span } from '../base/span';
import type { Framework, PartRole } from '../frame/schema';
import { hitsIn } from '../model/draft/digest';
import { found } from '../model/draft/query';
import type { Doc } from '../model/draft/doc';
import type { Place } from '../model/draft/place';
import { defineRule } from '../model/rule/rule';
import { hasSign, signsIn } from '../model/grammar/signs';
import type { BlockFacts } from '../model/block/types';
import { isOnlyIntent } from '../model/grammar/measures';

const fewest = { length: 40, clauses: 4, phrases: 3 };
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
  why: '整段只有“提高站位、强化担当、再上台阶”一类的话，换到哪个单位、哪一年都能用。党建就成了框架所说的“虚功”，看不出谁做了什么。',
  how: '删去套话，或者换成一两件具体的事：谁、什么时候、借助什么载体、做成了什么、数字是多少。',
  options: {
    share: {
      name: '比例',
      title: '一段里空话占到几成才提示，写小数',
      type: 'number',
      default: 0.75,
      min: 0.5,
      max: 1,
    },
  },
  document({ doc, options, report }) {
    const [first, ...rest] = sloganParagraphs(doc, options.share);
    if (!first) return;
    report({
      ...first,
      message: `这一段${rest.length ? `和另外 ${rest.length} 段` : ''}只有套话，没有写谁做、做什么、做到多少。换成具体做法，如“第一党支部每月开一次案例复盘会”。`,
      related: rest.slice(0, 10).map((place) => ({ ...place, message: '同样只有套话' })),
    });
  },
});

interface Paragraph extends Span {
  /** Share of its clauses that say nothing. */
  readonly empty: number;
}

/** Paragraphs with set phrases in each block, relative to it. */
const slogans = found((facts, source, frame): readonly Paragraph[] | undefined => {
  if (!hitsIn(facts, source, frame).has('slogans')) return undefined;
  const paragraphs = facts.units.flatMap(({ start, end }) => {
    const empty = emptyShare(frame, facts, { start, end }, source.slice(start, end));
    return empty > 0 ? [{ start, end, empty }] : [];
  });
  return paragraphs.length > 0 ? paragraphs : undefined;
});

function sloganParagraphs(doc: Doc, share: number): Place[] {
  const places = slogans(doc).flatMap(({ block, value }) =>
    value.filter(({ empty }) => empty >= share).map(({ start, end }) => ({ block, span: { start, end } })),
  );
  const [first] = doc.sections;
  if (places.length === 0 || !first) return [];
  const body = doc.startOf(first);
  const general = doc.sections.flatMap((section) =>
    section.part && spared.has(section.part.role) ? [doc.extentOf(section)] : [],
  );
  let next = 0;
  return places.filter((place) => {
    const { start } = doc.spanOf(place);
    while (next < general.length && general[next]!.end <= start) next++;
    return start >= body && !(next < general.length && general[next]!.start <= start);
  });
}

/** Share of the clauses that say nothing; 0 for a paragraph that says what is done, or is too short to tell. */
function emptyShare(frame: Framework, facts: BlockFacts, unit: Span, text: string): number {
  if (text.length < fewest.length || /[\d０-９《]/.test(text)) return 0;
  if (signsIn(frame, text).filter(({ sign }) => sign === 'slogans').length < fewest.phrases) return 0;
  if (facts.segments.some((segment) => contains(unit, segment) && segment.items.length > 0)) return 0;
  const clauses = text.split(/[，,；;。：:！!]/).filter((clause) => clause.trim().length > 1);
  const empty = clauses.filter((clause) => hasSign(frame, clause, 'slogans') || isOnlyIntent(clause, frame));
  return clauses.length >= fewest.clauses ? empty.length / clauses.length : 0;
}
