/** The server as editors meet it: the real process, over stdio. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionItem, DocumentSymbol, Hover } from 'vscode-languageserver/node';
import { readClient } from '../../server/src/lsp/requests/service';
import {
  type FusionResult,
  fusionRequest,
  type HealthResult,
  healthRequest,
  type MarkKeysParams,
  markKeysNotification,
  type NamesResult,
  namesRequest,
} from '../../server/src/protocol';
import { buildServer, Client, type ClientOptions } from './client';

beforeAll(async () => {
  await buildServer();
  shared = await Client.start();
});

afterAll(() => shared.stop());

/** Most tests need nothing but settings of their own: they take turns with one process. */
let shared: Client;
let running: Client | undefined;
let folder: string | undefined;

/** A client of its own for tests with folders or other abilities, else the one that all share. */
async function start(options: ClientOptions = {}): Promise<Client> {
  if (options.folders || options.capabilities) return (running = await Client.start(options));
  shared.reset(options.settings ?? {});
  return shared;
}

/** A workspace on disk; gives its URI. */
function workspace(files: Record<string, string | Uint8Array>): string {
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return pathToFileURL(folder).toString();
}

afterEach(async () => {
  await running?.stop();
  if (folder) rmSync(folder, { recursive: true });
  running = folder = undefined;
});

let uri = '';
let count = 0;
beforeEach(() => {
  uri = `file:///tmp/plan-${++count}.md`;
});

const plan = `---
文种: 工作计划
---

# 云溪县人民检察院2026年工作计划

## 一、重点任务

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 未成年人司法保护 | 上门释法说理 | 第六检察部 | 2026年6月底前 |
| 行政争议实质性化解 |  | 第四检察部 | 2026年9月底前 |
`;

/** Only the rule under test. */
const only = (rule: string, more: object = {}) => ({
  rules: Object.fromEntries(
    ['untied-item', 'untied-measure', 'unknown-measure', 'vague-measure', 'missing-owner', 'missing-deadline']
      .concat(['missing-part', 'heading-number', 'placeholder', 'front-matter'])
      .filter((id) => id !== rule)
      .map((id) => [id, 'off']),
  ),
  ...more,
});

describe('start', () => {
  it('says what it can do, and asks to be told of settings and files', async () => {
    const client = await start();
    const { capabilities } = client.initialized!;
    expect(capabilities.textDocumentSync).toEqual({ openClose: true, change: 2, save: true });
    expect(capabilities.codeActionProvider).toEqual({ codeActionKinds: ['quickfix', 'source.fixAll.shuangyi'] });
    await client.until('registration', () => client.registered.length >= 2);
    expect(client.registered).toContain('workspace/didChangeConfiguration');
    expect(client.registered).toContain('workspace/didChangeWatchedFiles');
  });

  it('works for a client that can do nothing', async () => {
    const client = await start({ capabilities: {} });
    client.open(uri, plan);
    await client.checked(uri);
    expect(client.rules(uri)).toContain('untied-item');
    const [action] = await client.codeActions(uri, client.shown(uri)![0]!.range);
    expect(Object.keys(action!.edit!)).toEqual(['changes']);
  });
});

