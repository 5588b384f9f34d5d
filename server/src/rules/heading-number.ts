/** Numbers of headings, items and enumerations that skip, repeat or go back. Starting again at one is normal. */
import type { Edit } from '../base/span';
import { formatNumber, withValue } from '../model/grammar/numbering';
import { derive } from '../model/draft/query';
import { type DocumentContext, defineRule } from '../model/rule/rule';
import { arrangementOf, type Break, type Numeral, type Numbers, numbersOf, type Series } from '../model/draft/series';

export const rule = defineRule({
  id: 'heading-number',
  title: '序号不连续',
  family: 'structure',
  severity: { draft: 'warning', review: 'warning', submit: 'error' },
  formatting: true,
  why: '序号跳号、重号，多半是增删段落后忘了改，送审时一眼可见。结构层次按“一、”“（一）”“1.”“（1）”标注（GB/T 9704—2012 第7.3.3条）；段中的“一是”“第一，”“①”同样要顺着排。从头另起、跨章连续编号都属正常，不报。',
  how: '改成连续的序号；快速修复会把同级后面的序号一并顺下来。',
  document(context) {
    const faulty = faultySeries(context.doc);
    if (faulty.length === 0) return;
    const numbers = numbersOf(context.doc);
    for (const series of faulty) {
      if (series.orphan) reportOrphan(context, numbers, series);
      const breaks = series.breaks.filter((one) => isFault(context, numbers, series, one));
      for (const found of breaks) reportBreak(context, numbers, { ...series, breaks }, found);
    }
  },
});

/** Series that may be at fault. Most drafts have none. */
const faultySeries = derive([arrangementOf], ({ series }) =>
  series.filter(({ orphan, breaks }) => orphan || breaks.length > 0),
);

/** How far in front of a number the one before it is looked for. UTF-16 units. */
const farthest = 300;

/** Enumerating words may begin without a number (首先…第二，…), and circled figures may point at notes. */
const loose = new Set(['是', '要', '第一，', '①']);

function reportOrphan({ doc, report }: DocumentContext, numbers: Numbers, { key, numerals }: Series): void {
  const first = numbers.numeral(numerals[0]!);
  if (first.inline || loose.has(key)) return;
  // The one before it stands inside a line: 主要情形1.…, 五项行动：（一）…
  // What counts on through all chapters does not begin behind the last heading.
  const before = first.index > 0 && first.value === 2 ? numbers.numeral(first.index - 1).end : 0;
  const between = doc.text.slice(Math.max(before, first.start - farthest), first.start);
  if (otherwise(first, first.value - 1).test(between)) return;
  report({
    ...doc.placeOf(first),
    message: `序号从“${first.written}”开始，前面缺了 ${first.value - 1} 个。`,
    fixes: () => [
      {
        title: `改为“${rewritten(first, 1)}”，后面的顺次改`,
        preferred: true,
        edits: renumber(numbers, numerals, 1),
      },
    ],
  });
}

/** Not where the number that seems to be missing stands in other words, nor where an enumeration begins anew. */
function isFault(
  { doc }: DocumentContext,
  numbers: Numbers,
  { key, numerals }: Series,
  { at, expected }: Break,
): boolean {
  const here = numbers.numeral(numerals[at]!);
  const before = numbers.numeral(numerals[at - 1]!);
  if (here.inline && (here.block !== before.block || here.value < before.value)) return false;
  if (key === '①' && here.value <= before.value) return false;
  return here.value <= expected || !writtenBetween(doc.text, before, here, expected);
}

function reportBreak(
  { doc, report }: DocumentContext,
  numbers: Numbers,
  { numerals, breaks }: Series,
  { at, expected, alone }: Break,
): void {
  const here = numbers.numeral(numerals[at]!);
  const before = numbers.numeral(numerals[at - 1]!);
  const right = rewritten(here, expected);
  // Where a series breaks more than once, each finding mends it as a whole.
  const from = breaks.find((one) => !one.alone) ?? { at, expected };
  report({
    ...doc.placeOf(here),
    message: message(before.written, here.written, here.value - before.value),
    related: [{ ...doc.placeOf(before), message: '前一个同级序号' }],
    fixes: () =>
      alone
        ? [{ title: `改为“${right}”`, preferred: true, safe: true, edits: [edit(here, expected)] }]
        : [
            {
              title: `改为“${rewritten(here, from.expected + at - from.at)}”，${from.at === at ? '后面的顺次改' : '前后一并顺下来'}`,
              preferred: true,
              formatting: true,
              edits: renumber(numbers, numerals.slice(from.at), from.expected),
            },
          ],
  });
}

function message(before: string, here: string, step: number): string {
  if (step === 0) return `序号“${here}”重复了。`;
  return step > 0 ? `序号从“${before}”跳到了“${here}”。` : `序号“${here}”倒退了，前一个是“${before}”。`;
}

/** The number that seems to be missing stands in the text between: within a line, or in other words (其次). */
function writtenBetween(text: string, before: Numeral, here: Numeral, value: number): boolean {
  return otherwise(here, value).test(text.slice(before.end, here.start));
}

function otherwise({ form }: Numeral, value: number): RegExp {
  const chinese = formatNumber('一是', value).slice(0, -1);
  switch (form) {
    case '一是':
    case '第一，':
      return new RegExp(`其次|再次|其${chinese}[，是]|第${chinese}[，、是]|[，。；：]${chinese}[是要则为]`);
    case '一、':
      return new RegExp(`[。；：]\\s*${chinese}、`);
    case '1.':
      return new RegExp(`(?:^|[^\\d.])${value}[.．、)）。]`);
    case '①':
      return new RegExp(formatNumber(form, value));
    default:
      return new RegExp(formatNumber(form, value).replace('（', '[（(]').replace('）', '[）)]'));
  }
}

const rewritten = ({ written, form }: Numeral, value: number) => withValue(written, form, value);
const edit = (numeral: Numeral, value: number): Edit => ({
  start: numeral.start,
  end: numeral.end,
  text: rewritten(numeral, value),
});

/** Numbers the rest of a series anew. */
function renumber(numbers: Numbers, numerals: readonly number[], first: number): Edit[] {
  return numerals.map((index, i) => edit(numbers.numeral(index), first + i));
}
