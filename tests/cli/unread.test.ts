/** The command line among pipes, devices and files without end: each is told, the others are checked. */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundledCli, type Cli } from './kit';

let cli: Cli;
beforeAll(async () => {
  cli = await bundledCli();
});
afterAll(() => cli.dispose());
beforeEach(() => cli.clear());

const plan = '# 2026年工作计划\n\n落实布署。\n';
const notPlain = '不是普通文件（而是管道、设备之类），没有读取';

describe.skipIf(process.platform === 'win32')('what is no plain file', () => {
  it('is told with its name, and stops nothing', async () => {
    cli.write({ 'a.md': plan, 'sub/b.md': plan, '.shuangyi/ignore.json': null });
    const pipes = ['.shuangyi/config.yaml', 'sub/.gitignore', 'pipe.md'];
    execFileSync(
      'mkfifo',
      pipes.map((name) => join(cli.folder, name)),
    );
    for (const name of ['.shuangyi/words.txt', 'endless.md']) symlinkSync('/dev/zero', join(cli.folder, name));
    const { code, stdout, stderr } = await cli.run(['check', '.', 'pipe.md', 'endless.md']);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n').sort()).toEqual([
      `.shuangyi/config.yaml：读取失败：${notPlain}。`,
      '.shuangyi/ignore.json：读取失败：这是文件夹，不是文件。',
      `.shuangyi/words.txt：读取失败：${notPlain}。`,
      `endless.md：${notPlain}`,
      `pipe.md：${notPlain}`,
      `sub/.gitignore：读取失败：${notPlain}。`,
    ]);
    for (const name of ['a.md', 'sub/b.md']) expect(stdout).toContain(`${name}:3:3`);
  });
});

describe('what is too large', () => {
  it('is told with what is allowed', async () => {
    cli.write({
      'a.md': plan,
      'b.md': 'x'.repeat(5_000_001),
      '.shuangyi/words.txt': 'x'.repeat(2_000_001),
      '.shuangyi/framework.yaml': `extends: procuratorate\ngeneral: ${'['.repeat(100_000)}\n`,
    });
    const { code, stdout, stderr } = await cli.run(['check']);
    expect(code).toBe(2);
    expect(stderr).toContain('b.md：文件超过 5 MB，没有读取');
    expect(stderr).toContain('.shuangyi/words.txt：读取失败：文件超过 2 MB，没有读取。');
    expect(stderr).toContain('.shuangyi/framework.yaml:2:38：一级套一级，层数太多，检查缩进和括号。');
    expect(stdout).toContain('a.md:3:3');
  });
});
