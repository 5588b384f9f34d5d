/** What a UTF-16 unit may be, as bits of a table: sets are too slow for every unit of a text. */

export const STOP = 1;
export const CLAUSE_END = 2;
export const COMMA = 4;
export const CLOSER = 8;
/** May stand in front of the mark of a clause (一是, ①). */
export const BEFORE_MARKER = 16;
/** May begin such a mark. */
export const MARKER_HEAD = 32;
/** May begin a place where a name is only mentioned. */
export const MASK_HEAD = 64;
/** Opens the title of a document, or is a figure. */
export const CONCRETE = 128;

const kinds = new Uint8Array(0x10000);
for (const [marks, kind] of [
  ['。！？', STOP],
  ['。；！？，,\n', CLAUSE_END],
  ['，,；;。！？\n', COMMA],
  ['”’）)】》」』', CLOSER],
  ['，,；;：:。、 \u3000\n', BEFORE_MARKER],
  ['一二三四五六七八九十第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', MARKER_HEAD],
  ['《“`<h', MASK_HEAD],
  ['《0123456789０１２３４５６７８９', CONCRETE],
] as const) {
  for (const mark of marks) kinds[mark.charCodeAt(0)]! |= kind;
}

/** Whether a unit is of one of these kinds. */
export function is(unit: number, kind: number): boolean {
  return (kinds[unit]! & kind) !== 0;
}