describe('findings', () => {
  it('are published with version, source, rule and place', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    await client.checked(uri);
    const [params] = client.publishedFor(uri);
    expect(params).toMatchObject({ uri, version: 1 });
    const [finding, ...more] = params!.diagnostics;
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ source: '双翼', code: 'untied-item', severity: 2 });
    expect(client.words(uri, finding!)).toBe('行政争议实质性化解');
  });

  it('follows lines that come at one place and go at another in one change', async () => {
    const client = await start({ settings: { rules: only('untied-item') } });
    client.open(uri, `${plan}\n尾注一。\n\n尾注二。\n`);
    await client.checked(uri);
    const at = (words: string) => client.text(uri).positionAt(client.text(uri).getText().indexOf(words));
    const found = () => client.shown(uri)!.find(({ code }) => code === 'untied-item')!;
    const before = found().range.start.line;
    // A line comes above the table and one goes below it: there are as many as before.
    client.change(uri, [
      { range: { start: at('尾注一'), end: at('\n尾注二') }, text: '' },
      { range: { start: at('## 一'), end: at('## 一') }, text: '补写一行。\n\n' },
    ]);
    await client.checked(uri);
    expect(found().range.start.line).toBe(before + 2);
    expect(client.words(uri, found())).toBe('行政争议实质性化解');
  });

  it('follow an edit; what does not change is not sent again', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    await client.checked(uri);
    client.replace(uri, '云溪县人民检察院', '清江县人民检察院');
    await client.checked(uri);
    expect(client.publishedFor(uri)).toHaveLength(1);
    client.replace(uri, '化解 |  |', '化解 | 服务大局意识 |');
    await client.checked(uri);
    expect(client.publishedFor(uri).slice(1)).toEqual([{ uri, version: 3, diagnostics: [] }]);
    client.replace(uri, '| 上门释法说理 |', '|  |');
    await client.checked(uri);
    expect(client.shown(uri)!.map((finding) => client.words(uri, finding))).toEqual(['未成年人司法保护']);
  });

  it('are emptied on close and sent again on reopening', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    await client.checked(uri);
    client.close(uri);
    await client.until('emptied', () => client.publishedFor(uri).length === 2);
    expect(client.shown(uri)).toEqual([]);
    client.forget();
    client.open(uri, plan);
    await client.checked(uri);
    expect(client.rules(uri)).toEqual(['untied-item']);
  });

  it('never appear in other Markdown files, and go when a file stops being a draft', async () => {
    const client = await start({ settings: only('untied-item') });
    const readme = 'file:///tmp/README.md';
    client.open(readme, '# 说明\n\n| 业务事项 | 党建措施 |\n| --- | --- |\n| 公益诉讼 |  |\n');
    expect(await client.checked(readme)).toMatchObject({ draft: false });
    expect(client.publishedFor(readme)).toEqual([]);
    client.open(uri, plan);
    await client.checked(uri);
    client.replace(uri, '文种: 工作计划\n', '');
    client.replace(uri, '# 云溪县人民检察院2026年工作计划', '# 随便写写');
    expect(await client.checked(uri)).toMatchObject({ draft: false });
    expect(client.shown(uri)).toEqual([]);
  });

  it('stand where they belong behind surrogate pairs, CRLF and a byte order mark', async () => {
    const client = await start({ settings: only('untied-item') });
    const nasty = `\ufeff${plan.replace('未成年人司法保护', '𠮷👍未成年人司法保护').replaceAll('\n', '\r\n')}`;
    client.open(uri, nasty);
    await client.checked(uri);
    expect(client.shown(uri)!.map((finding) => client.words(uri, finding))).toEqual(['行政争议实质性化解']);
    client.replace(uri, '云溪县', '👍云溪县\r\n');
    client.replace(uri, '| 上门释法说理 |', '|  |');
    await client.checked(uri);
    const words = client.shown(uri)!.map((finding) => client.words(uri, finding));
    expect(words).toEqual(['𠮷👍未成年人司法保护', '行政争议实质性化解']);
  });

  it('of an old revision are never published, however fast the edits come', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    for (let i = 0; i < 100; i++) {
      if (i % 2 === 0) client.replace(uri, '化解 |  |', '化解 | 服务大局意识 |');
      else client.replace(uri, '化解 | 服务大局意识 |', '化解 |  |');
    }
    await client.checked(uri);
    const versions = client.publishedFor(uri).map((params) => params.version!);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(client.rules(uri)).toEqual(['untied-item']);
    // Edits that arrive together are checked together.
    expect(client.statuses.length).toBeLessThan(50);
  });

  it('take several changes of one message one by one', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    const at = (line: number, character: number) => ({ line, character });
    client.change(uri, [
      { range: { start: at(0, 0), end: at(0, 0) }, text: '\n' },
      { range: { start: at(0, 0), end: at(1, 0) }, text: '' },
      { range: { start: at(11, 14), end: at(11, 14) }, text: '政治能力' },
    ]);
    await client.checked(uri);
    expect(client.text(uri).getText()).toContain('化解 | 政治能力');
    expect(client.shown(uri)).toEqual([]);
  });

  it('are cut off at the limit, the most severe kept', async () => {
    const settings = { maxFindings: 2, rules: { 'untied-item': 'error', 'missing-part': 'hint' } };
    const client = await start({ settings });
    client.open(uri, plan.replace('| 上门释法说理 |', '|  |').replace('第四检察部', ''));
    const status = await client.checked(uri);
    expect(status.truncated).toBe(true);
    expect(client.rules(uri)).toEqual(['untied-item', 'untied-item']);
  });
});

