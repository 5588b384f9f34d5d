/** Periods: 2026年, 2026年上半年, 2026年第三季度, 2026年5月. */
import { parseChinese } from '../../base/numerals';

/** A period such as 2026年, 2026年上半年, 2026年第三季度, 2026年5月. */
export interface Period {
  readonly year: number;
  readonly half?: 1 | 2;
  readonly quarter?: 1 | 2 | 3 | 4;
  readonly month?: number;
}

const pattern = /(20\d\d|19\d\d) ?年度? ?(?:(上|下)半年|第? ?([一二三四1-4]) ?季度|(\d{1,2}) ?月(?! ?\d|日))?/;

/** The first period that a title or a 期间 value names, or undefined. */
export function findPeriod(text: string): Period | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, half, quarter, month] = match;
  const period: { year: number; half?: 1 | 2; quarter?: 1 | 2 | 3 | 4; month?: number } = { year: Number(year) };
  if (half) period.half = half === '上' ? 1 : 2;
  if (quarter) period.quarter = (parseChinese(quarter) ?? Number(quarter)) as 1 | 2 | 3 | 4;
  if (month && Number(month) >= 1 && Number(month) <= 12) period.month = Number(month);
  return period;
}

/** True when the whole value is a period and nothing else. */
export function isPeriod(text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && match[0].length === text.length;
}

/** Days in a month, 1–12. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First and last month of a period within its year, 1–12. */
function monthsOf({ half, quarter, month }: Period): readonly [first: number, last: number] {
  if (month !== undefined) return [month, month];
  if (quarter !== undefined) return [quarter * 3 - 2, quarter * 3];
  if (half !== undefined) return [half * 6 - 5, half * 6];
  return [1, 12];
}

/** How many months a period has. */
export function monthCount(period: Period): number {
  const [first, last] = monthsOf(period);
  return last - first + 1;
}

/** The first day of a period, as yyyymmdd. */
export function firstDay(period: Period): number {
  return period.year * 10_000 + monthsOf(period)[0] * 100 + 1;
}

/** The last day of a period, as yyyymmdd. */
export function lastDay(period: Period): number {
  const last = monthsOf(period)[1];
  return period.year * 10_000 + last * 100 + daysIn(period.year, last);
}

/** Whether a period lies in another, or is the same. */
export function liesIn(part: Period, whole: Period): boolean {
  return firstDay(part) >= firstDay(whole) && lastDay(part) <= lastDay(whole);
}

/** How much of a period another one is, in months: a half of its year is 0.5. Undefined where it does not lie in it. */
export function shareOf(part: Period, whole: Period): number | undefined {
  return liesIn(part, whole) ? monthCount(part) / monthCount(whole) : undefined;
}
