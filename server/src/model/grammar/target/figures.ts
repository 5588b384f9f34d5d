/**
 * What a target promises and a result reports in numbers: 不少于40场, 清理率达到85%, 每月下访一次. What is no such number is
 * left out: dates, times, changes against last year, what is left to do, scores, conditions.
 */
import { matches } from '../../../base/matches';
import { parseChinese } from '../../../base/numerals';
import type { Span } from '../../../base/span';
import { amount, round } from '../slips/figures';

export interface Figure extends Span {
  /** The true value lies between: 40余 is 40 to 49. */
  readonly low: number;
  readonly high: number;
  /** Of words for the same the first: 件 for 起, 人 for 名; `%` for every share. */
  readonly unit: string;
  /** `min`: at least so much, `max`: no more. Undefined where nothing is said, which a target means as `min`. */
  readonly bound: 'min' | 'max' | undefined;
  /** How often it is to be done: once in this time, or for each of something. */
  readonly per: Rate | 'each' | undefined;
  /** The words that say what is counted, without those that say nothing of it; empty where none do. */
  readonly counted: string;
  /** A part of what stands before it: 其中…, or in brackets. */
  readonly part: boolean;
  /** It is told for less than the whole: 上半年, 第三季度. */
  readonly narrower: boolean;
}

export type Rate = 'week' | 'half-month' | 'month' | 'two-months' | 'quarter' | 'semester' | 'half' | 'year';

//#region Words

/** Longer ones first. What may not follow stands behind them: 3个月, 5项目 are none. */
const units = [
  '平方公里|平方米|立方米|人次|件次|场次|批次|户次|家次|学时|课时|公里|公斤|万元|亿元',
  '件(?!均|数)|起(?![诉来草点步源])|人(?!大|民|均|员|才|格)|名(?![单额义列称])|位(?![次列置于])|次(?![日月年数级要性序])|场(?![地所])|份(?![子额])',
  '个(?!月|季|星期|礼拜|工作日|小时|学期|百分点|年|周|多月|人)|项(?!目(?!标))|条(?![例件])|户(?!籍)|宗|篇|期(?![间限末满中])|家(?![庭属园校长])|轮(?!换)|堂',
  '辆|元|亩|吨|米|批(?![准捕评复示])|套|台|座(?!谈)|所(?!有)|间|册|本(?![院年月地级市县区])|例(?![如会外])|支(?![部队持委出])|张|幅|面(?![积向对临])|处(?![理置罚分长级于])|节(?!点|约)|封|门(?!户)|[%％]',
].join('|');
const hans = '一二两三四五六七八九十百';
const number = '\\d{1,9}(?:_\\d{3})*(?:\\.\\d{1,4})?';
const figure = new RegExp(
  `(?<![\\d._第/${hans}千万几数])(?:百分之(${number}|[${hans}]{1,5})|(${number}|[${hans}]{1,6})(余|多|来)?(?:(万(?!亿)|亿)?(余|多)?(${units})|(成)(?![员立果效功为长年就都绩本])))([及]?以上|以下|以内|之内|左右|上下)?`,
  'g',
);

const same: Readonly<Record<string, string>> = {
  起: '件',
  宗: '件',
  例: '件',
  名: '人',
  位: '人',
  场次: '场',
  成: '%',
};

const least =
  /(?:不(?:得|能|应)?(?:少于|低于|小于|下于)|至少|最少|最低|达到?|(?<!不[得能应]?)(?:超过?|逾|突破)|[≥≧]|>=)$/;
const most =
  /(?:不(?:得|能|应)?(?:超过|多于|高于|大于|突破)|至多|最多|最高|控制在?|压[减缩降]?[到至在]|降[低]?[到至]|[<≤≦]|<=|低于|少于)$/;
const about = /(?:约|大约|近|将近|接近)$/;
/** A difference, not a value. */
const change =
  /(?:同比|环比|增[长加幅]?|上升|下降|减[少幅]?|降[低幅]?|提[高升]|压[减缩]|升|多|(?<![不至])少|(?:比(?![例重率])|较(?![好大多高强快为]))[^，,。；;]{1,10})[了约近]?$/;
/** What is still to be done. */
const left =
  /(?:剩余?|尚余|尚有|还有|仍有|其余|未(?:能|完成|办结|整改|举行|开展|达到|解决|化解)|没有)[^，,。；;]{0,6}$/;
