/** `shuangyi word`: what is written where, what is refused, and what is said of it. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from '../kit/word/faults';
import { part, textOf, unpack } from '../kit/word/package';
import { officeTemplate } from '../kit/word/template';
import { bundledCli, type Cli } from './kit';

let cli: Cli;
beforeAll(async () => {
  cli = await bundledCli();
}, 60_000);
beforeEach(() => cli.clear());
afterAll(() => cli?.dispose());

const draft = (words: string) =>
  `---\n文种: 工作计划\n单位: 白塔县人民检察院\n期间: 2026年\n---\n\n# 白塔县人民检察院2026年工作计划\n\n${words}\n`;
const sound = draft('全院落实好各项工作。');
const faulty = draft('全院布署好各项工作。');

const bytes = (name: string) => new Uint8Array(readFileSync(join(cli.folder, name)));
const text = (name: string) => textOf(part(unpack(bytes(name)), 'word/document.xml'));
const has = (name: string) => existsSync(join(cli.folder, name));

/** One pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

describe('word', () => {
  it('writes a paper for review beside the draft, and says what is in it', async () => {
    cli.write({ '子 夹/稿.md': faulty });
    const { code, stdout, stderr } = await cli.run(['word', '子 夹/稿.md', '--alone']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^子 夹\/稿\.md → 子 夹\/稿（送审）\.docx：批注 \d+ 条，修订建议 1 处，还有 \d+ 处错误没有改\n$/,
    );
    expect(code).toBe(1);
    expect(text('子 夹/稿（送审）.docx')).toContain('全院部署好各项工作。');
    expect(faultsOf(bytes('子 夹/稿（送审）.docx'))).toEqual([]);
  });

  it('a final paper holds what stands there, and tells of errors', async () => {
    cli.write({ '稿.md': faulty, '好.md': sound });
    expect(await cli.run(['word', '稿.md', '--final', '--alone'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^稿\.md → 稿\.docx：还有 \d+ 处错误没有改\n$/),
    });
    expect(text('稿.docx')).toContain('全院布署好各项工作。');
    expect([...unpack(bytes('稿.docx')).keys()].join()).not.toMatch(/comments|customXml|custom\.xml/);
  });

  it('writes nothing over what is there, unless it is told to', async () => {
    cli.write({ '稿.md': faulty, '稿（送审）.docx': '原来的' });
    const refused = await cli.run(['word', '稿.md', '--alone']);
    expect(refused).toEqual({ code: 2, stdout: '', stderr: '稿.md：已有这个文件，没有覆盖；要覆盖请加 --force\n' });
    expect(readFileSync(join(cli.folder, '稿（送审）.docx'), 'utf8')).toBe('原来的');
    expect((await cli.run(['word', '稿.md', '--alone', '--force'])).code).toBe(1);
    expect(text('稿（送审）.docx')).toContain('部署');
  });

  it('takes the styles and the page of the office’s own template', async () => {
    cli.write({ '院/子/稿.md': sound, '院/.shuangyi/模板.docx': '' });
    const template = join(cli.folder, '院/.shuangyi/模板.docx');
    writeFileSync(template, officeTemplate());
    expect((await cli.run(['word', '院/子/稿.md', '--final', '--alone'])).stderr).toBe('');
    const styles = () => new TextDecoder().decode(unpack(bytes('院/子/稿.docx')).get('word/styles.xml'));
    expect(styles()).toContain('C00000');
    writeFileSync(template, '不是 Word 文件');
    const { stderr } = await cli.run(['word', '院/子/稿.md', '--final', '--alone', '--force']);
    expect(stderr).toContain('模板“.shuangyi/模板.docx”用不上');
    expect(styles()).not.toContain('C00000');
  });

  it('never writes through a link, nor where a folder is', async () => {
    cli.write({ '稿.md': faulty, '别处.docx': '原来的' });
    symlinkSync(join(cli.folder, '别处.docx'), join(cli.folder, '稿（送审）.docx'));
    mkdirSync(join(cli.folder, '稿.docx'));
    for (const args of [['--force'], [], ['--final', '--force']]) {
      const { code, stderr } = await cli.run(['word', '稿.md', '--alone', ...args]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/没有(?:写入|覆盖)/);
    }
    expect(readFileSync(join(cli.folder, '别处.docx'), 'utf8')).toBe('原来的');
  });

  it('several go into a folder, which is made; two of one name are not one', async () => {
    cli.write({ '甲/稿.md': sound, '乙/稿.md': sound, '丙.md': sound, '别的.md': '随便写写\n' });
    const { code, stdout, stderr } = await cli.run([
      'word',
      '甲',
      '乙',
      '丙.md',
      '别的.md',
      '-o',
      '出/来',
      '--final',
      '--alone',
    ]);
    expect(code).toBe(2);
    expect(stdout.split('\n').filter(Boolean)).toHaveLength(3);
    expect(stderr).toContain('乙/稿.md：与另一份文稿的 Word 文件同名');
    expect(['出/来/稿.docx', '出/来/丙.docx', '出/来/别的.docx'].map(has)).toEqual([true, true, true]);
    expect(text('出/来/别的.docx')).toContain('随便写写');
  });

  it('of a folder takes the drafts only', async () => {
    cli.write({ '甲/稿.md': sound, '甲/README.md': '随便写写\n', '空/注.md': '随便\n' });
    await cli.run(['word', '甲', '--final', '--alone']);
    expect(['甲/稿.docx', '甲/README.docx'].map(has)).toEqual([true, false]);
    expect(await cli.run(['word', '空'])).toMatchObject({ code: 2, stderr: '空：里面没有文稿\n' });
  });

  it('says what is wrong with the place to write to', async () => {
    cli.write({ '甲.md': sound, '乙.md': sound });
    expect(await cli.run(['word', '甲.md', '乙.md', '-o', 'a.docx', '--alone'])).toMatchObject({
      code: 2,
      stderr: 'a.docx：有几份文稿，-o 后面要写文件夹\n',
    });
    expect(await cli.run(['word', '甲.md', '-o', 'a.doc', '--alone'])).toMatchObject({
      code: 2,
      stderr: 'a.doc：-o 后面要写 .docx 文件或者文件夹\n',
    });
    expect(await cli.run(['word', '没有.md'])).toMatchObject({ code: 2, stderr: '没有.md：没有这个文件或文件夹\n' });
    expect(has('a.doc')).toBe(false);
  });

  it('takes pictures beside the draft along, and no others', async () => {
    const all = [
      '图.png',
      '子/图%202.png',
      '../外.png',
      'http://a.b/c.png',
      '/etc/hosts',
      '没有.png',
      '链接.png',
      `data:image/png;base64,${btoa(String.fromCharCode(...png))}`,
    ];
    cli.write({
      '夹/稿.md': draft(all.map((address) => `![说明](${address})`).join('\n\n')),
      '夹/图.png': png,
      '夹/子/图 2.png': png,
      '外.png': png,
    });
    symlinkSync(join(cli.folder, '外.png'), join(cli.folder, '夹/链接.png'));
    const { stderr } = await cli.run(['word', '夹/稿.md', '--alone', '--final']);
    expect(stderr.split('\n').filter(Boolean)).toHaveLength(5);
    for (const address of all.slice(2, 7)) expect(stderr).toContain(`图片“${address}”没有找到`);
    const media = [...unpack(bytes('夹/稿.docx')).keys()].filter((name) => name.startsWith('word/media/'));
    expect(media.length).toBeGreaterThan(0);
    expect(faultsOf(bytes('夹/稿.docx'))).toEqual([]);
  });

  it('looks as the office has set it, and at a seal that is asked for', async () => {
    cli.write({ '.shuangyi/config.yaml': '公文格式:\n  字体: 通用\n  批注人: 办公室\n', '稿.md': faulty });
    await cli.run(['word', '稿.md', '--alone', '--seal']);
    const parts = unpack(bytes('稿（送审）.docx'));
    expect(textOf(part(parts, 'word/comments.xml'))).toContain('错别字');
    expect(new TextDecoder().decode(parts.get('word/comments.xml'))).toContain('w:author="办公室"');
    expect(new TextDecoder().decode(parts.get('word/styles.xml'))).not.toContain('GB2312');
  });

  it('puts what is asked for behind the paper', async () => {
    const table = '| 业务事项 | 党建措施 |\n| --- | --- |\n| 公开听证 | 支部书记主持听证 |\n';
    cli.write({ '.shuangyi/config.yaml': '公文格式: { 附表: 体检 }\n', '稿.md': draft(table) });
    await cli.run(['word', '稿.md', '--final']);
    expect(text('稿.docx')).toContain('附件文稿体检表');
    await cli.run(['word', '稿.md', '--final', '--force', '--annex', 'trace']);
    expect(text('稿.docx')).toContain('附件计划与报告对照表');
  });

  it('a draft that cannot be read stops no other', async () => {
    cli.write({ '甲.md': new Uint8Array([0xd6, 0xd0, 0xce, 0xc4]), '乙.md': sound });
    const { code, stdout, stderr } = await cli.run(['word', '甲.md', '乙.md', '--final', '--alone']);
    expect(code).toBe(2);
    expect(stderr).toContain('不是 UTF-8');
    expect(stdout).toContain('乙.docx');
  });
});
