/** Deadlines, results and responsible parties: every value that offices are known to write. */
import { describe, expect, it } from 'vitest';
import { builtin } from '../../server/src/frame/builtin';
import { datesIn, readDeadline } from '../../server/src/model/grammar/deadline';
import { formatNumber, numberAt } from '../../server/src/model/grammar/numbering';
import { findPeriod, firstDay, isPeriod, lastDay, liesIn, shareOf } from '../../server/src/model/grammar/period';
import { departmentsIn, readResponsible } from '../../server/src/model/grammar/responsible';
import { isBehind, notStartedAtEnd, readResult } from '../../server/src/model/grammar/result';

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
    ['贯穿全年', 20261231],
    ['本年度', 20261231],
    ['6月30日之前', 20260630],
    ['12月20日前', 20261220],
    ['2026年1月至6月', 20260630],
    ['2025年9月—2026年6月', 20260630],
    ['第一、二季度', 20260630],
    ['2026年第一季度至第三季度', 20260930],
    ['2026.6.30', 20260630],
    ['2026-06-30前', 20260630],
    ['2026/06', 20260630],
    ['２０２６年６月底', 20260630],
    ['年内', 20261231],
    ['2026年年底前', 20261231],
  ])('%s is by %i', (text, latest) => {
    expect(readDeadline(text, period)).toMatchObject({ sort: 'date', latest, uncertain: false });
  });

  it.each(['每月28日前', '每季度', '每月', '按季度', '每半年', '每学期', '每年6月', '季度末', '每月底'])(
    '%s recurs',
    (text) => {
      expect(readDeadline(text, period)).toMatchObject({ sort: 'recurring', latest: 20261231 });
    },
  );

  it.each(['长期坚持', '持续推进', '长期', '常态化开展', '长期坚持、持续推进', '长期抓好', '常抓不懈', '持续用力'])(
    '%s has no end',
    (text) => {
      expect(readDeadline(text, period)).toMatchObject({ sort: 'open', latest: undefined });
    },
  );

  it.each(['即知即改', '立行立改'])('%s is at once', (text) => {
    expect(readDeadline(text, period)).toMatchObject({ sort: 'immediate' });
  });

  it.each(['立案后十日内', '15个工作日内', '一个月内'])('%s has no day of its own', (text) => {
    expect(readDeadline(text, period)).toEqual({ sort: 'relative', uncertain: false });
  });

  it.each([
    ['全年，每月25日前报进度', 20261231],
    ['2026年6月底、12月底前各一轮', 20261231],
    ['6月30日24时前', 20260630],
  ])('%s is by %i, with a doubt', (text, latest) => {
    expect(readDeadline(text, period)).toMatchObject({ sort: 'date', latest, uncertain: true });
  });

  it('without a year nothing is guessed', () => {
    expect(readDeadline('6月底前')).toMatchObject({ latest: undefined, uncertain: true });
  });

  it('more words around dates make it uncertain; the last one ends it', () => {
    expect(readDeadline('6月底前完成初稿，9月底前定稿', period)).toMatchObject({ latest: 20260930, uncertain: true });
  });

  it.each(['', '第四检察部', '2026年13月', '2月30日', '2026.13', '若干', '待定', '视情'])(
    '%s is no deadline',
    (text) => {
      expect(readDeadline(text, period)).toBeUndefined();
    },
  );
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
    ['０件', 'figure'],
    ['完成80%', 'running'],
    ['百分之八十', 'running'],
    ['部分完成', 'running'],
    ['完成过半', 'running'],
    ['已启动', 'running'],
    ['未按期完成', 'unfinished'],
    ['暂缓', 'unfinished'],
    ['否', 'unfinished'],
    ['中止', 'cancelled'],
    ['尚未开展', 'not-started'],
    ['按期完成', 'done'],
    ['√', 'done'],
    ['全部化解', 'done'],
    ['完成率95%', 'running'],
    ['量刑建议采纳率96.4%', 'figure'],
    ['已完成，采纳率96%', 'done'],
  ])('%s is %s', (text, state) => {
    expect(readResult(text)).toMatchObject({ state, uncertain: false });
  });

  it.each(['', '第四检察部'])('“%s” says nothing about progress', (text) => {
    expect(readResult(text)).toBeUndefined();
  });
});

