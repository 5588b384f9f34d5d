/** Numbers written against the standard's forms, or in two forms in one draft. One finding for each form. */
import { type DocumentContext, defineRule, type Edit } from '../model/rule';
import { type Mark, numbersOf } from '../model/series';

export const rule = defineRule({
  id: 'heading-form',
  title: '序号写法不规范',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '结构层次序数依次写作“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 第7.3.3条）；带括号的序号后不再加顿号，“第一”后用逗号（GB/T 15834—2011 序次语的用法）。“1.”“1．”“1、”通篇只用一种的，不报；同一文稿里混用才报。',
  how: '用快速修复一次改齐。',
  document(context) {
    const heads = numbersOf(context.doc).marks.filter(({ inline }) => !inline);
    const groups = new Map<Fault, Mark[]>();
    for (const mark of heads) {
      const fault = mark.canonical ? undefined : faults.find((one) => one.fits(context.doc.slice(mark), mark));
      if (fault) groups.set(fault, [...(groups.get(fault) ?? []), mark]);
    }
    for (const [fault, marks] of groups) report(context, marks, fault.message(marks.length), fault.right);
    checkPoints(context, heads);
  },
});

interface Fault {
  fits(written: string, mark: Mark): boolean;
  right(written: string): string;
  message(count: number): string;
}

const times = (count: number) => (count > 1 ? `，全文共 ${count} 处` : '');

const faults: readonly Fault[] = [
  {
    fits: (written, { form }) => (form === '（一）' || form === '（1）') && /[、.．]$/.test(written),
    right: (written) =>
      written
        .replace(/[、.．]$/, '')
        .replace('(', '（')
        .replace(')', '）'),
    message: (count) => `带括号的序号后面不再加顿号或点${times(count)}。`,
  },
  {
    fits: (written, { form }) => (form === '（一）' || form === '（1）') && /[()]/.test(written),
    right: (written) => written.replace('(', '（').replace(')', '）'),
    message: (count) => `序号的括号要用全角“（）”${times(count)}。`,
  },
  {
    fits: (_, { form }) => form === '一、',
    right: (written) => `${written.slice(0, -1)}、`,
    message: (count) => `汉字序号后面要用顿号${times(count)}。`,
  },
  {
    fits: (_, { form }) => form === '第一，',
    right: (written) => `${written.slice(0, -1)}，`,
    message: (count) => `“第一”“第二”后面要用逗号${times(count)}。`,
  },
];

/** `1.`, `1．` and `1、` in one draft: the rarer ones are brought into line. Lists of Markdown must be written `1. `. */
function checkPoints(context: DocumentContext, heads: readonly Mark[]): void {
  const { doc } = context;
  const byPoint = new Map<string, Mark[]>();
  for (const mark of heads) {
    if (mark.key !== '1.' || doc.blocks[mark.block]!.type === 'list') continue;
    const point = doc.text[mark.end - 1]!;
    const known = byPoint.get(point);
    if (known) known.push(mark);
    else byPoint.set(point, [mark]);
  }
  const [most, ...others] = [...byPoint].sort((a, b) => b[1].length - a[1].length);
  for (const [point, marks] of others) {
    report(
      context,
      marks,
      `同一文稿里“1${most![0]}”和“1${point}”两种写法混用：“1${point}”有 ${marks.length} 处，多数写作“1${most![0]}”。`,
      (written) => `${written.slice(0, -1)}${most![0]}`,
    );
  }
}

function report(context: DocumentContext, marks: Mark[], message: string, right: (written: string) => string): void {
  const [first, ...rest] = marks as [Mark, ...Mark[]];
  const edit = (mark: Mark): Edit => ({ start: mark.start, end: mark.end, text: right(context.doc.slice(mark)) });
  const wanted = right(context.doc.slice(first));
  context.report({
    span: first,
    message,
    related: rest.slice(0, 50).map((span) => ({ span, message: '同样的写法' })),
    fixes: () => [
      {
        title: rest.length ? `改为“${wanted}”，${marks.length} 处一并改` : `改为“${wanted}”`,
        safe: true,
        preferred: true,
        edits: marks.map(edit),
      },
    ],
  });
}
