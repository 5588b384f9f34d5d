/** Chinese numerals as they stand in front of headings. */

const digits = '〇一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十 → 20, 一百零三 → 103. Undefined for anything else. */
export function parseChinese(text: string): number | undefined {
  if (!/^[零〇一二三四五六七八九十百两]+$/.test(text)) return undefined;
  let total = 0;
  let current = 0;
  for (const c of text) {
    if (c === '百' || c === '十') {
      total += (current || 1) * (c === '百' ? 100 : 10);
      current = 0;
    } else if (c !== '零') {
      current = current * 10 + (c === '两' ? 2 : digits.indexOf(c));
    }
  }
  return total + current;
}

/** 1 → 一, 12 → 十二, 30 → 三十, 105 → 一百零五. Numbers from 1 to 999. */
export function formatChinese(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  let out = hundreds ? `${digits[hundreds]}百` : '';
  if (tens) out += tens === 1 && !hundreds ? '十' : `${digits[tens]}十`;
  else if (hundreds && ones) out += '零';
  return out + (ones ? digits[ones] : '');
}

/** ① … ⑳, or undefined beyond. */
export function formatCircled(value: number): string | undefined {
  return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : undefined;
}
