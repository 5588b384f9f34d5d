/** Characters of symbol fonts as those of Unicode. */

/** Wingdings, by the low byte of its private code points: what offices use of it. */
const wingdings: Readonly<Record<number, string>> = {
  74: '☺',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  114: '❒',
  117: '◆',
  118: '❖',
  159: '•',
  161: '○',
  167: '▪',
  168: '□',
  216: '➢',
  224: '→',
  232: '→',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

const symbol: Readonly<Record<number, string>> = {
  163: '≤',
  165: '∞',
  172: '←',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
};

const wingdings2: Readonly<Record<number, string>> = { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 163: '□' };

const fonts: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  Wingdings: wingdings,
  'Wingdings 2': wingdings2,
  Symbol: symbol,
};

/** What `<w:sym>` shows; undefined where nothing is known to look like it. */
export function symbolOf(font: string, code: string): string | undefined {
  const point = /^[0-9a-f]{1,5}$/i.test(code) ? Number.parseInt(code, 16) : 0;
  const table = Object.hasOwn(fonts, font) ? fonts[font]! : undefined;
  if (table && (point >= 0xf000 || point < 0x100)) return table[point & 0xff];
  const printable = point >= 0x20 && !(point >= 0xd800 && point < 0xf900);
  return printable ? String.fromCodePoint(point) : undefined;
}
