/** The head of a paper: its title, and what a printed paper has above it that is no text of a draft. */
import type { Framework } from '../../frame/schema';
import { numberAt } from '../../model/grammar/numbering';
import { isDate, isFurniture, isNumbered, isUnit } from '../../model/grammar/title/around';
import { kindByTitle } from '../../model/grammar/title/kindByTitle';
import type { Usual } from './headings';
import { linesOfGrid, namesColumns } from './tables';
import type { Flow, Inline, Left, Line } from './types';

export interface Head {
  /** What stands above the title: lines only. */
  readonly above: readonly Line[];
  /** Of several lines. */
  readonly title: readonly Line[];
  /** What stands in the head of a printed paper: 发文字号 …, for the front matter. */
  readonly matter: ReadonlyMap<string, string>;
  readonly rest: readonly Flow[];
}

/** A title stands among so many lines. */
const region = 25;
const longestTitle = 120;

/** Takes the head off. */
export function headOf(flow: readonly Flow[], usual: Usual, frame: Framework, left: Left): Head {
  const opened = openedTables(flow, frame);
  const end = opened.findIndex((one, i) => i >= region || one.type === 'table' || isText(one));
  const head = opened.slice(0, end < 0 ? opened.length : end) as Line[];
  const printed = printedIn(head, frame);
  let at = titleAt(head, printed, usual, frame);
  if (at === undefined) return { above: [], title: [], matter: new Map(), rest: opened };
  let behind = at + 1;
  while (goesOn(opened, at, behind, usual, frame)) behind++;
  if (isOwner(opened, at, frame) && !printed[at - 1]) at--;
  const matter = matterOf(printed.slice(0, at));
  if (matter.size > 0) left.add(`版头写在文首：${[...matter.keys()].join('、')}`);
  return {
    above: head.slice(0, at).filter((_, i) => !printed[i]),
    title: head.slice(at, behind),
    matter,
    rest: opened.slice(behind),
  };
}

/** Whether the line above a title is the first of it: the organ whose paper it is, and looks the same. */
function isOwner(flow: readonly Flow[], at: number, frame: Framework): boolean {
  const [above, title] = [flow[at - 1], flow[at] as Line];
  if (above?.type !== 'line' || !isUnit(frame, above.text) || title.text.includes(above.text)) return false;
  return above.centred === title.centred && above.size === title.size && above.font === title.font;
}

/** The flow with tables above the first text as their lines: a red head is often set in one. */
function openedTables(flow: readonly Flow[], frame: Framework): Flow[] {
  const text = flow.findIndex((one) => one.type === 'line' && isText(one));
  return flow.flatMap((one, i) =>
    one.type === 'table' && i < text && one.rows.length <= 4 && !namesColumns(one, frame) ? linesOfGrid(one) : [one],
  );
}

/** Running text, with which the head is over. */
function isText({ text }: Line): boolean {
  return text.length > longestTitle || (text.length > 20 && /[。；]/.test(text)) || numberAt(text, 0)?.form === '一、';
}

const isNumberLine = (text: string) => isNumbered(text) && text.length <= 40 && !/[，。；]/.test(text);

/** What a line of a printed head says for the front matter: keys and values; a line across the page says nothing. */
type Printed = readonly (readonly [key: string, value: string])[];

/** Of each line of the head: what it says where it is one that is printed above a title (GB/T 9704—2012 7.2). */
function printedIn(head: readonly Line[], frame: Framework): (Printed | undefined)[] {
  const numberAt = head.findIndex(({ text }) => isNumberLine(withoutSigners(text)));
  const signersAt = head.findIndex(({ text }) => /^签发人[：:]/.test(text));
  return head.map(({ text, style }, i) => {
    const words = text.replace(/[\s\u3000]+/g, '');
    const between = signersAt >= 0 && signersAt < i && i < numberAt;
    if (i === numberAt || i === signersAt || between) return numberLine(text);
    if (/^(?:№|No\.?)?\d{6}$/.test(words)) return [['份号', words]];
    if (/^(?:绝密|机密|秘密)(?:★.*)?$/.test(words)) return [['密级', words]];
    if (/^(?:特急|特提|加急|平急)$/.test(words)) return [['紧急程度', words]];
    const above = i < numberAt;
    const names = isUnit(frame, words.slice(0, -2)) || (above && words.length <= 24 && !/关于|的/.test(words));
    const red = words.endsWith('文件') && names;
    if (red || style === '公文红头' || (above && isUnit(frame, words) && !words.includes('关于')))
      return [['发文机关标志', words]];
    return numberAt >= 0 && /^[─—－★☆_=-]+$/.test(words) ? [] : undefined;
  });
}