describe('progress', () => {
  const behind = (measure: string, item: string) => isBehind(readResult(measure)!, readResult(item)!);

  it.each([
    ['未启动', '已完成', true],
    ['未启动', '正在推进', true],
    ['正在推进', '基本完成', true],
    ['40%', '100%', true],
    ['未完成', '正在推进', false],
    ['已完成', '已完成', false],
    ['已完成', '未启动', false],
    ['12件', '已完成', false],
    ['取消', '已完成', false],
  ])('measure %s, item %s: %s', (measure, item, expected) => {
    expect(behind(measure, item)).toBe(expected);
  });

  it('finds that something has not begun only where it closes the words', () => {
    expect(notStartedAtEnd('党员巡河队（尚未组建，未启动）')).toEqual({ start: 11, end: 14 });
    expect(notStartedAtEnd('督促未启动的部门整改')).toBeUndefined();
  });
});

describe('dates in running words', () => {
  const dates = (text: string) => datesIn(text, period).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['3月底前组队，9月底前总结', ['3月底前', '9月底前']],
    ['第四季度主持两场', ['第四季度']],
    ['自7月起每月一次，每年12月评议', []],
    ['十月以来', []],
    ['没有时间', []],
  ] as const)('%s: %j', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });
});

describe('responsible', () => {
  const sorts = (text: string) => readResponsible(text, builtin).map(({ name, sort }) => `${name}:${sort}`);

  it.each([
    ['第一检察部', ['第一检察部:department']],
    ['第九检察部；政治部', ['第九检察部:department', '政治部:department']],
    ['办公室、案管、法警大队', ['办公室:department', '案管:department', '法警大队:department']],
    ['机关党委<br>各党支部', ['机关党委:department', '各党支部:department']],
    ['各部门', ['各部门:nobody']],
    ['全院、相关部门', ['全院:nobody', '相关部门:nobody']],
    ['第一党支部书记', ['第一党支部书记:person']],
    ['张三、欧阳修远', ['张三:person', '欧阳修远:person']],
    ['第二检察部及各部门', ['第二检察部及各部门:department']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(sorts(text)).toEqual(expected);
  });

  it('finds departments in running words', () => {
    expect(departmentsIn('由第四检察部党支部会同机关党委落实', builtin)).toEqual(['第四检察部', '党支部', '机关党委']);
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

  it.each([
    [{ year: 2026 }, 20260101, 20261231],
    [{ year: 2026, half: 1 }, 20260101, 20260630],
    [{ year: 2026, half: 2 }, 20260701, 20261231],
    [{ year: 2026, quarter: 3 }, 20260701, 20260930],
    [{ year: 2024, month: 2 }, 20240201, 20240229],
  ] as const)('%o runs from %i to %i', (one, first, last) => {
    expect([firstDay(one), lastDay(one)]).toEqual([first, last]);
  });

  it.each([
    [{ year: 2026, half: 1 }, { year: 2026 }, 0.5],
    [{ year: 2026 }, { year: 2026 }, 1],
    [{ year: 2026, quarter: 2 }, { year: 2026, half: 1 }, 0.5],
    [{ year: 2026, quarter: 3 }, { year: 2026, half: 1 }, undefined],
    [{ year: 2026 }, { year: 2026, half: 1 }, undefined],
    [{ year: 2025, half: 1 }, { year: 2026 }, undefined],
    [{ year: 2026, month: 12 }, { year: 2026, quarter: 4 }, 1 / 3],
  ] as const)('%o is so much of %o: %d', (part, whole, share) => {
    expect(shareOf(part, whole)).toBe(share);
    expect(liesIn(part, whole)).toBe(share !== undefined);
  });
});
