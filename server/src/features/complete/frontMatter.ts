/** Keys and values of the front matter, which need not be closed yet. */
import type { Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Doc } from '../../model/draft/doc';
import { type FrontMatterKey, frontMatterKeys } from '../../model/grammar/frontMatter';
import { stageNames } from '../../model/rule/pass';
import type { Completion, CompletionPlace } from './entry';

/** Keys with something to choose from. */
const withValues: readonly FrontMatterKey[] = ['文种', '单位', '期间', '计划', '署名', '成文日期', '阶段'];

const purposes: Readonly<Record<FrontMatterKey, string>> = {
  文种: '按哪一种文稿检查',
  单位: '写明是哪个单位的文稿',
  期间: '年度、半年、季度或月份',
  计划: '这份总结、报告对应的计划文件',
  主送: '主送机关',
  署名: '落款单位',
  成文日期: '落款日期',
  附件: '附件名称或文件',
  阶段: '严格程度：起草、核稿、报审',
};

/** Entries for the present line; undefined outside front matter. */
export function* frontMatterCompletions(place: CompletionPlace): Steps<Completion[] | undefined> {
  const { doc, offset } = place;
  const line = frontMatterLine(doc, offset);
  if (!line) return undefined;
  const typed = doc.slice(line);
  const colon = typed.search(/[:：]/);
  if (colon < 0) return keys(doc, { start: line.start, end: offset });
  const key = typed.slice(0, colon).trim();
  const blank = /^\s*/.exec(typed.slice(colon + 1))![0].length;
  const span = { start: line.start + colon + 1 + blank, end: offset };
  // YAML wants a blank behind the colon.
  const before = blank === 0 ? ' ' : '';
  const values = yield* valuesOf(key as FrontMatterKey, place);
  return values.map(({ name, detail }) => {
    return { label: name, sort: 'value', text: before + name, span, detail };
  });
}

/** The part of the present line in front of the cursor. */
function frontMatterLine(doc: Doc, offset: number): Span | undefined {
  const { text } = doc;
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(0, 20))?.[0];
  if (!opening || offset < opening.length) return undefined;
  const matter = doc.frontMatterSpan;
  if (offset > (matter?.end ?? opening.length + longestHead)) return undefined;
  const lines = text.slice(opening.length, offset).split(/\r\n|\r|\n/);
  const inside = matter
    ? !lines.at(-1)!.startsWith('---')
    : lines.length <= frontMatterKeys.length + 5 &&
      lines.slice(0, -1).every((line) => /^[^#\s|-][^:：]*[:：]/.test(line));
  return inside ? { start: offset - lines.at(-1)!.length, end: offset } : undefined;
}

/** Front matter that is not closed is no longer than this. UTF-16 units. */
const longestHead = 2000;

function keys(doc: Doc, span: Span): Completion[] {
  const present = new Set(doc.frontMatter.map((entry) => entry.key));
  // Another tool's front matter is left alone but for the key that makes the file a draft.
  const wanted = doc.kind || present.size === 0 ? frontMatterKeys : frontMatterKeys.slice(0, 1);
  return wanted
    .filter((key) => !present.has(key))
    .map((key) => {
      const more = withValues.includes(key);
      return { label: key, sort: 'key', text: `${key}: `, span, detail: purposes[key], more };
    });
}

interface Value {
  readonly name: string;
  readonly detail?: string;
}

function* valuesOf(key: FrontMatterKey, place: CompletionPlace): Steps<Value[]> {
  const { doc, today } = place;
  switch (key) {
    case '文种':
      return doc.frame.kinds.map((kind) => ({ name: kind.name, detail: kind.aliases.slice(0, 3).join('、') }));
    case '阶段':
      return Object.values(stageNames).map((name) => ({ name }));
    case '期间':
      return periods(doc.period?.year ?? today?.year).map((name) => ({ name }));
    case '成文日期':
      return today ? [{ name: `${today.year}年${today.month}月${today.day}日`, detail: '今天' }] : [];
    case '计划':
      return (yield* place.plans()).map(({ path, title }) => ({ name: path, detail: title }));
    case '单位':
    case '署名':
    case '主送':
      return yield* names(key, place);
    default:
      return [];
  }
}

function periods(year: number | undefined): string[] {
  if (year === undefined) return [];
  const quarters = ['一', '二', '三', '四'].map((quarter) => `${year}年第${quarter}季度`);
  return [`${year}年`, `${year}年上半年`, `${year}年下半年`, ...quarters, `${year + 1}年`];
}

function* names(key: FrontMatterKey, { doc, elsewhere }: CompletionPlace): Steps<Value[]> {
  const own = key === '主送' ? [] : [doc.meta('单位'), doc.title && unitOf(doc.slice(doc.title))];
  const all = [...own, ...(yield* elsewhere(key)), ...(key === '署名' ? yield* elsewhere('单位') : [])];
  return [...new Set(all)].filter((name) => name !== undefined).map((name) => ({ name }));
}

/** `云溪县人民检察院2026年工作计划` → the words in front of the year. */
function unitOf(title: string): string | undefined {
  return /^([\u4e00-\u9fff]{4,30})(?=(?:19|20)\d\d年)/.exec(title.replace(/\s/g, ''))?.[1];
}
