/** The server as a browser worker runs it: no Node, no document, files asked of the client. */
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import * as esbuild from 'esbuild';
import { expect, it } from 'vitest';
// @ts-expect-error: plain JavaScript
import { yamlPlugin } from '../../esbuild.mjs';
import { manyDrafts } from '../kit/manyDrafts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** The bundle as text. `worker`: packages that look for a document otherwise do without one. */
async function bundle(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: ['server/src/lsp/main.browser.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    conditions: ['worker'],
    format: 'iife',
    target: 'es2022',
    plugins: [yamlPlugin],
  });
  return outputFiles[0]!.text;
}

it('checks a draft of a workspace that only the client can read', async () => {
  const sent: Message[] = [];
  let arrived = () => {};
  const self = {
    postMessage(message: Message): void {
      sent.push(message);
      arrived();
      if (message.method && message.id !== undefined) send({ id: message.id, result: null });
    },
    addEventListener(): void {},
    onmessage(_: { data: object }): void {},
  };
  const send = (message: object) => setTimeout(() => self.onmessage({ data: { jsonrpc: '2.0', ...message } }), 0);
  const until = async (probe: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = sent.find(probe);
      if (found) return found;
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
  };
  const worker = { self, setTimeout, clearTimeout, console, TextDecoder, TextEncoder, URL, performance };
  runInContext(await bundle(), createContext(worker));

  const folder = 'vscode-vfs://github/office';
  send({
    id: 1,
    method: 'initialize',
    params: {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: folder, name: 'office' }],
      capabilities: {},
      initializationOptions: { files: 'client' },
    },
  });
  await until((message) => message.id === 1);
  send({ method: 'initialized', params: {} });
  const text = '---\n文种: 工作计划\n---\n\n【事项：公益诉讼】';
  const textDocument = { uri: `${folder}/a.md`, languageId: 'markdown', version: 1, text };
  send({ method: 'textDocument/didOpen', params: { textDocument } });
  const { params } = await until((message) => message.method === 'textDocument/publishDiagnostics');
  const { diagnostics } = params as { diagnostics: { code: string }[] };
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain('untied-item');
  expect(sent.map((message) => message.method)).toContain('shuangyi/readFile');
}, 15_000);

/** A browser worker that runs the bundle; further ones may be begun inside of it. */
function begin(code: string, name: string, begun: string[], post: (data: unknown) => void) {
  const self = {
    name,
    location: { href: 'blob:server' },
    navigator: { hardwareConcurrency: 4 },
    postMessage: (data: unknown) => void setTimeout(() => post(structuredClone(data)), 0),
    addEventListener(): void {},
    onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
    Worker: class {
      onmessage: ((event: { data: unknown }) => void) | undefined;
      readonly #inner: ReturnType<typeof begin>;
      constructor(address: string, options: { name: string }) {
        begun.push(address);
        this.#inner = begin(code, options.name, begun, (data) => this.onmessage?.({ data }));
      }
      postMessage(data: unknown): void {
        this.#inner.send(data);
      }
      terminate(): void {
        begun.push('ended');
      }
    },
  };
  const scope = { self, setTimeout, clearTimeout, console, TextDecoder, TextEncoder, URL, performance };
  runInContext(code, createContext(scope));
  return { send: (data: unknown) => void setTimeout(() => self.onmessage?.({ data: structuredClone(data) }), 0) };
}

it('reads many files with further workers, and keeps what it knows with the client', async () => {
  const code = await bundle();
  const folder = 'vscode-vfs://github/office';
  const files = new Map(
    [...manyDrafts({ drafts: 210, bytes: 300, rows: 2 })].map(({ path, text }) => [
      `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`,
      text,
    ]),
  );
  const store = new Map<string, string>();

  /** One start of the server, until it has read all; what it was asked for, and what it finds. */
  async function run() {
    const begun: string[] = [];
    let answers = (_: Message) => {};
    let ended = () => {};
    const indexed = new Promise<void>((resolve) => (ended = resolve));
    const reply: Record<string, (params: Record<string, string>) => unknown> = {
      'shuangyi/findMarkdown': () => [...files.keys()],
      'shuangyi/readFile': ({ uri = '' }) => (files.has(uri) ? { text: files.get(uri) } : null),
      'shuangyi/readStore': ({ name = '' }) => store.get(name) ?? null,
      'shuangyi/writeStore': ({ name = '', text = '' }) => void store.set(name, text),
    };
    const worker = begin(code, 'server', begun, (data) => {
      const message = data as Message;
      const { id, method, params } = message;
      if (method === '$/progress' && (params as { value: { kind: string } }).value.kind === 'end') ended();
      if (!method) answers(message);
      else if (id !== undefined) {
        send({ id, result: reply[method]?.(params as Record<string, string>) ?? null });
      }
    });
    const send = (message: object) => worker.send({ jsonrpc: '2.0', ...message });
    const ask = (id: number, method: string, params: object) => {
      send({ id, method, params });
      return new Promise<Message>((resolve) => {
        answers = (message) => message.id === id && resolve(message);
      });
    };
    await ask(1, 'initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: folder, name: 'office' }],
      capabilities: { window: { workDoneProgress: true } },
      initializationOptions: { files: 'client', storage: { folder: 'vscode-userdata:/index', version: '1' } },
    });
    send({ method: 'initialized', params: {} });
    await indexed;
    const { result } = await ask(2, 'workspace/symbol', { query: '监督' });
    return { begun, found: result as object[] };
  }

  const cold = await run();
  expect(cold.begun.filter((one) => one === 'blob:server')).toHaveLength(2);
  expect(cold.begun.filter((one) => one === 'ended')).toHaveLength(2);
  expect(cold.found.length).toBeGreaterThan(20);
  expect([...store.values()].join('\n').split('\n').length).toBeGreaterThan(files.size);
  const warm = await run();
  expect(warm.found).toEqual(cold.found);
}, 120_000);