const withoutSigners = (text: string) =>
  text.replace(/[\s\u3000]*签发人[：:].*$/, '').replace(/(?<=号)[\s\u3000].*$/, '');

/** 文号 and 签发人, which share lines. */
function numberLine(text: string): Printed {
  const number = withoutSigners(text).replace(/[\s\u3000]+/g, '');
  const names = isNumberLine(number) ? text.slice(text.indexOf('号') + 1) : text;
  const signers = names
    .replace(/签发人[：:]/, ' ')
    // 柳　岸 is one name.
    .replace(/(?<=(?:^|[\s\u3000、])\p{Script=Han})[\s\u3000]+(?=\p{Script=Han}(?:$|[\s\u3000、]))/gu, '')
    .split(/[\s\u3000、]+/)
    .filter(Boolean);
  return [
    ...(isNumberLine(number) ? [['发文字号', number] as const] : []),
    ...signers.map((name) => ['签发人', name] as const),
  ];
}

/** Values of one key are listed as front matter lists them. */
function matterOf(printed: readonly (Printed | undefined)[]): ReadonlyMap<string, string> {
  const matter = new Map<string, string>();
  for (const [key, value] of printed.flatMap((one) => one ?? [])) {
    const before = matter.get(key);
    matter.set(key, before === undefined ? value : `${before}${key === '签发人' ? '、' : '；'}${value}`);
  }
  return matter;
}

const titleStyle = /^(?:title|标题|题目|主标题|文章标题|公文标题|文件标题)$/;

/** Where the title begins. */
function titleAt(
  head: readonly Line[],
  printed: readonly (Printed | undefined)[],
  usual: Usual,
  frame: Framework,
): number | undefined {
  const find = (accept: (line: Line) => boolean) => {
    const at = head.findIndex((line, i) => !printed[i] && line.text.length <= longestTitle && accept(line));
    return at < 0 ? undefined : at;
  };
  const mayBe = (line: Line) => !/[。；，：:]$/.test(line.text) && !isAside(line.text) && !/^附件/.test(line.text);
  return (
    find(({ style }) => titleStyle.test(style)) ??
    find((line) => line.centred && stands(line, usual) && mayBe(line)) ??
    find((line) => line.size >= usual.size + 4 && mayBe(line)) ??
    find((line) => mayBe(line) && kindByTitle(frame, line.text) !== undefined) ??
    find((line) => line.centred && mayBe(line) && !isFurniture(frame, line.text)) ??
    find((line) => line.outline === 0 && mayBe(line) && numberAt(line.text, 0) === undefined)
  );
}

/** Larger than the text, bold, or in the font of titles. */
const stands = (line: Line, usual: Usual) =>
  line.size > usual.size || (line.bold && !usual.bold) || (line.font !== usual.font && /黑|标宋/.test(line.font));

/** In brackets, behind a dash, or a day: it stands below a title. */
const isAside = (text: string) => /^[（(【〔[—─-]/.test(text) || isDate(text);

/** Whether the line at `end` is one more of the title that begins at `at`. */
function goesOn(flow: readonly Flow[], at: number, end: number, usual: Usual, frame: Framework): boolean {
  const first = flow[at] as Line;
  const line = flow[end];
  if (line?.type !== 'line' || isAside(line.text) || /[。；：:]$/.test(line.text)) return false;
  const title = flow
    .slice(at, end)
    .map((one) => (one as Line).text)
    .join('');
  const styled = titleStyle.test(first.style) && first.style === line.style;
  if (title.length + line.text.length > (styled ? 4 : 1) * longestTitle) return false;
  // Below a whole title a name is that of its author.
  const whole = kindByTitle(frame, title) !== undefined;
  if (whole && (isUnit(frame, line.text) || kindByTitle(frame, title + line.text) === undefined)) return false;
  if (titleStyle.test(first.style) || titleStyle.test(line.style)) return styled;
  return first.centred === line.centred && line.centred && stands(line, usual) && stands(first, usual);
}

/** The words of a title in one line. */
export function titleInlines(title: readonly Line[]): Inline[] {
  const inlines = title.flatMap((line) => line.inlines);
  return inlines.map((inline) =>
    inline.type === 'text' ? { ...inline, strong: false, text: close(inline.text) } : inline,
  );
}

/** Letters that were set apart and lines that were broken are one again. */
function close(text: string): string {
  const joined = text.replace(/[\s\u3000]*\n[\s\u3000]*/g, '');
  return /^(?:\p{Script=Han}[\s\u3000]+){2,}\p{Script=Han}$/u.test(joined)
    ? joined.replace(/[\s\u3000]+/g, '')
    : joined;
}
