/** `shuangyi merge`: what reviewers changed comes into the draft, and nothing else does. */
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Deed, reviewedBy } from '../kit/word/leader';
import { bundledCli, type Cli } from './kit';

let cli: Cli;
beforeAll(async () => {
  cli = await bundledCli();
}, 60_000);
beforeEach(() => cli.clear());
afterAll(() => cli?.dispose());

const draft = `---
文种: 工作计划
单位: 白塔县人民检察院
---

# 白塔县人民检察院2026年工作计划

一、总体要求。围绕中心工作，抓好落实。<!-- 措施：政治能力 -->

二、具体工作。每月调度一次，年底考核。
`;
const deeds: readonly Deed[] = [
  { author: '王检察长', words: '每月调度', by: '按旬会商' },
  { author: '李副检察长', words: '，抓好落实', by: '' },
  { author: '王检察长', words: '年底考核', comment: '由谁考核' },
];

const text = (name: string) => readFileSync(join(cli.folder, name), 'utf8');

/** A draft, and its paper as it comes back. */
async function back(source = draft, name = '稿.md'): Promise<void> {
  cli.write({ [name]: source });
  const { stderr } = await cli.run(['word', name, '--alone', '--force']);
  expect(stderr).toBe('');
  const paper = name.replace('.md', '（送审）.docx');
  cli.write({ [paper]: reviewedBy(new Uint8Array(readFileSync(join(cli.folder, paper))), deeds) });
}

describe('merge', () => {
  it('takes all changes into the draft that lies beside the file, and says what they are', async () => {
    await back();
    cli.write({ '别的.md': '# 另一份文稿\n' });
    const { code, stdout, stderr } = await cli.run(['merge', '稿（送审）.docx']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      '合入  李副检察长  一、总体要求：删去“，抓好落实”',
      '合入  王检察长  二、具体工作：将“每月调度”改为“按旬会商”',
      '合入  王检察长  二、具体工作：批注“由谁考核”，指“年底考核”',
      '稿.md：合入 3 处',
      '',
    ]);
    expect(text('稿.md')).toContain('围绕中心工作。<!-- 措施：政治能力 -->');
    expect(text('稿.md')).toMatch(/按旬会商一次，年底考核 ?<!-- 批注（王检察长 .*）：由谁考核/);
    expect(await cli.run(['merge', '稿（送审）.docx'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('没有修改，也没有新的批注'),
    });
  });

  it('takes those of one person, or none; nothing is written where nothing is taken', async () => {
    await back();
    const { stdout } = await cli.run(['merge', '稿（送审）.docx', '稿.md', '--accept', '李副检察长']);
    expect(stdout).toContain('未采纳  王检察长  二、具体工作：将“每月调度”改为“按旬会商”');
    expect(text('稿.md')).toBe(draft.replace('，抓好落实', ''));
    cli.write({ '稿.md': draft });
    for (const args of [['--accept', 'none'], ['--dry-run']]) {
      expect((await cli.run(['merge', '稿（送审）.docx', ...args])).code).toBe(0);
      expect(text('稿.md')).toBe(draft);
    }
  });

  it('leaves conflicts alone and says so; a mark of the order of bytes stays', async () => {
    await back();
    cli.write({ '稿.md': `\ufeff${draft.replace('每月调度一次', '逐季推进')}` });
    const { code, stdout } = await cli.run(['merge', '稿（送审）.docx']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^有冲突，没有合入 {2}王检察长 {2}二、具体工作：.*（.*）$/m);
    expect(text('稿.md')).toContain('逐季推进');
    expect(text('稿.md').startsWith('\ufeff---')).toBe(true);
  });

  it('writes JSON for other programs', async () => {
    await back();
    const { stdout } = await cli.run(['merge', '稿（送审）.docx', '--format', 'json', '--dry-run']);
    const { changes, written } = JSON.parse(stdout);
    expect(written).toBe(false);
    expect(changes[0]).toMatchObject({
      file: '稿（送审）.docx',
      kind: 'delete',
      author: '李副检察长',
      outcome: 'made',
    });
  });

  it('refuses what it cannot read, what is none of this draft, and links', async () => {
    await back();
    cli.write({
      '旧.doc': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      '别的.md': '# 便条\n\n买米。\n',
    });
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await cli.run(['merge', ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    expect(await run('旧.doc', '稿.md')).toMatch(/^旧\.doc：.*\.docx/);
    expect(await run('稿（送审）.docx', '别的.md')).toContain('白塔县人民检察院2026年工作计划');
    expect(await run('没有.docx')).toContain('没有这个文件');
    expect(await run('稿.md')).toContain('Word 文件');
    cli.write({ '乙/稿（送审）.docx': new Uint8Array(readFileSync(join(cli.folder, '稿（送审）.docx'))) });
    expect(await run('乙/稿（送审）.docx')).toContain('请把文稿写在后面');
    symlinkSync(join(cli.folder, '稿.md'), join(cli.folder, '连接.md'));
    expect(await run('稿（送审）.docx', '连接.md')).toContain('链接');
    expect(text('稿.md')).toBe(draft);
  });

  it('takes several files one after the other', async () => {
    await back();
    const paper = new Uint8Array(readFileSync(join(cli.folder, '稿（送审）.docx')));
    const other: readonly Deed[] = [{ author: '张主任', words: '白塔县人民检察院', by: '白塔县检察院' }];
    cli.write({ '张主任.docx': reviewedBy(paper, other) });
    const { code } = await cli.run(['merge', '稿（送审）.docx', '张主任.docx', '稿.md']);
    expect(code).toBe(0);
    expect(text('稿.md')).toContain('# 白塔县检察院2026年工作计划');
    expect(text('稿.md')).toContain('按旬会商');
  });
});
