/** What people write around the words of a title, and the lines that stand around it. */
import type { Framework } from '../../../frame/schema';

/** Longer ones are texts. */
export const longest = 200;

/** The words of a title. */
export interface Said {
  /** Without blanks, signs of Markdown, and what stands around the title. */
  readonly whole: string;
  /** The same with the short words in brackets that are no stamps (样表): what may speak against a kind. */
  readonly all: string;
  /** What the words of a kind may end: all of it, what stands before and behind a dash. */
  readonly parts: readonly string[];
  /** What may begin with words such as 浅谈. */
  readonly beginnings: readonly string[];
}

//#region What stands around the words

/** A number of a document: 某检发〔2026〕3号. */
const documentNumber = /[〔［[（(【]\d{4}[〕］\])）】]第?[\dXx×＊*_○〇]{1,6}号/;

/** Whether the number of a document stands in a line. */
export const isNumbered = (line: string) => documentNumber.test(line.slice(0, longest).replace(blanks, ''));

const blanks = /[\s\u3000\u00a0\u200b-\u200d\ufeff]/g;
const brackets: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '[': ']',
  '〔': '〕',
  '［': '］',
  '〈': '〉',
};
const openers: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(brackets).map(([a, b]) => [b, a]));
/** Longest bracket behind a title that says nothing of its kind. */
const longestBracket = 24;

/** A title without what people write around it. */
export function read(frame: Framework, title: string): Said {
  const plain = withoutMarkdown(title.slice(0, 4 * longest)).trim();
  const whole = bare(frame, plain.replace(blanks, ''));
  const dashed = whole.split(/——|--|──|—/).filter(Boolean);
  const parts = [whole, ...(dashed.length > 1 ? [dashed[0]!, dashed.at(-1)!] : [])];
  const label = /^([^：:｜|]{2,14})[：:｜|](?=.)/.exec(whole)?.[1];
  const byline = /^(.{4,}?)[ \u3000]+\p{Script=Han}[ \u3000]?\p{Script=Han}{1,3}$/u.exec(plain)?.[1];
  const more = [label, bracketAt(whole), byline && bare(frame, byline.replace(blanks, ''))].filter(
    (part) => part !== undefined && part !== '',
  );
  const beginnings = [...plain.split(/[ \u3000\n]|——|—|[：:｜|]/), whole].map((part) =>
    bare(frame, part.replace(blanks, '')),
  );
  const asides = plain
    .match(/[（(【[][^（）()【】[\]]{1,6}[）)】\]]/g)
    ?.filter((aside) => !isStamp(frame, aside.slice(1, -1)));
  return {
    whole,
    all: whole + (asides?.join('') ?? ''),
    parts: [...parts, ...(more as string[])].map((part) => bare(frame, part)),
    beginnings,
  };
}

const isStamp = ({ titles }: Framework, words: string) => titles.stamps.includes(words.replace(blanks, ''));

/** Without what stands before and behind the title itself. */
function bare(frame: Framework, text: string): string {
  let words = text;
  for (let before = ''; before !== words; ) {
    before = words;
    words = withoutTail(frame, withoutHead(frame, words));
  }
  return words;
}

