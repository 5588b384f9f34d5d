/** Front matter that 双翼 cannot read: full-width colon, unknown key or value. Keys of other tools are left alone. */
import { fileName } from '../base/address';
import { nearest } from '../base/distance';
import { fences } from '../model/grammar/fences';
import { type FrontMatterEntry, frontMatterKeys, keysEnd, recordOf } from '../model/grammar/frontMatter';
import { cited } from '../model/office/trace/words';
import { type DocumentContext, defineRule, type Fix, type TracedContext } from '../model/rule/rule';

export const rule = defineRule({
  id: 'front-matter',
  title: '文首信息有误',
  family: 'structure',
  severity: { draft: 'error', review: 'error', submit: 'error' },
  why: '文首两条“---”之间的信息决定按哪个文种、哪个期间、哪种严格程度检查；写错了，后面的检查就不可靠。',
  how: '冒号用半角并空一格；键和值按提示改；最后一项后面要有一行“---”。',
  document(context) {
    checkEnd(context);
    const seen = new Map<string, FrontMatterEntry>();
    for (const entry of context.doc.frontMatter) {
      checkColon(context, entry);
      checkKey(context, entry);
      checkValue(context, entry);
      const first = seen.get(entry.key);
      if (first && recordOf(entry.key)) {
        context.report({
          ...context.doc.placeOf(entry.keySpan),
          message: `“${entry.key}”写了两次，以第一次为准。`,
          related: [{ ...context.doc.placeOf(first.keySpan), message: '第一次写在这里' }],
        });
      }
      if (!first) seen.set(entry.key, entry);
    }
  },
  traced: checkPlan,
});

/** A report that names papers as its plan of which none is one: nothing of it would be compared, and nobody would know. */
function checkPlan({ doc, summary, trace, report }: TracedContext): void {
  const named = summary.tense === 'report' ? summary.plans.flatMap((uri) => trace.workspace.get(uri) ?? []) : [];
  const entry = doc.frontMatter.find(({ key }) => key === '计划');
  const [first] = named;
  if (!first || !entry || named.some(({ tense }) => tense === 'plan')) return;
  const which = first.uri === summary.uri ? '本文' : `《${cited(first.title || fileName(first.uri))}》`;
  report({
    ...doc.placeOf(entry.value),
    severity: 'warning',
    message: `${which}是${first.kindName}，不是计划，没法和它逐项对照。改成计划的文件。`,
  });
}

/** Front matter that is not closed, or only by a rule across the page that stands somewhere in the text. */
function checkEnd({ doc, report }: DocumentContext): void {
  const { text, openMatter, frontMatterSpan } = doc;
  const found = openMatter ? undefined : frontMatterSpan && fences(text);
  const end = openMatter?.end ?? (found?.closed ? keysEnd(text, found.start) : undefined);
  if (end === undefined) return;
  if (found?.closed && !bodyLine.test(text.slice(end, found.closed.start))) return;
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const eol = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const meant = /^((?:\r\n?|\n)[ \t]*)(?:\.{3}|[-—–－]{2,})[ \t]*(?=[\r\n]|$)/.exec(text.slice(end, end + 40));
  const edit = meant
    ? { start: end, end: end + meant[0].length, text: `${eol}---` }
    : { start: end, end, text: `${eol}---` };
  const title = meant ? '把文首信息后面的一行改为“---”' : '在文首信息后面补一行“---”';
  report({
    ...doc.placeOf({ start, end: start + 3 }),
    message: '文首信息没有结束：最后一项后面要有一行“---”，否则正文和文首信息分不开。',
    fixes: () => [{ title, preferred: true, edits: [edit] }],
  });
}

/** A line that is no key, list, comment or value that goes on, but running text. */
const bodyLine = /^(?![\s#\-"'\]}])(?=[^:：\r\n]*$)[^\p{Script=Han}\r\n]*\p{Script=Han}/mu;

function checkColon({ doc, report }: DocumentContext, entry: FrontMatterEntry): void {
  if (doc.text[entry.colon.start] !== '：' || !recordOf(entry.key)) return;
  report({
    ...doc.placeOf(entry.colon),
    message: '文首信息的冒号要用半角“:”，后面空一格。',
    fixes: () => [
      {
        title: '改为半角冒号',
        safe: true,
        preferred: true,
        edits: [{ start: entry.colon.start, end: entry.value.start, text: ': ' }],
      },
    ],
  });
}

function checkKey({ doc, report }: DocumentContext, { key, keySpan }: FrontMatterEntry): void {
  if (recordOf(key)) return;
  const near = nearest(key, frontMatterKeys);
  if (near.length === 0) return;
  report({
    ...doc.placeOf(keySpan),
    message: `不认识“${key}”，是不是“${near[0]}”？可写：${frontMatterKeys.join('、')}。`,
    // A key that stands there already would be said twice.
    fixes: () =>
      replacements(
        keySpan,
        near.filter((name) => !doc.frontMatter.some((one) => one.key === name)),
      ),
  });
}

function checkValue({ doc, frame, pass, report }: DocumentContext, { key, value }: FrontMatterEntry): void {
  const text = doc.slice(value);
  const fault = text === '' ? undefined : recordOf(key)?.fault?.(text, frame);
  if (!fault) return;
  const { message, instead } = fault;
  report({
    ...doc.placeOf(value),
    message,
    // What is only printed can wait until the paper is handed in.
    ...(fault.printed && pass !== 'submit' && { severity: 'warning' }),
    fixes: () => replacements(value, fault.printed ? instead : nearest(text, instead)),
  });
}

function replacements(span: { start: number; end: number }, words: readonly string[]): Fix[] {
  return words.slice(0, 3).map((word, i) => ({
    title: `改为“${word}”`,
    preferred: i === 0,
    edits: [{ start: span.start, end: span.end, text: word }],
  }));
}
