/** Files on disk that are none, or never end: refused with a reason, and the others are read all the same. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NodeFiles, toUri } from '../../server/src/base/files/disk.node';

const files = new NodeFiles();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const uri = (name: string) => toUri(at(name));
const read = (name: string, largest?: number) => files.read(uri(name), largest);

describe.skipIf(process.platform === 'win32')('what is no plain file', () => {
  const notPlain = '不是普通文件（而是管道、设备之类），没有读取';

  it('is refused, and so is a link to it', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    symlinkSync('pipe', at('to-pipe'));
    symlinkSync('/dev/zero', at('endless'));
    symlinkSync('/dev/tty', at('terminal'));
    symlinkSync('circle', at('circle'));
    mkdirSync(at('folder'));
    for (const name of ['pipe', 'to-pipe', 'endless', 'terminal'])
      await expect(read(name), name).rejects.toThrow(notPlain);
    await expect(read('folder')).rejects.toThrow('这是文件夹，不是文件');
    await expect(read('circle')).rejects.toThrow('这是一个绕回自身的链接');
    const server = createServer().listen(at('socket'));
    await expect(read('socket')).rejects.toThrow(notPlain);
    server.close();
  });

  it('is no Markdown file of a folder, and no ignore file', async () => {
    execFileSync('mkfifo', [at('.gitignore'), at('pipe.md')]);
    symlinkSync('/dev/zero', at('.shuangyiignore'));
    symlinkSync('/dev/zero', at('endless.md'));
    mkdirSync(at('folder.md'));
    mkdirSync(at('sub'));
    writeFileSync(at('sub/.shuangyiignore'), 'b.md\n');
    for (const name of ['a.md', 'sub/b.md', 'sub/c.md']) writeFileSync(at(name), '');
    const { uris, problems } = await files.markdown(toUri(folder));
    expect(uris).toEqual([uri('a.md'), uri('sub/c.md')]);
    expect(problems).toEqual([
      { uri: uri('.gitignore'), message: `读取失败：${notPlain}。` },
      { uri: uri('.shuangyiignore'), message: `读取失败：${notPlain}。` },
    ]);
  });

  it('that the system makes up is read as far as it goes, and no farther than allowed', async () => {
    if (process.platform !== 'linux') return;
    symlinkSync('/proc/self/status', at('status'));
    expect(await read('status')).toContain('Pid:');
    await expect(read('status', 100)).rejects.toThrow('文件超过 0.0001 MB，没有读取');
  });
});

describe('a plain file', () => {
  it('is read up to what is allowed', async () => {
    writeFileSync(at('a.md'), '甲'.repeat(100));
    expect(await read('a.md', 300)).toBe('甲'.repeat(100));
    await expect(read('a.md', 299)).rejects.toThrow('没有读取');
    writeFileSync(at('b.md'), Buffer.alloc(5_000_001, 'a'));
    await expect(read('b.md')).rejects.toThrow('文件超过 5 MB，没有读取');
    expect(await read('none.md')).toBeUndefined();
    expect(await read('a.md/none.md')).toBeUndefined();
    writeFileSync(at('empty.md'), '');
    expect(await read('empty.md')).toBe('');
  });

  it('of ignored names leaves the others', async () => {
    writeFileSync(at('.gitignore'), `${'x'.repeat(200_000)}\n`);
    writeFileSync(at('a.md'), '');
    expect(await files.markdown(toUri(folder))).toMatchObject({
      uris: [uri('a.md')],
      problems: [{ message: '读取失败：文件超过 0.2 MB，没有读取。' }],
    });
  });
});

describe('ignore files', () => {
  it('count from the folder downwards only', async () => {
    mkdirSync(at('.git'));
    mkdirSync(at('out/plans/old'), { recursive: true });
    writeFileSync(at('.gitignore'), 'out/\n*.md\n');
    writeFileSync(at('out/plans/.gitignore'), 'old/\n');
    for (const name of ['a.md', 'out/plans/b.md', 'out/plans/old/c.md']) writeFileSync(at(name), '');
    expect((await files.markdown(uri('out/plans'))).uris).toEqual([uri('out/plans/b.md')]);
    expect((await files.markdown(uri('.'))).uris).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a link', () => {
  it('is told, be it the file, a folder above it, or a link to nothing', async () => {
    mkdirSync(at('office'));
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/words.txt'), '');
    writeFileSync(at('office/own.txt'), '');
    symlinkSync(at('elsewhere'), at('office/.shuangyi'));
    symlinkSync(at('elsewhere/words.txt'), at('office/words.txt'));
    symlinkSync(at('elsewhere/new.txt'), at('office/new.txt'));
    const linked = (name: string) => files.isLinked(uri(`office/${name}`), uri('office'));
    for (const name of ['.shuangyi/words.txt', '.shuangyi/none.txt', 'words.txt', 'new.txt'])
      expect(await linked(name), name).toBe(true);
    for (const name of ['own.txt', 'none.txt', 'none/none.txt']) expect(await linked(name), name).toBe(false);
    // The folder itself may be one: it is what was opened.
    symlinkSync(at('office'), at('link'));
    expect(await files.isLinked(uri('link/own.txt'), uri('link'))).toBe(false);
  });
});
