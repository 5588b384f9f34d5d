/** Levels upside down: （一） below 1., or headings of one series with different numbers of `#`. */
import { rank } from '../model/grammar/numbering';
import { type DocumentContext, defineRule } from '../model/rule/rule';
import { derive } from '../model/draft/query';
import { type Arrangement, arrangementOf, type Numbers, numbersOf, type Series } from '../model/draft/series';

export const rule = defineRule({
  id: 'heading-level',
  title: '标题层次错乱',
  family: 'structure',
  severity: { draft: 'off', review: 'information', submit: 'warning' },
  why: '结构层次依次为“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 第7.3.3条），低一级的序号不能反过来统领高一级的。层次少时可以跳用（如“一、”下面直接用“1.”），不报。同一组标题的“#”个数不同，导出时级别也会错。',
  how: '按层次顺序换用序号；“#”的个数与同组标题取齐。',
  document(context) {
    const numbers = numbersOf(context.doc);
    const { turned, uneven } = faults(context.doc);
    for (const pair of turned) if (reportTurned(context, numbers, pair)) break;
    for (const one of uneven) reportUneven(context, numbers, one);
  },
});

/** A heading and the first one below it, of a higher form. Indexes of their numbers. */
interface Turned {
  readonly upper: number;
  readonly lower: number;
}

/** A heading whose `#` differ from most in its series. */
interface Uneven {
  readonly numeral: number;
  readonly depth: number;
  /** How many `#` most have, and the number of one of them. */
  readonly usual: number;
  readonly example: string;
  readonly certain: boolean;
}

interface Faults {
  readonly turned: readonly Turned[];
  readonly uneven: readonly Uneven[];
}

const faults = derive(
  [arrangementOf],
  (arrangement): Faults => ({
    turned: findTurned(arrangement),
    uneven: arrangement.series.flatMap((one) => findUneven(arrangement, one)),
  }),
);

/** `1.` – `（一）` – `2.`: what is counted on has been divided by a higher form. */
function findTurned({ numerals }: Arrangement): Turned[] {
  const out: Turned[] = [];
  const last = new Map<string, number>();
  for (const [index, { key, heading, value }] of numerals.entries()) {
    if (!heading) continue;
    const upper = last.get(key);
    last.set(key, index);
    if (upper === undefined || upper + 1 === index || numerals[upper]!.value !== value - 1) continue;
    const below = numerals[upper + 1]!;
    if (below.heading && below.value === 1 && rank(below.form) < rank(numerals[upper]!.form)) {
      out.push({ upper, lower: upper + 1 });
    }
  }
  return out;
}

/** One finding tells enough. A line that ends in a colon introduces something with an order of its own. */
function reportTurned({ doc, report }: DocumentContext, numbers: Numbers, pair: Turned): boolean {
  const upper = numbers.numeral(pair.upper);
  const lower = numbers.numeral(pair.lower);
  const end = upper.offset + upper.heading!.end;
  if (/[：:]/.test(doc.text[end - 1]!)) return false;
  report({
    ...doc.placeOf(lower),
    message: `“${lower.written}”列在“${upper.written}”下面，层次颠倒；依次应为“一、”“（一）”“1.”“（1）”。`,
    related: [{ ...doc.placeOf(upper), message: '上一层用的是这个序号' }],
  });
  return true;
}

function findUneven({ numerals }: Arrangement, series: Series): Uneven[] {
  const own = series.numerals.filter((index) => numerals[index]!.heading?.form === 'atx');
  const depthOf = (index: number) => numerals[index]!.heading!.depth!;
  const counts = new Map<number, number>();
  for (const index of own) counts.set(depthOf(index), (counts.get(depthOf(index)) ?? 0) + 1);
  const [most, next] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!next) return [];
  const usual = most![0];
  const example = numerals[own.find((index) => depthOf(index) === usual)!]!.written;
  const certain = most![1] > next[1];
  return own
    .filter((index) => depthOf(index) !== usual)
    .map((numeral) => ({ numeral, depth: depthOf(numeral), usual, example, certain }));
}

function reportUneven(
  { doc, report }: DocumentContext,
  numbers: Numbers,
  { numeral, depth, usual, example, certain }: Uneven,
): void {
  const { offset, heading } = numbers.numeral(numeral);
  const start = offset + heading!.start;
  const span = { start, end: start + depth };
  report({
    ...doc.placeOf(span),
    message: `这个标题用了 ${depth} 个“#”，同一组的“${example}”等用 ${usual} 个。`,
    fixes: () => [
      {
        title: `改为 ${usual} 个“#”`,
        preferred: true,
        safe: certain,
        edits: [{ ...span, text: '#'.repeat(usual) }],
      },
    ],
  });
}
