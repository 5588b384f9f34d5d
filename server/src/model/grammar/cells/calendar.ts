/** Times in the words of a deadline: whether there are any, whether the calendar has them, whether they run backwards. */
import { parseChinese } from '../../../base/numerals';
import { daysIn, type Period } from '../period';

const number = '(?:\\d+(?:\\.\\d+)?|[一二三四五六七八九十两半百几数]+)';
/** Words that say a time, whatever stands around them. */
export const unit = new RegExp(
  [
    `${number}(?:个)?(?:年|月|日|号|天|周|星期|季度?|小时|工作日|学期|旬|分钟|点|时)`,
    '[上下]半(?:年|月)',
    '(?:周|星期|礼拜)[一二三四五六日天末]',
    '(?:每|逐|按|本|当|下|次|上|双|单|整|隔|全)(?:半)?(?:年|月|季|周|日|天|旬|季度|星期|学期)',
    '每',
    '(?:年|月|季|季度|周)(?:初|中|底|末|前|内|度|尾)',
    '\\d{4}[-./]\\d{1,2}',
    '\\d{1,2}[./-]\\d{1,2}(?!\\d)',
    '^(?:20)?\\d\\d$',
    '[QqHh][1-4]',
    '季度',
  ].join('|'),
);

/** Before, after or during something that is named: 党代会召开前, 案件审结后, 汛期内. */
export const around = /[\u3400-\u9fff》”]{2,}(?:之)?(?:前|后|期间|之日|时|当日|同时|过程中|之际|起)(?!期|续)/;

const small = '(\\d{1,3}|[一二三四五六七八九十]{1,3})';
const value = (text: string) => (/^\d+$/.test(text) ? Number(text) : (parseChinese(text) ?? 0));

const dayPattern = new RegExp(`(?:(\\d{4})年)?(?<![\\d一二三四五六七八九十])${small}月(?:份)?(?:${small}[日号])?`, 'g');
const dotted = /(?<![\d.])(20\d\d)[-./年](\d{1,2})(?:[-./](\d{1,2}))?(?![\d.])/g;
const quarter = new RegExp(`(?:第${small}季度?|(?<![\\d一二三四五六七八九十两、,，—~～至到-])${small}季度)`, 'g');

/** The first day, month, quarter or year in the words that there is not. */
export function impossible(plain: string, period: Period | undefined): string | undefined {
  for (const [words, year, month, day] of plain.matchAll(dayPattern)) {
    if (!isDay(year ? Number(year) : period?.year, value(month!), day === undefined ? undefined : value(day)))
      return words;
  }
  for (const [words, year, month, day] of plain.matchAll(dotted)) {
    if (!isDay(Number(year), Number(month), day === undefined ? undefined : Number(day))) return words;
  }
  for (const [words, first, second] of plain.matchAll(quarter)) {
    const which = value(first ?? second!);
    // 一二季度 are two of them, 3个季度 a stretch.
    if (/^[一二三四]{2,}$/.test(first ?? second!)) continue;
    if (which < 1 || which > 4) return words;
  }
  return /\d{5,}年/.exec(plain)?.[0] ?? /(?<!\d)\d{3}年/.exec(plain)?.[0];
}

function isDay(year: number | undefined, month: number, day: number | undefined): boolean {
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= daysIn(year ?? 2000, month));
}

const joint = /[-—–－―~～]+|至|到/;

/** Two ends of one kind, the second before the first, and nothing that puts it into the next year. */
export function isReversed(plain: string): boolean {
  const ends = plain.split(joint);
  if (ends.length !== 2 || /[次翌明来]|下(?!半)|跨年|[、，,；;]/.test(plain)) return false;
  const [left, right] = ends.map(endOf) as [End, End];
  // 3—9月, 6月1—30日: the first takes its unit from the second, the second its month from the first.
  const bare = /^(?:\d{4}年)?(?:\d{1,2}月)?(\d{1,2}|[一二三四五六七八九十]{1,3})$/.exec(
    ends[0]!.replace(/^第|^自|^从/, ''),
  )?.[1];
  if (bare !== undefined && right.quarter !== undefined && left.month === undefined) left.quarter = value(bare);
  else if (bare !== undefined && right.month !== undefined && left.month === undefined) left.month = value(bare);
  if (left.year !== undefined && right.year !== undefined && left.year !== right.year) return left.year > right.year;
  if (right.year !== undefined && left.year === undefined) return false;
  const parts = (['half', 'quarter', 'month'] as const).filter(
    (key) => left[key] !== undefined && right[key] !== undefined,
  );
  const key = parts[0];
  if (key === undefined) {
    // 6月20日至10日
    const day = /(\d{1,2})[日号]?$/.exec(ends[0]!)?.[1];
    const sameMonth = left.month !== undefined && right.month === undefined && right.day !== undefined;
    return sameMonth && day !== undefined && Number(day) > right.day! && /月\d{1,2}[日号]?$/.test(ends[0]!);
  }
  if (left[key] !== right[key]) return left[key]! > right[key]!;
  return left.day !== undefined && right.day !== undefined && left.day > right.day;
}

interface End {
  year?: number;
  half?: number;
  quarter?: number;
  month?: number;
  day?: number;
}

function endOf(text: string): End {
  const end: End = {};
  const number = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? undefined : value(found);
  };
  const date = /(20\d\d)[-./](\d{1,2})(?:[-./](\d{1,2}))?/.exec(text);
  const set = (key: keyof End, found: number | undefined) => {
    if (found !== undefined) end[key] = found;
  };
  if (date) {
    set('year', Number(date[1]));
    set('month', Number(date[2]));
    if (date[3]) set('day', Number(date[3]));
    return end;
  }
  set('year', number(/(20\d\d)年/));
  set('quarter', number(/([一二三四1-4])季/));
  set('month', number(/(\d{1,2}|[一二三四五六七八九十]{1,3})月/));
  set('day', number(/(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/));
  if (/[上下]半年/.test(text)) end.half = text.includes('上半年') ? 1 : 2;
  return end;
}
