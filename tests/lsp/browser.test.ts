/** The server as a browser worker runs it: no Node, no document, files asked of the client. */
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import * as esbuild from 'esbuild';
import { expect, it } from 'vitest';
// @ts-expect-error: plain JavaScript
import { yamlPlugin } from '../../esbuild.mjs';

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
