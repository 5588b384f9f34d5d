/** What a result cell says: 已完成, 序时推进, 未启动, 12件, 85% … */
import { parseChinese } from '../../base/numerals';
import type { Span } from '../../base/span';

export interface Result {
  /** `figure`: only a number is given, which tells nothing about the end. */
  readonly state:
    | 'done'
    | 'mostly'
    | 'running'
    | 'not-started'
    | 'unfinished'
    | 'cancelled'
    | 'carried-over'
    | 'figure';
  /** Percentage where one is given. */
  readonly percent: number | undefined;
  /** The words say more than the state, or contradict themselves. */
  readonly uncertain: boolean;
}

/** In order: the first that fits wins, so negations stand before what they negate. */
const states: readonly [Result['state'], RegExp][] = [
  ['not-started', /(?:未|没有|没)(?:启动|开展|开始|实施)/],
  ['cancelled', /取消|终止|中止|不再实施/],
  ['carried-over', /结转|转入(?:下|明)年|跨年/],
  ['unfinished', /(?:未|没有|没).{0,4}完成|滞后|逾期|未达(?:标|到)|延期|暂缓|^否$|^[×✗✘]$/],
  ['mostly', /基本完成|大部分完成|接近完成/],
  [
    'running',
    /正在|推进中|序时|部分完成|完成过半|完成一半|已启动|^启动|筹备|进行中|办理中|持续推进|稳步推进|有序推进|按计划推进|开展中/,
  ],
  ['done', /已完成|完成|办结|已办结|已落实|已建成|达标|已开展|已召开|^已?全部[\u4e00-\u9fff]{2,6}$|√|✓|✔|^是$/],
];

/** Reads a result. Undefined for empty words or words that say nothing about progress. */
export function readResult(text: string): Result | undefined {
  const plain = text
    .replace(/[\s\u3000*]/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (plain === '') return undefined;
  const value = percentage(plain);
  const fitting = states.filter(([, pattern]) => pattern.test(plain));
  const first = fitting[0]?.[0];
  if (first) {
    // 未完成 also fits 完成: only a second state that is no part of the first one is a contradiction.
    const rest = plain.replace(states.find(([state]) => state === first)![1], '');
    const contradiction = states.some(([state, pattern]) => state !== first && pattern.test(rest) && rest.length > 2);
    // 完成80% is not done.
    const part = value !== undefined && value < 100 && (first === 'done' || first === 'mostly');
    return { state: part ? 'running' : first, percent: value, uncertain: contradiction || plain.length > 20 };
  }
  if (value !== undefined) {
    const state = value >= 100 ? 'done' : value === 0 ? 'not-started' : 'running';
    return { state, percent: value, uncertain: false };
  }
  if (/\d|[一二三四五六七八九十百千万]+(?:件|次|人|场|份|个|项)/.test(plain)) {
    return { state: 'figure', percent: undefined, uncertain: plain.length > 20 };
  }
  return undefined;
}

/** 采纳率96% tells how well, not how far. */
const farAs =
  '(?:^|[，,。；;（(]|完成率?|进度|进展|推进|办结率?|整改率?|总体|已|约)(?:已经?)?(?:达到?|到|了|为|约|近)?';
const digitsOf = new RegExp(`${farAs}(\\d+(?:\\.\\d+)?)[%％]`);
const wordsOf = new RegExp(`${farAs}百分之([一二三四五六七八九十百零〇]+)`);

/** 85%, 完成百分之八十五. */
function percentage(plain: string): number | undefined {
  const digits = digitsOf.exec(plain);
  if (digits) return Number(digits[1]);
  const words = wordsOf.exec(plain);
  return words ? parseChinese(words[1]!) : undefined;
}

/** From nothing to all; a figure or a cancelled item stands nowhere on this way. */
const steps: Partial<Record<Result['state'], number>> = {
  'not-started': 0,
  unfinished: 1,
  running: 2,
  'carried-over': 1,
  mostly: 3,
  done: 4,
};

/** Whether a measure's progress is behind its item's: a step behind one that is (mostly) done, or not begun at all. */
export function isBehind(measure: Result, item: Result): boolean {
  if (measure.uncertain || item.uncertain) return false;
  if (measure.percent !== undefined && item.percent !== undefined) return measure.percent < item.percent;
  const [mine, its] = [steps[measure.state], steps[item.state]];
  if (mine === undefined || its === undefined || mine >= its) return false;
  return mine === 0 || its >= 3;
}

/** `未启动`, `尚未开展` … closing the words, perhaps in brackets: the place, or undefined. */
export function notStartedAtEnd(text: string): Span | undefined {
  const match = /(?:尚未|还未|还没有|没有|未)(?:启动|开展|开始|实施)[）)。；;\s]*$/.exec(text);
  if (!match) return undefined;
  const words = match[0].replace(/[）)。；;\s]+$/, '');
  return { start: match.index, end: match.index + words.length };
}

/** A count of cases: 12件, 三十件. */
export function countsCases(text: string): boolean {
  return /[\d一二三四五六七八九十百千万余]\s*件/.test(text);
}

/** Whether the words give any figure. */
export function figures(text: string): boolean {
  return /\d|[一二三四五六七八九十百千万两][余多]?(?:件|次|人|名|场|份|个|项|起|条|户|家|篇|期)/.test(text);
}