describe('status', () => {
  it('gives the figures of the check it follows', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    expect(await client.checked(uri)).toEqual({
      uri,
      version: 1,
      draft: true,
      reason: '文种：工作计划',
      kind: '工作计划',
      pass: '核稿',
      passFrom: 'default',
      items: { total: 2, tied: 1, justified: 0 },
      prose: { total: 0, tied: 0, inherited: 0 },
      findings: { error: 0, warning: 1, information: 0, hint: 0 },
      truncated: false,
    });
    client.replace(uri, '文种: 工作计划', '文种: 工作计划\n阶段: 报审');
    expect(await client.checked(uri)).toMatchObject({ pass: '报审', passFrom: 'file', findings: { error: 1 } });
  });
});

describe('settings', () => {
  it('apply at once when they change', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    await client.checked(uri);
    client.forget();
    client.configure(only('untied-item', { stage: '报审' }));
    expect(await client.checked(uri)).toMatchObject({ pass: '报审', passFrom: 'settings' });
    expect(client.shown(uri)![0]!.severity).toBe(1);
    client.forget();
    client.configure({ enable: false });
    expect(await client.checked(uri)).toMatchObject({ draft: false });
    expect(client.shown(uri)).toEqual([]);
  });

  it('of the wrong shape count for nothing', async () => {
    const client = await start({ settings: { stage: 7, rules: 'x', maxFindings: -1, mark: null } });
    client.open(uri, plan);
    expect(await client.checked(uri)).toMatchObject({ pass: '核稿' });
    expect(client.rules(uri)).toContain('untied-item');
  });
});

