/** What goes behind a paper on request: tables of what is known of the draft, which no way leads back from. */
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { WordSettings } from '../../../server/src/model/visible/settings';
import { bookmarkedUnit, readCarried } from '../../../server/src/model/visible/carried';
import { paperOf } from '../../../server/src/model/visible/paper';
import { paragraphsOf } from '../../../server/src/model/word/comments';
import { readWord } from '../../../server/src/model/word/read';
import type { WordFile } from '../../../server/src/model/word/types';
import { finish } from '../../../server/src/base/steps';
import { applied, review } from '../../../server/src/features/review/review';
import { aroundOf, openAt } from '../../kit/around';
import { faultsOf } from '../../kit/word/faults';
import { all, type Element, part, textOf, unpack } from '../../kit/word/package';
import { complaintsOf } from '../../kit/word/validator';
import { exported } from './kit';

const head = (kind: string, period: string) =>
  `---\n文种: ${kind}\n单位: 白塔县人民检察院\n期间: ${period}\n---\n\n# 白塔县人民检察院${period}${kind}\n\n`;
const plan = `${head('工作计划', '2026年')}全院<落实>布署好任务。

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公开听证 | 支部书记主持听证 | 第三检察部 | 6月底前 |
| 涉企刑事积案清理 | 党员先锋岗包案 | 第一检察部 | 6月20日前 |
`;
const report = `${head('工作报告', '2026年上半年')}| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 公开听证 | 支部书记主持听证9场 | 已完成 |
| 检察宣传 | 支部书记带头宣讲 | 办了<3>场 |
`;

function made(text: string, annexes: WordSettings['annexes'], others: readonly string[] = [], final = false) {
  const doc = openAt('a.md', text);
  const around = aroundOf(
    doc,
    others.map((one, i) => openAt(`${i}.md`, one)),
  );
  return exported(text, { settings: { annexes }, around, final });
}

const main = (bytes: Uint8Array) => part(unpack(bytes), 'word/document.xml');

/** Rows of the n-th table, a line each. */
const rows = (bytes: Uint8Array, n: number) =>
  all(all(main(bytes), 'w:body/w:tbl')[n]!, 'w:tr').map((row) =>
    all(row, 'w:tc')
      .map((cell) => textOf(cell))
      .join(' | '),
  );

/** Paragraphs outside of tables that say something. */
const lines = (bytes: Uint8Array) =>
  all(main(bytes), 'w:body/w:p')
    .map((one) => textOf(one))
    .filter(Boolean);

const bookmarked = (element: Element): boolean =>
  all(element, '*//w:bookmarkStart').length + all(element, 'w:bookmarkStart').length > 0;

