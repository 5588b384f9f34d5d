/** Figures with a unit: what they are worth, and how exactly they are told. */

/** Longer units first. */
export const units =
  '平方公里|平方米|立方米|工作日|人次|件次|场次|批次|户次|学时|课时|小时|分钟|公里|公斤|万元|亿元|件|起|人|名|次|场|份|个|项|条|户|宗|篇|期|家|辆|元|亩|天|岁|吨|米|批|套|台|座|所|间|册|本|笔|例|支|株|张|步|处';

const scales: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

export interface Amount {
  readonly value: number;
  /** By how much the true value may differ, because the figure is rounded. */
  readonly within: number;
  readonly unit: string;
  /** What one of the written figure is worth: 10,000 for 万元. */
  readonly by: number;
}

/** `digits` as written, with 万 or 亿 in its unit or in front of it. 12.5, 万, 元 → 125,000元, give or take 500. */
export function amount(digits: string, scale: string | undefined, unit: string): Amount {
  const inUnit = unit.length > 1 && unit.endsWith('元') ? unit[0] : undefined;
  const by = scales[scale ?? inUnit ?? ''] ?? 1;
  const decimals = digits.split('.')[1]?.length ?? 0;
  const exact = by === 1 && decimals === 0;
  return {
    value: round(Number(digits) * by),
    within: exact ? 0 : (by * 10 ** -decimals) / 2,
    by,
    unit: inUnit ? '元' : unit === '％' ? '%' : unit,
  };
}

/** Without the dust of binary fractions. */
export const round = (value: number) => Math.round(value * 10_000) / 10_000;
