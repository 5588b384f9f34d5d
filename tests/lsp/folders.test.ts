/** Folders that go, come or get another name: what is in them follows, though the client names the folder alone. */
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FileChangeType, type SymbolInformation } from 'vscode-languageserver/node';
import { atOrBelow } from '../../server/src/lsp/uris';
import { buildServer, Client } from './client';

beforeAll(buildServer);

let running: Client | undefined;
const temporary: string[] = [];

/** A folder on disk with files in it; gives its URI. */
function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  temporary.push(path);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return pathToFileURL(path).toString();
}

afterEach(async () => {
  await running?.stop();
  running = undefined;
  for (const path of temporary.splice(0)) rmSync(path, { recursive: true, force: true });
});

const plan = (item: string) => `---
文种: 工作计划
---

# 云溪县人民检察院2026年工作计划

## 一、重点任务

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| ${item} |  | 第四检察部 | 2026年9月底前 |
`;

const strict = '规则:\n  untied-item: 错误\n';
/** A key that nobody knows. */
const broken = '阶断: 报审\n';

/** A server over workspace folders that checks all of their files by one rule. */
async function start(...folders: string[]): Promise<Client> {
  const others = ['missing-part', 'untied-measure', 'front-matter', 'missing-owner', 'uncovered-dimension'];
  const rules = Object.fromEntries(others.map((id) => [id, 'off']));
  return (running = await Client.start({ folders, settings: { scope: 'workspace', rules } }));
}

type Changes = Partial<Record<'Created' | 'Changed' | 'Deleted', readonly string[]>>;

function tell(client: Client, changes: Changes): void {
  const list = Object.entries(changes).flatMap(([type, uris]) =>
    uris.map((uri) => ({ uri, type: FileChangeType[type as keyof Changes] })),
  );
  void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: list });
}

const severity = (client: Client, uri: string) =>
  client.shown(uri)?.find(({ code }) => code === 'untied-item')?.severity;
const warned = (client: Client, uri: string) => client.until(`warning in ${uri}`, () => severity(client, uri) === 2);
const failed = (client: Client, uri: string) => client.until(`error in ${uri}`, () => severity(client, uri) === 1);
const empty = (client: Client, uri: string) => client.until(`nothing in ${uri}`, () => client.shown(uri)?.length === 0);

/** Files of the index in which an item is found, once there are such files and no others. */
async function indexed(client: Client, item: string, ...uris: string[]): Promise<void> {
  const files = async () => {
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: item });
    return found.filter(({ name }) => name === item).map(({ location }) => location.uri);
  };
  await expect.poll(files, { timeout: 5000 }).toEqual(expect.arrayContaining(uris));
  await expect.poll(files, { timeout: 5000 }).toHaveLength(uris.length);
}

const path = (uri: string) => fileURLToPath(uri);