describe('the workspace’s own files', () => {
  it('win over the settings, and the open text over the disk', async () => {
    const root = workspace({ '.shuangyi/config.yaml': '阶段: 报审\n' });
    const draft = `${root}/plan.md`;
    const config = `${root}/.shuangyi/config.yaml`;
    const client = await start({ folders: [root], settings: { stage: '起草' } });
    client.open(draft, plan);
    expect(await client.checked(draft)).toMatchObject({ pass: '报审' });
    client.forget();
    client.open(config, '阶段: 核稿\n', 'yaml');
    await client.until('核稿', () => client.statuses.at(-1)?.pass === '核稿');
    client.close(config);
    await client.until('报审', () => client.statuses.at(-1)?.pass === '报审');
  });

  it('show their problems at their place, until they are mended', async () => {
    const root = workspace({ '.shuangyi/framework.yaml': 'extends: procuratorate\nmesures: []\n' });
    const file = `${root}/.shuangyi/framework.yaml`;
    const client = await start({ folders: [root] });
    const [problem] = await client.until('problem', () => client.shown(file));
    expect(problem).toMatchObject({ source: '双翼', severity: 1 });
    expect(problem!.range.start.line).toBe(1);
    client.open(file, 'extends: procuratorate\n', 'yaml');
    await client.until('mended', () => client.shown(file)?.length === 0);
    client.change(file, [{ text: 'extends: procuratorate\nkind: []\n' }]);
    await client.until('problem', () => client.shown(file)?.length === 1);
  });

  it('say which keys marks have, to our own client', async () => {
    const root = workspace({ '.shuangyi/framework.yaml': 'extends: procuratorate\nmarkKeys: { measure: [抓手] }\n' });
    const told: MarkKeysParams[] = [];
    await start({
      folders: [root],
      initializationOptions: { files: 'disk' },
      handle: (connection) => {
        connection.onNotification(markKeysNotification, (params: MarkKeysParams) => void told.push(params));
      },
    });
    await expect.poll(() => told.length).toBe(2);
    const of = (root: string | undefined) => told.find((one) => one.root === root)!.keys.measure;
    expect(of(root)).toEqual(expect.arrayContaining(['措施', '抓手']));
    expect(of(undefined)).not.toContain('抓手');
  });

  it('that are not UTF-8 are told of', async () => {
    const root = workspace({ '.shuangyi/config.yaml': Uint8Array.of(0xbd, 0xd7, 0xb6, 0xce) });
    const client = await start({ folders: [root] });
    const [problem] = await client.until('problem', () => client.shown(`${root}/.shuangyi/config.yaml`));
    expect(problem!.message).toContain('UTF-8');
  });

  it('keep what the office ignores', async () => {
    const root = workspace({});
    const draft = `${root}/计划.md`;
    const client = await start({ folders: [root], settings: only('untied-item') });
    client.open(draft, plan);
    await client.checked(draft);
    const [finding] = client.shown(draft)!;
    const actions = await client.codeActions(draft, finding!.range);
    const ignore = actions.find((action) => action.title.startsWith('本单位不再提示这一处'))!;
    const [create, edit] = ignore.edit!.documentChanges as [
      { kind: string; uri: string },
      { edits: { newText: string }[] },
    ];
    expect(create).toMatchObject({ kind: 'create', uri: `${root}/.shuangyi/ignore.json` });
    client.open(create.uri, edit.edits[0]!.newText, 'json');
    await client.until('ignored', () => client.shown(draft)?.length === 0);
  });
});

describe('scope', () => {
  const files = {
    'a.md': plan,
    'sub/b.md': plan.replace('行政争议实质性化解', '刑事申诉办理'),
    'README.md': '# 说明\n',
    'gbk.md': Uint8Array.of(0xb9, 0xa4, 0xd7, 0xf7),
    'node_modules/c.md': plan,
    '.hidden/d.md': plan,
  };

  it('open: closed files are left alone', async () => {
    const root = workspace(files);
    const client = await start({ folders: [root], settings: only('untied-item') });
    client.open(`${root}/a.md`, plan);
    await client.checked(`${root}/a.md`);
    expect(client.published.map((params) => params.uri)).toEqual([`${root}/a.md`]);
  });

  it('workspace: closed drafts are checked too; the open text wins; going back empties them', async () => {
    const root = workspace(files);
    const [a, b] = [`${root}/a.md`, `${root}/sub/b.md`];
    const client = await start({ folders: [root], settings: only('untied-item', { scope: 'workspace' }) });
    client.open(a, plan.replace('化解 |  |', '化解 | 政治能力 |'));
    await client.until('b', () => client.shown(b));
    expect(client.rules(b)).toEqual(['untied-item']);
    await client.checked(a);
    expect(client.shown(a)).toEqual([]);
    expect(new Set(client.published.map((params) => params.uri))).toEqual(new Set([a, b]));
    // Closed without saving: the disk counts again.
    client.close(a);
    await client.until('a from disk', () => client.rules(a).length === 1);
    // Changed on disk by something else.
    writeFileSync(join(folder!, 'sub/b.md'), plan.replace('化解 |  |', '化解 | 政治能力 |'));
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: b, type: 2 }] });
    await client.until('b mended', () => client.shown(b)?.length === 0);
    client.configure(only('untied-item'));
    await client.until('a emptied', () => client.shown(a)?.length === 0);
  });
});

