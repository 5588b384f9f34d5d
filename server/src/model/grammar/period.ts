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
