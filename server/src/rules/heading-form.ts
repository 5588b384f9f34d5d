/** Numbers written against the standard's forms, or in two forms in one draft. One finding for each form. */
import type { Edit } from '../base/span';
import { type DocumentContext, defineRule, type Severity } from '../model/rule/rule';
import { derive } from '../model/draft/query';
import { type Arrangement, arrangementOf, type Numbers, numbersOf } from '../model/draft/series';
import type { Numbering } from '../model/grammar/numbering';

export const rule = defineRule({
  id: 'heading-form',
  title: '序号写法不规范',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  formatting: true,
  why: '结构层次序数依次写作“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 第7.3.3条）；带括号的序号后不再加顿号，“第一”后用逗号（GB/T 15834—2011 序次语的用法）。“1.”“1．”“1、”通篇只用一种的，不报；同一文稿里混用才报。',
  how: '用快速修复一次改齐。',
  document(context) {
    const numbers = numbersOf(context.doc);
    for (const group of groups(context.doc)) report(context, numbers, group);
  },
});

/** Numbers with the same fault. */
interface Group extends Fault {
  readonly numerals: readonly number[];
}

const groups = derive([arrangementOf], (arrangement): readonly Group[] => [
  ...faulty(arrangement),
  ...mixed(arrangement),
]);

function faulty({ numerals }: Arrangement): Group[] {
  const groups = new Map<Fault, number[]>();
  for (const [index, numeral] of numerals.entries()) {
    const fault = numeral.canonical || numeral.inline ? undefined : faults.find((one) => one.fits(numeral));
    if (!fault) continue;
    const known = groups.get(fault);
    if (known) known.push(index);
    else groups.set(fault, [index]);
  }
  return [...groups].map(([fault, numerals]) => ({ ...fault, numerals }));
}

interface Fault {
  /** Where it is not that of the rule. */
  readonly severity?: Severity | undefined;
  fits(numeral: Pick<Numbering, 'form'> & { readonly written: string }): boolean;
  right(written: string): string;
  message(count: number): string;
}

const times = (count: number) => (count > 1 ? `，全文共 ${count} 处` : '');

const faults: readonly Fault[] = [
  {
    fits: ({ written, form }) => (form === '（一）' || form === '（1）') && /[、.．]$/.test(written),
    right: (written) =>
      written
        .replace(/[、.．]$/, '')
        .replace('(', '（')
        .replace(')', '）'),
    message: (count) => `带括号的序号后面不再加顿号或点${times(count)}。`,
  },
  {
    fits: ({ written, form }) => (form === '（一）' || form === '（1）') && /[()]/.test(written),
    right: (written) => written.replace('(', '（').replace(')', '）'),
    message: (count) => `序号的括号要用全角“（）”${times(count)}。`,
  },
  {
    fits: ({ form }) => form === '一、',
    right: (written) => `${written.slice(0, -1)}、`,
    message: (count) => `汉字序号后面要用顿号${times(count)}。`,
  },
  {
    fits: ({ form }) => form === '第一，',
    right: (written) => `${written.slice(0, -1)}，`,
    message: (count) => `“第一”“第二”后面要用逗号${times(count)}。`,
  },
];

/** `1.`, `1．` and `1、` in one draft: brought into the form of the standard. Lists of Markdown must be written `1. `. */
function mixed({ numerals, seriesOf }: Arrangement): Group[] {
  const byPoint = new Map<string, number[]>();
  for (const [index, { key, listed, written }] of numerals.entries()) {
    if (key !== '1.' || listed) continue;
    const known = byPoint.get(written.at(-1)!);
    if (known) known.push(index);
    else byPoint.set(written.at(-1)!, [index]);
  }
  if (byPoint.size < 2) return [];
  byPoint.delete('.');
  // Within one series it is a slip; where whole lists differ, another paper may have been taken over.
  const isSlip = (index: number) =>
    seriesOf[index]!.numerals.some((one) => numerals[one]!.written.at(-1) !== numerals[index]!.written.at(-1));
  return [...byPoint].map(([point, own]) => ({
    severity: own.some(isSlip) ? undefined : 'information',
    fits: () => true,
    right: (written) => `${written.slice(0, -1)}.`,
    message: (count) => `同一文稿里“1${point}”和别的写法混用，统一写作“1.”：“1${point}”有 ${count} 处。`,
    numerals: own,
  }));
}

/** As many related places as anybody looks at. */
const mostRelated = 50;

function report(context: DocumentContext, numbers: Numbers, { numerals, severity, right, message }: Group): void {
  const edit = (index: number): Edit => {
    const { start, end, written } = numbers.numeral(index);
    const text = right(written);
    // A point and a blank would make a list of the paragraph.
    const blank = text.endsWith('.') ? /^[ \t]*/.exec(context.doc.text.slice(end, end + 10))![0].length : 0;
    return { start, end: end + blank, text };
  };
  const placeOf = (index: number) => context.doc.placeOf(numbers.numeral(index));
  const wanted = right(numbers.numeral(numerals[0]!).written);
  context.report({
    ...placeOf(numerals[0]!),
    message: message(numerals.length),
    ...(severity && { severity }),
    related: numerals.slice(1, mostRelated).map((index) => ({ ...placeOf(index), message: '同样的写法' })),
    fixes: () => [
      {
        title: numerals.length > 1 ? `改为“${wanted}”，${numerals.length} 处一并改` : `改为“${wanted}”`,
        safe: true,
        preferred: true,
        edits: numerals.map(edit),
      },
    ],
  });
}