describe('drafts among one another', () => {
  const head = (kind: string, period: string) =>
    `---\n文种: ${kind}\n单位: 白塔县人民检察院\n期间: ${period}\n---\n\n# 白塔县人民检察院${period}${kind}\n\n`;
  const planned = `${head('工作计划', '2025年')}| 业务事项 | 党建措施 | 完成时限 |\n| --- | --- | --- |\n| 公开听证 | 支部书记主持 | 3月底前 |\n`;
  const told = `${head('工作报告', '2025年上半年').replace('期间:', '计划: plan.md\n期间:')}走访企业三十家。\n`;
  const [nothing, one] = [[], ['unreported-item']];

  it('an open report is judged by its plan, open or not, and again when that changes, comes or goes', async () => {
    const root = workspace({ 'plan.md': planned });
    const [a, b] = [`${root}/report.md`, `${root}/plan.md`];
    const client = await start({ folders: [root], settings: only('unreported-item') });
    client.open(a, told);
    const says = (rules: string[]) => client.until(`${rules}`, () => String(client.rules(a)) === String(rules));
    await says(one);
    // The editor's text wins over the disk.
    client.open(b, planned.replace('公开听证', '走访企业'));
    await says(nothing);
    client.close(b);
    await says(one);
    rmSync(join(folder!, 'plan.md'));
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: b, type: 3 }] });
    await says(nothing);
  });

  it('where all drafts are checked, so are those that are not open', async () => {
    const root = workspace({ 'plan.md': planned, 'report.md': told });
    const a = `${root}/report.md`;
    const client = await start({ folders: [root], settings: only('unreported-item', { scope: 'workspace' }) });
    const says = (rules: string[]) => client.until(`${rules}`, () => String(client.rules(a)) === String(rules));
    await says(one);
    client.open(`${root}/plan.md`, planned.replace('公开听证', '走访企业'));
    await says(nothing);
    client.close(`${root}/plan.md`);
    await says(one);
  });
});

describe('files', () => {
  it('are asked of a client that says so', async () => {
    const root = 'vscode-vfs://github/office';
    const texts: Record<string, string> = {
      [`${root}/.shuangyi/config.yaml`]: '阶段: 报审\n',
      [`${root}/a.md`]: plan,
    };
    const client = await start({
      folders: [root],
      settings: only('untied-item', { scope: 'workspace' }),
      initializationOptions: { files: 'client' },
      handle(connection) {
        connection.onRequest('shuangyi/readFile', ({ uri }) => (uri in texts ? { text: texts[uri] } : null));
        connection.onRequest('shuangyi/findMarkdown', () => [`${root}/a.md`]);
      },
    });
    const [finding] = await client.until('a', () => client.shown(`${root}/a.md`));
    // 报审: what is unfinished is an error.
    expect(finding).toMatchObject({ code: 'untied-item', severity: 1 });
  });
});

