/** Totals and the parts named for them, within a sentence: 共120件，其中…件、…件; …件、…件，共120件. */
import { groupBy } from '../../../base/groupBy';
import { append } from '../../../base/lists';
import { matches } from '../../../base/matches';
import { runAtEnd, type Span } from '../../../base/span';
import { amount, round, units } from './figures';

export interface SumSlip {
  readonly total: Span;
  readonly parts: readonly Span[];
  /** What the parts add up to; for `larger-part` the part itself. */
  readonly sum: number;
  readonly unit: string;
  /**
   * `larger-part`: one part exceeds the total. `different`: they ought to be equal and differ, or exceed it by little.
   * `more`: they exceed it, which overlapping kinds may explain. `less`: they fall a little short.
   */
  readonly sort: 'larger-part' | 'different' | 'more' | 'less';
}

interface Figure extends Span {
  readonly value: number;
  readonly unit: string;
  /** What one of the written figure is worth, and the unit as written: 万元. */
  readonly by: number;
  readonly written: string;
  /** 余, 约, 同比增加 …: not to be added up. */
  readonly loose: boolean;
}

const figure = new RegExp(
  `(?<![\\d.第])(\\d{1,9}(?:\\.\\d{1,4})?)(余|多|来)?([万亿])?(余|多)?(${units})(?!次|月|左右|以上|以下)(以上|以下|左右)?`,
  'g',
);
/** In front of a figure: not exact, or a difference. */
const looseBefore = /(?:约|近|超|超过|逾|达到?|同比|环比|每|[增减升降]\S{0,2}|比\S{0,8}|多|少)$/;
/** Words that announce overlapping kinds. */
const overlapping = /既|同时|重复|交叉|兼|另|此外|还有|占/;
/** Share of the total by which parts may miss it and still look like a slip. */
const nearly = 0.1;

/** Slips within one stretch of text; spans are offsets into `text`. */
export function sumSlips(text: string, within: Span): SumSlip[] {
  const slips: SumSlip[] = [];
  for (const { 0: sentence, index } of matches(
    text.slice(within.start, within.end),
    /(?:[^。；;！？\n]|[。；;](?=其中))+/g,
  )) {
    if (!/其中|(?:共|计)\d/.test(sentence)) continue;
    const start = within.start + index;
    const whole = sentence.replace(/（[^（）]*）/g, (inner) => '\ufffc'.repeat(inner.length));
    append(slips, partsBehind(whole, start));
    append(slips, partsBefore(whole, start));
  }
  return slips;
}

/** 共120件，其中刑事80件、民事50件 */
function partsBehind(sentence: string, offset: number): SumSlip[] {
  const pieces = sentence.split('其中');
  let at = 0;
  return pieces.slice(1).flatMap((behind, i) => {
    const before = pieces[i]!;
    const beforeStart = at;
    at += before.length + 2;
    if (overlapping.test(behind)) return [];
    const clause = lastClause(before.slice(0, runAtEnd(before, '，,：:、。；;')));
    const totals = figures(clause.text, offset + beforeStart + clause.start);
    const parts = listFigures(behind, offset + at);
    const partsOf = groupBy(parts.items, ({ unit }) => unit);
    return [...groupBy(totals, ({ unit }) => unit)].flatMap(([unit, [total, another]]) => {
      const own = partsOf.get(unit);
      if (!own || !total || another || total.loose || own.some(({ loose }) => loose)) return [];
      const others = figures(before, 0).filter((one) => one.unit === unit);
      return judgeParts(total, own, parts.toEnd).filter(
        // A figure further in front may be the total that is meant.
        (slip) => !others.some(({ value, loose }) => value > total.value && (loose || value >= slip.sum * total.by)),
      );
    });
  });
}

function judgeParts(total: Figure, parts: readonly Figure[], toEnd: boolean): SumSlip[] {
  const span = { start: total.start, end: total.end };
  const unit = total.written;
  const shown = (value: number) => round(value / total.by);
  const larger = parts.find(({ value }) => value > total.value);
  if (larger && (larger === parts[0] || parts.length < 4))
    return [{ total: span, parts: [larger], sum: shown(larger.value), unit, sort: 'larger-part' }];
  let sum = 0;
  for (const part of parts) {
    sum = round(sum + part.value);
    // What follows a complete list is another matter.
    if (sum === total.value) return [];
  }
  if (parts.length < 2) return [];
  const gap = Math.abs(sum - total.value) / total.value;
  if (sum > total.value)
    return [{ total: span, parts, sum: shown(sum), unit, sort: gap <= nearly ? 'different' : 'more' }];
  return toEnd && gap <= nearly ? [{ total: span, parts, sum: shown(sum), unit, sort: 'less' }] : [];
}

/** 刑事80件、民事50件，共120件 */
function partsBefore(sentence: string, offset: number): SumSlip[] {
  const match = /[，,、](?:以上)?(?:共计|合计|总计|一共|共)(?=\d)/.exec(sentence);
  if (!match || /其中/.test(sentence)) return [];
  const at = match.index + match[0].length;
  const total = figures(sentence.slice(at), offset + at)[0];
  if (!total || total.start !== offset + at || total.loose) return [];
  const own: Figure[] = [];
  let end = match.index;
  for (const clause of sentence
    .slice(0, match.index)
    .split(/[，,、]/)
    .reverse()) {
    const found = figures(clause, offset + end - clause.length).filter(({ unit }) => unit === total.unit);
    if (found.length !== 1 || found[0]!.loose) break;
    own.push(found[0]!);
    end -= clause.length + 1;
  }
  if (own.length < 2) return [];
  own.reverse();
  const all = round(own.reduce((sum, { value }) => sum + value, 0));
  let rest = all;
  for (const part of own.slice(0, -1)) {
    if (rest === total.value) return [];
    rest = round(rest - part.value);
  }
  const span = { start: total.start, end: total.end };
  return [{ total: span, parts: own, sum: round(all / total.by), unit: total.written, sort: 'different' }];
}

/** Figures of a list: clause by clause as long as each has one figure of a unit. */
function listFigures(text: string, offset: number): { items: Figure[]; toEnd: boolean } {
  const items: Figure[] = [];
  let at = 0;
  for (const clause of text.split(/[，,、：:]/)) {
    if (at === 0 && clause === '') {
      // 其中，…
      at = 1;
      continue;
    }
    const found = figures(clause, offset + at);
    const once = new Set(found.map(({ unit }) => unit)).size === found.length;
    if (found.length === 0 || !once) return { items, toEnd: false };
    append(items, found);
    at += clause.length + 1;
  }
  return { items, toEnd: true };
}

function lastClause(text: string): { text: string; start: number } {
  const start = Math.max(...['，', ',', '：', '。', '；'].map((mark) => text.lastIndexOf(mark))) + 1;
  return { text: text.slice(start), start };
}

function figures(text: string, offset: number): Figure[] {
  return matches(text, figure).map((match) => {
    const before = text.slice(Math.max(0, match.index - 10), match.index);
    return {
      start: offset + match.index,
      end: offset + match.index + match[0].length,
      ...amount(match[1]!, match[3], match[5]!),
      written: `${match[3] ?? ''}${match[5]}`,
      loose: [match[2], match[4], match[6]].some((word) => word !== undefined) || looseBefore.test(before),
    };
  });
}
