/** Whose paper it is, by its title. */

/** `云溪县人民检察院2026年工作计划` → the words in front of the year; undefined where there are none. */
export function unitOf(title: string): string | undefined {
  return /^([\u4e00-\u9fff]{4,30})(?=(?:19|20)\d\d年)/.exec(title.replace(/\s/g, ''))?.[1]?.replace(/关于$/, '');
}

/** 中共云溪县人民检察院党组 → 云溪县人民检察院: what the one plans the other may report. */
export const officeName = (unit: string): string => unit.replace(/^(?:中共|中国共产党)(.{4,})党组$/, '$1');
