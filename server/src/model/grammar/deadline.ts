/** What a deadline cell says: 2026年6月30日前, 6月底前, 上半年, 第三季度, 每月28日前, 全年, 长期坚持, 立行立改 … */
import { parseChinese } from '../../base/numerals';
import type { Span } from '../../base/span';
import { daysIn, type Period } from './period';

export interface Deadline {
  /**
   * `date`: by a day. `recurring`: again and again. `open`: no end. `immediate`: at once. `relative`: so long after an
   * event that has no date (立案后十日内).
   */
  readonly sort: 'date' | 'recurring' | 'open' | 'immediate' | 'relative';
  /** Last day, as yyyymmdd; for `recurring` the end of the period where it is known. */
  readonly latest: number | undefined;
  /** First day where the words name a stretch (第三季度), as yyyymmdd. */
  readonly earliest: number | undefined;
  /** The words leave something to guess: no year known, or more words around the date. */
  readonly uncertain: boolean;
}

/** A day as yyyymmdd. */
const day = (year: number, month: number, date: number): number => year * 10_000 + month * 100 + date;

const num = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const until = '(?:前|之前|以前|止|为止|内|完成|前完成|底前完成)?';
const year = '(?:(20\\d\\d)年|(今年|本年|当年)|(明年)|(?:(\\d\\d)年))?';

interface Grammar {
  readonly pattern: RegExp;
  read(match: RegExpExecArray, year: number): { from: number; to: number } | undefined;
}

const months = (y: number, first: number, last: number) => ({
  from: day(y, first, 1),
  to: day(y, last, daysIn(y, last)),
});

const numeral = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (parseChinese(text) ?? 0));

function inMonth(y: number, month: number, date: number | undefined): { from: number; to: number } | undefined {
  if (month < 1 || month > 12) return undefined;
  if (date === undefined) return months(y, month, month);
  return date >= 1 && date <= daysIn(y, month) ? { from: day(y, month, date), to: day(y, month, date) } : undefined;
}

/** Groups 1–4 of every pattern are the year; the rest is read by the entry. */
const dates: readonly Grammar[] = [
  {
    pattern: new RegExp(`^${year}${num}月(?:份)?${num}[日号]${until}$`),
    read: (m, y) => inMonth(y, numeral(m[5]!), numeral(m[6]!)),
  },
  {
    pattern: new RegExp(`^${year}${num}月(?:份)?(?:(上旬)|(中旬)|(下旬|底|末|月底))?${until}$`),
    read: (m, y) => {
      const month = inMonth(y, numeral(m[5]!), undefined);
      if (!month) return undefined;
      if (m[6]) return { from: month.from, to: month.from + 9 };
      if (m[7]) return { from: month.from + 10, to: month.from + 19 };
      return month;
    },
  },
  {
    pattern: new RegExp(`^${year}${num}月?[-—–～~至到]${num}月(?:底|末|份)?${until}$`),
    read: (m, y) => {
      const [first, last] = [numeral(m[5]!), numeral(m[6]!)];
      return first >= 1 && first <= last && last <= 12 ? months(y, first, last) : undefined;
    },
  },
  {
    pattern: new RegExp(`^${year}(上|下)半年(?:底|末)?${until}$`),
    read: (m, y) => (m[5] === '上' ? months(y, 1, 6) : months(y, 7, 12)),
  },
  {
    pattern: new RegExp(`^${year}第?([一二三四1-4])季度?(?:底|末)?${until}$`),
    read: (m, y) => {
      const quarter = numeral(m[5]!);
      return months(y, quarter * 3 - 2, quarter * 3);
    },
  },
  {
    // 2026年1月—2026年6月: the second year is that of the end.
    pattern: new RegExp(`^${year}${num}月(?:份)?[-—–～~至到](?:(20\\d\\d)年)?${num}月(?:底|末|份)?${until}$`),
    read: (m, y) => {
      const [first, last] = [numeral(m[5]!), numeral(m[7]!)];
      const end = m[6] ? Number(m[6]) : y;
      const [from, to] = [inMonth(y, first, undefined), inMonth(end, last, undefined)];
      return from && to && from.from <= to.to ? { from: from.from, to: to.to } : undefined;
    },
  },
  {
    pattern: new RegExp(`^${year}第?([一二三四1-4])季?度?[、,，\\-—–～~至到]第?([一二三四1-4])季度(?:底|末)?${until}$`),
    read: (m, y) => {
      const [first, last] = [numeral(m[5]!), numeral(m[6]!)];
      return first <= last ? months(y, first * 3 - 2, last * 3) : undefined;
    },
  },
  {
    pattern: /^(20\d\d)()()()[-./](\d{1,2})(?:[-./](\d{1,2}))?(?:前|之前|以前|止)?$/,
    read: (m, y) => inMonth(y, Number(m[5]), m[6] ? Number(m[6]) : undefined),
  },
  { pattern: new RegExp(`^${year}(?:年)?(?:内|底|末|年底|年末|年内)${until}$`), read: (_, y) => months(y, 1, 12) },
  { pattern: /^(20\d\d)年(?:度)?()()()$/, read: (_, y) => months(y, 1, 12) },
];

