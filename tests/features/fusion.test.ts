import { describe, expect, it } from 'vitest';
import { type FusionBy, type FusionNode, fusion } from '../../server/src/features/views/fusion';
import { builtin } from '../../server/src/frame/builtin';
import { loadFramework } from '../../server/src/frame/load';
import { Doc } from '../../server/src/model/draft/doc';
import { court } from '../frame/court';
import { readMarked } from '../kit/marked';

/** One line for each node: two blanks a level, sign of its state, its label, its detail. */
function print(list: readonly FusionNode[], depth = 0): string[] {
  const signs = { covered: '+', uncovered: '!', justified: '~', none: '·' };
  return list.flatMap(({ state, label, detail, children }) => [
    `${'  '.repeat(depth)}${signs[state]} ${[label, detail].filter(Boolean).join(' | ')}`,
    ...print(children, depth + 1),
  ]);
}

function check(by: FusionBy, source: string, frame = builtin): void {
  const { files, expect: expected } = readMarked(source);
  const kind = frame.kinds[0]!.name;
  expect(print(fusion(Doc.open('file:///a.md', files[0]!.text, frame, { kind }), by)).join('\n')).toBe(expected);
}

const table = `# 云溪县人民检察院2026年工作计划

## 一、重点任务

| 业务事项 | 党建措施 | 责任部门 | 责任人 | 完成时限 |
| --- | --- | --- | --- | --- |
| 公益诉讼 | 服务大局意识、党员包联三个村 | 第四检察部 | 张三 | 6月底前 |
| | 政治能力 | | | |
| 刑事申诉 | 收缴党费 | | | 9月底前 |
| 法律文书校对 | 每周校对一次 | 办公室 | | |
| 打印机采购 | <!-- 免融合：事务性工作 --> | | | |

## 二、其他

以政治机关意识引领行政争议化解。民事支持起诉办了三件。要提高政治能力。
`;

describe('by measure', () => {
  it('what is open first, every measure of the framework, then own words and exemptions', () => {
    check(
      'measure',
      `${table}--- expect
! 还没有对应措施 | 1 项
  ! 刑事申诉 | 9月底前
! 思想认识 | 用到 2/3
  + 政治机关意识 | 正文 1
    + 以政治机关意识引领行政争议化解。 | 行政争议
  + 服务大局意识 | 事项 1
    + 公益诉讼 | 第四检察部、张三 · 6月底前
  ! 党建管总、业务支撑意识 | 没有用到
! 工作机制 | 用到 0/3
  ! 工作指导机制 | 没有用到
  ! 监督制约机制 | 没有用到
  ! 考核评价机制 | 没有用到
! 工作能力 | 用到 0/3
  ! 政治能力 | 提到了，还没有结合业务
    · 政治能力
    · 提高政治能力
  ! 群众工作能力 | 没有用到
  ! 抓落实能力 | 没有用到
+ 自拟的措施 | 1 项
  + 法律文书校对 | 办公室
~ 注明免融合 | 1 项
  ~ 打印机采购 | 事务性工作`,
    );
  });

  it('a measure that is only spoken of shows where', () => {
    check(
      'measure',
      `2026年工作计划

要提高政治能力。
--- expect
! 思想认识 | 用到 0/3
  ! 政治机关意识 | 没有用到
  ! 服务大局意识 | 没有用到
  ! 党建管总、业务支撑意识 | 没有用到
! 工作机制 | 用到 0/3
  ! 工作指导机制 | 没有用到
  ! 监督制约机制 | 没有用到
  ! 考核评价机制 | 没有用到
! 工作能力 | 用到 0/3
  ! 政治能力 | 提到了，还没有结合业务
    · 提高政治能力
  ! 群众工作能力 | 没有用到
  ! 抓落实能力 | 没有用到`,
    );
  });

  it("shows another organ's framework as well", () => {
    check(
      'measure',
      `# 法院2026年工作计划

| 业务事项 | 党建抓手 |
| --- | --- |
| 强制执行 | 裁判文书评查 |

党员法官到乡镇巡回，办好诉前调解。
--- expect
+ 服务 | 全部用到
  + 司法为民 | 正文 1
    + 党员法官到乡镇巡回，办好诉前调解。 | 诉前调解
! 质效 | 用到 1/2
  + 审判监督 | 事项 1
    + 强制执行
  ! 裁判说理 | 没有用到`,
      loadFramework(court).frame,
    );
  });
});

