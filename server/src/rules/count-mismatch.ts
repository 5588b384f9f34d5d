/** 抓好五项工作, and then four of them. Judged only where the enumeration follows directly. */
import type { Span } from '../base/span';
import type { Framework } from '../frame/schema';
import type { Heading } from '../model/block/types';
import { prose } from '../model/block/mask';
import type { Doc } from '../model/draft/doc';
import { headingLine, type Section, type WordedHeading } from '../model/draft/outline';
import type { Line, Place } from '../model/draft/place';
import { derive, found, type InBlock } from '../model/draft/query';
import { type Arrangement, arrangementOf, type LocalNumeral, numberLine } from '../model/draft/series';
import { type Claim, claimsIn } from '../model/grammar/count';
import { defineRule, type Report } from '../model/rule/rule';

export const rule = defineRule({
  id: 'count-mismatch',
  title: '项数对不上',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '写了“抓好五项工作”，下面列出的却是四项，多半是增删内容后忘了改数字，审稿人一数便知。只在列举紧跟其后、序号连续时才数；“四个意识”“三会一课”一类带数字的名称不数。',
  how: '核对内容：漏写的补上；不缺内容的，改总数。',
  judgement: {
    of: (doc) => mismatches(doc),
    judge: (all: readonly Mismatch[]) => all.map(reportOf),
  },
});

//#region Counts

/** A count with its words, and the heading where it stands in one. */
interface Announcement extends Claim {
  readonly words: string;
  readonly heading?: Heading;
  /** In running text: where a number begins right behind the count, or the end of the block. */
  readonly leadsTo?: number;
}

/** Counts in headings, and those in running text that end a clause before a colon or, of a countable word, a sentence. */
const announcements = found((facts, source, frame): readonly Announcement[] | undefined => {
  const out: Announcement[] = [];
  const text = prose(facts, source);
  const worded = (claim: Claim) => ({ ...claim, words: source.slice(claim.start, claim.end) });
  for (const heading of facts.headings) {
    if (heading.form === 'run-in') continue;
    const claims = claimsIn(text, heading.title, frame).filter(({ counted }) => counted);
    if (claims.length === 1 && claims[0]!.closing && claims[0]!.before) out.push({ ...worded(claims[0]!), heading });
  }
  for (const unit of facts.units) {
    if (unit.where === 'quote') continue;
    for (const claim of claimsIn(text, unit, frame)) {
      // Behind a full stop comes something new, unless the count says what.
      const counts = claim.closing && (claim.before === 'colon' || (claim.counted && claim.pointing && claim.before));
      const leadsTo = counts ? ledTo(source, claim.to) : undefined;
      if (leadsTo !== undefined) out.push({ ...worded(claim), leadsTo });
    }
  }
  return out.length > 0 ? out : undefined;
});

/** Nothing but punctuation and markup stands between the count and a number, or the end of the block. */
function ledTo(source: string, from: number): number | undefined {
  const next = /^[”）]?[：:。；;]?[\s*#\-\u3000]{0,400}(?=$|[（(第]?[\d一二三四五六七八九十①-⑳])/.exec(
    // A comment behind the count is blank, and as long as it was.
    source.slice(from, from + 420),
  );
  return next ? from + next[0].length : undefined;
}

/** The one count of a title that is no heading of Markdown, and where that title ends. */
interface Titled {
  readonly block: number;
  readonly end: number;
  readonly claim: Announcement | undefined;
}

const plainTitle = (doc: Doc): Place | undefined => {
  const place = doc.title && doc.placeOf(doc.title);
  return place && doc.blocks[place.block]!.type === 'paragraph' ? place : undefined;
};

const titled = derive<[number | undefined, number | undefined, string | undefined, Framework], Titled | undefined, Doc>(
  [
    (doc) => plainTitle(doc)?.block,
    (doc) => plainTitle(doc)?.span.start,
    (doc) => (plainTitle(doc) ? doc.slice(doc.title!) : undefined),
    (doc) => doc.frame,
  ],
  (block, start, words, frame) => {
    if (block === undefined || start === undefined || words === undefined) return undefined;
    const claims = claimsIn(words, { start: 0, end: words.length }, frame).filter(({ counted }) => counted);
    const [one] = claims;
    const end = start + words.length;
    if (!one || claims.length > 1) return { block, end, claim: undefined };
    const claim = { ...one, start: one.start + start, end: one.end + start, to: one.to + start };
    return { block, end, claim: { ...claim, words: words.slice(one.start, one.end) } };
  },
);

/** Words that count as well as a number does: 第一阶段, 第一类 and the like bear no number that is known here. */
const ordinals = found((_, source): readonly number[] | undefined => {
  const all = [...source.matchAll(/第一|首先|其一/g)].map(({ index }) => index);
  return all.length > 0 ? all : undefined;
});

//#endregion

//#region Numbers that follow

interface Mismatch {
  readonly block: number;
  readonly claim: Announcement;
  readonly given: number;
  readonly first: Place;
  readonly last: Place;
}

