/** Dates that are wrong by the calendar or in their form, within a stretch of text. */
import { append } from '../../../base/lists';
import { matches } from '../../../base/matches';
import { parseChinese } from '../../../base/numerals';
import type { Edit, Span } from '../../../base/span';
import { daysIn } from '../period';

export interface DateSlip extends Span {
  readonly message: string;
  /** Lower than what the rule says as a whole. */
  readonly severity?: 'warning' | 'information';
  /** What to write instead, where that is known. */
  readonly right?: string;
  /** The change from one to the other, where it is less than all of it. */
  readonly edits?: readonly Edit[];
  /** Nothing but that can be meant. */
  readonly safe?: boolean;
}

/** Spans are offsets into `text`, in which figures are written tight. By place. */
export function dateSlips(text: string): DateSlip[] {
  const slips: DateSlip[] = [];
  for (const [sign, find] of finders) if (sign.test(text)) append(slips, find(text));
  return slips.sort((a, b) => a.start - b.start);
}

/** What finds slips, and a sign without which there are none: most dates are right, and searches for wrong ones are dear. */
const finders: readonly (readonly [RegExp, (text: string) => Generator<DateSlip>])[] = [
  [/月(?:(?<=(?<!\d)(?:00?|1[3-9]|[2-9]\d)月)\d|(?:00?|29|[3-9]\d)[日号]|\d{1,2}[日号]\s?[（(]?[星周礼])/, days],
  [/月(?<=(?:年\d|\d\d)月)|季(?<=第[五六七八九5-9]季)/, months],
  [/[-—－–~～至到](?<=[\d年月日].)/, ranges],
  [/[月日](?<=0[1-9].)|号(?<=\d号)|[.．](?=\d{1,2}[日号月])|[之以前起](?<=月\d{1,2}.)/, forms],
  [/年(?<=[○◯OＯo0〇零一二三四五六七八九]年|[于在自从至到，。；（：]\d\d年|(?:^|\n)\d\d年)/, years],
  [/[午早晨晚]/, hours],
];

const weekdays = '日一二三四五六';

function* days(text: string): Generator<DateSlip> {
  for (const match of matches(
    text,
    /(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号](?:\s?[（(]?(?:星期|周|礼拜)([一二三四五六日天])(?![至到、]))?/g,
  )) {
    const [found, year, month, day, weekday] = match as unknown as [string, string?, string?, string?, string?];
    const [y, m, d] = [year === undefined ? 2000 : Number(year), Number(month), Number(day)];
    const span = { start: match.index, end: match.index + found.length };
    if (m < 1 || m > 12) {
      yield { ...span, message: `没有${m}月。` };
    } else if (d < 1 || d > daysIn(y, m)) {
      const cited = /(?:记录|台账|显示|载明|伪造|虚假|造假)[^。；\n]{0,40}$/.test(
        text.slice(Math.max(0, match.index - 50), match.index),
      );
      const message = `${year === undefined ? '' : `${year}年`}${m}月没有${d}日。`;
      // What a record says may be the very slip that is told of.
      yield { ...span, message, ...(cited && { severity: 'warning' as const }) };
    } else if (year !== undefined && weekday !== undefined) {
      const right = weekdays[new Date(Date.UTC(y, m - 1, d)).getUTCDay()]!;
      if (right === weekday.replace('天', '日')) continue;
      const at = span.end - 1;
      yield {
        ...span,
        severity: 'warning',
        message: `${y}年${m}月${d}日是星期${right}，不是星期${weekday}，请核对是日期错了还是星期错了。`,
        right: `星期${right}`,
        edits: [{ start: at, end: span.end, text: right }],
      };
    }
  }
}

/** A thirteenth month, a fifth quarter. 13月龄 is an age. */
function* months(text: string): Generator<DateSlip> {
  for (const { 0: found, 1: month, index: start } of matches(
    text,
    /(?<=(?<!\d)(?:19|20)\d\d年)(\d{1,2})月(?![龄\d])|(?<![\d.-])(1[3-9]|[2-9]\d)月(?=底|[上中下]旬|末|份|前)/g,
  )) {
    const value = Number.parseInt(month ?? found, 10);
    if (value >= 1 && value <= 12) continue;
    yield { start, end: start + found.length, message: `没有${value}月。` };
  }
  for (const { 0: found, index: start } of matches(text, /第[五六七八九5-9]季度/g)) {
    yield { start, end: start + found.length, message: `一年只有四个季度，没有${found}。` };
  }
}

/** From a day or a year to an earlier one: with both years written, or within one month. */
function* ranges(text: string): Generator<DateSlip> {
  for (const match of matches(
    text,
    /(?<![\d年])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?[-—－–~～至到]{1,2}(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日/g,
  )) {
    const [found, year, month, day, toYear, toMonth = month, toDay] = match as unknown as string[];
    if ((year === undefined) !== (toYear === undefined) && month !== toMonth) continue;
    const from = [year ?? 0, month, day].map(Number);
    const to = [toYear ?? year ?? 0, toMonth, toDay].map(Number);
    const at = from.findIndex((part, i) => part !== to[i]);
    // Without years 12月…至2月… goes on into the next one.
    if (at < 0 || from[at]! < to[at]! || (at === 1 && toYear === undefined)) continue;
    yield { ...spanOf(match.index, found!), severity: 'warning', message: '起止日期倒了：止日早于起日，请核对。' };
  }
  for (const match of matches(
    text,
    /(?<![\d.—－–~～至到-])((?:19|20)\d\d)年?(?:(\d{1,2})月)?[-—－–~～至到]{1,2}((?:19|20)\d\d)年(?:(\d{1,2})月(?!\d))?/g,
  )) {
    const [found, year, month, toYear, toMonth] = match as unknown as string[];
    const sameYear = year === toYear && month && toMonth && Number(month) > Number(toMonth);
    if (!sameYear && Number(year) <= Number(toYear)) continue;
    yield { ...spanOf(match.index, found!), severity: 'warning', message: '起止时间倒了：止的早于起的，请核对。' };
  }
}

function* forms(text: string): Generator<DateSlip> {
  for (const { 0: found, index: start } of matches(text, /(?<=\d{4}年)0[1-9]月(?:\d{1,2}日)?|(?<=\d月)0[1-9]日/g)) {
    const right = found.replace(/0(?=[1-9][月日])/g, '');
    const edits = matches(found, /0(?=[1-9][月日])/g).map(({ index }) => ({
      start: start + index,
      end: start + index + 1,
      text: '',
    }));
    const message = `月、日前面不加“0”：“${right}”。`;
    yield { start, end: start + found.length, severity: 'warning', message, right, edits, safe: true };
  }
  // Not 3月15号楼: what is numbered follows.
  for (const { 0: found, index: start } of matches(
    text,
    /(?<![\d.])(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])号(?![楼院文令线店厂车房案库公机船井桥门台站岛馆馆厅室地展矿坑洞仓\d（(“《])/g,
  )) {
    const right = `${found.slice(0, -1)}日`;
    const end = start + found.length;
    const edits = [{ start: end - 1, end, text: '日' }];
    const message = `公文里写“日”不写“号”：“${right}”。`;
    yield { start, end, severity: 'warning', message, right, edits, safe: true };
  }
  for (const match of matches(
    text,
    /(?<![\d.A-Za-z第])(?:((?:19|20)\d\d)[.年])?(1[0-2]|0?[1-9])[.．](3[01]|[12]\d|0?[1-9])[日号](?![元均报])/g,
  )) {
    const [found, year, month, day] = match as unknown as string[];
    const right = `${year ? `${year}年` : ''}${Number(month)}月${Number(day)}日`;
    const message = `月、日之间不用小数点：“${right}”。`;
    yield { ...spanOf(match.index, found!), severity: 'warning', message, right, safe: true };
  }
  for (const match of matches(text, /(?<![\d.A-Za-z第])((?:19|20)\d\d)[.．](1[0-2]|0?[1-9])月(?!\d)/g)) {
    const right = `${match[1]}年${Number(match[2])}月`;
    const message = `年、月之间不用小数点：“${right}”。`;
    yield { ...spanOf(match.index, match[0]), severity: 'warning', message, right, safe: true };
  }
  for (const { 0: found, index: start } of matches(
    text,
    /(?<![\d.年/-])(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])(?=(?:之前|以前|前|起)(?![一二三四五六七八九十几\d]))/g,
  )) {
    const end = start + found.length;
    const right = `${found}日`;
    const message = `漏了“日”字：“${right}”。`;
    yield { start, end, severity: 'warning', message, right, edits: [{ start: end, end, text: '日' }] };
  }
}

/** The zero of a year in characters, and years cut short. */
function* years(text: string): Generator<DateSlip> {
  for (const { 0: found, index: start } of matches(text, /[一二][○◯OＯo0〇零一二三四五六七八九]{3}(?=年)/g)) {
    if (!/[○◯OＯo0]/.test(found)) continue;
    const right = found.replace(/[○◯OＯo0]/g, '〇');
    const message = `汉字年份里的零用“〇”：“${right}”。`;
    yield { ...spanOf(start, found), severity: 'warning', message, right, safe: true };
  }
  for (const { 0: found, index: start } of matches(
    text,
    /[于在自从至到，。；（：]\d{2}年(?=\d{1,2}月|[底初末])|(?<=^|\n)(?:1[5-9]|[23]\d)年(?=\d{1,2}月)/g,
  )) {
    const own = /\d.*$/.exec(found)![0];
    const end = start + found.length;
    yield { start: end - own.length, end, severity: 'information', message: `年份要写全四位，不写“${own}”。` };
  }
}

/** 上午15时, 25时, 8时70分. */
function* hours(text: string): Generator<DateSlip> {
  for (const match of matches(
    text,
    /(上午|早上|凌晨|下午|晚上?)?(?<![\d.:：])(\d{1,2})(?:[:：](\d{2})|[时点](?:(\d{1,2})分)?)(?![\d.位钟:：])/g,
  )) {
    const [found, part, hour, colon, minute] = match as unknown as string[];
    const h = Number(hour);
    const m = Number(colon ?? minute ?? 0);
    const morning = /上午|早上|凌晨/.test(part ?? '');
    // 25点意见, 3:100: only beside a word for the time of day can a figure be no hour.
    if (!part || (!(morning && h > 12) && h <= 24 && m < 60)) continue;
    yield { ...spanOf(match.index, found!), severity: 'warning', message: `没有“${found}”这个时间，请核对。` };
  }
}

const spanOf = (start: number, found: string): Span => ({ start, end: start + found.length });

/**
 * 二〇二六年三月五日 in figures; undefined for anything else, and for years before figures became the form (2013).
 */
export function inFigures(text: string): string | undefined {
  const match =
    /^([二][〇零○0Oo][一二三四五六七八九〇零○0Oo]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/.exec(
      text,
    );
  if (!match) return undefined;
  const year = Number([...match[1]!].map((digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join(''));
  const [month, day] = [parseChinese(match[2]!) ?? 0, parseChinese(match[3]!) ?? 0];
  if (year < 2013 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return `${year}年${month}月${day}日`;
}
