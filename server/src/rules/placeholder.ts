/**
 * Something is still to be filled in: ××, XXX, 待补充, 【】.
 *
 * In running text, tables and marks; in a mark within a comment too, because it counts like any other and because rules
 * about what is missing leave such a place to this one (`isMissing`).
 */
import { contains, type Span } from '../base/span';
import { entriesOf } from '../model/draft/entries';
import { filler, prose } from '../model/block/mask';
import { placeholdersIn } from '../model/grammar/placeholder';
import { type BlockContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'placeholder',
  title: '占位符没有填',
  family: 'slips',
  lacking: true,
  severity: { draft: 'off', review: 'information', submit: 'error' },
  why: '起草时留的“××”“待补充”等，送审前必须填实；漏填是最常见也最显眼的差错。',
  how: '填上实际内容；典型案例、调研文章里隐去姓名、地名的“××”不算。',
  block(context) {
    const { facts, source } = context;
    const text = prose(facts, source);
    search(context, text, 0);
    for (const { start, end } of hiddenFields(context, text)) search(context, source.slice(start, end), start);
  },
});

/** Reports what is found in a text that begins at `by`. */
function search({ frame, kind, report }: BlockContext, text: string, by: number): void {
  for (const { start, end } of placeholdersIn(frame, text)) {
    if (isInnocent(text, start, end, kind.tense === 'other')) continue;
    const found = text.slice(start, end);
    report({ span: { start: start + by, end: end + by }, slip: found, message: `“${found}”还没有填写。` });
  }
}

/** Fields of marks within comments, which are no running text. */
function hiddenFields({ facts, source }: BlockContext, text: string): Span[] {
  if (facts.tables.length + facts.marks.length === 0 || !source.includes('<!--')) return [];
  const hidden = ({ start, end }: Span) => start < end && (text[start] ?? filler) === filler;
  return entriesOf(facts)
    .filter(({ origin, start }) => origin === 'table' || source.startsWith('<!--', start))
    .flatMap((entry) => Object.values(entry.fields).filter((field) => contains(entry, field) && hidden(field)));
}

const prepositions = /[由请让给向与和同及对是为找派从被把将令交送报]/;

/** 机制有待完善, 尚待核实的线索: said of something, no note to the writer. */
function isPredicate(text: string, found: string, start: number, end: number): boolean {
  if (!/^待[\u4e00-\u9fff]{1,3}$/.test(found)) return false;
  if (/[有亟尚仍还均需急犹]$/.test(text.slice(0, start))) return true;
  return text[end] === '的' || (found === '待完善' && /[\u4e00-\u9fff]$/.test(text.slice(0, start)));
}

/** What stands behind a figure, and behind no name. */
const counting = /^(?:[件次份起例场篇]|项(?!目)|名(?![称单义])|个(?!人)|人(?![民员体事大])|余[件人名])/;

/** As far as emphasis goes, with what a reviewer says in it. UTF-16 units. */
const farthest = 400;

/** Emphasis, a year in characters, and in an article or a case the names that must not be told. */
function isInnocent(text: string, start: number, end: number, anonymous: boolean): boolean {
  const found = text.slice(start, end);
  if (/^\*+$/.test(found))
    return (
      text.slice(Math.max(0, start - farthest), start).includes('**') || text.slice(end, end + farthest).includes('**')
    );
  if (isPredicate(text, found, start, end)) return true;
  // 张某某: a name that is not told. A count of cases is never hidden so.
  if (/^某+$/.test(found) && /[\u4e00-\u9fff]/.test(text[start - 1] ?? '') && !prepositions.test(text[start - 1]!))
    return true;
  if (/^〇+$/.test(found)) return /[一二三四五六七八九十〇年]/.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`);
  // A name may be hidden, a count of cases may not.
  return anonymous && /^[XxＸ×某]+$/.test(found) && !counting.test(text.slice(end, end + 2));
}