describe('features', () => {
  it('code actions mend the finding, at the version they were made for', async () => {
    const client = await start({ settings: only('untied-item') });
    client.open(uri, plan);
    await client.checked(uri);
    const [finding] = client.shown(uri)!;
    const actions = await client.codeActions(uri, finding!.range);
    expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [finding] });
    expect(actions[0]!.title).toContain('写成“');
    client.apply(uri, actions[0]!);
    await client.checked(uri);
    expect(client.shown(uri)).toEqual([]);
  });

  it('ignoring a line or a rule silences the finding', async () => {
    const client = await start({ settings: only('untied-item') });
    for (const title of ['这一行不再提示', '本文件不再提示']) {
      client.forget();
      client.open(uri, plan);
      await client.checked(uri);
      const actions = await client.codeActions(uri, client.shown(uri)![0]!.range);
      client.apply(uri, actions.find((action) => action.title.startsWith(title))!);
      await client.checked(uri);
      expect(client.shown(uri), title).toEqual([]);
      client.close(uri);
    }
  });

  it('fixAll applies what is safe, and only when asked for', async () => {
    const client = await start();
    client.open(uri, plan.replace('文种: ', '文种：'));
    await client.checked(uri);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const quick = await client.codeActions(uri, whole);
    expect(quick.some((action) => action.kind?.startsWith('source'))).toBe(false);
    const [all, ...more] = await client.codeActions(uri, whole, { only: ['source.fixAll'] });
    expect(more).toEqual([]);
    expect(all!.kind).toBe('source.fixAll.shuangyi');
    client.apply(uri, all!);
    expect(client.text(uri).getText()).toContain('文种: 工作计划');
  });

  it('outline, hover and completion', async () => {
    const client = await start();
    client.open(uri, plan.replace('上门释法说理', '政治机关意识教育上门'));
    await client.checked(uri);
    const textDocument = { uri };
    const outline = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument,
    });
    expect(outline.map((symbol) => symbol.name)).toEqual(['一、重点任务']);
    expect(outline[0]!.children!.map((symbol) => [symbol.name, symbol.detail])).toEqual([
      ['未成年人司法保护', '→ 政治机关意识'],
      ['行政争议实质性化解', '未对应措施'],
    ]);
    const position = { line: 10, character: 13 };
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument, position });
    expect(client.words(uri, { range: hover.range! })).toBe('政治机关意识');
    const cell = { line: 11, character: 14 };
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument,
      position: cell,
    });
    expect(items.map((item) => item.label)).toContain('服务大局意识');
  });

  it('the views: outline of ties, figures, names', async () => {
    const client = await start();
    client.open(uri, plan);
    const status = await client.checked(uri);
    const fusion = await client.connection.sendRequest<FusionResult>(fusionRequest, { uri, by: 'item' });
    expect(fusion.version).toBe(1);
    expect(fusion.nodes.map(({ label, detail }) => [label, detail])).toEqual([
      ['未成年人司法保护', '对应 1 项措施'],
      ['行政争议实质性化解', '没有对应措施'],
    ]);
    expect(client.words(uri, { range: fusion.nodes[1]!.place! })).toBe('行政争议实质性化解');
    const health = await client.connection.sendRequest<HealthResult>(healthRequest, { uri });
    expect([health.version, health.items, health.findings]).toEqual([1, status.items, status.findings]);
    const used = health.rows.flatMap(({ cells }) => cells).filter(({ state }) => state === 'tied');
    expect(used.map(({ name, places }) => [name, client.words(uri, { range: places[0]!.place })])).toEqual([
      ['群众工作能力', '未成年人司法保护'],
    ]);
    expect(client.words(uri, { range: health.steps[0]!.place! })).toBe('行政争议实质性化解');
    const names = await client.connection.sendRequest<NamesResult>(namesRequest, { uri });
    expect(names.kinds).toContain('工作计划');
    const rules = names.groups.flatMap((group) => group.rules.map(({ id }) => id));
    expect(rules).toEqual(expect.arrayContaining(client.rules(uri)));
  });

  it('the views have nothing to show of a file that is no draft, or switched off', async () => {
    const client = await start();
    client.open(uri, '# 说明\n');
    await client.checked(uri);
    expect(await client.connection.sendRequest(fusionRequest, { uri, by: 'part' })).toBeNull();
    expect(await client.connection.sendRequest(healthRequest, { uri })).toBeNull();
    expect(await client.connection.sendRequest(healthRequest, { uri: 'file:///nowhere.md' })).toBeNull();
  });

  it('answer null for files that are not open', async () => {
    const client = await start();
    const params = { textDocument: { uri: 'file:///nowhere.md' }, position: { line: 0, character: 0 } };
    expect(await client.connection.sendRequest('textDocument/hover', params)).toBeNull();
  });
});

