/** 抓好五项工作, and then four of them. Judged only where the enumeration follows directly. */
import type { Span } from '../base/span';
import { type Claim, claimsIn } from '../model/count';
import { prose } from '../model/mask';
import type { Section } from '../model/outline';
import { type DocumentContext, defineRule } from '../model/rule';
import { breaksIn, type Mark, type Numbers, numbersOf, type Series } from '../model/series';
import type { BlockFacts } from '../model/types';

export const rule = defineRule({
  id: 'count-mismatch',
  title: '项数对不上',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '写了“抓好五项工作”，下面列出的却是四项，多半是增删内容后忘了改数字，审稿人一数便知。只在列举紧跟其后、序号连续时才数；“四个意识”“三会一课”一类带数字的名称不数。',
  how: '核对内容：漏写的补上；不缺内容的，改总数。',
  document(context) {
    const numbers = numbersOf(context.doc);
    if (context.doc.title) checkHeading(context, numbers, context.doc.title, undefined);
    for (const section of context.doc.sections) checkHeading(context, numbers, section.heading.title, section);
    checkText(context, numbers);
  },
});

//#region Counts in headings

/** The numbered parts below a heading that announces how many there are. */
function checkHeading(context: DocumentContext, numbers: Numbers, title: Span, section: Section | undefined): void {
  const { doc, frame } = context;
  if (section?.heading.form === 'run-in') return;
  const claims = claimsIn(doc.slice(title), frame).filter(({ counted }) => counted);
  if (claims.length !== 1) return;
  const first = firstMark(numbers, title.end);
  const end = section?.end ?? doc.text.length;
  if (!first || first.inline || first.start >= end) return;
  const series = numbers.seriesOf.get(first)!;
  // 第一阶段, 第一类 and the like are counted too, but bear no number that is known here.
  if (/第一|首先|其一/.test(doc.text.slice(title.end, first.start))) return;
  if (series.marks.at(-1)!.start >= end) return;
  compare(context, series, shifted(claims[0]!, title.start), first);
}

//#endregion

//#region Counts in running text

const claimsOf = new WeakMap<BlockFacts, readonly Claim[]>();

function checkText(context: DocumentContext, numbers: Numbers): void {
  const { doc } = context;
  for (let i = 0; i < doc.facts.length; i++) {
    const facts = doc.facts[i]!;
    if (facts.units.length === 0) continue;
    let claims = claimsOf.get(facts);
    if (!claims) claimsOf.set(facts, (claims = announcements(context, facts, i)));
    for (const claim of claims) {
      const at = shifted(claim, doc.parsed.starts[i]!);
      const first = firstMark(numbers, at.to);
      if (first && leadsTo(doc.text.slice(at.to, first.start))) {
        compare(context, numbers.seriesOf.get(first)!, at, first);
      }
    }
  }
}

/** Counts that end a clause before a colon or, of a countable word, a sentence; one for each. */
function announcements({ doc, frame }: DocumentContext, facts: BlockFacts, i: number): Claim[] {
  const text = prose(facts, doc.source(i));
  return facts.units.flatMap((unit) => {
    if (unit.where === 'quote') return [];
    const claims = claimsIn(text.slice(unit.start, unit.end), frame);
    return claims
      .filter(({ before, counted }) => before === 'colon' || (counted && (before === 'stop' || before === 'end')))
      .map((claim) => shifted(claim, unit.start));
  });
}

/** Nothing but punctuation and markup stands between the count and the first number. */
const leadsTo = (between: string) => between.length < 20 && /^[”）]?[：:。；;]?[\s*#\-\u3000]*$/.test(between);

//#endregion

function compare({ doc, report }: DocumentContext, series: Series, claim: Claim, first: Mark): void {
  const { marks } = series;
  if (marks[0] !== first || first.value !== 1 || marks.length < 2 || breaksIn(series).length > 0) return;
  const given = marks.length;
  if (given === claim.value) return;
  // More headings than announced, and the next one has a role of its own: the count does not reach so far.
  if (
    given > claim.value &&
    doc.sections.some(({ heading, part }) => part && heading.number?.start === marks[claim.value]!.start)
  )
    return;
  report({
    span: claim,
    message: `这里说是“${doc.slice(claim)}”，紧接着列出的是 ${given} 项。`,
    related: [
      { span: first, message: '从这里数起' },
      { span: marks.at(-1)!, message: `数到这里，共 ${given} 项` },
    ],
  });
}

/** First number at or behind an offset. */
function firstMark({ marks }: Numbers, offset: number): Mark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return marks[low];
}

const shifted = (claim: Claim, by: number): Claim => ({
  ...claim,
  start: claim.start + by,
  end: claim.end + by,
  to: claim.to + by,
});