const leftBehind = /^[^，,。；;]{0,3}(?:[尚还仍]未|未[能完办整开举]|正在|尚在|还在|待)/;
/** Another year's. */
const otherYear = /去年|上年|上一年|同期|往年|历年|近[两三五]年/;
const scored = /[扣加减计得][\d.一二两三四五]{1,4}分|扣减|分值|满分|权重|占[^，,。；;]{0,12}(?:考核|总分|评分)/;
/** 低于60%的，…: a condition. */
const condition = /^的(?:$|(?:部门|支部|个人|单位|人员)[^，。]{0,4}(?:不得|取消|予以))/;
/** What follows a figure without being what it counts. */
const goesOn = /^(?:并|和|及|与|且|同|环比|[比较占用达为]|覆盖|涉及|参加|参与|以上|左右|到位|均|全|已|后|时)/;

const rates: readonly [Rate, string][] = [
  ['half-month', '半个?月|旬'],
  ['two-months', '两个?月|双月'],
  ['month', '月'],
  ['quarter', '季度?'],
  ['semester', '学期'],
  ['half', '半年'],
  ['year', '年'],
  ['week', '周|星期|个?工作日|天|日'],
];
const rateWords = rates.map(([rate, words]) => [rate, new RegExp(`(?:每个?|逐)(?:${words})`, 'g')] as const);
const rateBehind: readonly [Rate, RegExp][] = rates.map(([rate, words]) => [
  rate,
  new RegExp(`^(?:[/／]|每)(?:${words})`),
]);
const ratePattern = new RegExp(`(?:每个?|逐)(?:${rates.map(([, words]) => words).join('|')})`, 'g');
const each = /每|人均|分别|(?<!第)各(?!类|项|级|种)/;
const narrow = /[上下]半年|季度|学期|\d{1,2}月|[一二三四五六七八九十]月/;
const partly = /其中|包括/;

/** Words that say nothing of what is counted. */
const neutral = new RegExp(
  [
    '(?:\\d{4}年|[上下]半年|全年|年内|今年|本年度?|年度|第?[一二三四1-4]季度|\\d{1,2}月(?:\\d{1,2}日|底|末)?(?:之?前|以?来)?|截至|目前|(?:每|逐)个?(?:半个?月|两个?月|月|季度?|学期|半年|年|周|星期|旬|工作日|天|日))',
    '不(?:得|能|应)?(?:少于|低于|小于|下于|超过|多于|高于|大于|突破)|至少|最少|最低|至多|最多|达到|超过|控制在|保持在?|提[高升][到至]|大约|将近|接近',
    '举行|举办|开展|组织|召开|完成|进行|实现|做到|力争|确保|争取|计划|预计|实际|累计|共计|总计|合计|总共|一共|先后|陆续|已经|其中|包括|不断|以及',
  ].join('|'),
  'g',
);
const edges =
  /^[\s、的和及与并共已计达均都各了要须应由在为约近逾超≥≤<>=*“”"…—-]+|[\s、的和及与并共已计达均都各了要须应在为约近逾超数开≥≤<>=*“”"…—-]+$/g;

//#endregion

/** Farther words do not say what a figure counts. UTF-16 units. */
const reach = 30;