type Inputs = [
  Titled | undefined,
  readonly InBlock<readonly Announcement[]>[],
  readonly InBlock<readonly number[]>[],
  Line<LocalNumeral>,
  Arrangement,
  Line<WordedHeading>,
  readonly Section[],
];

const mismatches = derive<Inputs, readonly Mismatch[], Doc>(
  [titled, announcements, ordinals, numberLine, arrangementOf, headingLine, (doc) => doc.sections],
  (title, announced, ordinals, numbers, arrangement, headings, sections) => {
    const reader = new Reader(ordinals, numbers, arrangement, headings, sections);
    const inTitle = title?.claim ? reader.below(title.block, title.claim) : undefined;
    const others = announced.flatMap(({ block, value }) =>
      value.flatMap((claim) => {
        if (claim.heading) return reader.below(block, claim) ?? [];
        if (title && (block < title.block || (block === title.block && claim.start < title.end))) return [];
        return reader.behind(block, claim) ?? [];
      }),
    );
    return inTitle ? [inTitle, ...others] : others;
  },
);

/** Blocks between a heading and the first number that it announces. */
const farthest = 2;

class Reader {
  constructor(
    private readonly ordinals: readonly InBlock<readonly number[]>[],
    private readonly numbers: Line<LocalNumeral>,
    private readonly arrangement: Arrangement,
    private readonly headings: Line<WordedHeading>,
    private readonly sections: readonly Section[],
  ) {}

  /** The numbered parts below a heading or title that announces how many there are. */
  below(block: number, claim: Announcement): Mismatch | undefined {
    const { numbers, headings } = this;
    const index = numbers.from(block, claim.to);
    const own = claim.heading && this.#sectionOf(block, claim.heading);
    const end = own?.end === undefined ? undefined : placed(headings.at(own.end));
    if (index >= numbers.length || numbers.at(index).value.inline) return undefined;
    if (claim.heading && numbers.at(index).block > block + farthest) return undefined;
    const first = placed(numbers.at(index));
    const last = placed(numbers.at(this.arrangement.seriesOf[index]!.numerals.at(-1)!));
    if (end && !(isBefore(first, end) && isBefore(last, end))) return undefined;
    const from = { block, span: { start: claim.to, end: claim.to } };
    const isBetween = (place: Place) => !isBefore(place, from) && isBefore(place, first);
    const counted = this.ordinals.some(({ block, value }) =>
      value.some((start) => isBetween({ block, span: { start, end: start } })),
    );
    return counted ? undefined : this.#compare(block, claim, index);
  }

  /** The numbers right behind a count. */
  behind(block: number, claim: Announcement): Mismatch | undefined {
    const index = this.numbers.from(block, claim.leadsTo!);
    if (index >= this.numbers.length) return undefined;
    const next = this.numbers.at(index);
    const isNext =
      next.block === block ? next.value.start === claim.leadsTo : next.block === block + 1 && next.value.leads;
    return isNext ? this.#compare(block, claim, index) : undefined;
  }

  #compare(block: number, claim: Announcement, index: number): Mismatch | undefined {
    const { numerals, breaks } = this.arrangement.seriesOf[index]!;
    const given = numerals.length;
    if (numerals[0] !== index || given < 2 || breaks.length > 0 || given === claim.value) return undefined;
    if (this.numbers.at(index).value.value !== 1) return undefined;
    // Chapters go on behind what a first sentence announces: 工作要求, 附则.
    if (given > claim.value && !claim.pointing && this.#isChapter(index)) return undefined;
    const isPart = (i: number) => this.#isPart(this.numbers.at(i));
    if (given > claim.value && !isPart(index) && isPart(numerals[claim.value]!)) return undefined;
    const [first, last] = [index, numerals.at(-1)!].map((i) => placed(this.numbers.at(i))) as [Place, Place];
    return { block, claim, given, first, last };
  }

  /** It numbers a chapter that stands alone. */
  #isChapter(index: number): boolean {
    const { form, heading } = this.numbers.at(index).value;
    return (form === '一、' || form === '第一章') && heading !== undefined && heading.form !== 'run-in';
  }

  /** A heading with a role of its own. Where those counted have none, a count does not reach as far as such a heading. */
  #isPart({ value, block }: InBlock<LocalNumeral>): boolean {
    return value.heading !== undefined && this.#sectionOf(block, value.heading)?.part !== undefined;
  }

  /** The section that a heading begins; undefined for a title. */
  #sectionOf(block: number, heading: Heading): Section | undefined {
    const index = this.headings.from(block, heading.start);
    return this.sections.find((section) => section.index === index);
  }
}

const placed = ({ block, value: { start, end } }: InBlock<Span>): Place => ({ block, span: { start, end } });

const isBefore = (a: Place, b: Place) => a.block < b.block || (a.block === b.block && a.span.start < b.span.start);

function reportOf({ block, claim, given, first, last }: Mismatch): Report {
  return {
    block,
    span: { start: claim.start, end: claim.end },
    message: `这里说是“${claim.words}”，紧接着列出的是 ${given} 项。`,
    related: [
      { ...first, message: '从这里数起' },
      { ...last, message: `数到这里，共 ${given} 项` },
    ],
  };
}

//#endregion
