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

/** Tried in this order; group 1 is the number. */
const forms: readonly { form: NumberForm; pattern: RegExp; canonical: RegExp }[] = [
  { form: '第一章', pattern: new RegExp(`^第(${zh})(?:章|节|部分)`), canonical: /./ },
  { form: '第一，', pattern: new RegExp(`^第(${zh})[，、,：:]`), canonical: /[，：]$/ },
  { form: '一是', pattern: new RegExp(`^(${zh})(?:是|要)(?![一二三四五六七八九十])`), canonical: /./ },
  { form: '一、', pattern: new RegExp(`^(${zh})[、.．，,]`), canonical: /、$/ },
  { form: '（一）', pattern: new RegExp(`^[（(](${zh})[）)][、.．]?`), canonical: /^（.*）$/ },
  { form: '（1）', pattern: /^[（(](\d{1,3})[）)][、.．]?/, canonical: /^（.*）$/ },
  { form: '1.', pattern: /^(\d{1,3})(?:[.．、](?!\d)|[)）])/, canonical: /\.$/ },
  { form: '①', pattern: /^([①-⑳])/, canonical: /./ },
];

/** Rank in the hierarchy 一、→（一）→1.→（1）→①; clause markers rank below all. */
export function rank(form: NumberForm): number {
  return { 第一章: 0, '一、': 1, '（一）': 2, '1.': 3, '（1）': 4, '①': 5, '第一，': 6, 一是: 6 }[form];
}

/** The number that `text` begins with at `at` (UTF-16), or undefined. */
export function numberAt(text: string, at: number): Numbering | undefined {
  const head = text.slice(at, at + 10);
  for (const { form, pattern, canonical } of forms) {
    const match = pattern.exec(head);
    if (!match) continue;
    const value = parseDigits(match[1]!);
    if (!value) return undefined;
    return { form, value, canonical: canonical.test(match[0]), start: at, end: at + match[0].length };
  }
  return undefined;
}

function parseDigits(digits: string): number | undefined {
  if (/^\d+$/.test(digits)) return Number(digits);
  const circled = digits.charCodeAt(0) - 0x2460 + 1;
  return circled >= 1 && circled <= 20 ? circled : parseChinese(digits);
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

const numeral = /[零〇一二三四五六七八九十百]+|\d+|[①-⑳]/;

/** A written number with another value, everything else as it is: `1、` stays `1、`, `(一)` stays `(一)`. */
export function withValue(written: string, form: NumberForm, value: number): string {
  const fresh = formatNumber(form, value);
  return written.replace(numeral, numeral.exec(fresh)?.[0] ?? fresh);
}
