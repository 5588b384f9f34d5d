/** The trace as one table, its figures and its verdict. */
import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../server/src/features/trace/totals';
import { reasonsOf, verdictLine } from '../../server/src/features/trace/verdict';
import { rowPrint } from '../../server/src/model/office/trace/decisions';
import { linkNames, reportNames } from '../../server/src/model/office/trace/states';
import { type Decisions, noDecisions } from '../../server/src/model/office/trace/decisions';
import { cellWords } from '../../server/src/features/trace/words';
import { finish } from '../../server/src/base/steps';
import { usedElsewhere } from '../../server/src/features/across/hoverWorkspace';
import { lenses, lensText } from '../../server/src/features/across/lenses';
import { files, office } from './traceKit';

const only = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0]!;
};

describe('the table of a plan', () => {
  const { table } = office();
  const whole = table('计划.md');
  const { items, reports, extras, departments } = only(whole.plans);

  it('has a row for each item and a cell for each report, the earliest first', () => {
    expect(items.map(({ number, name }) => `${number} ${name}`)).toEqual([
      '1 公开听证',
      '2 涉企刑事积案清理',
      '3 社区矫正检察监督',
      '4 检察建议落实回访',
      '5 机房设备更新',
    ]);
    expect(reports.map(({ period, department, kind }) => [period, department, kind])).toEqual([
      ['2026年第二季度', '第四检察部', '工作总结'],
      ['2026年上半年', undefined, '工作报告'],
    ]);
    expect(items.every(({ cells }) => cells.length === reports.length)).toBe(true);
  });

  it('says how each item stands over all reports', () => {
    expect(items.map(({ state }) => linkNames[state])).toEqual(['完成', '逾期', '未报告', '完成', '未报告']);
    expect(items.map(({ plan }) => plan)).toEqual(['tied', 'tied', 'tied', 'untied', 'justified']);
    expect(items.map(({ awaited }) => awaited)).toEqual([true, true, false, true, true]);
  });

  it('keeps what the plan says of an item', () => {
    expect(items[1]).toMatchObject({
      departments: ['第一检察部', '案件管理办公室'],
      deadline: '6月20日前',
      due: 20260620,
      measures: [{ name: expect.any(String) }],
    });
    expect(items[0]!.rounds).toEqual(['党组会专题研究', undefined, '纳入年度考核']);
  });

  it('takes no name for told that does not stand in a report', () => {
    const [quarter] = items[0]!.cells;
    expect(quarter).toMatchObject({ state: 'unreported', place: undefined });
  });

  it('keeps what a report says of it, and leads to both places', () => {
    const { cells, place } = items[1]!;
    expect(cells.map(({ result }) => result)).toEqual([undefined, '正在推进']);
    const at = ({ uri, span }: typeof place) => {
      const name = decodeURIComponent(uri.slice('file:///w/'.length)) as keyof typeof files;
      return files[name].slice(span.start, span.end);
    };
    expect([at(place), at(cells[1]!.place!)]).toEqual(['涉企刑事积案清理', '涉企刑事积案清理']);
    expect(cells[0]!.place).toBeUndefined();
  });

  it('compares measures, one column for each of the framework', () => {
    expect(whole.measures).toHaveLength(items[0]!.grid.length);
    const states = (i: number) => items[i]!.grid.filter(Boolean);
    expect([states(0), states(1), states(3)]).toEqual([['told'], ['told'], ['added']]);
  });

  it('tells what a report has beside the plan', () => {
    expect(extras.map(({ state, name, report }) => [reportNames[state], name, report])).toEqual([
      ['计划外', '旧案卷宗数字化', 1],
      ['重复', '公开听证', 1],
    ]);
  });

  it('says which departments have reported', () => {
    expect(
      departments.map(({ name, items: n, told, reports: own, reported }) => [name, n, told, own, reported]),
    ).toEqual([
      ['第三检察部', 2, 1, [], true],
      ['第一检察部', 1, 1, [], true],
      ['案件管理办公室', 1, 1, [], true],
      ['第四检察部', 1, 1, [0], true],
      ['办公室', 1, 0, [], false],
    ]);
  });

  it('counts each item once', () => {
    const { totals } = whole;
    expect(totals).toEqual(totalsOf(items, extras));
    expect(totals).toMatchObject({ items: 5, told: 3, missing: 1, later: 1, percent: 75 });
    for (const counts of [totals.states, totals.plans]) {
      expect(Object.values(counts).reduce((sum, one) => sum + one)).toBe(totals.items);
    }
  });
});

