/** Deadlines, results and responsible parties: every value that offices are known to write. */
import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../server/src/model/deadline';
import { formatNumber, numberAt } from '../../server/src/model/numbering';
import { findPeriod, isPeriod } from '../../server/src/model/period';
import { readResult } from '../../server/src/model/result';

const period = { year: 2026 };

describe('deadline', () => {
  it.each([
    ['2026年6月30日前', 20260630],
    ['2026年6月30日', 20260630],
    ['6月底前', 20260630],
    ['2月底前', 20260228],
    ['六月底前', 20260630],
    ['上半年', 20260630],
    ['下半年', 20261231],
    ['第三季度', 20260930],
    ['三季度末', 20260930],
    ['2026年第三季度', 20260930],
    ['2026年12月', 20261231],
    ['3月上旬', 20260310],
    ['3—5月', 20260531],
    ['年底前', 20261231],
    ['2026年底', 20261231],
    ['全年', 20261231],
    ['明年3月底前', 20270331],
  ])('%s is by %i', (text, latest) => {
    expect(readDeadline(text, period)).toMatchObject({ sort: 'date', latest, uncertain: false });
  });

  it.each(['每月28日前', '每季度', '每月', '按季度', '每半年'])('%s recurs', (text) => {
    expect(readDeadline(text, period)).toMatchObject({ sort: 'recurring', latest: 20261231 });
  });

  it.each(['长期坚持', '持续推进', '长期', '常态化开展'])('%s has no end', (text) => {
    expect(readDeadline(text, period)).toMatchObject({ sort: 'open', latest: undefined });
  });

  it.each(['即知即改', '立行立改'])('%s is at once', (text) => {
    expect(readDeadline(text, period)).toMatchObject({ sort: 'immediate' });
  });

  it('without a year nothing is guessed', () => {
    expect(readDeadline('6月底前')).toMatchObject({ latest: undefined, uncertain: true });
  });

  it('more words around a date make it uncertain', () => {
    expect(readDeadline('6月底前完成初稿，9月底前定稿', period)).toMatchObject({ latest: 20260630, uncertain: true });
  });

  it.each(['', '第四检察部', '2026年13月', '2月30日', '若干'])('%s is no deadline', (text) => {
    expect(readDeadline(text, period)).toBeUndefined();
  });
});

describe('result', () => {
  it.each([
    ['已完成', 'done'],
    ['完成', 'done'],
    ['基本完成', 'mostly'],
    ['正在推进', 'running'],
    ['推进中', 'running'],
    ['序时推进', 'running'],
    ['未启动', 'not-started'],
    ['未完成', 'unfinished'],
    ['滞后', 'unfinished'],
    ['取消', 'cancelled'],
    ['结转', 'carried-over'],
    ['85%', 'running'],
    ['100%', 'done'],
    ['12件', 'figure'],
    ['开展3次', 'figure'],
    ['覆盖230人', 'figure'],
  ])('%s is %s', (text, state) => {
    expect(readResult(text)).toMatchObject({ state, uncertain: false });
  });

  it.each(['', '第四检察部'])('“%s” says nothing about progress', (text) => {
    expect(readResult(text)).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each([
    ['一、总体', '一、', 1, true],
    ['十二、其他', '一、', 12, true],
    ['（三）抓', '（一）', 3, true],
    ['(三)抓', '（一）', 3, false],
    ['1. 抓', '1.', 1, true],
    ['1．抓', '1.', 1, false],
    ['10、抓', '1.', 10, false],
    ['（2）抓', '（1）', 2, true],
    ['③抓', '①', 3, true],
    ['第二，抓', '第一，', 2, true],
    ['二是抓', '一是', 2, true],
    ['第三章 总则', '第一章', 3, true],
  ] as const)('%s', (text, form, value, canonical) => {
    expect(numberAt(text, 0)).toMatchObject({ form, value, canonical });
    if (canonical) expect(text.startsWith(formatNumber(form, value))).toBe(true);
  });

  it.each(['一个人', '2026年', '3.5万件', '（见附件）', '十分重要', '一定要'])('%s has none', (text) => {
    expect(numberAt(text, 0)).toBeUndefined();
  });
});

describe('period', () => {
  it.each([
    ['云溪县人民检察院2026年工作计划', { year: 2026 }],
    ['2026年上半年', { year: 2026, half: 1 }],
    ['2026年第三季度', { year: 2026, quarter: 3 }],
    ['2026年度', { year: 2026 }],
    ['2026年5月', { year: 2026, month: 5 }],
  ])('%s', (text, expected) => expect(findPeriod(text)).toEqual(expected));

  it('a value must be a period and nothing else', () => {
    expect([isPeriod('2026年上半年'), isPeriod('今年'), isPeriod('2026年某月')]).toEqual([true, false, false]);
  });
});
