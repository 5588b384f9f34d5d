/** `shuangyi trace`, and the rules between drafts in `shuangyi check`. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FindingRecord } from '../../server/src/export/record';
import { bundledCli, type Cli } from './kit';

let cli: Cli;
beforeAll(async () => {
  cli = await bundledCli();
}, 60_000);
beforeEach(() => cli.clear());
afterAll(() => cli?.dispose());

const head = (kind: string, period: string) =>
  `---\n文种: ${kind}\n单位: 白塔县人民检察院\n期间: ${period}\n---\n\n# 白塔县人民检察院${period}${kind}\n\n`;
const plan = `${head('工作计划', '2026年')}| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公开听证 | 支部书记主持听证 | 第三检察部 | 6月底前 |
| 涉企刑事积案清理 | 党员先锋岗包案 | 第一检察部 | 6月20日前 |
`;
const report = `${head('工作报告', '2026年上半年')}| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 公开听证 | 支部书记主持听证9场 | 已完成 |
`;
const files = { '.shuangyi/config.yaml': '今天: 2026年7月10日\n', 'plan.md': plan, 'sub/report.md': report };
const lines = (text: string) => text.trimEnd().split('\n');

describe('trace', () => {
  it('items, then the verdict, then why, failures nearest to the prompt', async () => {
    cli.write(files);
    const { code, stdout, stderr } = await cli.run(['trace']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines(stdout)).toEqual([
      '白塔县人民检察院2026年工作计划  plan.md',
      '  1 公开听证  已对应  完成  2026年上半年工作报告：完成',
      '  2 涉企刑事积案清理  已对应  未报告',
      '  没有报告的部门：第一检察部',
      '',
      '2 项 · 1 已报告 · 1 未报告 · 覆盖 50%',
      'plan.md  第2项“涉企刑事积案清理”：未报告，6月20日到期，第一检察部',
    ]);
  });

  it('--fail-under decides the exit code', async () => {
    cli.write(files);
    expect((await cli.run(['trace', '--fail-under', '50'])).code).toBe(0);
    expect((await cli.run(['trace', '--fail-under', '51'])).code).toBe(1);
  });

  it('other formats, a plan, a period, a unit', async () => {
    cli.write(files);
    const ran = async (...args: string[]) => (await cli.run(['trace', ...args])).stdout;
    expect(JSON.parse(await ran('--format', 'json')).totals.items).toBe(2);
    expect(await ran('--format', 'csv', '--plan', 'plan.md')).toContain('涉企刑事积案清理');
    expect(await ran('--format', 'html')).toMatch(/^<!DOCTYPE html>/i);
    expect(await ran('--period', '2025年')).toBe('没有找到带任务表的计划\n');
    expect(await ran('--unit', '白塔县')).toContain('2 项');
    expect(await ran('--unit', '青石县')).toBe('没有找到带任务表的计划\n');
  });

  it('says what cannot be done', async () => {
    cli.write(files);
    for (const [args, message] of [
      [['--format', 'xml'], '--format 只能写 table 或 csv'],
      [['--period', '前年'], '--period 写一个期间'],
      [['--fail-under', '多'], '--fail-under 写 0 到 100 的数'],
      [['--today', '6月'], '--today 写一个日期'],
      [['--plan', '别的.md'], '没有计划“别的.md”'],
      [['没有.md'], '没有.md：没有这个文件或文件夹'],
    ] as const) {
      const { code, stderr } = await cli.run(['trace', ...args]);
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    }
  });
});

describe('check', () => {
  const rules = async (...args: string[]) => {
    const records: FindingRecord[] = JSON.parse((await cli.run(['check', ...args, '--format', 'json'])).stdout);
    return records.map(({ file, ruleId }) => `${file} ${ruleId}`).filter((one) => one.includes('unreported'));
  };

  it('judges a draft among all others of its office, whichever files are named', async () => {
    cli.write(files);
    const found = ['sub/report.md unreported-item'];
    expect(await rules()).toEqual(found);
    expect(await rules('sub/report.md')).toEqual(found);
    expect(await rules('--alone')).toEqual([]);
    expect(await rules('--today', '2026-06-10')).toEqual(found);
  });

  it('finds the plan that a report names, outside of any office', async () => {
    cli.write({ 'plan.md': plan, 'report.md': report.replace('期间:', '计划: plan.md\n期间:') });
    expect(await rules('report.md')).toEqual(['report.md unreported-item']);
  });

  it('many files by several threads find the same', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`n${i}.md`, `# 笔记${i}\n`]));
    cli.write({ ...files, ...many });
    expect(await rules()).toEqual(['sub/report.md unreported-item']);
  });
});
