/** Numbers of lists in the formats that Word knows by name (`ST_NumberFormat`). */
import { formatChinese, formatCircled } from '../../base/numerals';

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const capitals = '零壹贰叁肆伍陆柒捌玖';

const letters = (value: number): string =>
  // After Z comes AA, then BB.
  String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 10));

const digits = (value: number): string =>
  [...String(value)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');

/** 十一, and beyond 99 digit by digit. */
const counting = (value: number): string => (value < 100 ? formatChinese(value) : digits(value));

const thousands = (value: number): string => (value < 1000 ? formatChinese(value) : digits(value));

const legal = (value: number): string =>
  `${value > 9 && value < 20 ? '一' : ''}${thousands(value)}`.replace(/[〇零一二三四五六七八九十百]/g, (sign) => {
    const at = '零一二三四五六七八九'.indexOf(sign);
    return at >= 0 ? capitals[at]! : ({ 十: '拾', 百: '佰' }[sign] ?? '零');
  });

function roman(value: number): string {
  if (value > 3999) return String(value);
  const signs = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];
  const worth = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  let out = '';
  let left = value;
  for (const [i, sign] of signs.entries()) {
    for (; left >= worth[i]!; left -= worth[i]!) out += sign;
  }
  return out;
}

/** Signs that stand one behind the other in Unicode, or plain digits beyond them. */
const from = (first: number, last: number) => (value: number) =>
  value <= last ? String.fromCharCode(first + value - 1) : String(value);

const wide = (value: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const circled = (value: number): string => formatCircled(value) ?? String(value);

const formats: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: counting,
  taiwaneseCounting: counting,
  japaneseCounting: counting,
  koreanCounting: counting,
  chineseCountingThousand: thousands,
  taiwaneseCountingThousand: thousands,
  japaneseDigitalTenThousand: digits,
  ideographDigital: digits,
  taiwaneseDigital: digits,
  koreanDigital: digits,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographTraditional: (value) => stems[(value - 1) % 10]!,
  ideographZodiac: (value) => branches[(value - 1) % 12]!,
  ideographEnclosedCircle: from(0x3280, 10),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: from(0x2474, 20),
  decimalEnclosedFullstop: from(0x2488, 20),
  decimalFullWidth: wide,
  decimalFullWidth2: wide,
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  none: () => '',
};

/** A number of a list as it is shown; plain digits where Word's format says nothing to us. */
export function formatNumber(value: number, format: string): string {
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return value > 0 && write ? write(value) : format === 'none' ? '' : String(value);
}
