/** Nothing of a draft, a file name or a framework acts in the editor: every word that the server sends for show. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InsertTextFormat } from 'vscode-languageserver/node';
import {
  actsInLabel,
  actsInMarkdown,
  asFileName,
  brokenFramework,
  hostile,
  hostileDraft,
  hostileFramework,
  inLine,
} from '../kit/hostileText';
import { buildServer, Client } from './client';

const home = mkdtempSync(join(tmpdir(), 'shuangyi-hostile-'));
/** Those that act as they stand; how each is written is tested beside the functions that write it. */
const acting = Object.entries(hostile).filter(
  ([name, text]) => name === 'snippet' || actsInLabel(text).length + actsInMarkdown(text).length > 0,
);
const texts = acting.map(([, text]) => text);
const address = (...path: string[]) => pathToFileURL(join(home, ...path)).href;
const rulePages = 'vscode://shuangyi.shuangyi/docs/rules';

/** Messages of the window and the log. */
const told: string[] = [];
let client: Client;

beforeAll(async () => {
  await buildServer();
  write('.shuangyi/framework.yaml', hostileFramework(texts));
  const rules = Object.fromEntries(texts.map((text) => [text, text]));
  write('.shuangyi/config.yaml', JSON.stringify({ ...rules, 规则: rules }));
  for (const [i, text] of texts.entries()) {
    write(asFileName(text), hostileDraft(text));
    write(`${i}.md`, hostileDraft(text).replaceAll('2026', '2020'));
    write(`broken${i}/.shuangyi/framework.yaml`, brokenFramework(text));
  }
  client = await Client.start({
    folders: [address(), ...texts.map((_, i) => address(`broken${i}`))],
    settings: { scope: 'workspace', focus: false, stage: '报审' },
    initializationOptions: { files: 'disk', rulePages },
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true },
      },
      textDocument: {
        publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
        completion: { completionItem: { snippetSupport: true } },
      },
    },
    handle: (connection) => {
      for (const method of ['window/showMessage', 'window/logMessage']) {
        connection.onNotification(method, ({ message }) => void told.push(message));
      }
    },
  });
}, 60_000);

afterAll(async () => {
  await client?.stop();
  rmSync(home, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Keys whose words are never shown: they are written, compared, or addresses of our own documents. */
const unseen = new Set(['newText', 'filterText', 'sortText', 'uri', 'data', 'arguments', 'placeholder']);

/** Whatever acts in an answer, each with its key. */
function acts(answer: unknown, key = ''): string[] {
  if (Array.isArray(answer)) return answer.flatMap((one) => acts(one, key));
  if (typeof answer === 'string') return actsAs(key, answer).map((found) => `${key}: ${found}`);
  if (answer === null || typeof answer !== 'object') return [];
  if ('kind' in answer && answer.kind === 'markdown' && 'value' in answer) {
    return once(String(answer.value), actsInMarkdown).map((found) => `markdown: ${found}`);
  }
  const snippet = 'insertTextFormat' in answer && answer.insertTextFormat === InsertTextFormat.Snippet;
  const variables = snippet ? JSON.stringify(answer).match(/(?<!\\)\$\{?(?!CURRENT_YEAR)[A-Z]+/g) : null;
  if (variables) return variables.map((found) => `snippet: ${found}`);
  return Object.entries(answer).flatMap(([name, value]) => (unseen.has(name) ? [] : acts(value, name)));
}

/** What was looked at once: lists of what the workspace holds come again and again. */
const known = new Map<string, string[]>();

function once(words: string, judge: (words: string) => string[]): string[] {
  let found = known.get(judge.name + words);
  if (!found) known.set(judge.name + words, (found = judge(words)));
  return found;
}

function actsAs(key: string, words: string): string[] {
  if (key === 'href') return words.startsWith(`${rulePages}/`) && /^[\w:/.-]+$/.test(words) ? [] : [words];
  if (key === 'target') return /^file:\/\/\/[\w/.%~-]+$/.test(words) ? [] : [words];
  return once(words, actsInLabel);
}

/** Words of the draft in front of places where something can be written, is known, and has a name. */
const places = {
  completion: ['文种: ', '单位: ', '计划: ', '## 三、', '---\n| ', '公益诉讼', '事项：', '措施：', '“'],
  hover: ['服务大局', '公益', '四个', '积', '事项：', '措施：'],
  rename: ['公益', '事项：', '措施：'],
};

describe.each(acting)('%s', (_name, text) => {
  const uri = address('open.md');
  const send = <T = unknown>(method: string, params: object) => client.connection.sendRequest<T>(method, params);
  const ask = <T = unknown>(method: string, params: object = {}) =>
    send<T>(`textDocument/${method}`, { textDocument: { uri }, ...params });

  it('in a draft', async () => {
    client.open(uri, hostileDraft(text, `"${inLine(text)}"`));
    await client.checked(uri);
    const document = client.text(uri);
    const whole = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const found: unknown[] = [client.shown(uri)];
    for (const method of ['documentSymbol', 'documentLink', 'codeLens', 'foldingRange']) found.push(await ask(method));
    for (const link of (found[2] as object[] | null) ?? []) {
      found.push(await send('documentLink/resolve', link));
    }
    for (const lens of (found[3] as object[] | null) ?? []) found.push(await send('codeLens/resolve', lens));
    found.push(await ask('inlayHint', { range: whole }));
    const byRule = new Map(client.shown(uri)!.map((one) => [one.code, one.range]));
    for (const range of byRule.values()) found.push(await client.codeActions(uri, range));
    for (const [method, leads] of Object.entries(places)) {
      for (const lead of leads) {
        const position = document.positionAt(document.getText().indexOf(lead) + lead.length + 1);
        const answer = ask(method, { position, newName: `新${inLine(text)}` });
        found.push(await answer.catch((error: Error) => ({ message: error.message })));
      }
    }
    expect([...new Set(found.flatMap((one) => acts(one)))]).toEqual([]);
    client.close(uri);
  });
});

it('in the whole workspace', async () => {
  await client.until('the last file', () => texts.every((_, i) => client.shown(address(`${i}.md`))));
  const symbols = await Promise.all(
    texts.map((text) => client.connection.sendRequest('workspace/symbol', { query: text.slice(0, 2) })),
  );
  expect([...new Set([symbols, client.published, told].flatMap((one) => acts(one)))]).toEqual([]);
  for (const [i] of texts.entries()) expect(client.shown(address(`broken${i}/.shuangyi/framework.yaml`))).toBeDefined();
});
