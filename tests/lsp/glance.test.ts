/** A long draft: what the writer sees is told first, the rest follows, and nothing told is taken back. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { type VisibleParams, visibleNotification } from '../../server/src/protocol';
import { buildObserved, Client, observed } from './client';
import type { Counted, HoldParams } from './observed.node';

const paragraphs = 1_500;
/** The line of a paragraph. */
const lineOf = (i: number) => 6 + 2 * i;

/** Each paragraph has a finding of its own. */
const long = `---
文种: 工作计划
---

# 云溪县人民检察院2026年工作计划

${Array.from({ length: paragraphs }, (_, i) => `第${i}段，要求各部门在4月31日前抓好落实。\n`).join('\n')}`;

let client: Client;
let held = 0;
let opened = 0;
let uri = '';

beforeAll(async () => {
  await buildObserved();
  client = await Client.start({
    server: observed,
    handle: (connection) => connection.onNotification('test/held', () => void held++),
  });
});
afterAll(() => client.stop());
beforeEach(() => {
  held = 0;
  uri = `file:///long${++opened}.md`;
  client.forget();
  client.published.length = 0;
});
afterEach(() => client.close(uri));

const ask = <T>(method: string, params: object = {}) => client.connection.sendRequest<T>(method, params);
const hold = (what: Counted, after: number) => ask('test/hold', { what, after } satisfies HoldParams);
const turns = async () => (await ask<Record<Counted, number>>('test/counts')).turns;
const show = (first: number, last: number) =>
  client.connection.sendNotification(visibleNotification, { uri, lines: [{ first, last }] } satisfies VisibleParams);
const linesOf = (found: readonly Diagnostic[] = []) => found.map(({ range }) => range.start.line);
const lists = () => client.publishedFor(uri).map(({ diagnostics }) => diagnostics);

/** Each list holds all that was told before, and all are of the last one. */
function expectNothingTakenBack(): void {
  const told = lists();
  for (const [i, list] of told.entries()) {
    if (i > 0) expect(list).toEqual(expect.arrayContaining(told[i - 1]!));
  }
}

it('is checked first where it begins, then as a whole', async () => {
  // Each step takes a turn here: the first list is out when much less than a fifth of the work is done.
  const early = 400;
  await hold('turns', early);
  client.open(uri, long);
  await expect.poll(() => [held, lists().length], { timeout: 10_000 }).toEqual([1, 1]);
  await ask('test/release');
  await client.checked(uri);
  const [first, all, ...more] = lists();
  expect(more).toEqual([]);
  expect(linesOf(first)).toContain(lineOf(3));
  expect(first!.length).toBeLessThan(paragraphs / 5);
  expect(new Set(linesOf(all)).size).toBe(1_000);
  expect(early).toBeLessThan((await turns()) / 5);
  expectNothingTakenBack();
}, 30_000);

it('is checked first where the editor shows it, wherever that is', async () => {
  client.configure({ maxFindings: 5_000 });
  await hold('turns', -1);
  client.open(uri, long);
  void show(lineOf(700), lineOf(720));
  await client.checked(uri);
  const told = lists().map(linesOf);
  expect(told[0]).toEqual(expect.arrayContaining([lineOf(0), lineOf(700), lineOf(720)]));
  expect(told[0]).not.toContain(lineOf(500));
  expect(told.at(-1)!.length).toBeGreaterThanOrEqual(paragraphs);
  expectNothingTakenBack();
}, 30_000);

it('follows the editor while the rest is read', async () => {
  await hold('turns', 400);
  client.open(uri, long);
  await expect.poll(() => held, { timeout: 10_000 }).toBe(1);
  await show(lineOf(1_200), lineOf(1_210));
  await ask('test/release');
  await client.checked(uri);
  const told = lists().map(linesOf);
  expect(told[0]).not.toContain(lineOf(1_200));
  expect(told[1]).toEqual(expect.arrayContaining([lineOf(0), lineOf(1_200)]));
  expect(told[1]).not.toContain(lineOf(1_000));
  expectNothingTakenBack();
}, 30_000);

it('tells nothing of a text that has changed meanwhile, and in the end what a new opening finds', async () => {
  await hold('turns', 10);
  client.open(uri, long);
  await expect.poll(() => held, { timeout: 10_000 }).toBe(1);
  client.replace(uri, '4月31日', '4月30日');
  await ask('test/release');
  await client.checked(uri);
  expect(new Set(client.publishedFor(uri).map(({ version }) => version))).toEqual(new Set([2]));
  const typed = client.shown(uri);
  expect(linesOf(typed)).not.toContain(lineOf(0));

  const again = `file:///again${opened}.md`;
  client.open(again, client.text(uri).getText());
  await client.checked(again);
  expect(client.shown(again)).toEqual(typed);
  client.close(again);
}, 30_000);

it('stays silent where it is no draft', async () => {
  client.open(uri, long.replace(/^---[\s\S]*?---\n/, '').replace('工作计划', '随想'));
  await client.checked(uri);
  expect(lists()).toEqual([]);
}, 30_000);

it('gives its outline as soon as the facts are read', async () => {
  await hold('turns', -1);
  client.open(uri, `${long}\n## 一、组织领导\n`);
  const outline = await ask<{ children: { name: string }[] }[]>('textDocument/documentSymbol', {
    textDocument: { uri },
  });
  const asked = await turns();
  expect(JSON.stringify(outline)).toContain('组织领导');
  await client.checked(uri);
  // All that rules ask of the blocks comes later, and the check.
  expect(asked).toBeLessThan((await turns()) * 0.7);
  expect(await ask('textDocument/documentSymbol', { textDocument: { uri } })).toEqual(outline);
}, 30_000);
