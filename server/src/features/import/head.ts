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
  const { lines, matter } = printedHead(opened, frame, left);
  if (matter.size > 0) left.add('版头里的发文字号等写在文首');
  let at = titleAt(lines, usual, frame);
  if (at === undefined) return { above: [], title: [], matter, rest: lines };
  let end = at + 1;
  while (goesOn(lines, at, end, usual, frame)) end++;
  if (isOwner(lines, at, frame)) at--;
  const [above, title] = [lines.slice(0, at), lines.slice(at, end)] as [Line[], Line[]];
  return { above, title, matter, rest: lines.slice(end) };
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

/** Lines of a printed head: taken out, each told or kept for the front matter. */
function printedHead(flow: readonly Flow[], frame: Framework, left: Left) {
  const matter = new Map<string, string>();
  const end = flow.findIndex((one, i) => i >= region || one.type === 'table' || isText(one));
  const head = flow.slice(0, end < 0 ? flow.length : end);
  const numbered = head.some((one) => one.type === 'line' && isNumberLine(one.text));
  const kept = head.filter((one) => {
    if (one.type !== 'line') return true;
    const words = one.text.replace(/[\s\u3000]+/g, '');
    const signer = /签发人[：:](.*)$/.exec(words);
    const number = words.slice(0, signer?.index);
    if (signer?.[1]) matter.set('签发人', signer[1]);
    if (isNumberLine(number) && !matter.has('发文字号')) {
      matter.set('发文字号', number);
      return false;
    }
    if (signer && number === '') return false;
    const secret = /^(?:绝密|机密|秘密)(?:★.*)?$/.test(words);
    const urgent = /^(?:特急|特提|加急|平急)$/.test(words);
    if (secret || urgent) {
      matter.set(secret ? '密级' : '紧急程度', words);
      return false;
    }
    const red = words.endsWith('文件') && isUnit(frame, words.slice(0, -2));
    const copy = /^(?:№|No\.?)?\d{6}$/.test(words);
    const rule = numbered && /^[─—－★☆_=-]+$/.test(words);
    if (!red && !copy && !rule && !(numbered && /^(?:中共|中国共产党)?.{2,20}文件$/.test(words))) return true;
    if (red) left.add(`红头“${words}”没有带入`);
    else if (copy) left.add(`份号“${words}”没有带入`);
    else left.add('版头的分隔线没有带入');
    return false;
  });
  return { lines: [...kept, ...(end < 0 ? [] : flow.slice(end))], matter };
}

const titleStyle = /^(?:title|标题|题目|主标题|文章标题|公文标题|文件标题)$/;

/** Where the title begins. */
function titleAt(flow: readonly Flow[], usual: Usual, frame: Framework): number | undefined {
  const end = flow.findIndex((one, i) => i >= region || one.type === 'table' || isText(one));
  const lines = (end < 0 ? flow : flow.slice(0, end)) as readonly Line[];
  const find = (accept: (line: Line) => boolean) => {
    const at = lines.findIndex((line) => line.text.length <= longestTitle && accept(line));
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
  if (title.length + line.text.length > longestTitle) return false;
  // Below a whole title a name is that of its author.
  const whole = kindByTitle(frame, title) !== undefined;
  if (whole && (isUnit(frame, line.text) || kindByTitle(frame, title + line.text) === undefined)) return false;
  if (titleStyle.test(first.style) || titleStyle.test(line.style)) return first.style === line.style;
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
