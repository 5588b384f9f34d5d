/** Requests of the inserting commands, as the client sends them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CleanCopyResult,
  checkPeriodRequest,
  cleanCopyRequest,
  type DraftChoicesResult,
  draftChoicesRequest,
  type FrontMatterResult,
  frontMatterRequest,
  type ItemChoicesResult,
  itemChoicesRequest,
  type MeasureChoicesResult,
  measureChoicesRequest,
  type NewDraftResult,
  newDraftRequest,
  type PasteTableResult,
  pasteTableRequest,
} from '../../server/src/protocol';
import { buildServer, Client } from './client';

let client: Client;
const uri = 'file:///tmp/inserting.md';
const text = '# 2026年工作计划\n\n今年办好公益诉讼。\n';
const range = { start: { line: 2, character: 5 }, end: { line: 2, character: 5 } };
const ask = <T>(method: string, params: object) => client.connection.sendRequest<T>(method, params);

beforeAll(async () => {
  await buildServer();
  // They answer although the check is switched off.
  client = await Client.start({ settings: { enable: false } });
  client.open(uri, text);
});

afterAll(() => client.stop());

it('a new draft needs no folder and no document', async () => {
  const { kinds } = await ask<DraftChoicesResult>(draftChoicesRequest, { year: 2026, month: 5 });
  expect(kinds[0]!.periods[0]).toBe('2026年');
  const made = await ask<NewDraftResult>(newDraftRequest, { kind: kinds[0]!.name, unit: '甲院', period: '2026年' });
  expect(made!.fileName).toBe(`甲院2026年${kinds[0]!.name}.md`);
  expect(await ask<NewDraftResult>(newDraftRequest, { kind: '没有', unit: '', period: '' })).toBeNull();
  expect(await ask(checkPeriodRequest, { period: '2026年上半年' })).toBeNull();
  expect(await ask(checkPeriodRequest, { period: '上半年' })).toMatch('2026年');
});

it('measures and items come with ranges of the document', async () => {
  const measures = await ask<MeasureChoicesResult>(measureChoicesRequest, { uri, range });
  const end = { line: 2, character: 9 };
  expect(measures!.groups[0]!.choices[0]!.range).toEqual({ start: end, end });
  const items = await ask<ItemChoicesResult>(itemChoicesRequest, { uri, range });
  const { name } = items!.groups[0]!.items[0]!;
  const marks = await ask<MeasureChoicesResult>(measureChoicesRequest, { uri, range, item: name });
  expect(marks!.groups[0]!.choices[0]!.text).toMatch(new RegExp(`^<!-- 事项：${name}；措施：\\S+ -->$`));
});

it('what a file is to say in its front matter comes with a range', async () => {
  const said = { uri, key: '文种', value: '工作计划' };
  const start = { line: 0, character: 0 };
  expect(await ask<FrontMatterResult>(frontMatterRequest, { ...said, add: true })).toEqual({
    range: { start, end: start },
    text: '---\n文种: 工作计划\n---\n\n',
  });
  expect(await ask<FrontMatterResult>(frontMatterRequest, { ...said, add: false })).toBeNull();
  expect(await ask(frontMatterRequest, { ...said, uri: 'file:///tmp/closed.md', add: true })).toBeNull();
});

it('the clean copy and a table are text', async () => {
  const copy = await ask<CleanCopyResult>(cleanCopyRequest, { uri, frontMatter: 'ours' });
  expect(copy).toEqual({ text, removed: 0, otherKeys: false });
  const rows = [[{ text: '业务事项' }, { text: '党建措施' }]];
  const table = await ask<PasteTableResult>(pasteTableRequest, { uri, rows });
  expect(table).toEqual({ markdown: '| 业务事项 | 党建措施 |\n| --- | --- |\n', tasks: true });
});

it('a document that is not open has no answer', async () => {
  const other = 'file:///tmp/other.md';
  expect(await ask(measureChoicesRequest, { uri: other, range })).toBeNull();
  expect(await ask(itemChoicesRequest, { uri: other, range })).toBeNull();
  expect(await ask(cleanCopyRequest, { uri: other, frontMatter: 'all' })).toBeNull();
});
