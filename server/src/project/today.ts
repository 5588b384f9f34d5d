/** The day by which deadlines are judged. */
import type { CheckConfig } from '../check/config';

/** The day that is set, else the present one where the program runs; as yyyymmdd. */
export function todayOf({ today }: CheckConfig): number {
  if (today !== undefined) return today;
  const now = new Date();
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}