describe('annexes', () => {
  it('are none unless they are asked for', () => {
    expect(lines(made(plan, undefined, [report]).bytes).join()).not.toContain('附件');
    expect(made(plan, 'none', [report]).bytes).toEqual(made(plan, undefined, [report]).bytes);
  });

  it('of the trace tell every item as the reports do', () => {
    const { bytes } = made(plan, 'trace', [report]);
    expect(lines(bytes).slice(-3)).toEqual([
      '附件',
      '计划与报告对照表',
      '表1　白塔县人民检察院2026年工作计划：共2项，已报告1项，未报告1项，计划外1项，覆盖50%',
    ]);
    expect(rows(bytes, 1)).toEqual([
      '序号 | 业务事项 | 党建措施 | 责任部门 | 完成时限 | 状态 | 2026年上半年工作报告',
      expect.stringMatching(/^1 \| 公开听证 \| .+ \| 第三检察部 \| 6月底前 \| 完成 \| 完成$/),
      expect.stringMatching(/^2 \| 涉企刑事积案清理 \| .+ \| 第一检察部 \| 6月20日前 \| 未报告 \| 未报告$/),
      expect.stringMatching(/^ \| 检察宣传 \| .+ \| {2}\| {2}\| 计划外 \| 办了<3>场$/),
    ]);
  });

  it('of a report show it beside its plan', () => {
    const { bytes } = made(report, 'trace', [plan]);
    expect(lines(bytes).at(-1)).toContain('工作计划：共2项');
    expect(rows(bytes, 1)).toHaveLength(4);
  });

  it('of more reports than a page has room for share one column', () => {
    const reports = [1, 2, 3, 4].map((quarter) =>
      report.replaceAll('2026年上半年', `2026年第${'一二三四'[quarter - 1]}季度`),
    );
    const [header, first] = rows(made(plan, 'trace', reports).bytes, 1);
    expect(header).toMatch(/状态 \| 报告情况$/);
    expect(first).toMatch(/第一季度工作报告：完成\n.*第二季度工作报告：完成/);
  });

  it('without any other draft say so', () => {
    expect(lines(made(report, 'trace').bytes).at(-1)).toBe('没有找到可以对照的计划和报告。');
  });

  it('of the health page tell what is open, the rounds and the measures', () => {
    const { bytes, findings } = made(plan, 'health', [report]);
    const [open, rounds, measures] = [1, 2, 3].map((n) => rows(bytes, n));
    expect(open![0]).toBe('问题 | 级别 | 处数');
    expect(open!.slice(1).reduce((sum, row) => sum + Number(row.split(' | ')[2]), 0)).toBe(findings.length);
    expect(open![1]).toContain('错误');
    expect(rounds!.length).toBeGreaterThan(1);
    expect(measures![0]).toBe('方面 | 党建措施 | 情况 | 事项 | 正文');
    expect(lines(bytes).join('\n')).toMatch(/业务事项共2项，已对应党建措施\d项/);
  });

  it('are numbered behind those of the paper', () => {
    const { bytes } = made(`${plan}\n附件：1.任务分解表\n\n2.名单\n\n白塔县人民检察院\n\n2026年1月8日\n`, 'both', [
      report,
    ]);
    const labels = lines(bytes).filter((line) => /^附件\d*$/.test(line));
    expect(labels).toEqual(['附件3', '附件4']);
  });

  it('are no part of what comes back', () => {
    const { bytes } = made(plan, 'both', [report]);
    const body = all(main(bytes), 'w:body/*');
    const at = body.findIndex((one) => textOf(one) === '附件1');
    expect(body.slice(0, at).some(bookmarked)).toBe(true);
    expect(body.slice(at + 1).some(bookmarked)).toBe(false);
    const marks = all(main(bytes), 'w:body//w:bookmarkStart').flatMap(
      ({ attributes }) => bookmarkedUnit(attributes['w:name']!) ?? [],
    );
    const { units, source } = readCarried(strFromU8(unpack(bytes).get('customXml/item1.xml')!))!;
    expect(units.map(({ id }) => id)).toEqual(marks);
    expect(source).toBe(plan);
  });

  it('that come back change nothing; what is said about them is said at the end', () => {
    const text = `${plan}\n全文完。\n`;
    const { bytes } = made(text, 'both', [report]);
    const file = finish(readWord(bytes)) as WordFile;
    expect(paragraphsOf(file.blocks).length).toBeGreaterThan(40);
    const read = (of: string) => paperOf(openAt('a.md', of));
    const said = {
      author: '王检察长',
      date: '2026-01-20T09:00:00Z',
      text: '为何未报告',
      resolved: false,
      quoted: '未报告',
    };
    const last = { paragraph: paragraphsOf(file.blocks).length - 1, at: 0 };
    const comment = { ...said, id: '99', start: last, end: last };
    for (const [comments, changes] of [
      [file.comments, 0],
      [[...file.comments, comment], 1],
    ] as const) {
      const back = review({ file: { ...file, comments }, present: text, read, author: '双翼' });
      expect(back).toMatchObject({ changes: { length: changes } });
      if (changes === 0 || 'problem' in back) continue;
      const { text: after } = applied(text, back.changes, read);
      expect(after).toBe(`${plan}\n全文完。<!-- 批注（王检察长 2026-01-20）：为何未报告〔指“未报告”〕 -->\n`);
    }
  });

  it('make sound files, and final ones with nothing of ours', async () => {
    for (const final of [false, true]) {
      const { bytes } = made(plan, 'both', [report], final);
      expect(faultsOf(bytes)).toEqual([]);
      expect(await complaintsOf(bytes)).toEqual([]);
    }
    const { bytes } = made(plan, 'both', [report], true);
    expect([...unpack(bytes).values()].map((one) => strFromU8(one)).join()).not.toMatch(/双翼|shuangyi|_sy\d/);
  }, 60_000);
});
