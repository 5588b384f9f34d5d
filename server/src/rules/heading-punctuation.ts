/** Headings that end in a mark they should not have. Labels in ：, lead sentences in 。 and clauses of a list are fine. */
import { type Span, trim } from '../base/span';
import { numberAt } from '../model/grammar/numbering';
import { getOrMake } from '../base/getOrMake';
import type { Doc } from '../model/draft/doc';
import { found } from '../model/draft/query';
import type { Section } from '../model/draft/outline';
import { type DocumentContext, defineRule, type Fix } from '../model/rule/rule';
import { type Numeral, numbersOf, type Series } from '../model/draft/series';
import type { Heading } from '../model/block/types';

export const rule = defineRule({
  id: 'heading-punctuation',
  title: '标题末尾的标点',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  formatting: true,
  why: '独占一行的标题末尾不用逗号、顿号、分号，一般也不用句号（GB/T 15834—2011、GB/T 9704—2012）。同级标题都带句号的，是一种习惯，不报；只有个别带的，才提示取齐。“时间：”一类提示语和段首小标题的句号属正常。',
  how: '删去标题末尾的标点。',
  document(context) {
    checkSemicolons(context);
    if (suspects(context.doc).length === 0) return;
    for (const group of siblings(context.doc)) {
      checkGroup(
        context,
        group.filter((heading) => standsAlone(context, heading)),
      );
    }
  },
});

/** Blocks in which a heading that is no lead sentence ends in such a mark. Most drafts have none. */
const suspects = found(
  ({ headings }, source) =>
    headings.some(({ form, title }) => form !== 'run-in' && /[。，、；,;]/.test(source[title.end - 1] ?? '')) ||
    undefined,
);

/** Headings below one parent that are marked alike. */
function siblings(doc: Doc): Heading[][] {
  const byParent = new Map<Section | undefined, Map<string, Heading[]>>();
  for (const section of doc.sections) {
    const { parent } = section;
    const heading = doc.headingOf(section);
    const groups = byParent.get(parent) ?? new Map<string, Heading[]>();
    byParent.set(parent, groups);
    const key = heading.number?.form ?? `${heading.form} ${heading.depth}`;
    const group = groups.get(key);
    if (group) group.push(heading);
    else groups.set(key, [heading]);
  }
  return [...byParent.values()].flatMap((groups) => [...groups.values()]);
}

/** Not a lead sentence, nor the first line of a paragraph that goes on. */
function standsAlone({ doc }: DocumentContext, heading: Heading): boolean {
  if (heading.form === 'run-in' || heading.title.start >= heading.title.end) return false;
  if (heading.form === 'atx' || heading.form === 'setext') return true;
  const form = heading.number?.form;
  if (form && form !== '一、' && form !== '（一）' && form !== '第一章') return false;
  const after = doc.text.slice(heading.end, heading.end + 400).replace(/^(?:[ \t]*<!--[^>\r\n]*-->)+/, '');
  return /^[ \t\u3000]*(?:$|(?:\r\n|\r(?!\n)|\n)[ \t\u3000]*(?:[\r\n]|$))/.test(after);
}

function checkGroup(context: DocumentContext, group: readonly Heading[]): void {
  const { doc, report } = context;
  const stops: Heading[] = [];
  let ended = 0;
  for (const heading of group) {
    const last = doc.text[heading.title.end - 1]!;
    if (last === '。') {
      ended++;
      if (isLabel(doc, heading)) stops.push(heading);
      // The sign that ends &nbsp; is none.
    } else if (/[，、；,;]/.test(last) && !isCut(doc, heading) && !/&#?\w{1,31};$/.test(doc.slice(heading.title))) {
      report({
        ...doc.placeOf(lastSign(heading)),
        message: `标题“${doc.slice(heading.title)}”末尾不用“${last}”。`,
        fixes: () => [removal([heading])],
      });
    }
  }
  if (stops.length === 0 || ended * 2 >= group.length) return;
  report({
    ...doc.placeOf(lastSign(stops[0]!)),
    message: `标题末尾一般不用句号，同级 ${group.length} 个标题中只有 ${stops.length} 个用了。`,
    severity: 'information',
    related: stops.slice(1).map((heading) => ({ ...doc.placeOf(lastSign(heading)), message: '这里也有句号' })),
    fixes: () => [removal(stops)],
  });
}