describe('a folder', () => {
  const files = {
    '甲/.shuangyi/config.yaml': strict + broken,
    '甲/a.md': plan('行政争议实质性化解'),
    '甲/下/b.md': plan('刑事申诉办理'),
    'c.md': plan('支持起诉'),
  };

  it('that is deleted takes its settings, findings and symbols along', async () => {
    const root = folder(files);
    const gone = `${root}/${encodeURIComponent('甲')}`;
    const client = await start(root);
    await failed(client, `${gone}/a.md`);
    await failed(client, `${gone}/${encodeURIComponent('下')}/b.md`);
    await client.until('the problem', () => client.shown(`${gone}/.shuangyi/config.yaml`)?.length);
    await warned(client, `${root}/c.md`);
    await indexed(client, '刑事申诉办理', `${gone}/${encodeURIComponent('下')}/b.md`);
    rmSync(path(gone), { recursive: true });
    tell(client, { Deleted: [gone] });
    await empty(client, `${gone}/a.md`);
    await empty(client, `${gone}/${encodeURIComponent('下')}/b.md`);
    await empty(client, `${gone}/.shuangyi/config.yaml`);
    await indexed(client, '行政争议实质性化解');
    await indexed(client, '支持起诉', `${root}/c.md`);
  });

  it('that gets another name is checked under it, open drafts and all', async () => {
    const root = folder(files);
    const [old, now] = [`${root}/${encodeURIComponent('甲')}`, `${root}/${encodeURIComponent('乙')}`];
    const client = await start(root);
    client.open(`${old}/a.md`, files['甲/a.md']);
    await failed(client, `${old}/a.md`);
    await failed(client, `${old}/${encodeURIComponent('下')}/b.md`);
    await client.until('the problem', () => client.shown(`${old}/.shuangyi/config.yaml`)?.length);
    await indexed(client, '行政争议实质性化解', `${old}/a.md`);
    renameSync(path(old), path(now));
    // As VS Code does: the editor moves first, the watcher tells later.
    client.close(`${old}/a.md`);
    client.open(`${now}/a.md`, `${files['甲/a.md']}\n改过。\n`);
    tell(client, { Created: [now], Deleted: [old] });
    await failed(client, `${now}/a.md`);
    await failed(client, `${now}/${encodeURIComponent('下')}/b.md`);
    await client.until('the problem', () => client.shown(`${now}/.shuangyi/config.yaml`)?.length);
    await empty(client, `${old}/a.md`);
    await empty(client, `${old}/${encodeURIComponent('下')}/b.md`);
    await empty(client, `${old}/.shuangyi/config.yaml`);
    await indexed(client, '行政争议实质性化解', `${now}/a.md`);
  });

  it('that goes under an open draft leaves the draft, without the settings', async () => {
    const root = folder(files);
    const gone = `${root}/${encodeURIComponent('甲')}`;
    const client = await start(root);
    client.open(`${gone}/a.md`, files['甲/a.md']);
    await failed(client, `${gone}/a.md`);
    rmSync(path(gone), { recursive: true });
    tell(client, { Deleted: [gone] });
    await warned(client, `${gone}/a.md`);
    await indexed(client, '行政争议实质性化解', `${gone}/a.md`);
  });

  it('that comes from elsewhere is read, with its settings and ignore files', async () => {
    const root = folder({ 'c.md': plan('支持起诉') });
    const outside = folder({ ...files, '甲/.gitignore': '下/\n' });
    const now = `${root}/${encodeURIComponent('甲')}`;
    const client = await start(root);
    await warned(client, `${root}/c.md`);
    cpSync(join(path(outside), '甲'), path(now), { recursive: true });
    tell(client, { Created: [now] });
    await failed(client, `${now}/a.md`);
    await indexed(client, '行政争议实质性化解', `${now}/a.md`);
    await indexed(client, '刑事申诉办理');
  });

  it('that is put in the place of another one is read anew', async () => {
    const root = folder(files);
    const same = `${root}/${encodeURIComponent('甲')}`;
    const client = await start(root);
    await failed(client, `${same}/a.md`);
    rmSync(path(same), { recursive: true });
    mkdirSync(path(same));
    writeFileSync(join(path(same), 'a.md'), plan('支持起诉'));
    // What a watcher makes of it when both happen at once.
    tell(client, { Deleted: [`${same}/.shuangyi`, `${same}/a.md`, `${same}/${encodeURIComponent('下')}`] });
    await warned(client, `${same}/a.md`);
    await indexed(client, '支持起诉', `${root}/c.md`, `${same}/a.md`);
  });
});

