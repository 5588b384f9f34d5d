/** Files of a workspace that must not be read, or not be written: the server says so and goes on with the others. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { buildServer, Client } from './client';

beforeAll(buildServer);

let folder: string;
let client: Client;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
});
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const capabilities = {
  workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
  textDocument: { publishDiagnostics: { versionSupport: true }, codeAction: { disabledSupport: true } },
};

const plan = `---
文种: 工作计划
期间: 2026年
---

# 2026年工作计划

| 业务事项 | 党建措施 | 责任部门 |
| --- | --- | --- |
| 涉企积案清理 |  | 第一检察部 |

落实布署。
`;

const at = (name: string) => join(folder, name);
const uri = (name: string) => pathToFileURL(at(name)).toString();

function write(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

async function start(root = '') {
  client = await Client.start({ folders: [uri(root)], settings: { scope: 'workspace' }, capabilities });
}

async function openPlan(name: string) {
  client.open(uri(name), plan);
  await client.checked(uri(name));
}

const problems = (name: string) => client.shown(uri(name))?.map(({ message }) => String(message));

describe.skipIf(process.platform === 'win32')('pipes, devices and folders', () => {
  const notPlain = '读取失败：不是普通文件（而是管道、设备之类），没有读取。';

  it('in place of files stop nothing', async () => {
    write('.shuangyi/framework.yaml', 'extends: procuratorate\nkinds: [{ id: work-plan, aliases: [工作盘子] }]\n');
    execFileSync('mkfifo', [at('.shuangyi/config.yaml'), at('.gitignore')]);
    symlinkSync('/dev/zero', at('.shuangyi/words.txt'));
    mkdirSync(at('.shuangyi/ignore.json'));
    execFileSync('mkfifo', [at('pipe.md')]);
    symlinkSync('/dev/zero', at('endless.md'));
    write('b.md', plan.replace('工作计划\n', '工作盘子\n'));
    await start();
    await openPlan('a.md');
    expect(client.rules(uri('a.md'))).toEqual(expect.arrayContaining(['untied-item', 'wrong-word']));
    await client.until('the findings of another file', () => client.rules(uri('b.md')).includes('untied-item'));
    for (const name of ['.shuangyi/config.yaml', '.shuangyi/words.txt', '.gitignore'])
      await client.until(name, () => problems(name)?.includes(notPlain));
    await client.until('the folder', () => problems('.shuangyi/ignore.json')?.[0]?.includes('这是文件夹，不是文件'));
  });

  it('that become files again are read', async () => {
    write('.shuangyi/framework.yaml', 'extends: procuratorate\n');
    execFileSync('mkfifo', [at('.gitignore')]);
    await start();
    await client.until('the problem', () => problems('.gitignore')?.length);
    rmSync(at('.gitignore'));
    write('.gitignore', '');
    const changes = [{ uri: uri('.gitignore'), type: 2 }];
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until('no problem', () => problems('.gitignore')?.length === 0);
  });
});

describe('a framework made to keep the server busy', () => {
  it.each([
    ['a pattern', 'extends: procuratorate\nkinds: [{ id: work-plan, titles: ["^(([^x])+)+x$"] }]\n', '正则表达式'],
    ['nesting', `extends: procuratorate\ngeneral: ${'['.repeat(200_000)}`, '层数太多'],
    [
      'aliases',
      Array.from({ length: 12 }, (_, i) => `l${i}: &l${i} [${Array(9).fill(i ? `*l${i - 1}` : '甲')}]\n`).join(''),
      '引用',
    ],
    ['a long word', `extends: procuratorate\ngeneral: [${'甲'.repeat(5_000)}]\n`, '太长了'],
    ['length', `# ${'x'.repeat(2_000_000)}\n`, '文件超过 2 MB，没有读取'],
  ])('%s: is told, and the draft is checked by the built-in one', async (_, framework, message) => {
    write('.shuangyi/framework.yaml', framework);
    write('.shuangyi/config.yaml', '规则:\n  untied-item: 关\n');
    await start();
    await openPlan('a.md');
    expect(client.rules(uri('a.md'))).toContain('wrong-word');
    expect(client.rules(uri('a.md'))).not.toContain('untied-item');
    await client.until('the problem', () => problems('.shuangyi/framework.yaml')?.[0]?.includes(message));
  });

  it('opened in the editor is told as well', async () => {
    await start();
    await openPlan('a.md');
    client.open(uri('.shuangyi/framework.yaml'), `# ${'x'.repeat(2_000_001)}\n`, 'yaml');
    await client.until('the problem', () => problems('.shuangyi/framework.yaml')?.[0]?.includes('文件超过 2 MB'));
  });
});

describe.skipIf(process.platform === 'win32')('nothing is written through a link', () => {
  const office = ['加入本单位词库', '本单位不再提示这一处', '本单位不再提示这类问题'];

  async function offered() {
    const found = client.shown(uri('office/a.md'))!.find(({ code }) => code === 'wrong-word')!;
    const actions = await client.codeActions(uri('office/a.md'), found.range, { diagnostics: [found] });
    return office.map((title) => actions.find((action) => action.title.startsWith(title))!);
  }

  it('of the folder, not even into a file that is not there yet', async () => {
    mkdirSync(at('office'));
    mkdirSync(at('elsewhere'));
    symlinkSync(at('elsewhere'), at('office/.shuangyi'));
    await start('office');
    await openPlan('office/a.md');
    for (const action of await offered()) {
      expect(action.edit, action.title).toBeUndefined();
      expect(action.disabled?.reason).toMatch(
        /^(?:words\.txt|ignore\.json|config\.yaml) 是链接，或在链接的文件夹里，不会写入/,
      );
    }
  });

  it('of one file; the others are written', async () => {
    write('elsewhere/words.txt', '部署\n');
    mkdirSync(at('office/.shuangyi'), { recursive: true });
    symlinkSync(at('elsewhere/words.txt'), at('office/.shuangyi/words.txt'));
    symlinkSync(at('elsewhere/none.json'), at('office/.shuangyi/ignore.json'));
    await start('office');
    await openPlan('office/a.md');
    const [word, here, all] = await offered();
    expect([word!.disabled, here!.disabled].map((one) => one?.reason)).toEqual([
      expect.stringContaining('words.txt 是链接'),
      expect.stringContaining('ignore.json 是链接'),
    ]);
    expect(all!.disabled).toBeUndefined();
    expect(all!.edit).toBeDefined();
    // It is read all the same.
    expect(readFileSync(at('elsewhere/words.txt'), 'utf8')).toBe('部署\n');
  });

  it('when an item gets another name', async () => {
    write('elsewhere/report.md', plan.replaceAll('工作计划', '工作总结'));
    write('office/plan.md', plan);
    write('office/other.md', plan);
    symlinkSync(at('elsewhere/report.md'), at('office/report.md'));
    const messages: string[] = [];
    await start('office');
    client.connection.onNotification('window/showMessage', ({ message }) => void messages.push(message));
    for (const name of ['plan.md', 'other.md', 'report.md'])
      await client.until(name, () => client.shown(uri(`office/${name}`))?.length);
    await openPlan('office/plan.md');
    const position = client.text(uri('office/plan.md')).positionAt(plan.indexOf('涉企积案清理') + 1);
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: uri('office/plan.md') },
      position,
      newName: '涉企积案攻坚',
    });
    const changed = (edit.documentChanges as TextDocumentEdit[]).map((change) => change.textDocument.uri);
    expect(changed.sort()).toEqual([uri('office/other.md'), uri('office/plan.md')]);
    await client.until('the message', () => messages.some((one) => one.startsWith('“report”是链接，没有改动')));
  });
});
