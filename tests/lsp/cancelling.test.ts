/** What nobody waits for any more is not done: requests that are cancelled, and the check of a text that has changed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import {
  cleanCopyRequest,
  frontMatterRequest,
  fusionRequest,
  healthRequest,
  itemChoicesRequest,
  measureChoicesRequest,
  namesRequest,
  traceFileRequest,
  traceRequest,
} from '../../server/src/protocol';
import { buildObserved, Client, observed } from './client';
import type { Counted, HoldParams } from './observed.node';

/** So many drafts lie in the workspace. */
const drafts = 40;
/** So many paragraphs has the long one: blocks may be read several in a step. */
const paragraphs = 400;

const plan = `---
文种: 工作计划
单位: 云溪县人民检察院
---

# 云溪县人民检察院2026年工作计划

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 青岚河专项监督 | 群众工作能力 | 第四检察部 | 2026年9月底前 |
`;

/** Each paragraph takes a safe repair. */
const long = `${plan}${Array.from({ length: paragraphs }, (_, i) => `\n第${i}段，开展“回头看”,抓好落实。\n`).join('')}`;

let folder = '';
let root = '';
let client: Client;
let held = 0;
let uri = '';
let opened = 0;

beforeAll(async () => {
  await buildObserved();
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  root = pathToFileURL(folder).toString();
  for (let i = 0; i < drafts; i++) writeFileSync(join(folder, `${i}.md`), plan);
  client = await Client.start({
    folders: [root],
    server: observed,
    handle: (connection) => connection.onNotification('test/held', () => void held++),
  });
  const found = () => ask<unknown[]>('workspace/symbol', { query: '' });
  await vi.waitFor(async () => expect(await found()).toHaveLength(drafts), { timeout: 10_000 });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  held = 0;
  uri = `${root}/long${++opened}.md`;
});
afterEach(() => client.close(uri));

const ask = <T>(method: string, params: object = {}) => client.connection.sendRequest<T>(method, params);
const counts = () => ask<Record<Counted, number>>('test/counts');
const hold = (what: Counted, after: number) => ask('test/hold', { what, after } satisfies HoldParams);

/** Opens the long draft and waits until it is checked; gives the number of turns that it took. */
async function open(): Promise<number> {
  await hold('turns', -1);
  client.forget();
  client.open(uri, long);
  await client.checked(uri);
  return (await counts()).turns;
}

/** Asks, cancels after some of the work, and gives how much was done in the end, cancelled and not. */
async function cancelled(what: Counted, method: string, params: object) {
  await hold(what, -1);
  await ask(method, params);
  const whole = (await counts())[what];
  // What was found once is known: the draft is opened anew.
  client.close(uri);
  await open();
  await hold(what, 3);
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(method, params, source.token).catch((error: unknown) => error);
  await expect.poll(() => held, { timeout: 10_000 }).toBe(1);
  source.cancel();
  await ask('test/release');
  const error = await answer;
  expect(error).toBeInstanceOf(ResponseError);
  expect((error as ResponseError<void>).code).toBe(LSPErrorCodes.RequestCancelled);
  return { whole, done: (await counts())[what] };
}

/** The place of some words in the open draft. */
function at(words: string) {
  const text = client.text(uri);
  return { textDocument: { uri }, position: text.positionAt(text.getText().indexOf(words) + 1) };
}