describe('the line that is being typed', () => {
  const type = async (client: Client, words: string) => {
    client.open(uri, `${plan}\n正文\n`);
    await client.checked(uri);
    const shown = client.rules(uri);
    for (const [i, character] of [...words].entries()) {
      const { line } = client.text(uri).positionAt(client.text(uri).getText().indexOf('正文'));
      const place = { line, character: 2 + i };
      client.change(uri, [{ range: { start: place, end: place }, text: character }]);
      await client.checked(uri);
      expect(client.rules(uri)).toEqual(shown);
    }
    return shown;
  };

  it('shows nothing new until its writer pauses', async () => {
    const client = await start({ settings: { focus: true } });
    const before = await type(client, '【事项：公益');
    const { version } = client.text(uri);
    await client.until('the finding', () => client.rules(uri).length > before.length);
    expect(client.publishedFor(uri).at(-1)).toMatchObject({ version });
  });

  it('shows it when the file is saved', async () => {
    const client = await start({ settings: { focus: true } });
    const before = await type(client, '【事项：公益');
    client.save(uri);
    await client.until('the finding', () => client.rules(uri).length > before.length);
  });

  it('shows it at once where the setting says so', async () => {
    const client = await start();
    await expect(type(client, '【事项：公益')).rejects.toThrow();
  });
});

describe('the page of a rule', () => {
  const capabilities = {
    textDocument: { publishDiagnostics: { codeDescriptionSupport: true } },
    workspace: { workspaceEdit: { documentChanges: true } },
  };
  const rulePages = 'vscode://shuangyi.shuangyi/docs/rules';

  it('stands behind the code of each finding, and among the quick fixes of our own client', async () => {
    const client = await start({ capabilities, initializationOptions: { files: 'disk', rulePages } });
    client.open(uri, plan);
    await client.checked(uri);
    const diagnostic = client.shown(uri)!.find(({ code }) => code === 'untied-item')!;
    expect(diagnostic.codeDescription).toEqual({ href: `${rulePages}/untied-item.md` });
    const actions = await client.codeActions(uri, diagnostic.range, { diagnostics: [diagnostic] });
    expect(actions.at(-2)?.command).toMatchObject({ command: 'shuangyi.openRule', arguments: ['untied-item'] });
  });

  it('is left out where the client does not show it or nobody knows where it is', async () => {
    const client = await start();
    client.open(uri, plan);
    await client.checked(uri);
    const diagnostic = client.shown(uri)![0]!;
    expect(diagnostic.codeDescription).toBeUndefined();
    const actions = await client.codeActions(uri, diagnostic.range, { diagnostics: [] });
    expect(actions.filter(({ command }) => command)).toEqual([]);
  });

  it('lies beside the server for other clients', () => {
    const params = { processId: null, rootUri: null, capabilities };
    expect(readClient(params, 'file:///s/docs/rules').rulePages).toBe('file:///s/docs/rules');
    expect(readClient({ ...params, initializationOptions: { rulePages } }, 'file:///s').rulePages).toBe(rulePages);
    expect(readClient({ ...params, capabilities: {} }, 'file:///s').rulePages).toBeUndefined();
  });
});

describe('the project of a file', () => {
  it('is that of the nearest folder with a .shuangyi, as on the command line', async () => {
    const root = workspace({ 'office/.shuangyi/config.yaml': '规则:\n  untied-item: 关\n', 'a.md': plan });
    const client = await start({ folders: [root] });
    const [outer, inner] = [`${root}/a.md`, `${root}/office/year/b.md`];
    for (const file of [outer, inner]) {
      client.open(file, plan);
      await client.checked(file);
    }
    expect(client.rules(outer)).toContain('untied-item');
    expect(client.rules(inner)).not.toContain('untied-item');
    // Its own files are read again when they change, and what is wrong in them is told.
    const config = `${root}/office/.shuangyi/config.yaml`;
    client.open(config, '阶断: 报审\n', 'yaml');
    await client.until('the finding', () => client.rules(inner).includes('untied-item'));
    await client.until('the problem', () => client.shown(config)?.length);
  });

  it('may begin while the file is open', async () => {
    const root = workspace({ 'sub/a.md': plan });
    const client = await start({ folders: [root] });
    const file = `${root}/sub/a.md`;
    client.open(file, plan);
    await client.checked(file);
    expect(client.rules(file)).toContain('untied-item');
    client.open(`${root}/sub/.shuangyi/config.yaml`, '规则:\n  untied-item: 关\n', 'yaml');
    await client.until('quiet', () => !client.rules(file).includes('untied-item'));
  });
});