const recurring =
  /^(?:每(?:年|半年|季度?|月|周|星期|日|天|两月|双月|半月|学期|批|件|案)|按(?:月|季度?|周|年)|逐月|逐季|定期|月度|季度|(?:每)?季末|每(?:月|季度?|年)[^，。；]{0,12})/;
const open =
  /^(?:长期.{0,4}|常抓不懈|一以贯之|持续(?:推进|坚持|开展|用力|深化)?|常态化?(?:推进|开展|坚持)?|常年.{0,4}|经常性?|贯穿始终|适时|不定期)$/;
const wholeYear = /^(?:全年|贯穿全年|本年度?|当年|全年(?:推进|坚持|开展|持续推进)|年度内?)$/;
const immediate = /^(?:即知即改|立行立改|立知立改|边查边改|即时|立即|马上|随时)/;

const relative = /(?:[\d一二三四五六七八九十两半]+个?(?:工作日|日|天|周|月|小时)(?:之|以)?内|之日起.{1,8}内)/;

/**
 * Reads a deadline. Undefined when the words are none. Years that are not written come from `period`; without it the
 * result is uncertain and has no days.
 */
export function readDeadline(text: string, period?: Period): Deadline | undefined {
  const plain = narrow(text.replace(/[\s\u3000*]/g, '').replace(/[。；;，,]$/, ''));
  if (plain === '') return undefined;
  const whole = read(plain, period);
  if (whole) return whole;
  const parts = plain.split(/[、，,；;]/).map((part) => read(part, period));
  if (parts.every((part) => part?.sort === 'open')) return parts[0];
  // More words around: "6月底前完成初稿，9月底前定稿". The dates are there, what they mean is a guess: the last one ends it.
  const last = datesIn(plain, period)
    .map(({ deadline }) => deadline)
    .reduce<Deadline | undefined>((a, b) => (a && (a.latest ?? 0) >= (b.latest ?? 0) ? a : b), undefined);
  const guess = last ?? parts.find((part) => part !== undefined);
  return guess && { ...guess, uncertain: true };
}

/** No bare time is longer. UTF-16 units. */
const longestTime = 30;

/** Whether the words are a time and nothing else: 第三季度, 12月底前完成, 每月. */
export function isOnlyTime(text: string): boolean {
  if (text.length > longestTime) return false;
  if (
    !/^[\d０-９一二三四五六七八九十半两]*[年月日号底末前旬上中下半第季度周每按逐个以之内至到期间全完成—–～~./\d０-９一二三四五六七八九十-]+$/.test(
      text,
    )
  )
    return false;
  return /[年月日周季]|\d{4}[-./]\d/.test(text) && readDeadline(text) !== undefined;
}

/** Full-width digits as ASCII ones; the length stays. */
function narrow(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function read(plain: string, period: Period | undefined): Deadline | undefined {
  const end = period && { from: day(period.year, 1, 1), to: day(period.year, 12, 31) };
  if (open.test(plain)) return { sort: 'open', latest: undefined, earliest: undefined, uncertain: false };
  if (immediate.test(plain)) return { sort: 'immediate', latest: undefined, earliest: undefined, uncertain: false };
  if (wholeYear.test(plain)) {
    return { sort: 'date', latest: end?.to, earliest: end?.from, uncertain: !end };
  }
  for (const { pattern, read: days } of dates) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const y = yearOf(match, period);
    const found = days(match, y ?? 2000);
    if (!found) return undefined;
    return { sort: 'date', latest: y && found.to, earliest: y && found.from, uncertain: y === undefined };
  }
  if (relative.test(plain) && plain.length <= 20) {
    return { sort: 'relative', latest: undefined, earliest: undefined, uncertain: false };
  }
  if (recurring.test(plain)) return { sort: 'recurring', latest: end?.to, earliest: end?.from, uncertain: false };
  return undefined;
}

function yearOf(match: RegExpExecArray, period: Period | undefined): number | undefined {
  if (match[1]) return Number(match[1]);
  if (match[4]) return 2000 + Number(match[4]);
  if (match[3]) return period && period.year + 1;
  return period?.year;
}

const stretch =
  /(?:(?:20\d\d|\d\d)年|今年|本年|当年|明年)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|底|末|上旬|中旬|下旬)?|第[一二三四1-4]季度(?:底|末)?|[一二三四]季度末|[上下]半年|年底|年末)(?:前|之前|以前)?/g;

/**
 * The days, months, quarters and halves that running words name as an end, in order, with their places. Beginnings
 * (自6月起) and what happens again and again (每年6月) are left out. Years that are not written come from `period`; without it such an end has no day.
 */
export function datesIn(text: string, period?: Period): (Span & { readonly deadline: Deadline })[] {
  const out = [];
  for (const match of text.matchAll(stretch)) {
    const start = match.index;
    const end = start + match[0].length;
    if (
      /(?:[每自从去上]年?|每)$/.test(text.slice(Math.max(0, start - 2), start)) ||
      /^(?:起|开始|以来|份以来)/.test(text.slice(end))
    )
      continue;
    const deadline = read(narrow(match[0]), period);
    if (deadline?.sort === 'date') out.push({ start, end, deadline });
  }
  return out;
}