describe('what is asked for', () => {
  const { table, draft, trace } = office();

  it('is one report alone, or all plans', () => {
    expect(only(table('上半年报告.md').plans).reports.map(({ title }) => title)).toEqual([
      draft('上半年报告.md').title,
    ]);
    expect(table()).toEqual(table('计划.md'));
  });

  it('is a part of the items', () => {
    const names = (...args: Parameters<typeof table>) =>
      table(...args).plans.flatMap(({ items, extras }) => [...items, ...extras].map(({ name }) => name));
    expect(names('计划.md', { state: 'overdue' })).toEqual(['涉企刑事积案清理']);
    expect(table('计划.md', { state: 'overdue' }).totals).toEqual(table('计划.md').totals);
    expect(table('计划.md', { state: 'suspect' }).plans).toEqual([]);
    expect(names('计划.md', { state: 'unplanned' })).toEqual(['旧案卷宗数字化']);
    expect(names('计划.md', { state: 'justified' })).toEqual(['机房设备更新']);
    expect(names('计划.md', { department: '第四检察部' })).toContain('检察建议落实回访');
    const { id } = trace.terms.frame.dimensions
      .flatMap(({ measures }) => measures)
      .find((one) => {
        return one.name === table('计划.md').plans[0]!.items[3]!.cells[0]!.measures[0]!.name;
      })!;
    expect(names('计划.md', { measure: id })).toContain('检察建议落实回访');
  });

  it('is a unit or a period', () => {
    expect(table(undefined, { unit: '白塔县' }).plans).toHaveLength(1);
    expect(table(undefined, { unit: '云溪县' }).plans).toHaveLength(0);
    expect(table(undefined, { period: { year: 2025 } }).plans).toHaveLength(0);
    const quarter = only(table(undefined, { period: { year: 2026, quarter: 2 } }).plans);
    expect(quarter.reports.map(({ department }) => department)).toEqual(['第四检察部']);
  });

  it('is what the reports of the unit and of its departments say that name no plan', () => {
    const unlinked = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replace('计划: 计划.md\n', '')]),
    );
    const other = unlinked['上半年报告.md']!.replaceAll('白塔县人民检察院', '白塔县人民检察院驻镇检察室');
    const foreign = unlinked['上半年报告.md']!.replaceAll('白塔县', '云溪县');
    const { plans } = office({ ...unlinked, '检察室.md': other, '外县.md': foreign }).table('计划.md');
    expect(only(plans).reports.map(({ title }) => title)).toEqual([
      '第四检察部2026年第二季度工作总结',
      '白塔县人民检察院2026年上半年工作报告',
      '白塔县人民检察院驻镇检察室2026年上半年工作报告',
    ]);
  });

  it('is no more plans than one wants', () => {
    expect(table(undefined, { most: 0 })).toMatchObject({ plans: [], left: 1 });
  });

  it('is nothing where nothing is planned', () => {
    const { totals, plans } = office({ '计划.md': '' }).table();
    expect(plans).toEqual([]);
    expect(totals).toMatchObject({ items: 0, percent: undefined });
  });
});

describe('the verdict', () => {
  it('is one line, and a reason for each item that is not through, failures last', () => {
    const table = office().table('计划.md');
    expect(verdictLine(table.totals)).toBe(
      '5 项 · 3 已报告 · 1 未报告 · 1 逾期 · 1 没有到期 · 1 计划外 · 1 重复 · 覆盖 75%',
    );
    expect(reasonsOf(table).map(({ words, failure }) => `${failure ? '×' : '·'} ${words}`)).toEqual([
      '· 第2项“涉企刑事积案清理”：逾期，6月20日到期，第一检察部、案件管理办公室，2026年上半年工作报告写“正在推进”',
      '× 第5项“机房设备更新”：未报告，5月31日到期，办公室',
    ]);
  });

  it('leaves out what there is none of', () => {
    const { states, plans, extras } = totalsOf([], []);
    expect(verdictLine({ items: 12, told: 10, missing: 2, later: 0, percent: 83, states, plans, extras })).toBe(
      '12 项 · 10 已报告 · 2 未报告 · 覆盖 83%',
    );
  });

  it('does not count what changed after it was reported', () => {
    const { draft } = office();
    const before = rowPrint(draft('计划.md').tasks[0]!);
    const decisions = (row: string): Decisions => ({
      ...noDecisions,
      seen: (_, report, item) => (item === '公开听证' && report === draft('上半年报告.md').uri ? row : undefined),
    });
    const states = (row: string) => office(files, decisions(row)).table('计划.md').totals.states;
    expect(states(before).suspect).toBe(0);
    expect(states('another').suspect).toBe(1);
    const { totals } = office(files, decisions('another')).table('计划.md');
    expect(verdictLine(totals)).toBe(
      '5 项 · 2 已报告 · 1 未报告 · 1 存疑 · 1 逾期 · 1 没有到期 · 1 计划外 · 1 重复 · 覆盖 50%',
    );
  });
});

