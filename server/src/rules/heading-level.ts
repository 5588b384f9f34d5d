/** Levels upside down: （一） below 1., or headings of one series with different numbers of `#`. */
import { rank } from '../model/numbering';
import { type DocumentContext, defineRule } from '../model/rule';
import { type Mark, type Numbers, numbersOf, type Series } from '../model/series';
import type { Heading } from '../model/types';

export const rule = defineRule({
  id: 'heading-level',
  title: '标题层次错乱',
  family: 'structure',
  severity: { draft: 'off', review: 'information', submit: 'warning' },
  why: '结构层次依次为“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 第7.3.3条），低一级的序号不能反过来统领高一级的。层次少时可以跳用（如“一、”下面直接用“1.”），不报。同一组标题的“#”个数不同，导出时级别也会错。',
  how: '按层次顺序换用序号；“#”的个数与同组标题取齐。',
  document(context) {
    const numbers = numbersOf(context.doc);
    const headings = new Map(
      context.doc.headings.flatMap((one) => (one.number ? [[one.number.start, one] as const] : [])),
    );
    checkTurned(context, numbers, headings);
    for (const series of numbers.series) checkDepth(context, series, headings);
  },
});

type Headings = ReadonlyMap<number, Heading>;

/** `1.` – `（一）` – `2.`: what is counted on has been divided by a higher form. One finding tells enough. */
function checkTurned({ doc, report }: DocumentContext, { marks }: Numbers, headings: Headings): void {
  const last = new Map<string, number>();
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark.inline || !headings.has(mark.start)) continue;
    const before = last.get(mark.key);
    last.set(mark.key, i);
    if (before === undefined || marks[before]!.value !== mark.value - 1) continue;
    const upper = marks[before]!;
    const lower = marks[before + 1]!;
    if (lower === mark || lower.inline || lower.value !== 1 || rank(lower.form) >= rank(upper.form)) continue;
    // A line that ends in a colon introduces something with an order of its own.
    if (!headings.has(lower.start) || /[：:]$/.test(doc.slice(headings.get(upper.start)!))) continue;
    report({
      span: lower,
      message: `“${doc.slice(lower)}”列在“${doc.slice(upper)}”下面，层次颠倒；依次应为“一、”“（一）”“1.”“（1）”。`,
      related: [{ span: upper, message: '上一层用的是这个序号' }],
    });
    return;
  }
}

/** Headings counted in one series, some with more `#` than the others. */
function checkDepth({ doc, report }: DocumentContext, { marks }: Series, headings: Headings): void {
  const own = marks.flatMap((mark: Mark) => headings.get(mark.start) ?? []).filter(({ form }) => form === 'atx');
  if (own.length < 2) return;
  const depths = new Map<number, number>();
  for (const { depth } of own) depths.set(depth!, (depths.get(depth!) ?? 0) + 1);
  const [usual, next] = [...depths].sort((a, b) => b[1] - a[1]);
  if (!next) return;
  const depth = usual![0];
  for (const heading of own) {
    if (heading.depth === depth) continue;
    const start = heading.start;
    report({
      span: { start, end: start + heading.depth! },
      message: `这个标题用了 ${heading.depth} 个“#”，同一组的“${doc.slice(own.find((one) => one.depth === depth)!.number!)}”等用 ${depth} 个。`,
      fixes: () => [
        {
          title: `改为 ${depth} 个“#”`,
          preferred: true,
          safe: usual![1] > next[1],
          edits: [{ start, end: start + heading.depth!, text: '#'.repeat(depth) }],
        },
      ],
    });
  }
}