describe('the folder .shuangyi alone', () => {
  it('is out of force when it goes, and in force when it comes', async () => {
    const root = folder({ '甲/.shuangyi/config.yaml': strict, '甲/a.md': plan('支持起诉') });
    const office = `${root}/${encodeURIComponent('甲')}`;
    const client = await start(root);
    await failed(client, `${office}/a.md`);
    renameSync(path(`${office}/.shuangyi`), path(`${office}/old`));
    tell(client, { Deleted: [`${office}/.shuangyi`], Created: [`${office}/old`] });
    await warned(client, `${office}/a.md`);
    renameSync(path(`${office}/old`), path(`${office}/.shuangyi`));
    tell(client, { Deleted: [`${office}/old`], Created: [`${office}/.shuangyi`] });
    await failed(client, `${office}/a.md`);
    rmSync(path(`${office}/.shuangyi`), { recursive: true });
    tell(client, { Deleted: [`${office}/.shuangyi`] });
    await warned(client, `${office}/a.md`);
  });

  it('may be that of the workspace', async () => {
    const root = folder({ '.shuangyi/config.yaml': strict + broken, 'a.md': plan('支持起诉') });
    const client = await start(root);
    await failed(client, `${root}/a.md`);
    await client.until('the problem', () => client.shown(`${root}/.shuangyi/config.yaml`)?.length);
    rmSync(path(`${root}/.shuangyi`), { recursive: true });
    tell(client, { Deleted: [`${root}/.shuangyi`] });
    await warned(client, `${root}/a.md`);
    await empty(client, `${root}/.shuangyi/config.yaml`);
  });
});

describe('a workspace folder', () => {
  it('that is taken out of the workspace takes all of its own along; one that is added is read', async () => {
    const [one, two] = [
      folder({ '.shuangyi/config.yaml': broken, '甲/.shuangyi/config.yaml': broken, '甲/a.md': plan('支持起诉') }),
      folder({ '.shuangyi/config.yaml': strict, 'b.md': plan('支持起诉') }),
    ];
    const inner = `${one}/${encodeURIComponent('甲')}`;
    const client = await start(one);
    const problems = [`${one}/.shuangyi/config.yaml`, `${inner}/.shuangyi/config.yaml`];
    await warned(client, `${inner}/a.md`);
    for (const file of problems) await client.until('the problem', () => client.shown(file)?.length);
    const event = { removed: [{ uri: one, name: '' }], added: [{ uri: `${two}/`, name: '' }] };
    void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await failed(client, `${two}/b.md`);
    await empty(client, `${inner}/a.md`);
    for (const file of problems) await empty(client, file);
    await indexed(client, '支持起诉', `${two}/b.md`);
  });

  it('that is deleted itself is empty', async () => {
    const root = folder({ '.shuangyi/config.yaml': strict, 'a.md': plan('支持起诉') });
    const client = await start(root);
    await failed(client, `${root}/a.md`);
    rmSync(path(root), { recursive: true });
    tell(client, { Deleted: [root] });
    await empty(client, `${root}/a.md`);
    await indexed(client, '支持起诉');
  });
});

describe('the folders are listed', () => {
  it('once for all that comes and goes together, and not for what a listing passes over', async () => {
    const root = 'vscode-vfs://github/office';
    let listings = 0;
    const client = (running = await Client.start({
      folders: [root],
      initializationOptions: { files: 'client' },
      handle(connection) {
        connection.onRequest('shuangyi/readFile', () => null);
        connection.onRequest('shuangyi/findMarkdown', () => [`${root}/${++listings}.md`]);
      },
    }));
    await expect.poll(() => listings).toBe(1);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 500));
    tell(client, { Created: [`${root}/node_modules/a/b.md`, `${root}/.git/index.lock`] });
    tell(client, { Deleted: [`${root}/.git/index.lock`] });
    await pause();
    expect(listings).toBe(1);
    for (let i = 0; i < 50; i++) tell(client, { Created: [`${root}/${i}`], Deleted: [`${root}/x${i}.md`] });
    await pause();
    expect(listings).toBe(2);
  });
});

describe('paths', () => {
  it('are found at or below others', () => {
    const touched = atOrBelow(new Set(['file:///a/b', 'file:///c.md']));
    expect(['file:///a/b', 'file:///a/b/c/d.md', 'file:///c.md'].map(touched)).toEqual([true, true, true]);
    expect(['file:///a', 'file:///a/bc', 'file:///c.md.md', ''].map(touched)).toEqual([false, false, false, false]);
  });
});