describe('by item', () => {
  it('measures, who and when; what is left open; then what running text speaks of', () => {
    check(
      'item',
      `${table}--- expect
+ 公益诉讼 | 对应 1 项措施
  + 服务大局意识
  · 政治能力 | 没有写实，不算对应
  · 第四检察部、张三
  · 6月底前
! 刑事申诉 | 没有对应措施
  · 党费 | 一般党务，不算对应
  ! 没有写责任人
  · 9月底前
+ 法律文书校对 | 对应 1 项措施
  + 每周校对一次 | 自拟的措施
  · 办公室
  ! 没有写时限
~ 打印机采购 | 免融合：事务性工作
· 正文中提到的事项 | 2 项
  + 行政争议实质性化解 | 1 处，1 处结合
    + 以政治机关意识引领行政争议化解。 | 行政争议
  · 支持起诉 | 1 处
    · 民事支持起诉办了三件。 | 民事支持起诉`,
    );
  });
});

describe('by part', () => {
  it('items and tied sentences in order of text, counted upwards', () => {
    check(
      'part',
      `${table}
（一）政治工作

以政治机关意识引领公益诉讼。
--- expect
! 一、重点任务 | 待对应 1 · 融合 2
  + 公益诉讼 | 第四检察部、张三 · 6月底前
  ! 刑事申诉 | 9月底前
  + 法律文书校对 | 办公室
  ~ 打印机采购 | 事务性工作
+ 二、其他 | 融合 2
  + 以政治机关意识引领行政争议化解。 | 行政争议
  + （一）政治工作 | 融合 1
    + 以政治机关意识引领公益诉讼。 | 公益诉讼`,
    );
  });
});

describe('the tree', () => {
  const walk = (list: readonly FusionNode[]): FusionNode[] => list.flatMap((one) => [one, ...walk(one.children)]);
  const ids = (text: string, by: FusionBy) =>
    walk(fusion(Doc.open('file:///a.md', text, builtin, { kind: '工作计划' }), by)).map(({ id }) => id);

  it.each(['measure', 'item', 'part'] as const)('has unique ids that survive an edit elsewhere, by %s', (by) => {
    const before = ids(table, by);
    expect(new Set(before).size).toBe(before.length);
    expect(ids(table.replace('## 一', '新写的一句话。\n\n## 一'), by)).toEqual(before);
  });

  it('tells equal names apart', () => {
    const twice = table.replace('| 刑事申诉 |', '| 公益诉讼 |');
    const all = ids(twice, 'item').filter((id) => /item:公益诉讼(#2)?$/.test(id));
    expect(all).toEqual(['/item:公益诉讼', '/item:公益诉讼#2']);
  });

  it('is cut off where a node has more below it than anybody looks through', () => {
    const sentence = '以政治机关意识引领公益诉讼检察。';
    const doc = Doc.open('file:///a.md', `2026年工作计划\n\n${sentence.repeat(230)}`, builtin, { kind: '工作计划' });
    const measure = walk(fusion(doc, 'measure')).find(({ label }) => label === '政治机关意识')!;
    expect(measure.detail).toBe('正文 230');
    expect(measure.children.length).toBe(101);
    expect(measure.children.at(-1)).toMatchObject({ sort: 'more', label: '还有 130 处' });
  });

  it('is empty for files that are no drafts', () => {
    const doc = Doc.open('file:///a.md', '# 说明\n\n以政治机关意识引领公益诉讼。\n', builtin);
    for (const by of ['measure', 'item', 'part'] as const) expect(fusion(doc, by)).toEqual([]);
  });

  it('of an empty draft shows the measures and nothing else', () => {
    const doc = Doc.open('file:///a.md', '', builtin, { kind: '工作计划' });
    expect(fusion(doc, 'item')).toEqual([]);
    expect(fusion(doc, 'part')).toEqual([]);
    expect(fusion(doc, 'measure').map(({ detail }) => detail)).toEqual(['用到 0/3', '用到 0/3', '用到 0/3']);
  });
});

describe('ties that a sentence takes from what stands above it', () => {
  const report = `# 2026年工作报告

## 一、增强服务大局意识

办好公益诉讼案件三件。

## 二、其他

办好刑事申诉案件三件。
`;

  it('count by measure, by item and by part', () => {
    const lines = (by: FusionBy) => print(fusion(Doc.open('file:///a.md', report, builtin, { kind: '工作报告' }), by));
    expect(lines('measure')).toContain('  + 服务大局意识 | 承上 1');
    expect(lines('measure')).toContain('    + 办好公益诉讼案件三件。 | 公益诉讼案件 · 承上');
    expect(lines('item').filter((line) => line.includes('处'))).toEqual([
      '  + 公益诉讼检察 | 1 处，1 处结合',
      '  · 刑事申诉案件办理 | 1 处',
    ]);
    expect(lines('part')[0]).toBe('+ 一、增强服务大局意识 | 融合 1');
  });
});
