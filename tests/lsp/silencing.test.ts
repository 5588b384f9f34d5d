/** Silencing findings from our own client, and taking it back. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type FileEdit,
  goOnCommand,
  type IgnoredResult,
  ignoredRequest,
  type SilenceWaysResult,
  silenceCommand,
  silenceWaysRequest,
  type TakeBackResult,
  takeBackRequest,
} from '../../server/src/protocol';
import { buildServer, Client } from './client';

const head = '---\n文种: 工作计划\n期间: 2026年\n---\n\n# 云溪县人民检察院2026年工作计划\n\n';
const rules = ['wrong-word'];
const plan = `${head}本刊布署栏目照登。\n\n各支部要布署学习。\n\n党委布署检查。\n`;

let folder: string;
let root: string;
let uri: string;
let client: Client;
const ask = <T>(method: string, params: object) => client.connection.sendRequest<T>(method, params);

beforeAll(() => buildServer());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  root = pathToFileURL(folder).toString();
  uri = `${root}/a.md`;
  writeFileSync(join(folder, 'a.md'), plan);
  client = await Client.start({ folders: [root], initializationOptions: { files: 'disk' } });
  client.open(uri, plan);
  await client.checked(uri);
});
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

/** Does what the client does with a change of one of the office's own files: gives the text that it holds then. */
function write({ uri, create, edits }: FileEdit, before = ''): string {
  if (create) mkdirSync(dirname(fileURLToPath(uri)), { recursive: true });
  const document = TextDocument.create(uri, 'json', 0, before);
  const text = TextDocument.applyEdits(
    document,
    edits.map(({ range, text }) => ({ range, newText: text })),
  );
  writeFileSync(fileURLToPath(uri), text);
  void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  return text;
}

const slip = () => client.shown(uri)!.find(({ code }) => code === rules[0])!;

it('one place of three is ignored, listed, found stale, and taken back', async () => {
  const first = slip();
  expect(first.message).toContain('3 处');
  const actions = await client.codeActions(uri, first.range);
  expect(actions.at(-1)).toMatchObject({
    title: '不再提示…',
    command: { command: silenceCommand, arguments: [uri, first.range] },
  });
  expect(actions.filter(({ title }) => title.includes('不再提示'))).toHaveLength(1);

  const ways = await ask<SilenceWaysResult>(silenceWaysRequest, { uri, range: first.range });
  const way = ways.find(({ title }) => title.startsWith('本单位不再提示这一处'))!;
  const ignore = `${root}/.shuangyi/ignore.json`;
  expect(way.change).toMatchObject({ uri: ignore, create: true, version: null });
  const text = write(way.change);
  await client.until('ignored', () => client.statuses.at(-1)?.hidden === 1);
  expect(slip().message).toContain('2 处');

  const listed = await ask<IgnoredResult>(ignoredRequest, { uri });
  expect(listed).toMatchObject({ here: [], office: [{ rule: expect.any(String), file: 'a.md', text: '布署', uri }] });
  expect(listed.office[0]!.stale).toBeUndefined();
  // Asked for the folder it is the same.
  expect((await ask<IgnoredResult>(ignoredRequest, { uri: root })).office).toHaveLength(1);

  client.replace(uri, '布署栏目', '部署栏目');
  await client.checked(uri);
  const stale = await ask<IgnoredResult>(ignoredRequest, { uri });
  expect(stale.office[0]!.stale).toContain('已经改过');

  const { hash } = stale.office[0]!;
  const back = await ask<TakeBackResult>(takeBackRequest, { uri, hashes: [hash] });
  expect(write(back!.change, text)).toContain('"ignored": []');
  expect(await ask(takeBackRequest, { uri, hashes: [hash] })).toBeNull();
});

it('what comments silence is listed at its place; a file that is gone makes an entry stale', async () => {
  client.replace(uri, '要布署学习。', '要布署学习。 <!-- shuangyi-disable-line wrong-word -->');
  const status = await client.checked(uri);
  expect(status).toMatchObject({ hidden: 1 });
  const { here } = await ask<IgnoredResult>(ignoredRequest, { uri });
  expect(here).toMatchObject([{ text: '布署', range: { start: { line: 9 } } }]);

  const entry = { rule: 'wrong-word', file: '没有.md', text: '布署', hash: 'abc' };
  mkdirSync(join(folder, '.shuangyi'));
  writeFileSync(join(folder, '.shuangyi/ignore.json'), JSON.stringify({ version: 1, ignored: [entry] }));
  const changes = [{ uri: `${root}/.shuangyi/ignore.json`, type: 1 }];
  void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await client.until('the list', () => client.statuses.length > 1);
  const { office } = await ask<IgnoredResult>(ignoredRequest, { uri });
  expect(office).toMatchObject([{ stale: '文件已经不在' }]);
});

it('a quick fix for an item writes a sentence, opens the list, asks for a reason, then gives names', async () => {
  const table = '| 业务事项 | 党建措施 | 责任部门 |\n| --- | --- | --- |\n| 公开听证 | | |\n';
  client.replace(uri, '党委布署检查。\n', `党委布署检查。\n\n${table}`);
  await client.checked(uri);
  const found = (rule: string) => client.shown(uri)!.find(({ code }) => code === rule)!;
  const actions = await client.codeActions(uri, found('untied-item').range);
  const titles = actions.map(({ title }) => title);
  expect(titles[0]).toMatch(/^写成“/);
  expect(titles[1]).toBe('插入措施…');
  expect(titles.indexOf('免融合：理由…')).toBe(2);
  expect(titles[3]).toMatch(/^关联到“/);
  expect(titles.at(-1)).toBe('不再提示…');
  expect(actions[1]!.edit).toBeUndefined();
  expect(actions[1]!.command).toMatchObject({
    command: goOnCommand,
    arguments: [uri, 'insert-measure', expect.anything()],
  });

  const owner = (await client.codeActions(uri, found('missing-owner').range)).find(({ title }) =>
    title.startsWith('填写'),
  )!;
  expect(owner.title).toBe('填写“责任部门”…');
  expect(owner.command!.arguments).toMatchObject([uri, 'choose', { start: { line: 15 } }]);

  // The reason is there to be typed over.
  const [, sort, range] = actions[2]!.command!.arguments!;
  client.apply(uri, actions[2]!);
  await client.checked(uri);
  expect(sort).toBe('select');
  expect(client.words(uri, { range })).toBe('××');
  client.replace(uri, '××', '程序性事务');
  await client.checked(uri);
  expect(client.rules(uri)).not.toContain('untied-item');
  expect(client.statuses.at(-1)!.items).toMatchObject({ total: 1, justified: 1 });
});
