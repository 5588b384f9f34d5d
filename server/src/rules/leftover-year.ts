/** Last year's year where the year of the plan is meant: in title, deadlines, headings, opening. */
import { matches } from '../base/matches';
import type { Span } from '../base/span';
import { ownWords } from '../model/block/mask';
import { type Tight, tight } from '../model/grammar/slips/tight';
import { type BlockContext, type DocumentContext, type BlockReport, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'leftover-year',
  title: '年份没有改过来',
  family: 'slips',
  kinds: ({ tense }) => tense === 'plan',
  severity: { draft: 'warning', review: 'warning', submit: 'error' },
  why: '拿去年的稿子改今年的计划，最容易漏改年份。只看标题、时限、本年工作的小标题和“做好……年工作”这类话；引文、文件名、“2021年以来”、与往年比较的话都不算。期间从文首信息或标题得知。',
  how: '改为本计划的年份；确实指往年的，可忽略这一处。',
  block(context) {
    const { facts, source, year } = context;
    if (year === undefined) return;
    const text = ownWords(facts, source);
    if (!/20\d\d/.test(text)) return;
    const places = new Map<number, BlockReport>();
    const words = tight(text);
    const found = {
      时限: [...inDeadlines(words), ...inFields(context, text)],
      小标题: inHeadings(context, text),
      这句话: inSentences(words),
    };
    for (const [where, spans] of Object.entries(found)) {
      for (const span of spans) {
        if (Number(text.slice(span.start, span.end)) < year) places.set(span.start, slip(where, text, span, year));
      }
    }
    for (const report of places.values()) context.report(report);
  },
  document: checkTitle,
});

function slip(where: string, text: string, span: Span, year: number) {
  return {
    span,
    message: `本文的期间是${year}年，${where}里还是${text.slice(span.start, span.end)}年。`,
    fixes: () => [{ title: `改为“${year}”`, preferred: true, edits: [{ ...span, text: String(year) }] }],
  };
}

/** Title and 期间 name different years. */
function checkTitle({ doc, report }: DocumentContext): void {
  const { title, period } = doc;
  if (!title || !period) return;
  const words = doc.slice(title);
  const years = matches(words, /(?<!\d)20\d\d(?=[ \u00a0]?年)/g);
  const first = years[0];
  if (!first || /[—–-]|以来/.test(words) || years.some(([year]) => Number(year) >= period.year)) return;
  const start = title.start + first.index;
  const { span, ...told } = slip('标题', doc.text, { start, end: start + 4 }, period.year);
  report({ ...told, ...doc.placeOf(span) });
}

const notRange = '(?<![\\d—–－~～至到-])';
const deadline = new RegExp(
  `${notRange}20\\d\\d(?=年(?:\\d{1,2}月(?:\\d{1,2}日|底|末|[上中下]旬)?|第?[一二三四1-4]季度末?|[上下]半年|年?[底末])(?:之前|以前|前)(?!，?已|[的述后身列所期受发立办])|[-./](?:0?[1-9]|1[0-2])(?:[-./]\\d{1,2})?(?:日|月底|月|底|末)?(?:之前|以前|前)(?!，?已|[的述后身列所期受发立办]))`,
  'g',
);
/** Sentences that look back. */
const lookingBack = /已|曾|去年|上年|回顾|截至|截止|同比|相比|以来/;

function* inDeadlines(words: Tight): Generator<Span> {
  for (const { index } of matches(words.text, deadline)) {
    const sentence = words.text
      .slice(Math.max(0, index - 60), index)
      .split(/[。；！？\n]/)
      .at(-1)!;
    if (!lookingBack.test(sentence)) yield words.span(index, index + 4);
  }
}

/** The last year that a cell or mark names, in whichever form. */
function* inFields({ facts }: BlockContext, text: string): Generator<Span> {
  for (const entry of [...facts.tables.flatMap((table) => table.entries), ...facts.marks]) {
    const { deadline: field } = entry.fields;
    if (!field) continue;
    const years = matches(text.slice(field.start, field.end), /(?<!\d)20\d\d(?=[ \u00a0]?年|[-./]\d)/g);
    const { index } = years.at(-1) ?? {};
    if (index !== undefined) yield { start: field.start + index, end: field.start + index + 4 };
  }
}

/** Headings of the work ahead: 2025年重点任务. */
function* inHeadings({ facts }: BlockContext, text: string): Generator<Span> {
  for (const { title, depth, number } of facts.headings) {
    // The title is looked at with the document.
    if (depth === 1 && !number) continue;
    const words = text.slice(title.start, title.end);
    const match =
      /(?<![\d—–－~～至到-])20\d\d(?=[ \u00a0]?年度?[^，。；]{0,16}(?:计划|要点|安排|打算|任务|目标|思路|措施|重点)$)/.exec(
        words,
      );
    if (!match || /回顾|总结|完成|情况|落实/.test(words)) continue;
    yield { start: title.start + match.index, end: title.start + match.index + 4 };
  }
}

const ahead = [
  /(?<=做好|抓好|推进|制定|部署|谋划|安排|扎实开展)20\d\d(?=年度?[^，。；：“《\d]{0,14}(?:工作|任务|目标|计划|方案|要点)(?!总结|回顾|报告|情况))/g,
  /20\d\d(?=年，?(?:我院|本院|全院|各部门|各支部|机关党委)?(?:将|力争|拟|计划)[^，。；]{2})/g,
];

function* inSentences(words: Tight): Generator<Span> {
  for (const pattern of ahead) {
    for (const { index } of matches(words.text, pattern)) yield words.span(index, index + 4);
  }
}