describe('a state over several reports', () => {
  const report = (period: string, result: string) => `---
文种: 工作总结
单位: 白塔县人民检察院
期间: ${period}
计划: 计划.md
---

# 白塔县人民检察院${period}工作总结

| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 社区矫正检察监督 | 支部结对司法所 | ${result} |
`;
  const stateOf = (...told: [string, string][]) => {
    const reports = Object.fromEntries(told.map(([period, result], i) => [`${i}.md`, report(period, result)]));
    return office({ '计划.md': files['计划.md'], ...reports }).table('计划.md').plans[0]!.items[2]!.state;
  };

  it.each<[string, [string, string][]]>([
    ['unreported', []],
    ['running', [['2026年第一季度', '正在推进']]],
    [
      'done',
      [
        ['2026年第一季度', '正在推进'],
        ['2026年上半年', '已完成'],
      ],
    ],
    [
      'running',
      [
        ['2026年第一季度', '已完成'],
        ['2026年上半年', '正在推进'],
      ],
    ],
    [
      'done',
      [
        ['2026年第一季度', '已完成'],
        ['2026年上半年', ''],
      ],
    ],
    [
      'running',
      [
        ['2026年第一季度', '正在推进'],
        ['2026年上半年', '清理5件'],
      ],
    ],
    [
      'adjusted',
      [
        ['2026年第一季度', '已完成'],
        ['2026年上半年', '取消：职责划转'],
      ],
    ],
  ])('is %s', (state, told) => {
    expect(stateOf(...told)).toBe(state);
  });
});

describe('an item that an earlier report has told to the end', () => {
  const head = (words: string) => `---\n单位: 白塔县人民检察院\n${words}\n计划: 计划.md\n---\n\n`;
  const later = `${head('文种: 工作总结\n期间: 2026年第三季度')}# 2026年第三季度工作总结

| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 涉企刑事积案清理 | 党员先锋岗包案 | 已完成 |
`;
  const one = office({ ...files, '三季度.md': later });
  const { items, reports } = one.table('计划.md').plans[0]!;

  it('need not be told again, in the table as in the rule and the hover', () => {
    expect(reports.map(({ period }) => period)).toEqual(['2026年第二季度', '2026年上半年', '2026年第三季度']);
    expect(items[0]!.cells.map((cell) => cellWords(cell, items[0]!.name)).at(-1)).toBe('');
    expect(items[4]!.cells.map((cell) => cellWords(cell, items[4]!.name)).at(-1)).toBe('未报告');
    const text = files['计划.md'];
    const hover = (name: string) =>
      finish(usedElsewhere(one.here('计划.md'), text.indexOf(name), () => undefined))!.markdown;
    expect(hover('公开听证')).not.toContain('第三季度');
    expect(hover('机房设备更新')).toContain('未报告');
  });

  it('is told without a measure of the plan, in the words of the plan', () => {
    const without = { ...files, '三季度.md': later.replace('党员先锋岗包案', '') };
    const words = reasonsOf(office(without).table('计划.md')).map((reason) => reason.words);
    expect(words).toContain(
      '第2项“涉企刑事积案清理”：2026年第三季度工作总结报告了这一项，没有写计划的措施“党员先锋岗包案”',
    );
  });

  it('stands in the lens as in the table', () => {
    const here = one.here('计划.md');
    expect(finish(lensText(here, lenses(here)[0]!.at))!.title).toContain('完成 3、未报告 2');
    expect(items.map(({ state }) => linkNames[state])).toEqual(['完成', '完成', '未报告', '完成', '未报告']);
  });
});

describe('what a report tells beside its plan', () => {
  const rows = (text: string) => text.trim().replace(/^ +/gm, '');
  const extras = (table: string) => {
    const report = files['上半年报告.md'].replace(/\| 公开听证[\s\S]*$/, `${rows(table)}\n`);
    const { plans } = office({ '计划.md': files['计划.md'], '上半年报告.md': report }).table('计划.md');
    return plans[0]!.extras.map(({ state, name, result }) => [reportNames[state], name, result].join(' ').trim());
  };

  it.each<[string, string, string[]]>([
    ['rows that go on with the one above', '| 公开听证 | 支部 | 已完成 |\n| 公开听证 | 党小组 | 已完成 |', []],
    [
      'a second table about the same items',
      `| 公开听证 | 支部 | |\n| 涉企刑事积案清理 | 支部 | |

      | 业务事项 | 党建措施 | 完成情况 |
      | --- | --- | --- |
      | 公开听证 | 支部 | 已完成 |`,
      [],
    ],
    [
      'what contradicts itself',
      '| 公开听证 | 支部 | 已完成 |\n| 公开听证 | 党小组 | 未启动 |',
      ['重复 公开听证 未启动'],
    ],
    ['rows that do, twice', '| 公开听证 | 支部 | |\n| 公开听证 | 党小组 | |\n| 公开听证 | 党员 | |', []],
    ['a report with another list altogether', '| 旧案卷宗数字化 | | 已完成 |\n| 食堂改造 | | 已完成 |', []],
    ['one more item', '| 公开听证 | 支部 | 已完成 |\n| 食堂改造 | | 已完成 |', ['计划外 食堂改造 已完成']],
  ])('%s', (_, table, expected) => {
    expect(extras(table)).toEqual(expected);
  });
});
