/** The line that names the addressees does not end in a full-width colon. Judged only where it is certainly one. */
import { trim } from '../base/span';
import { openingBlocks } from '../model/draft/head/title';
import { type DocumentContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'addressee-colon',
  title: '主送机关后的冒号',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '主送机关编排于标题下空一行位置，居左顶格，最后一个机关名称后标全角冒号（GB/T 9704—2012 第7.3.2条）；称呼与会人员的一行同样用冒号。',
  how: '在这一行末尾标全角冒号。',
  document(context) {
    const { doc, report } = context;
    for (const line of firstLines(context)) {
      const words = doc.slice(line);
      const sign = /[，,；;。.]$/.test(words) ? 1 : 0;
      if (!names(context, sign ? words.slice(0, -1) : words, /[，,]$/.test(words))) continue;
      const at = { start: line.end - sign, end: line.end };
      report({
        ...doc.placeOf(sign ? at : line),
        message: sign ? `主送机关或称呼之后用“：”，不用“${words.at(-1)}”。` : '主送机关或称呼之后缺“：”。',
        fixes: () => [{ title: '改用全角冒号', safe: true, preferred: true, edits: [{ ...at, text: '：' }] }],
      });
      return;
    }
  },
});

const longestName = 10;

/** Short paragraphs of a single line above the first heading, the title left out. */
function firstLines({ doc }: DocumentContext) {
  const out = [];
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < Math.min(openingBlocks, doc.blocks.length); i++) {
    const by = doc.parsed.starts[i]!;
    const { headings, units } = doc.facts[i]!;
    for (const { start, title } of headings) {
      if (title.start + by >= (doc.title?.end ?? 0)) first = Math.min(first, start + by);
    }
    for (const unit of units) {
      const span = trim(doc.text, { start: unit.start + by, end: unit.end + by });
      if (span.start >= first || unit.where !== 'paragraph' || span.end - span.start > 40) continue;
      if (span.start === doc.title?.start || /[\r\n]/.test(doc.slice(span))) continue;
      out.push(span);
    }
  }
  return out;
}

/** The front matter names them so, or the line begins like an address and holds no more than names. */
function names({ doc, frame }: DocumentContext, words: string, marked: boolean): boolean {
  if (words === doc.meta('主送')) return true;
  if (/[：:。；！？“”《》\d]/.test(words) || words.length > 30) return false;
  const begins = frame.form.addressees.find((word) => words.startsWith(word));
  if (begins === undefined) return false;
  if (words === begins) return true;
  const parts = words.split(/[、，,]/);
  return (marked || parts.length > 1) && parts.every((one) => one.startsWith('各') && one.length <= longestName);
}