/** The figures of a text, in order; offsets into it. Linear. */
export function readFigures(text: string): Figure[] {
  const out: Figure[] = [];
  for (const { 0: sentence, index } of flat(text).matchAll(/[^。；;！!？?\r\n|]+/g)) {
    if (scored.test(sentence) || !/[\d一二两三四五六七八九十百]/.test(sentence)) continue;
    let part = false;
    for (const { 0: clause, index: at } of sentence.matchAll(/[^，,：:（()）]+/g)) {
      part ||= partly.test(clause);
      const bracketed = /[（(]/.test(sentence[at - 1] ?? '');
      for (const one of inClause(clause)) {
        const by = index + at;
        out.push({ ...one, part: part || bracketed, start: one.start + by, end: one.end + by });
      }
    }
  }
  return out;
}

/** The same length in the same places: narrow digits, no emphasis, no brackets but those that hold a figure. */
function flat(text: string): string {
  const blank = (words: string) => ' '.repeat(words.length);
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/<br\s*\/?>/gi, (tag) => '；'.padEnd(tag.length))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '_')
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replace(/[（(][^（）()\d%]{0,40}[）)]|[*`“”"]/g, blank);
}

function inClause(clause: string): Figure[] {
  const found = matches(clause, figure);
  const out: Figure[] = [];
  for (const [i, match] of found.entries()) {
    const start = match.index;
    const end = start + match[0].length;
    const from = i > 0 ? found[i - 1]!.index + found[i - 1]![0].length : 0;
    const ahead = clause.slice(Math.max(from, start - reach), start);
    const behind = clause.slice(end, Math.min(found[i + 1]?.index ?? clause.length, end + reach));
    const read = readOne(match, ahead, behind, clause.slice(Math.max(0, start - reach), start));
    const before = out.at(-1);
    // 40场至50场
    if (read && before && before.end === from && /^[-—–－~～至到]+$/.test(ahead) && before.unit === read.unit) {
      out.push({ ...out.pop()!, high: read.high, end });
    } else if (read) out.push({ ...read, start, end });
  }
  return out;
}

/** 40 of 40—50场 has no unit of its own. */
const rangeAhead = new RegExp(`(?<![\\d.])(${number})[-—–－~～至到]+$`);

function readOne(
  match: RegExpExecArray,
  ahead: string,
  behind: string,
  all: string,
): Omit<Figure, keyof Span> | undefined {
  const [, percent, digits, more, scale, later, unit, tenth, behindUnit = ''] = match;
  const range = rangeAhead.exec(ahead);
  const before = (range ? ahead.slice(0, range.index) : ahead).replace(/[\s为在是]+$/, '');
  const low = least.test(before);
  const high = !low && most.test(before);
  const bare = before.replace(least, '').replace(most, '').trimEnd();
  if (otherYear.test(all) || left.test(bare) || leftBehind.test(behind) || condition.test(behind)) return undefined;
  if (!/[到至]$/.test(before) && change.test(bare)) return undefined;
  const per = perOf(all, behind);
  const bound = high || /内$|以下$/.test(behindUnit) ? 'max' : low || behindUnit.endsWith('以上') ? 'min' : undefined;
  if (digits === '一' && isArticle(unit, behind, bound !== undefined || per !== undefined)) return undefined;
  const value = amountOf(percent ?? digits!, scale, unit ?? '%');
  if (!value) return undefined;
  const by = tenth ? 10 : 1;
  const first = range ? Number(range[1]!.replaceAll('_', '')) * value.by : value.value;
  const loose = { more: more ?? later, about: about.test(before) || /左右|上下/.test(behindUnit) };
  return {
    ...spread(first * by, value.value * by, loose),
    unit: same[value.unit] ?? value.unit,
    bound,
    per,
    counted: countedIn(bare, behind),
    part: false,
    narrower: narrow.test(all.replace(ratePattern, '')),
  };
}

/** 一项重要工作, 一起抓, 一次性: no number. 每月一项 is one. */
function isArticle(unit: string | undefined, behind: string, told: boolean): boolean {
  if (unit === undefined) return false;
  if (unit === '起' || /^[性面]/.test(behind) || behind.startsWith(unit)) return true;
  return !told && !/^[次场]$/.test(unit);
}

function amountOf(written: string, scale: string | undefined, unit: string) {
  const digits = /^\d/.test(written) ? written.replaceAll('_', '') : String(parseChinese(written) ?? '');
  return digits === '' ? undefined : amount(digits, scale, unit);
}

/** Between what the true value lies: 40余 up to 49, about 40 a tenth around. */
function spread(from: number, to: number, loose: { readonly more: string | undefined; readonly about: boolean }) {
  if (loose.more) return { low: from, high: to + 10 ** (/0*$/.exec(String(to))![0].length || 1) - 1 };
  return loose.about ? { low: round(from * 0.9), high: round(to * 1.1) } : { low: from, high: to };
}

function perOf(ahead: string, behind: string): Figure['per'] {
  const often = rateBehind.find(([, words]) => words.test(behind))?.[0];
  if (often) return often;
  let rest = ahead;
  let rate: Rate | undefined;
  for (const [one, words] of rateWords) {
    const without = rest.replace(words, '');
    if (without !== rest) rate ??= one;
    rest = without;
  }
  return each.test(rest) ? 'each' : rate;
}

/** The noun behind a figure, else the words in front of it: 3场听证会, 举行听证3场. */
function countedIn(ahead: string, behind: string): string {
  const noun = /^\s*的?([\u3400-\u9fff、]{2,})/.exec(behind)?.[1] ?? '';
  const named = goesOn.test(noun) ? '' : telling(noun);
  return named.length > 1 ? named.slice(0, longestCounted) : telling(ahead).slice(-longestCounted);
}

/** Words farther from the figure say who, not what. UTF-16 units. */
const longestCounted = 10;

function telling(words: string): string {
  const rest = words.replace(neutral, ' ').replace(edges, '');
  const last = rest
    .split(/\s{1,}/)
    .filter((piece) => piece.length > 1)
    .join('');
  const plain = last.replace(/[、的和及与]/g, '').replace(edges, '');
  return plain.length > 1 ? plain : '';
}