/** Longest heading that is no sentence. UTF-16 units. */
const longestLabel = 24;

/** How much of the text around a heading is looked at. UTF-16 units. */
const farthest = 200;

/** A heading with text below and above it, which the clauses of a list have not. */
function isLabel({ text }: Doc, { form, start, end, title }: Heading): boolean {
  if (form === 'atx' || form === 'setext') return true;
  if (title.end - title.start > longestLabel) return false;
  const above = text.slice(Math.max(0, start - farthest), start).trimEnd();
  const line = trim(above, {
    start: Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1,
    end: above.length,
  });
  const isClause = /[；;，,：:]$/.test(above) || numberAt(above, line.start) !== undefined;
  return !isClause && numberAt(text, nextLine(text, end).start) === undefined;
}

/** The line is cut off: what stands on the next one goes on with the sentence or the title. */
function isCut({ text }: Doc, { end, title }: Heading): boolean {
  if (title.end - title.start > longestLabel) return true;
  const next = nextLine(text, end);
  const words = text.slice(next.start, next.end);
  if (words === '' || /^[#|>*]/.test(words) || numberAt(text, next.start)) return false;
  return /[；;，,、]$/.test(words) || (words.length <= longestLabel && !/[，。；：]/.test(words));
}

/** The next line that is not empty, without blanks around it; what is looked at ends somewhere. */
function nextLine(text: string, from: number): Span {
  const match = /^\s*([^\r\n]*)/.exec(text.slice(from, from + farthest))!;
  const end = from + match[0].length;
  return { start: end - match[1]!.length, end };
}

/** Numbered lines that end in ；: clauses of a list, unless their neighbours are headings. */
const semicolons = found(({ numbers, units }, source) => {
  const ends = new Map(units.map(({ start, end }) => [start, end]));
  const clauses = numbers.filter(({ form, start }) => {
    const end = ends.get(start) ?? start;
    return (
      (form === '一、' || form === '（一）') && end - start < 40 && /^[^，。：；]+；$/.test(source.slice(start, end))
    );
  });
  return clauses.length > 0 ? clauses.map(({ start }) => start) : undefined;
});

function checkSemicolons({ doc, report }: DocumentContext): void {
  const blocks = semicolons(doc);
  if (blocks.length === 0) return;
  const numbers = numbersOf(doc);
  /** Numbers of each series that head no plain heading. */
  const clauses = new Map<Series, readonly number[]>();
  for (const { block, value } of blocks) {
    for (const at of value) {
      const numeral = numbers.numeral(numbers.from(at + doc.parsed.starts[block]!));
      const series = numbers.arrangement.seriesOf[numeral.index]!;
      const own = getOrMake(clauses, series, () =>
        series.numerals.filter((index) => !isPlainHeading(doc, numbers.numeral(index))),
      );
      if (series.numerals.length === 1 || own.some((index) => index !== numeral.index)) continue;
      const start = doc.text.indexOf('；', numeral.start);
      const edit = { start, end: start + 1, text: '' };
      report({
        ...doc.placeOf({ start, end: start + 1 }),
        message: `标题“${doc.text.slice(numeral.end, start + 1)}”末尾不用“；”。`,
        fixes: () => [{ title: '删去标题末尾的标点', safe: true, preferred: true, edits: [edit] }],
      });
    }
  }
}

/** Stands alone and ends in no mark. */
function isPlainHeading({ text }: Doc, { heading, offset }: Numeral): boolean {
  return heading?.form === 'alone' && !/[。；;，,：:]/.test(text[heading.title.end + offset - 1] ?? '');
}

const lastSign = ({ title }: Heading) => ({ start: title.end - 1, end: title.end });

function removal(headings: readonly Heading[]): Fix {
  const edits = headings.map((heading) => ({ ...lastSign(heading), text: '' }));
  return { title: '删去标题末尾的标点', safe: true, preferred: true, edits };
}
