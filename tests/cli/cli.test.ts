/** The command line as people and CI use it: output, exit codes, errors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FindingRecord, Inspection } from '../../server/src/export/record';
import { bundledCli, type Cli } from './kit';

let cli: Cli;
beforeAll(async () => {
  cli = await bundledCli();
}, 60_000);
beforeEach(() => cli.clear());
afterAll(() => cli?.dispose());

const head = (more = '') =>
  `---\n文种: 工作计划\n期间: 2026年\n${more}---\n\n# 青岚县人民检察院2026年工作计划\n\n## 一、总体要求\n\n贯彻上级部署。\n\n## 二、重点任务\n\n`;
const table = (...rows: string[]) =>
  `| 业务事项 | 党建措施 | 责任部门 | 完成时限 |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
const tied = '| 公开听证 | 服务大局意识，每月开一次案例复盘会 | 第一检察部 | 2026年6月底前 |';
const untied = '| 社区矫正检察 | | 第三检察部 | 2026年6月底前 |';
const good = head() + table(tied);
const bad = head() + table(tied, untied);
const wrong = head('阶断: 核稿\n') + table(tied);

const records = (stdout: string): FindingRecord[] => JSON.parse(stdout);
const lines = (text: string) => text.trimEnd().split('\n');

describe('check', () => {
  it('a draft in order: verdict, exit code 0', async () => {
    cli.write({ 'a.md': good });
    expect(await cli.run(['check', 'a.md'])).toEqual({
      code: 0,
      stdout: '1 份文稿 · 1 项业务事项：1 已融合、0 未融合 · 没有发现问题 · 合格\n',
      stderr: '',
    });
  });

  it('many files, by several threads: the same as a few at a time, in their order', async () => {
    const names = Array.from({ length: 90 }, (_, i) => `${String(i).padStart(2, '0')}.md`);
    cli.write(Object.fromEntries(names.map((name, i) => [name, [good, bad, wrong, '# 笔记\n'][i % 4]!])));
    const ran = (files: string[]) => cli.run(['check', ...files, '--format', 'json']);
    const together = records((await ran(names)).stdout);
    const apart: FindingRecord[] = [];
    for (let i = 0; i < names.length; i += 30) apart.push(...records((await ran(names.slice(i, i + 30))).stdout));
    expect(together.length).toBeGreaterThan(40);
    expect(together).toEqual(apart);
  });

  it('says what it read as plain words only', async () => {
    cli.write({ 'a.md': `${good}\n${'**甲**乙、'.repeat(300)}\n` });
    const { stderr } = await cli.run(['check', 'a.md']);
    expect(stderr).toMatch(/^a\.md：.*按普通文字读/);
  });

  it('warnings and errors: places, exit code 1, errors nearest to the verdict', async () => {
    cli.write({ 'a.md': wrong, 'b/坏 计划.md': bad, 'README.md': '# 说明\n\n随便写写。\n' });
    const { code, stdout, stderr } = await cli.run(['check']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(lines(stdout)).toEqual([
      expect.stringMatching(
        /^b\/坏 计划\.md:17:3 {2}警告 {2}两张皮：“社区矫正检察”没有对应的党建措施。.* {2}\(untied-item\)$/,
      ),
      expect.stringMatching(/^a\.md:4:1 {2}错误 {2}.*是不是“阶段”.* {2}\(front-matter\)$/),
      '2 份文稿（另有 1 个文件不是文稿） · 3 项业务事项：2 已融合、1 未融合 · 1 错误 1 警告 · 不合格',
    ]);
  });

  it('--quiet keeps errors, verdict and exit code', async () => {
    cli.write({ 'a.md': bad, 'b.md': wrong });
    const { code, stdout } = await cli.run(['check', '-q']);
    expect(code).toBe(1);
    expect(lines(stdout)).toEqual([expect.stringContaining('错误'), expect.stringContaining('1 错误 1 警告 · 不合格')]);
  });

  it('--format json: an array, also when empty', async () => {
    cli.write({ 'a.md': bad, 'b.md': good });
    const { code, stdout } = await cli.run(['check', '--format', 'json']);
    expect(code).toBe(1);
    const start = bad.indexOf('社区矫正检察');
    expect(records(stdout)).toEqual([
      {
        file: 'a.md',
        ruleId: 'untied-item',
        severity: 'warning',
        message: expect.stringMatching(/^两张皮：“社区矫正检察”没有对应的党建措施。/),
        start,
        end: start + 6,
        line: 17,
        column: 3,
      },
    ]);
    expect((await cli.run(['check', 'b.md', '--format=json'])).stdout).toBe('[]\n');
  });

  it('offsets count UTF-16 units, and no byte order mark', async () => {
    const text = bad.replace('贯彻上级部署。', '𠮷野家。');
    cli.write({ 'a.md': `\ufeff${text.replaceAll('\n', '\r\n')}` });
    const [record] = records((await cli.run(['check', '--format', 'json'])).stdout);
    expect(record).toMatchObject({ start: text.replaceAll('\n', '\r\n').indexOf('社区矫正检察'), line: 17, column: 3 });
  });

  it('--stage changes the severity, the file decides where it says so', async () => {
    cli.write({ 'a.md': bad, 'b.md': bad.replace('期间:', '阶段: 核稿\n期间:') });
    const { stdout } = await cli.run(['check', '--stage', '报审', '--format', 'json']);
    expect(records(stdout).map(({ file, severity }) => [file, severity])).toEqual([
      ['a.md', 'error'],
      ['b.md', 'warning'],
    ]);
  });

  it('--kind checks files that are no drafts', async () => {
    cli.write({ 'a.md': `# 随便\n\n${table(untied)}` });
    const without = await cli.run(['check', 'a.md']);
    expect(without).toMatchObject({ code: 0, stderr: 'a.md：没有写“文种”，标题也不像公文，未检查\n' });
    const { stdout } = await cli.run(['check', 'a.md', '--kind', '工作计划', '--format', 'json']);
    expect(records(stdout).map(({ ruleId }) => ruleId)).toContain('untied-item');
  });

  it('says in its last line what nothing is said of, and why; --ignored lists it', async () => {
    const comment = '<!-- shuangyi-disable-next-line untied-item -->\n';
    const row = bad.split('\n').find((line) => line.includes('社区矫正检察'))!;
    cli.write({
      'a.md': bad,
      'b.md': bad.replace('文种: 工作计划', '文种: 工作盘算').replace('2026年工作计划', '随便'),
      'c.md': `${bad}\n<!-- shuangyi-disable-file -->\n`,
      'd.md': '随便写写。\n',
      'e.md': bad.replace(row, `${row.replace(' |', ` ${comment.trim().replace('next-line', 'line')} |`)}`),
    });
    const { stdout } = await cli.run(['check']);
    const last = lines(stdout).at(-1)!;
    expect(last).toContain('另有 1 个文件不是文稿');
    expect(last).toContain('1 个文件的“文种”不认识，没有检查');
    expect(last).toContain('1 份用注释关闭了全部提示');
    expect(last).toContain('已忽略 2 处（--ignored 可列出）');
    const all = lines((await cli.run(['check', '--ignored', 'c.md', 'e.md'])).stdout);
    expect(all.filter((line) => line.includes('已用注释忽略'))).toHaveLength(2);
    const json = records((await cli.run(['check', '--ignored', '--format', 'json', 'c.md'])).stdout);
    expect(json).toMatchObject([{ ruleId: 'untied-item', hidden: 'comment' }]);
  });

  it('the same file by two paths is checked once', async () => {
    cli.write({ 'a.md': bad });
    expect((await cli.run(['check', 'a.md', '.', './a.md'])).stdout).toMatch(/^a\.md:17:3[^\n]*\n1 份文稿/);
  });

  it('leaves out what ignore files name, dot folders and node_modules, unless named itself', async () => {
    cli.write({
      '.git': null,
      '.gitignore': '草稿/\n*.tmp.md\n!keep.tmp.md\n',
      'sub/.shuangyiignore': '旧*.md\n',
      'a.md': good,
      'b.MARKDOWN': good,
      'c.tmp.md': bad,
      'keep.tmp.md': good,
      '草稿/a.md': bad,
      'sub/旧计划.md': bad,
      'sub/新计划.md': good,
      '.hidden/a.md': bad,
      'node_modules/a.md': bad,
      'a.txt': bad,
    });
    expect((await cli.run(['check'])).stdout).toMatch(/^4 份文稿 ·/);
    expect((await cli.run(['check', 'sub'])).stdout).toMatch(/^1 份文稿 ·/);
    expect((await cli.run(['check', 'sub/旧计划.md'])).code).toBe(1);
  });
});

describe('the project', () => {
  it('looks for it no further up than the root of the repository', async () => {
    cli.write({
      '.shuangyi/config.yaml': '规则:\n  untied-item: 关\n',
      'repository/.git/HEAD': '',
      'repository/sub/a.md': bad,
      'other/a.md': bad,
    });
    expect((await cli.run(['check', 'repository'])).stdout).toContain('untied-item');
    expect((await cli.run(['check', 'other'])).stdout).not.toContain('untied-item');
  });

  it('uses the nearest .shuangyi above each file', async () => {
    cli.write({
      '.shuangyi/config.yaml': '规则:\n  untied-item: 提示\n',
      'a.md': bad,
      'x/.shuangyi/config.yaml': '规则:\n  untied-item: 关\n',
      'x/y/b.md': bad,
    });
    const { code, stdout } = await cli.run(['check', '--format', 'json']);
    expect(records(stdout).map(({ file, severity }) => [file, severity])).toEqual([['a.md', 'hint']]);
    expect(code).toBe(0);
  });

  it('broken settings: told with their place, the rest is checked, exit code 2', async () => {
    cli.write({ '.shuangyi/config.yaml': '标记: 明文\n阶断: 报审\n', 'a.md': good });
    const { code, stdout, stderr } = await cli.run(['check']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^\.shuangyi\/config\.yaml:2:1：没有“阶断”这个键/);
    expect(stdout).toContain('1 份文稿 · 1 项业务事项：1 已融合、0 未融合 · 没有发现问题 · 1 处未能检查 · 检查不完整');
  });
});

describe('input that cannot be read', () => {
  it('missing paths, other encodings: told, the others checked, exit code 2', async () => {
    cli.write({ 'a.md': good, 'gbk.md': new Uint8Array([0xb9, 0xa4, 0xd7, 0xf7, 0x0a]), empty: null });
    const { code, stdout, stderr } = await cli.run(['check', '没有.md', '.', 'empty']);
    expect(code).toBe(2);
    expect(lines(stderr)).toEqual([
      '没有.md：没有这个文件或文件夹',
      expect.stringContaining('empty：里面没有要检查的 Markdown 文件'),
      expect.stringContaining('gbk.md：不是 UTF-8 编码'),
    ]);
    expect(stdout).toContain('1 份文稿 · ');
  });

  it('findings as well: still 2', async () => {
    cli.write({ 'a.md': bad });
    expect((await cli.run(['check', 'a.md', 'b.md'])).code).toBe(2);
  });

  it('an unknown kind', async () => {
    cli.write({ 'a.md': good });
    const { code, stderr } = await cli.run(['check', '--kind', '工作计画']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^没有文种“工作计画”，可写：工作计划、/);
  });
});

describe('the command line itself', () => {
  it('a wrong command line', async () => {
    const stderr = '没有选项 --formt，是不是 --format？\n用法见 shuangyi --help\n';
    expect(await cli.run(['check', '--formt', 'json'])).toEqual({ code: 2, stdout: '', stderr });
  });

  it('help and version', async () => {
    const help = await cli.run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('退出码');
    const { version } = JSON.parse(readFileSync(join(cli.script, '../../package.json'), 'utf8'));
    expect((await cli.run(['-V'])).stdout).toBe(`${version}\n`);
  });
});

describe('inspect', () => {
  it('prints what was recognised, covering all running text', async () => {
    const text = `${head()}围绕公开听证，邀请人民监督员参加。\n\n业务工作稳步推进。\n\n${table(untied)}`;
    cli.write({ 'a.md': text });
    const { code, stdout } = await cli.run(['inspect', 'a.md', '--format', 'json']);
    const found: Inspection = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(found).toMatchObject({ file: 'a.md', kind: '工作计划', period: '2026年' });
    expect(found.parts.map((part) => part.name)).toEqual(['总体要求', '重点任务']);
    for (const { items, general, measures } of found.segments) {
      for (const one of [...items, ...general, ...measures]) expect(text.slice(one.start, one.end)).toBe(one.text);
    }
    const hearing = found.segments.find(({ start }) => text.startsWith('围绕公开听证', start))!;
    expect(hearing.items.map(({ name, evidence }) => [name, evidence])).toContainEqual(['公开听证', 'prose']);
    const row = found.segments.find(({ start }) => text.startsWith('| 社区', start))!;
    expect(row).toMatchObject({ measures: [], tied: false });
    expect(row.items[0]).toMatchObject({ text: expect.stringContaining('社区矫正'), evidence: 'table' });
    for (const words of ['青岚县人民检察院2026年工作计划', '贯彻上级部署。', '业务工作稳步推进。']) {
      const start = text.indexOf(words);
      expect(
        found.segments.some((one) => one.start <= start && start + words.length <= one.end),
        words,
      ).toBe(true);
    }
  });

  it('a file that is no draft: kind null, segments all the same', async () => {
    cli.write({ 'a.md': '今天开展了公开听证。\n' });
    const found: Inspection = JSON.parse((await cli.run(['inspect', 'a.md', '--format', 'json'])).stdout);
    expect(found).toMatchObject({ kind: null, period: null, parts: [] });
    expect(found.segments.flatMap(({ items }) => items.map(({ name }) => name))).toContain('公开听证');
    const kind = await cli.run(['inspect', 'a.md', '--kind', '工作总结']);
    expect(kind.stdout).toMatch(/^a\.md：工作总结\n/);
  });

  it('folders and missing files', async () => {
    cli.write({ 'x/a.md': good });
    expect(await cli.run(['inspect', 'x'])).toMatchObject({ code: 2, stderr: expect.stringContaining('这是文件夹') });
    expect(await cli.run(['inspect', 'b.md'])).toMatchObject({ code: 2, stderr: 'b.md：没有这个文件或文件夹\n' });
  });
});
