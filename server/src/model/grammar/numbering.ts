/** The number at the head of a heading, list item or clause, in every form that real documents use. */
import type { Span } from '../../base/span';
import { formatChinese, formatCircled, parseChinese } from '../../base/numerals';

export type NumberForm = '一、' | '（一）' | '1.' | '（1）' | '①' | '第一，' | '一是' | '第一章';

/** The number in front of a heading or list item. */
export interface Numbering extends Span {
  readonly form: NumberForm;
  readonly value: number;
  /** Exactly as canonical: full-width brackets, `、` after 一, `.` after 1. */
  readonly canonical: boolean;
}

const zh = '[零〇一二三四五六七八九十百]{1,5}';
/** Words that a numeral counts or orders: behind them two numerals in a row are no number of a heading. */
const units =
  '季度|月|年级|年|审|级|线|类|等奖|等|号|期|批|层|楼|组|支部|党支部|党小组|检察部|检察室|检察|部|科|处|标段|日|天|周|章|节|条|款|项目部';
/** 二季度 behind 一、, 四月 behind 三、 (whether it is the next number, `wordAt` looks at). */
const counted = new RegExp(`^(${zh})(?:${units})`);
/** 第二检察部 behind 第一、, 二、三支部 or 三支部 too. */
const ordered = new RegExp(`^(?:第?${zh}[、和与及至到])*第?${zh}(?:[、和与及至到]|${units}|阶段|步|次)`);

/** Tried in this order; group 1 is the number. */
const forms: readonly { form: NumberForm; pattern: RegExp; canonical: RegExp }[] = [
  { form: '第一章', pattern: new RegExp(`^第(${zh}|\\d{1,3})(?:章|节|部分)`), canonical: /./ },
  { form: '第一，', pattern: new RegExp(`^第(${zh})[，、,：:]`), canonical: /[，：]$/ },
  { form: '一是', pattern: new RegExp(`^(${zh})(?:是|要)(?![一二三四五六七八九十])`), canonical: /./ },
  { form: '一、', pattern: new RegExp(`^(${zh})[、.．，,]`), canonical: /、$/ },
  { form: '一、', pattern: /^([Ⅰ-Ⅻ])(?:[、.．]|(?=[ \u3000]))/, canonical: /./ },
  { form: '（一）', pattern: new RegExp(`^[（(](${zh})[）)][、.．]?`), canonical: /^（.*）$/ },
  { form: '（一）', pattern: /^([㈠-㈩])/, canonical: /./ },
  { form: '（1）', pattern: /^[（(](\d{1,3})[）)][、.．]?/, canonical: /^（.*）$/ },
  { form: '（1）', pattern: /^([⑴-⒇])/, canonical: /./ },
  // A backslash keeps Markdown from making a list of it.
  { form: '1.', pattern: /^(\d{1,3})(?:\\?\.(?!\d)|[．、](?!\d)|\\?[)）])/, canonical: /\.$/ },
  { form: '1.', pattern: /^([⒈-⒛])/, canonical: /./ },
  { form: '①', pattern: /^([①-⑳])/, canonical: /./ },
];

/** Rank in the hierarchy 一、→（一）→1.→（1）→①; clause markers rank below all. */
export function rank(form: NumberForm): number {
  return { 第一章: 0, '一、': 1, '（一）': 2, '1.': 3, '（1）': 4, '①': 5, '第一，': 6, 一是: 6 }[form];
}

/** No number with the word behind it is longer. UTF-16 units. */
const longest = 24;
/** All of them begin with one of these. */
const head = /[第零〇一二三四五六七八九十百（(\dⅠ-Ⅻ㈠-㈩⑴-⒇⒈-⒛①-⑳]/y;

/** The number that `text` begins with at `at` (UTF-16), or undefined. */
export function numberAt(text: string, at: number): Numbering | undefined {
  head.lastIndex = at;
  if (!head.test(text)) return undefined;
  const words = text.slice(at, at + longest);
  for (const { form, pattern, canonical } of forms) {
    const match = pattern.exec(words);
    if (!match) continue;
    const value = parseDigits(match[1]!);
    if (!value || wordAt(form, value, words, match[0])) return undefined;
    return { form, value, canonical: canonical.test(match[0]), start: at, end: at + match[0].length };
  }
  return undefined;
}

/** 一、二季度, 三、四年级, 第一、第二检察部: a numeral with its sign begins a word. */
function wordAt(form: NumberForm, value: number, head: string, written: string): boolean {
  const rest = head.slice(written.length);
  if (form === '第一，') return written.endsWith('、') && ordered.test(rest);
  if (form !== '一、' || !written.endsWith('、')) return false;
  const next = counted.exec(rest);
  return next !== null && parseChinese(next[1]!) === value + 1;
}

/** First characters of the rows of numerals that bring their own brackets or points. */
const rows = ['①', '⑴', '⒈', '㈠', 'Ⅰ'].map((first) => first.charCodeAt(0));

/** The row that a numeral of one character belongs to. */
const rowOf = (digit: number) => rows.find((first) => digit >= first && digit < first + 20);

function parseDigits(digits: string): number | undefined {
  if (/^\d+$/.test(digits)) return Number(digits);
  const code = digits.charCodeAt(0);
  const first = rowOf(code);
  return first === undefined ? parseChinese(digits) : code - first + 1;
}

/** What a number brings with it that makes it one of a row of its own: ㈠, ⒈, ⑴, Ⅰ. */
export function ownRow(written: string): string | undefined {
  return /^[㈠-㈩⒈-⒛⑴-⒇Ⅰ-Ⅻ]/.test(written) ? String.fromCharCode(rowOf(written.charCodeAt(0))!) : undefined;
}

/** The number written in its canonical form; forms that have none for the value keep the Arabic figure. */
export function formatNumber(form: NumberForm, value: number): string {
  switch (form) {
    case '一、':
      return `${formatChinese(value)}、`;
    case '（一）':
      return `（${formatChinese(value)}）`;
    case '1.':
      return `${value}.`;
    case '（1）':
      return `（${value}）`;
    case '①':
      return formatCircled(value) ?? `${value}.`;
    case '第一，':
      return `第${formatChinese(value)}，`;
    case '一是':
      return `${formatChinese(value)}是`;
    case '第一章':
      return `第${formatChinese(value)}章`;
  }
}

const numeral = /[零〇一二三四五六七八九十百]+|\d+|[①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ]/;

/** A written number with another value, everything else as it is: `1、` stays `1、`, `(一)` stays `(一)`, 第1章 第2章. */
export function withValue(written: string, form: NumberForm, value: number): string {
  const old = numeral.exec(written)?.[0] ?? '';
  if (/^\d/.test(old)) return written.replace(old, String(value));
  const first = old === '' ? undefined : rowOf(old.charCodeAt(0));
  const last = first === rows[3] ? 10 : first === rows[4] ? 12 : 20;
  if (first !== undefined && value <= last) return written.replace(old, String.fromCharCode(first + value - 1));
  const fresh = formatNumber(form, value);
  return first === undefined ? written.replace(old, numeral.exec(fresh)?.[0] ?? fresh) : fresh;
}
