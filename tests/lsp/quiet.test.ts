/** Nothing moves at the line that is being typed: lenses and hints come once the cursor is elsewhere. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CodeLens, InlayHint } from 'vscode-languageserver-protocol';
import { cursorNotification } from '../../server/src/protocol';
import { buildServer, Client } from './client';

const uri = 'untitled:a.md';
const draft = `---
文种: 工作计划
---

# 2026年工作计划

通过公开听证办好刑事申诉案件。

| 业务事项 | 党建措施 |
| --- | --- |
|  |  |
`;

beforeAll(buildServer);

describe('while a line is typed', () => {
  let client: Client;
  const asked: string[] = [];

  beforeEach(async () => {
    asked.length = 0;
    const refresh = { refreshSupport: true };
    client = await Client.start({
      settings: { focus: true },
      capabilities: { workspace: { codeLens: refresh, inlayHint: refresh, configuration: true } },
      handle: (connection) => {
        for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh'])
          connection.onRequest(method, () => {
            asked.push(method);
            return null;
          });
      },
    });
    client.open(uri, draft);
    await client.checked(uri);
    return () => client.stop();
  });

  const lenses = () => client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const hints = () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    return client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  };
  const cursor = (line: number) => client.connection.sendNotification(cursorNotification, { uri, line });
  const refreshed = async (method: string) => {
    while (!asked.includes(method)) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('a new lens waits until the cursor is elsewhere', async () => {
    expect(await lenses()).toEqual([]);
    await cursor(10);
    client.replace(uri, '|  |  |', '| 公益诉讼 |  |');
    expect(await lenses()).toEqual([]);
    await cursor(6);
    await refreshed('workspace/codeLens/refresh');
    expect((await lenses()).map(({ range }) => range.start.line)).toEqual([8]);
    // What stands there stays.
    await cursor(10);
    client.replace(uri, '公益诉讼', '公益诉讼案');
    expect((await lenses()).map(({ range }) => range.start.line)).toEqual([8]);
  });

  it('hints of that line wait as well', async () => {
    expect((await hints()).map(({ position }) => position.line)).toEqual([6]);
    await cursor(6);
    client.replace(uri, '办好', '依法办好');
    expect(await hints()).toEqual([]);
    await cursor(7);
    await refreshed('workspace/inlayHint/refresh');
    expect((await hints()).length).toBe(1);
  });
});
