/** How the trace is put into words. */

/** 20260630 → 6月30日. */
export const dayWords = (day: number): string => `${Math.floor(day / 100) % 100}月${day % 100}日`;
