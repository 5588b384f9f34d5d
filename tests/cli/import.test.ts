/** `shuangyi import`, as it is run. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { docx } from '../kit/docx/docx';
import { offices } from '../kit/docx/offices';
import { bundledCli, type Cli } from './kit';

let cli: Cli;
beforeAll(async () => {
  cli = await bundledCli();
});
afterAll(() => cli?.dispose());
beforeEach(() => cli.clear());

const plan = docx(offices.mergedCells!);
const furnished = docx(offices.furnishedPaper!);
const at = (name: string) => join(cli.folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');

describe('import', () => {
  it('writes a draft and its pictures beside the Word file, which the check knows', async () => {
    cli.write({ '旧稿.docx': plan, '报告.docx': furnished });
    const { code, stdout, stderr } = await cli.run(['import', '旧稿.docx', '报告.docx']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('旧稿.docx → 旧稿.md\n  ');
    expect(text('旧稿.md')).toContain('文种: 工作计划');
    expect(text('报告.md')).toContain('](报告-图片/图1.png)');
    expect(existsSync(at('报告-图片/图1.png'))).toBe(true);
    const inspected = await cli.run(['inspect', '旧稿.md', '--format', 'json']);
    expect(inspected.code).toBe(0);
  });

  it('writes over nothing without being told to, and through no link ever', async () => {
    cli.write({ '旧稿.docx': plan, '旧稿.md': '原来的', '别处.md': '别处的' });
    const refused = await cli.run(['import', '旧稿.docx']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('没有覆盖');
    expect(text('旧稿.md')).toBe('原来的');
    expect((await cli.run(['import', '旧稿.docx', '--force'])).code).toBe(0);
    expect(text('旧稿.md')).toContain('工作计划');
    symlinkSync(at('别处.md'), at('链接.md'));
    const linked = await cli.run(['import', '旧稿.docx', '-o', '链接.md', '--force']);
    expect(linked.stderr).toContain('链接');
    expect(text('别处.md')).toBe('别处的');
  });

  it('writes nothing of a draft whose pictures are refused', async () => {
    cli.write({ '报告.docx': furnished, '报告-图片/图1.png': 'x' });
    expect((await cli.run(['import', '报告.docx'])).code).toBe(2);
    expect(existsSync(at('报告.md'))).toBe(false);
  });

  it('writes where it is told to, and takes changes as it is told to', async () => {
    cli.write({ '审.docx': docx(offices.reviewedPaper!) });
    expect((await cli.run(['import', '审.docx', '-o', '新', '--changes', 'reject', '--comments', 'drop'])).code).toBe(
      0,
    );
    expect(text('新/审.md')).toContain('不少于10场');
    expect((await cli.run(['import', '审.docx', '-o', '另.md', '--changes', 'notes'])).code).toBe(0);
    expect(text('另.md')).toContain('“10”改为“15”');
  });

  it.each([
    [['import'], '要写 Word 文件'],
    [['import', 'a.docx', '--changes', 'x'], 'accept、reject、notes'],
    [['import', 'a.docx', '--comments', 'x'], 'notes 或 drop'],
    [['import', 'a.docx', 'b.docx', '-o', 'c.md'], '要写文件夹'],
    [['import', '没有.docx'], '没有这个文件'],
    [['import', '.'], '不读文件夹'],
  ])('refuses %j', async (args, words) => {
    cli.write({ 'a.md': '甲' });
    const { code, stderr } = await cli.run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('says what a file is that is none of Word', async () => {
    writeFileSync(at('旧.doc'), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    const { code, stderr } = await cli.run(['import', '旧.doc']);
    expect(code).toBe(2);
    expect(stderr).toContain('另存为 .docx');
  });
});
