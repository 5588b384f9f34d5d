/** 抓好五项工作, and then four of them. Judged only where the enumeration follows directly. */
import { type Span, shift } from '../base/span';
import { type Claim, claimsIn } from '../model/grammar/count';
import type { Doc } from '../model/draft/doc';
import { found } from '../model/draft/query';
import { prose } from '../model/block/mask';
import type { Section } from '../model/draft/outline';
import { type DocumentContext, defineRule } from '../model/rule/rule';
import { type Numeral, type Numbers, numbersOf } from '../model/draft/series';
import type { Heading } from '../model/block/types';

export const rule = defineRule({
  id: 'count-mismatch',
  title: '项数对不上',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '写了“抓好五项工作”，下面列出的却是四项，多半是增删内容后忘了改数字，审稿人一数便知。只在列举紧跟其后、序号连续时才数；“四个意识”“三会一课”一类带数字的名称不数。',
  how: '核对内容：漏写的补上；不缺内容的，改总数。',
  document(context) {
    const { doc } = context;
    const numbers = numbersOf(doc);
    const title = plainTitle(doc);
    const inTitle = title ? claimsIn(doc.text, title, doc.frame).filter(({ counted }) => counted) : [];
    if (inTitle.length === 1) checkHeading(context, numbers, inTitle[0]!, title!.start);
    for (const { block, value } of announcements(doc)) {
      const by = doc.parsed.starts[block]!;
      for (const claim of value) {
        const { heading } = claim;
        if (heading) checkHeading(context, numbers, placed(claim, by), heading.start + by);
        else if (!title || claim.start + by >= title.end) checkText(context, numbers, claim, by);
      }
    }
  },
});

/** A title that is no heading of Markdown. */
function plainTitle(doc: Doc): Span | undefined {
  return doc.title && doc.blocks[doc.blockAt(doc.title.start)]!.type === 'paragraph' ? doc.title : undefined;
}

/** A count and, where it stands in one, the heading. */
interface Announcement extends Claim {
  readonly heading?: Heading;
}

/** Counts in headings, and those in running text that end a clause before a colon or, of a countable word, a sentence. */
const announcements = found((facts, source, frame): readonly Announcement[] | undefined => {
  const out: Announcement[] = [];
  const text = prose(facts, source);
  for (const heading of facts.headings) {
    if (heading.form === 'run-in') continue;
    const claims = claimsIn(text, heading.title, frame).filter(({ counted }) => counted);
    if (claims.length === 1) out.push({ ...claims[0]!, heading });
  }
  for (const unit of facts.units) {
    if (unit.where === 'quote') continue;
    for (const claim of claimsIn(text, unit, frame)) {
      const counts = claim.before === 'colon' || (claim.counted && claim.before);
      if (counts && mayLead(source, claim.to)) out.push(claim);
    }
  }
  return out.length > 0 ? out : undefined;
});

const ordinal = /第一|首先|其一/;

/** The numbered parts below a heading or title that announces how many there are. */
function checkHeading(context: DocumentContext, numbers: Numbers, claim: Claim, start: number): void {
  const { doc } = context;
  const section = sectionOf(doc, start);
  const end = section ? doc.extentOf(section).end : doc.text.length;
  const first = firstBehind(numbers, claim.to);
  if (!first || first.inline || first.start >= end) return;
  // 第一阶段, 第一类 and the like are counted too, but bear no number that is known here.
  if (ordinal.test(doc.text.slice(claim.to, first.start))) return;
  const last = numbers.arrangement.seriesOf[first.index]!.numerals.at(-1)!;
  if (numbers.numeral(last).start < end) compare(context, numbers, claim, first.index);
}

/** The section whose heading starts there; undefined for a title. */
function sectionOf(doc: Doc, start: number): Section | undefined {
  const section = doc.sectionAt(start);
  return section && doc.startOf(section) === start ? section : undefined;
}

function checkText(context: DocumentContext, numbers: Numbers, claim: Claim, by: number): void {
  const index = numbers.from(claim.to + by);
  if (leadsTo(context.doc.text, claim.to + by, numbers.startOf(index))) compare(context, numbers, claim, index, by);
}

const placed = (claim: Claim, by: number): Claim => ({
  ...claim,
  start: claim.start + by,
  end: claim.end + by,
  to: claim.to + by,
});

/** The block ends behind the count, or a number begins there. */
function mayLead(source: string, from: number): boolean {
  return /^[”）]?[：:。；;]?[\s*#\-\u3000]*(?:$|[（(第]?[\d一二三四五六七八九十①-⑳])/.test(
    source.slice(from, from + mostBetween + 2),
  );
}

/** UTF-16 units. */
const mostBetween = 20;

/** Nothing but punctuation and markup stands between the count and the first number. */
function leadsTo(text: string, from: number, to: number): boolean {
  return to - from < mostBetween && /^[”）]?[：:。；;]?[\s*#\-\u3000]*$/.test(text.slice(from, to));
}

function firstBehind(numbers: Numbers, offset: number): Numeral | undefined {
  const index = numbers.from(offset);
  return index < numbers.arrangement.numerals.length ? numbers.numeral(index) : undefined;
}

/** `index` is that of the first number behind the count, `by` what is to be added to the places of the count. */
function compare({ doc, report }: DocumentContext, numbers: Numbers, claim: Claim, index: number, by = 0): void {
  const { numerals, breaks } = numbers.arrangement.seriesOf[index]!;
  const given = numerals.length;
  if (numerals[0] !== index || given < 2 || breaks.length > 0 || given === claim.value) return;
  const first = numbers.numeral(index);
  if (first.value !== 1) return;
  if (given > claim.value && !hasPart(doc, first) && hasPart(doc, numbers.numeral(numerals[claim.value]!))) return;
  const last = numbers.numeral(numerals.at(-1)!);
  report({
    ...doc.placeOf(shift(claim, by)),
    message: `这里说是“${doc.slice(shift(claim, by))}”，紧接着列出的是 ${given} 项。`,
    related: [
      { ...doc.placeOf(first), message: '从这里数起' },
      { ...doc.placeOf(last), message: `数到这里，共 ${given} 项` },
    ],
  });
}

/** A heading with a role of its own. Where those counted have none, a count does not reach as far as such a heading. */
function hasPart(doc: Doc, { heading, offset }: Numeral): boolean {
  return heading !== undefined && sectionOf(doc, heading.start + offset)?.part !== undefined;
}
