/** Changes told twice: from 32 to 35, and by how much. 由32名增加到35名，增加了3名. */
import { matches } from '../../../base/matches';
import type { Span } from '../../../base/span';
import { type Amount, amount, round, units } from './figures';

export interface ChangeSlip extends Span {
  /**
   * `direction`: to rise from 60 to 50. `opposite`: it rose, and is said to have fallen. `size`: by another figure.
   * `points`: the difference of two percentages, told as a percentage of the first.
   */
  readonly sort: 'direction' | 'opposite' | 'size' | 'points';
  /** What is told. */
  readonly from: Span;
  /** What it ought to be: 增加3名; empty where only the direction is wrong. */
  readonly right: string;
}

const number = '\\d{1,9}(?:\\.\\d{1,4})?';
const unit = `个百分点|[%％]|${units}`;
const up = '增加|增长|上升|提高|提升|上涨|攀升|扩大|扩充|增|升|涨|扩';
const down = '减少|下降|降低|缩短|压缩|缩减|压减|精简|回落|下跌|减|降|缩';
const known = '(?:20\\d\\d年|去年|上年|今年|本年|原来|原先|之前|以前|当初|最初|过去|目前|现在|当前|年初|年底)';

/** 由原来的32名增加到现在的35名 */
const fromTo = new RegExp(
  `(?:由|从)(?:[^，。；、：\\d第由从]{0,10}?)(?:${known}[^，。；、：\\d第]{0,6}?)?(?<![第\\d.])(${number})([万亿])?(${unit})?(?:[^，。；、：\\d由从]{0,6}?)(?:(${up})|(${down})|变|发展|调整)了?(?:到|至|为|成)(?:${known}?的?)(${number})([万亿])?(${unit})`,
  'g',
);
/** ，同比增加了3名: nothing stands between that could be another subject. */
const claim = new RegExp(
  `^[^，。；、：\\d]{0,5}[，,、（(；](?:同比|环比|净|新(?=增)|共计|共|实际|累计|总共|一共|大幅|也就是|即|整整|相比|[较比](?:上一?年|去年|同期|上年同期|去年同期|以前|之前|原来|20\\d\\d年)(?:同期)?)*(?:(${up}|多|增幅|涨幅|升幅)|(${down}|少|降幅|减幅))(?:了|幅|率|达到?|为|是)*(约|近|超过?|逾|将近|大约)?(${number})([万亿])?(${unit}|倍)(余|多)?`,
);
/** By places, a rise is a smaller number. */
const ranks = /排名|名次|位次|位列|排位|列第/;