describe('a request that is cancelled', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const cases: Record<string, [what: Counted, method: string, params: () => object]> = {
    'symbols of the workspace': ['turns', 'workspace/symbol', () => ({ query: '青岚' })],
    'references of a measure': [
      'turns',
      'textDocument/references',
      () => ({ ...at('群众工作能力'), context: { includeDeclaration: true } }),
    ],
    'references of an item': [
      'reads',
      'textDocument/references',
      () => ({ ...at('青岚河专项监督'), context: { includeDeclaration: true } }),
    ],
    'rename of an item': ['reads', 'textDocument/rename', () => ({ ...at('青岚河专项监督'), newName: '青岚河巡护' })],
    'completion out of the workspace': ['turns', 'textDocument/completion', () => at('云溪县')],
    'plans and reports': ['turns', traceRequest, () => ({ uri, all: true })],
    hover: ['turns', 'textDocument/hover', () => at('群众工作能力')],
    formatting: ['turns', 'textDocument/formatting', () => ({ textDocument: { uri }, options: {} })],
    'all safe repairs': [
      'turns',
      'textDocument/codeAction',
      () => ({ textDocument: { uri }, range: whole, context: { diagnostics: [], only: ['source.fixAll'] } }),
    ],
  };

  it.each(Object.entries(cases))(
    '%s',
    async (_name, [what, method, params]) => {
      await open();
      const { whole, done } = await cancelled(what, method, params());
      expect(whole).toBeGreaterThan(20);
      // Some files are read together.
      expect(done).toBeLessThanOrEqual(what === 'reads' ? 10 : 4);
    },
    20_000,
  );

  it('of any sort, while the draft is read for the first time', async () => {
    const position = { line: 9, character: 5 };
    const options = { tabSize: 2, insertSpaces: true };
    const all = { uri, textDocument: { uri }, range: whole, position };
    const requests: Record<string, object> = {
      'textDocument/documentSymbol': {},
      'textDocument/hover': {},
      'textDocument/definition': {},
      'textDocument/references': { context: { includeDeclaration: true } },
      'textDocument/documentHighlight': {},
      'textDocument/prepareRename': {},
      'textDocument/rename': { newName: '巡护' },
      'textDocument/completion': {},
      'textDocument/codeAction': { context: { diagnostics: [] } },
      'textDocument/codeLens': {},
      'textDocument/foldingRange': {},
      'textDocument/selectionRange': { positions: [position] },
      'textDocument/inlayHint': {},
      'textDocument/documentLink': {},
      'textDocument/formatting': { options },
      'textDocument/rangeFormatting': { options },
      'textDocument/onTypeFormatting': { options, ch: '\n' },
      [healthRequest]: {},
      [fusionRequest]: { by: 'item' },
      [measureChoicesRequest]: {},
      [itemChoicesRequest]: {},
      [cleanCopyRequest]: { frontMatter: true },
      [traceRequest]: {},
      [traceFileRequest]: { format: 'csv' },
      [frontMatterRequest]: { key: '阶段', value: '报审', add: false },
    };
    await hold('turns', 5);
    client.open(uri, long);
    await expect.poll(() => held, { timeout: 10_000 }).toBe(1);
    const source = new CancellationTokenSource();
    const answers = Object.entries(requests).map(([method, params]) =>
      client.connection.sendRequest(method, { ...all, ...params }, source.token).catch((error: unknown) => error),
    );
    source.cancel();
    await ask('test/release');
    const codes = (await Promise.all(answers)).map((error) => (error as ResponseError<void>)?.code);
    expect(new Set(codes)).toEqual(new Set([LSPErrorCodes.RequestCancelled]));
    await client.checked(uri);
    for (const [method, params] of Object.entries(requests)) await ask(method, { ...all, ...params });
  }, 20_000);
});

describe('a keystroke', () => {
  it('during the first reading is handled at once, and nothing is told of the text before it', async () => {
    const turns = await open();
    client.close(uri);
    await hold('turns', Math.floor(turns / 4));
    client.open(uri, long);
    await expect.poll(() => held, { timeout: 10_000 }).toBe(1);
    client.forget();
    client.published.length = 0;
    client.replace(uri, '开展', '抓好');
    // Other requests do not wait for the reading either.
    expect(await ask(namesRequest, { uri })).toBeTruthy();
    const symbols = ask<unknown[]>('textDocument/documentSymbol', { textDocument: { uri } });
    await ask('test/release');
    expect(await symbols).toHaveLength(1);
    expect(await client.checked(uri)).toMatchObject({ version: 2 });
    expect(client.statuses.map(({ version }) => version)).toEqual([2]);
    expect(client.publishedFor(uri).map(({ version }) => version)).toEqual([2]);
    expect((await counts()).turns).toBeLessThan(1.6 * turns);
  }, 20_000);

  it('during the first check stops it; what is known of the blocks stays known', async () => {
    const turns = await open();
    client.close(uri);
    await hold('turns', Math.floor(turns * 0.75));
    client.open(uri, long);
    await expect.poll(() => held, { timeout: 10_000 }).toBe(1);
    client.forget();
    client.replace(uri, '开展', '抓好');
    client.replace(uri, '抓好', '做好');
    const picture = ask<{ version: number }>(healthRequest, { uri });
    await ask('test/release');
    expect((await picture).version).toBe(3);
    await client.checked(uri);
    expect(client.statuses.map(({ version }) => version)).toEqual([3]);
    expect((await counts()).turns).toBeLessThan(1.6 * turns);
  }, 20_000);

  it('behind a request makes an answer for the old text impossible', async () => {
    await open();
    await hold('turns', 3);
    const answer = ask('textDocument/hover', at('群众工作能力')).catch((error: unknown) => error);
    await expect.poll(() => held, { timeout: 10_000 }).toBe(1);
    client.replace(uri, '开展', '抓好');
    await ask('test/release');
    expect(((await answer) as ResponseError<void>).code).toBe(LSPErrorCodes.ContentModified);
  }, 20_000);
});
