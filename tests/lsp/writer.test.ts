import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { Diagnostic, Message } from 'vscode-languageserver/node';
import { StreamWriter } from '../../server/src/lsp/writer.node';

function writer() {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { writer: new StreamWriter(stream), stream, chunks };
}

/** The message in a chunk; the header must count its bytes. */
function read(chunk: Buffer): unknown {
  const text = chunk.toString('utf8');
  const [header, body] = text.split('\r\n\r\n') as [string, string];
  expect(header).toBe(`Content-Length: ${Buffer.byteLength(body)}`);
  return JSON.parse(body);
}

const publication = (diagnostics: readonly Diagnostic[], version?: number): Message =>
  ({
    jsonrpc: '2.0',
    method: 'textDocument/publishDiagnostics',
    params: { uri: 'file:///计划.md', version, diagnostics },
  }) as Message;

const finding = (line: number): Diagnostic => ({
  range: { start: { line, character: 0 }, end: { line, character: 2 } },
  code: 'placeholder',
  message: '“××”还没有填写。𠮷',
});

it('sends each message in one piece, with its length in bytes', async () => {
  const { writer: out, chunks } = writer();
  const message = { jsonrpc: '2.0', method: 'shuangyi/status', params: { reason: '按标题认作工作计划' } } as Message;
  await out.write(message);
  expect(chunks.map(read)).toEqual([message]);
});

it.each([0, 1, 2, 5])('sends %i diagnostics as JSON would, the first time and again', async (count) => {
  const { writer: out, chunks } = writer();
  const diagnostics = Array.from({ length: count }, (_, i) => finding(i));
  for (const version of [1, 2, undefined]) await out.write(publication(diagnostics, version));
  await out.write(publication([...diagnostics].reverse(), 4));
  const expected = [publication(diagnostics, 1), publication(diagnostics, 2), publication(diagnostics)];
  expect(chunks.map(read)).toEqual(
    [...expected, publication([...diagnostics].reverse(), 4)].map((one) => JSON.parse(JSON.stringify(one))),
  );
});

it('tells of a broken stream', async () => {
  const { writer: out, stream } = writer();
  const errors: unknown[] = [];
  out.onError(([error]) => errors.push(error.message));
  let closed = false;
  out.onClose(() => (closed = true));
  stream.destroy(new Error('gone'));
  await expect(out.write(publication([]))).rejects.toThrow();
  expect(errors).toContain('gone');
  expect(closed).toBe(true);
});