function withoutHead({ titles }: Framework, text: string): string {
  const number = documentNumber.exec(text.slice(0, 60));
  const rest = number && text.slice(number.index + number[0].length);
  if (rest && rest.length > 5 && number.index < 24) return rest;
  const inBracket = bracketAt(text);
  if (
    inBracket !== undefined &&
    (titles.stamps.includes(inBracket) || /^附件?[\d一二三四五六七八九十]*$/.test(inBracket))
  )
    return text.slice(inBracket.length + 2);
  if (text.startsWith('《') && text.indexOf('》') === text.length - 1) return text.slice(1, -1);
  const label = /^([^：:]{1,6})[：:](?=.)/.exec(text)?.[1];
  if (label !== undefined && (titles.labels.includes(label) || /^附件?[\d一二三四五六七八九十]*$/.test(label)))
    return text.slice(label.length + 1);
  return text.replace(/^附件[\d一二三四五六七八九十]{0,2}[.、]?(?=\D{4})|^[#★☆●■◆▲※*]+/, '');
}

/** The words of the bracket that a text begins with. */
function bracketAt(text: string): string | undefined {
  const closing = brackets[text[0] ?? ''];
  const end = closing === undefined ? -1 : text.indexOf(closing);
  return end > 1 && end <= longestBracket ? text.slice(1, end) : undefined;
}

function withoutTail({ titles }: Framework, text: string): string {
  const last = text.at(-1) ?? '';
  if ('。，、；：,.;:!！*★☆·'.includes(last) && last) return text.slice(0, -1);
  const opening = openers[last];
  if (opening !== undefined) {
    const start = text.lastIndexOf(opening);
    return start > 0 && text.length - start <= longestBracket + 2 ? text.slice(0, start) : text;
  }
  const tail = titles.tails.find((word) => text.endsWith(word) && text.length > word.length + 3);
  if (tail !== undefined) return text.slice(0, -tail.length);
  return text.replace(/(?<=\p{Script=Han})(?:\d{1,2}|[Vv]\d[\d.]{0,4}|20\d\d(?:[.年\-/]\d{1,2}){0,2}[月日]?)$/u, '');
}

/** Pictures and notes are no words; of a link, its words. No pattern here looks far ahead. */
export function withoutMarkdown(text: string): string {
  return text
    .replace(/<!--[^<>]{0,200}-->|<\/?[A-Za-z][^<>]{0,200}>/g, ' ')
    .replace(/!\[[^[\]]{0,100}\]\([^()]{0,300}\)|\[\^[^[\]]{1,20}\]/g, ' ')
    .replace(/\[([^[\]]{1,100})\]\([^()]{0,300}\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*`]|&nbsp;|&emsp;|&ensp;/g, (found) => (found.length > 1 ? ' ' : ''))
    .replace(/={2,}|~~/g, '');
}

//#endregion

//#region Lines around a title

const longestName = 30;

/** A line that stands around a title and is none: a number, a stamp, a date, a picture, an addressee, a label. */
export function isFurniture(frame: Framework, line: string): boolean {
  const plain = withoutMarkdown(line.slice(0, longest)).trim();
  const words = plain.replace(blanks, '');
  if (words === '' || /^\[toc\]$|^\[\[toc\]\]$/i.test(words)) return true;
  const number = documentNumber.exec(words);
  if (number && words.length - number[0].length - number.index <= 12) return true;
  const inside = bracketAt(words)?.length === words.length - 2 ? words.slice(1, -1) : words;
  if (frame.titles.stamps.some((stamp) => inside.startsWith(stamp)) && inside.length <= 12) return true;
  if (/^附(?:件|表|录)?[\d一二三四五六七八九十]{0,3}[：:]?$|^签发人[：:]/.test(inside)) return true;
  if (isDate(inside) || (inside.endsWith('文件') && isUnit(frame, inside.slice(0, -2)))) return true;
  return /[：:]$/.test(words);
}

/** A day or a period. */
export const isDate = (words: string) =>
  /^[\d〇零○ＯO一二三四五六七八九十年月日.\-/—至]{4,24}$/.test(words.replace(blanks, ''));

/** The name of a unit on a line of its own. */
export function isUnit({ titles }: Framework, line: string): boolean {
  const words = withoutMarkdown(line.slice(0, longest)).replace(blanks, '');
  return words.length <= longestName && titles.units.some((end) => words.endsWith(end));
}

/** A line that may stand below a title: a unit, a date, in brackets where and when, a name, a second title. */
export function mayFollow(frame: Framework, line: string): boolean {
  const plain = withoutMarkdown(line.slice(0, longest)).trim();
  const words = plain.replace(blanks, '');
  if (isFurniture(frame, line) || isUnit(frame, line) || bracketAt(words)?.length === words.length - 2) return true;
  return (
    /^(?:——|──|--|—)/.test(words) || /^(?:\S{1,12}[ \u3000]+)?\p{Script=Han}[ \u3000]?\p{Script=Han}{1,3}$/u.test(plain)
  );
}

/** Two halves of four characters or more, as slogans have them. */
export const isSlogan = (line: string) =>
  /^\p{Script=Han}{4,20}(?:[ \u3000]{1,4}|[，、])\p{Script=Han}{4,20}$/u.test(
    withoutMarkdown(line.slice(0, longest)).trim(),
  );

/** The title of a paper of no kind: nothing below it is a title. */
export function isOther(frame: Framework, line: string): boolean {
  const words = read(frame, line).whole;
  return frame.titles.others.some((end) => words.endsWith(end));
}

//#endregion