/** Slips within one stretch of text; spans are offsets into `text`. */
export function changeSlips(text: string): ChangeSlip[] {
  const slips: ChangeSlip[] = [];
  for (const match of matches(text, fromTo)) {
    const [told, a, aScale, aUnit, rises, falls, b, bScale, bUnit] = match as unknown as string[];
    const start = match.index;
    const end = start + told!.length;
    if (ranks.test(text.slice(Math.max(0, start - 16), end))) continue;
    const first = amount(a!, aScale ?? (aUnit ? undefined : bScale), aUnit ?? bUnit!);
    const second = amount(b!, bScale, bUnit!);
    if (first.unit !== second.unit || first.value === 0) continue;
    const from = { start, end };
    const by = second.value - first.value;
    if ((rises && by <= 0) || (falls && by >= 0)) {
      slips.push({ start, end, from, sort: 'direction', right: '' });
      continue;
    }
    const behind = claim.exec(text.slice(end, end + 60));
    if (!behind) continue;
    const slip = judge(first, second, behind);
    const to = end + behind[0].length;
    // 新增3个，撤销1个: the difference of the two.
    if (!slip || (behind[0].includes('新增') && /^[，、](?:[^，。；]{0,4})[撤减并取退合]/.test(text.slice(to, to + 8))))
      continue;
    const claimed = behind[0].search(/[，,、（(；]/) + 1;
    slips.push({ ...slip, from, start: end + claimed, end: to });
  }
  return [...slips, ...twoYears(text), ...grownFrom(text), ...grownTo(text)];
}

const years = new RegExp(
  `(20\\d\\d)年([^，。；、：\\d]{1,12})(${number})([万亿])?(${units})[，；](20\\d\\d)年\\2(${number})([万亿])?(${units})`,
  'g',
);

/** 2025年立案120件，2026年立案150件，同比增长20%: the same words in two years. */
function twoYears(text: string): ChangeSlip[] {
  return matches(text, years).flatMap((match) => {
    const [told, year, , a, aScale, aUnit, next, b, bScale, bUnit] = match as unknown as string[];
    const end = match.index + told!.length;
    if (Number(next) !== Number(year) + 1 || aUnit !== bUnit) return [];
    const behind = claim.exec(text.slice(end, end + 60));
    const [first, second] = [amount(a!, aScale, aUnit!), amount(b!, bScale, bUnit!)];
    const slip = behind && first.value > 0 ? judge(first, second, behind) : undefined;
    if (!behind || !slip) return [];
    const start = end + behind[0].search(/[，,、（(；]/) + 1;
    return [{ ...slip, from: { start: match.index, end }, start, end: end + behind[0].length }];
  });
}

const beside = new RegExp(
  `(?<![第\\d.])(${number})([万亿])?(${units})[，,（(]?(?:同比|[较比]${known}(?:同期)?的?)(${number})([万亿])?(${units})(?:净)?(?:(增加|增长|多|上升)|(减少|下降|少))[办收立结审制]?了?(${number})([万亿])?(${units}|[%％])(?![\\d余多左])`,
  'g',
);

/** 26件，比上年的20件增加5件 */
function grownFrom(text: string): ChangeSlip[] {
  return matches(text, beside).flatMap((match) => {
    const [told, b, bScale, bUnit, a, aScale, aUnit, rises, falls, c, cScale, cUnit] = match as unknown as string[];
    const first = amount(a!, aScale, aUnit!);
    if (aUnit !== bUnit || first.value === 0) return [];
    const slip = judge(first, amount(b!, bScale, bUnit!), ['', rises, falls, undefined, c, cScale, cUnit]);
    const end = match.index + told!.length;
    const from = { start: match.index, end };
    return slip ? [{ ...slip, from, start: end - told!.length + told!.search(/[比较]/), end }] : [];
  });
}

const grown = new RegExp(
  `[比较]${known}(?:同期)?的(${number})([万亿])?(${units})(?:(增加|增长|多)|(减少|下降|少))了?(${number})([万亿])?(${units})，(?:已?达到?|升至|降至|增至|减至|为)(${number})([万亿])?(${units})`,
  'g',
);

/** 比去年的30件增加12件，达到45件 */
function grownTo(text: string): ChangeSlip[] {
  return matches(text, grown).flatMap((match) => {
    const [told, a, aScale, aUnit, rises, , c, cScale, cUnit, b, bScale, bUnit] = match as unknown as string[];
    if (aUnit !== bUnit || aUnit !== cUnit) return [];
    const [first, by, last] = [amount(a!, aScale, aUnit!), amount(c!, cScale, cUnit!), amount(b!, bScale, bUnit!)];
    const wanted = round(first.value + (rises ? by.value : -by.value));
    if (Math.abs(wanted - last.value) <= first.within + by.within + last.within) return [];
    const span = { start: match.index, end: match.index + told!.length };
    return [{ ...span, from: span, sort: 'size' as const, right: `${round(wanted / last.by)}${bScale ?? ''}${bUnit}` }];
  });
}

function judge(a: Amount, b: Amount, [, rises, , about, c, cScale, cUnit, more]: readonly (string | undefined)[]) {
  const by = b.value - a.value;
  if (by === 0) return undefined;
  const verb = by > 0 ? '增加' : '减少';
  const percents = a.unit === '%';
  const size = round(Math.abs(by));
  const shown = percents ? `${verb}${size}个百分点` : `${verb}${size}${a.unit}`;
  if (rises ? by < 0 : by > 0) return { sort: 'opposite' as const, right: shown };
  if (about || more) return undefined;
  const stated = amount(c!, cScale, cUnit!);
  const decimals = c!.split('.')[1]?.length ?? 0;
  const ulp = 10 ** -decimals;
  if (stated.unit === '%' || stated.unit === '倍') {
    const as = stated.unit === '%' ? 100 : 1;
    const [least, most] = ratios(a, b);
    const near = stated.value > least * as - ulp * 0.99 && stated.value < most * as + ulp * 0.99;
    const rounds = stated.value >= least * as - ulp / 2 && stated.value <= most * as + ulp / 2;
    if (percents && !rounds && Math.abs(stated.value - size) < 0.005) {
      return { sort: 'points' as const, right: `${stated.value}个百分点` };
    }
    if (near) return undefined;
    const share = Math.round(Math.abs(by / a.value) * as * 100) / 100;
    return { sort: 'size' as const, right: percents ? shown : `${verb}${share}${stated.unit}` };
  }
  const comparable = percents ? stated.unit === '个百分点' : stated.unit === a.unit;
  if (!comparable || Math.abs(stated.value - size) <= a.within + b.within + stated.within) return undefined;
  return { sort: 'size' as const, right: shown };
}

/** The least and the greatest relative change that rounded figures may stand for. */
function ratios(a: Amount, b: Amount): [number, number] {
  const all = [-1, 1].flatMap((i) =>
    [-1, 1].map((j) => Math.abs((b.value + j * b.within) / (a.value + i * a.within) - 1)),
  );
  return [Math.min(...all), Math.max(...all)];
}

/** 同比增长12%，减少15件: up and down of the same thing, told side by side. */
const base = '同比|环比|[较比](?:上一?年|去年|上年同期|去年同期|同期)';
const size = `了?${number}[万亿]?(?:${unit})`;
const sideBySide = new RegExp(
  `(${base})?(?:(增加|增长|上升)|(减少|下降))${size}[，,](${base})?(?:(增加|增长|上升)|(减少|下降))${size}`,
  'g',
);

/** 同比增长下降12%, 下降-5%: a rise that is a fall. */
const crossed =
  /(?:同比|环比)(?:增长|增加|上升|提高)(?:下降|减少|降低)了?\d[\d.]{0,8}[%％]|(?:下降|减少|降低|下跌)了?[-－−]\d[\d.]{0,8}[%％]/g;

/** Where a rise and a fall of one thing stand side by side. By another measure (环比) both may be true. */
export function oppositesIn(text: string): Span[] {
  const plain = matches(text, crossed).map(({ 0: told, index }) => ({ start: index, end: index + told.length }));
  return [...plain, ...sides(text)];
}

function sides(text: string): Span[] {
  return matches(text, sideBySide).flatMap((match) => {
    const [told, base, up1, down1, otherBase, up2, down2] = match;
    const opposite = (up1 && down2) || (down1 && up2);
    const another = otherBase && kindOf(otherBase) !== kindOf(base);
    const clause = /[^，。；：]*$/.exec(text.slice(Math.max(0, match.index - 40), match.index))![0];
    if (!opposite || another || /[由从、和与]|分别|依次/.test(clause)) return [];
    return [{ start: match.index, end: match.index + told.length }];
  });
}

/** 同比 and 比上年 compare with the same time. */
const kindOf = (base: string | undefined) => (base === '环比' ? 'before' : base === undefined ? 'none' : 'year');
