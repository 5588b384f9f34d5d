/** Dates that do not exist, weekdays that do not fit, leading zeros, a circle for 〇, years cut short. */
import { matches } from '../base/matches';
import { daysIn } from '../model/grammar/deadline';
import { prose } from '../model/block/mask';
import { type BlockContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'date',
  title: '日期有误',
  family: 'slips',
  severity: { draft: 'warning', review: 'error', submit: 'error' },
  why: '日期写错会误事：没有2月30日；写了年月日又写星期的，两者要对得上。年份写全四位，月、日不编虚位（GB/T 9704—2012 第7.3.5.4条、GB/T 15835—2011）；汉字年份里的零用“〇”，不用字母或圆圈。',
  how: '核对日历后改正。',
  block(context) {
    const text = prose(context.facts, context.source);
    if (!/[月年日]/.test(text)) return;
    if (/\d月\d/.test(text)) {
      days(context, text);
      ranges(context, text);
    }
    if (/[年月]0/.test(text)) zeros(context, text);
    circles(context, text);
    shortYears(context, text);
  },
});

const weekdays = '日一二三四五六';

function days({ report }: BlockContext, text: string): void {
  for (const match of matches(
    text,
    /(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\s?[（(]?(?:星期|周|礼拜)([一二三四五六日天])(?![至到、]))?/g,
  )) {
    const [found, year, month, day, weekday] = match as unknown as [string, string?, string?, string?, string?];
    const [y, m, d] = [year === undefined ? 2000 : Number(year), Number(month), Number(day)];
    const span = { start: match.index, end: match.index + found.length };
    if (m < 1 || m > 12) {
      report({ span, message: `没有${m}月。` });
    } else if (d < 1 || d > daysIn(y, m)) {
      report({ span, message: `${year === undefined ? '' : `${year}年`}${m}月没有${d}日。` });
    } else if (year !== undefined && weekday !== undefined) {
      const right = weekdays[new Date(Date.UTC(y, m - 1, d)).getUTCDay()]!;
      if (right === weekday.replace('天', '日')) continue;
      const at = span.end - 1;
      report({
        span,
        severity: 'warning',
        message: `${y}年${m}月${d}日是星期${right}，不是星期${weekday}，请核对是日期错了还是星期错了。`,
        fixes: () => [{ title: `改为“星期${right}”`, edits: [{ start: at, end: span.end, text: right }] }],
      });
    }
  }
}

/** From a day to an earlier one: with both years written, or within one month. */
function ranges({ report }: BlockContext, text: string): void {
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
    report({
      span: { start: match.index, end: match.index + found!.length },
      severity: 'warning',
      message: '起止日期倒了：止日早于起日，请核对。',
    });
  }
}

function zeros({ report }: BlockContext, text: string): void {
  for (const { 0: found, index: start } of matches(text, /(?<=\d{4}年)0[1-9]月(?:\d{1,2}日)?|(?<=\d月)0[1-9]日/g)) {
    const right = found.replace(/0(?=[1-9][月日])/g, '');
    const end = start + found.length;
    report({
      span: { start, end },
      severity: 'warning',
      message: `月、日前面不加“0”：“${right}”。`,
      fixes: () => [{ title: `改为“${right}”`, safe: true, preferred: true, edits: [{ start, end, text: right }] }],
    });
  }
}

function circles({ report }: BlockContext, text: string): void {
  for (const { 0: found, index: start } of matches(text, /[一二][○◯OＯo0〇零一二三四五六七八九]{3}(?=年)/g)) {
    if (!/[○◯OＯo0]/.test(found)) continue;
    const right = found.replace(/[○◯OＯo0]/g, '〇');
    const end = start + found.length;
    report({
      span: { start, end },
      severity: 'warning',
      message: `汉字年份里的零用“〇”：“${right}”。`,
      fixes: () => [{ title: `改为“${right}”`, safe: true, preferred: true, edits: [{ start, end, text: right }] }],
    });
  }
}

function shortYears({ report }: BlockContext, text: string): void {
  for (const { 0: found, index: start } of matches(text, /[于在自从至到]\d{2}年(?=\d{1,2}月|[底初末])/g)) {
    const span = { start: start + 1, end: start + found.length };
    report({ span, severity: 'information', message: `年份要写全四位，不写“${found.slice(1)}”。` });
  }
}
