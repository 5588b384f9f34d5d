/** Folding, selections, hints, links, numbering and formatting, over stdio. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CompletionItem,
  DocumentLink,
  FoldingRange,
  InlayHint,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { buildServer, Client } from './client';

let client: Client;
let folder: string;

beforeAll(async () => {
  await buildServer();
  client = await Client.start();
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  writeFileSync(join(folder, '年度计划.md'), '# 2026年工作计划\n');
  writeFileSync(join(folder, '台账.docx'), new Uint8Array([0xff, 0xfe, 0x00]));
});

afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

let uri = '';
let count = 0;
beforeEach(() => {
  client.reset({});
  uri = `${pathToFileURL(folder)}/report-${++count}.md`;
});

const report = `---
文种: 工作总结
计划: 年度计划.md
附件: 台账.docx
---

# 云溪县人民检察院2026年工作总结

## 一、主要做法

通过公开听证办好刑事申诉案件。

1. 办好案件；

## 三、工作成效

办好案件,化解矛盾。

附件：没有的.docx
`;

const ask = <T>(method: string, more: object = {}) =>
  client.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...more });

/** The place behind some words. */
function behind(words: string) {
  const document = client.text(uri);
  return document.positionAt(document.getText().indexOf(words) + words.length);
}

const options = { tabSize: 4, insertSpaces: true };
const everything = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 10_000 } };

/** The open document after edits. */
const edited = (edits: readonly TextEdit[]) => TextDocument.applyEdits(client.text(uri), [...edits]);

describe('a draft', () => {
  beforeEach(() => client.open(uri, report));

  it('folds', async () => {
    const ranges = await ask<FoldingRange[]>('foldingRange');
    expect(ranges).toContainEqual({ startLine: 0, endLine: 4 });
    expect(ranges).toContainEqual({ startLine: 8, endLine: 12 });
  });

  it('grows selections, one chain for each position', async () => {
    const positions = [behind('办好刑事'), everything.end];
    const [first, second] = await ask<SelectionRange[]>('selectionRange', { positions });
    const words: string[] = [];
    for (let at: SelectionRange | undefined = first; at; at = at.parent) words.push(client.words(uri, at));
    expect(words[0]).toBe('通过公开听证办好刑事申诉案件。');
    expect(words.at(-1)).toBe(report);
    expect(second).toBeDefined();
  });

  it('shows ties behind sentences, in the range asked for, unless switched off', async () => {
    const hints = await ask<InlayHint[]>('inlayHint', { range: everything });
    expect(hints).toMatchObject([{ label: '⟵ 群众工作能力', paddingLeft: true, position: behind('刑事申诉案件。') }]);
    const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    expect(await ask('inlayHint', { range })).toEqual([]);
    client.forget();
    client.configure({ inlayHints: false });
    await client.checked(uri);
    expect(await ask('inlayHint', { range: everything })).toEqual([]);
  });

  it('links to files; one that is not there has no target', async () => {
    const links = await ask<DocumentLink[]>('documentLink');
    expect(links.map((link) => [client.words(uri, link), link.target])).toEqual([
      ['年度计划.md', undefined],
      ['台账.docx', undefined],
      ['没有的.docx', undefined],
    ]);
    const resolved = await Promise.all(
      links.map((link) => client.connection.sendRequest<DocumentLink>('documentLink/resolve', link)),
    );
    expect(resolved.map(({ target }) => target && decodeURIComponent(target).split('/').at(-1))).toEqual([
      '年度计划.md',
      '台账.docx',
      undefined,
    ]);
  });

  it('goes on numbering behind Enter', async () => {
    const end = behind('1. 办好案件；');
    client.change(uri, [{ range: { start: end, end }, text: '\n' }]);
    const position = { line: end.line + 1, character: 0 };
    const edits = await ask<TextEdit[]>('onTypeFormatting', { position, ch: '\n', options });
    expect(edited(edits)).toContain('1. 办好案件；\n2. \n');
    expect(await ask('onTypeFormatting', { position: everything.end, ch: '\n', options })).toEqual([]);
  });

  it('is formatted as a whole and by range', async () => {
    const whole = edited(await ask<TextEdit[]>('formatting', { options }));
    expect(whole).toBe(report.replace('三、工作', '二、工作').replace('案件,化解', '案件，化解'));
    const line = behind('化解矛盾').line;
    const range = { start: { line, character: 0 }, end: { line, character: 5 } };
    const part = edited(await ask<TextEdit[]>('rangeFormatting', { range, options }));
    expect(part).toBe(report.replace('案件,化解', '案件，化解'));
    expect(await ask('rangeFormatting', { range: { start: everything.end, end: everything.end }, options })).toEqual(
      [],
    );
  });

  it('completes by pinyin initials, best first', async () => {
    const end = behind('1. 办好案件；');
    client.change(uri, [{ range: { start: end, end }, text: '【措施：' }]);
    const items = await ask<CompletionItem[]>('completion', { position: behind('【措施：') });
    const entry = items.find(({ label }) => label === '服务大局意识')!;
    expect(entry.filterText).toContain('fwdjys');
    expect(items.map(({ sortText }) => sortText)).toEqual(items.map(({ sortText }) => sortText).toSorted());
  });
});

describe('elsewhere', () => {
  const requests: [string, object][] = [
    ['foldingRange', {}],
    ['selectionRange', { positions: [everything.end] }],
    ['inlayHint', { range: everything }],
    ['documentLink', {}],
    ['onTypeFormatting', { position: { line: 3, character: 0 }, ch: '\n', options }],
    ['formatting', { options }],
    ['rangeFormatting', { range: everything, options }],
  ];

  it('files that are no drafts get nothing', async () => {
    client.open(uri, '# 说明\n\n1. 甲,乙\n\n3. 丙\n');
    for (const [method, more] of requests) {
      const answer = await ask<unknown[]>(method, more);
      expect(answer.length, method).toBe(method === 'selectionRange' ? 1 : 0);
    }
  });

  it('files that are not open get no answer', async () => {
    for (const [method, more] of requests) expect(await ask(method, more), method).toBeNull();
  });
});
