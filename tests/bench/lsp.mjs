/** A small language client over stdio, only as large as measuring needs. */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** TextDocumentSyncKind.Full: the server wants the whole text with every change. */
const fullSync = 1;

/** A server that does not answer within this time counts as dead. */
const patience = 30_000;

export class Client {
  /** @type {import('node:child_process').ChildProcessByStdio<import('node:stream').Writable, import('node:stream').Readable, null>} */
  #child;
  /** @type {Buffer} */
  #buffer = Buffer.alloc(0);
  #nextId = 1;
  /** @type {Map<number, (result: any) => void>} */
  #pending = new Map();
  /** @type {() => void} */
  #workEnds = () => {};
  /** @type {Map<string, { version: number, resolve: (arrived: { at: number, count: number }) => void }>} */
  #published = new Map();
  /** Resolves when the work ends that the server has shown the progress of. */
  worked = new Promise((/** @type {(value?: unknown) => void} */ resolve) => (this.#workEnds = resolve));

  /**
   * @param {string[]} command program and arguments
   * @param {string} cwd
   * @param {Record<string, string>} [env] beside that of this process
   */
  constructor(command, cwd, env) {
    this.spawnedAt = performance.now();
    this.#child = spawn(command[0] ?? '', command.slice(1), {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child.stdout.on('data', (chunk) => this.#read(chunk));
    this.#child.stdin.on('error', () => {});
    this.exited = new Promise((resolve) => {
      this.#child.on('error', resolve);
      this.#child.on('exit', resolve);
    });
  }

  get pid() {
    return this.#child.pid;
  }

  /**
   * Handshake; resolves with the milliseconds from spawn to the answer.
   * @param {{ folder: string, storage: string }} [office] URIs of a workspace folder, and of one for what the server keeps
   */
  async start(office) {
    const { capabilities } = await this.request('initialize', {
      processId: process.pid,
      rootUri: office?.folder ?? null,
      workspaceFolders: office && [{ uri: office.folder, name: 'office' }],
      initializationOptions: office && { storage: { folder: office.storage, version: 'bench' } },
      capabilities: {
        window: { workDoneProgress: true },
        textDocument: {
          publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
        },
        workspace: { configuration: true },
      },
    });
    const took = performance.now() - this.spawnedAt;
    const sync = capabilities.textDocumentSync;
    this.wantsFullText = (sync?.change ?? sync) === fullSync;
    this.notify('initialized', {});
    return took;
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<any>}
   */
  request(method, params) {
    const id = this.#nextId++;
    this.#send({ id, method, params });
    return withPatience(new Promise((resolve) => this.#pending.set(id, resolve)), method);
  }

  /**
   * @param {string} method
   * @param {unknown} params
   */
  notify(method, params) {
    this.#send({ method, params });
  }

  /**
   * Sends an opening or a change and resolves when diagnostics for this version of the draft arrive: milliseconds and
   * their number. Servers that name no version are believed.
   * @param {string} method
   * @param {{ textDocument: { uri: string, version: number }, [more: string]: unknown }} params
   */
  async untilPublished(method, params) {
    const { uri, version } = params.textDocument;
    /** @type {Promise<{ at: number, count: number }>} */
    const arrival = new Promise((resolve) => this.#published.set(uri, { version, resolve }));
    const sent = performance.now();
    this.notify(method, params);
    const { at, count } = await withPatience(arrival, method);
    return { ms: at - sent, count };
  }

  async stop() {
    await this.request('shutdown', null).catch(() => {});
    this.notify('exit', null);
    const timer = setTimeout(() => this.#child.kill(), 2000);
    await this.exited;
    clearTimeout(timer);
  }

  /** @param {object} message */
  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** @param {Buffer} chunk */
  #read(chunk) {
    this.#buffer = this.#buffer.length ? Buffer.concat([this.#buffer, chunk]) : chunk;
    for (;;) {
      const headEnd = this.#buffer.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('ascii', 0, headEnd))?.[1]);
      const end = headEnd + 4 + length;
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.toString('utf8', headEnd + 4, end));
      this.#buffer = this.#buffer.subarray(end);
      this.#receive(message);
    }
  }

  /** @param {any} message */
  #receive({ id, method, params, result }) {
    if (method === 'textDocument/publishDiagnostics') {
      this.#receiveDiagnostics(params);
    } else if (method === '$/progress' && params.value.kind === 'end') {
      this.#workEnds();
    } else if (method && id !== undefined) {
      // Settings and registrations: nothing is set, everything is granted.
      this.#send({ id, result: method === 'workspace/configuration' ? params.items.map(() => null) : null });
    } else if (id !== undefined) {
      this.#pending.get(id)?.(result);
      this.#pending.delete(id);
    }
  }

  /** @param {{ uri: string, version?: number, diagnostics: unknown[] }} params */
  #receiveDiagnostics({ uri, version, diagnostics }) {
    const awaited = this.#published.get(uri);
    if (!awaited || (version ?? awaited.version) < awaited.version) return;
    this.#published.delete(uri);
    awaited.resolve({ at: performance.now(), count: diagnostics.length });
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what
 */
function withPatience(promise, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${what} within ${patience / 1000} s`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The character of a keystroke. */
const typed = '仍';

/** A draft open in a server, with a cursor in it. */
export class OpenDraft {
  #version = 1;
  #typed = false;

  /**
   * @param {Client} client
   * @param {string} uri
   * @param {{ text: string, cursor: number }} draft
   */
  constructor(client, uri, { text, cursor }) {
    this.client = client;
    this.uri = uri;
    this.text = text;
    this.typedText = text.slice(0, cursor) + typed + text.slice(cursor);
    const before = text.slice(0, cursor);
    this.position = { line: before.split('\n').length - 1, character: cursor - before.lastIndexOf('\n') - 1 };
  }

  open() {
    const textDocument = { uri: this.uri, languageId: 'markdown', version: this.#version, text: this.text };
    return this.client.untilPublished('textDocument/didOpen', { textDocument });
  }

  /** Types one character, or takes back the one typed before. */
  keystroke() {
    const change = this.client.wantsFullText ? { text: this.#typed ? this.text : this.typedText } : this.#change();
    this.#typed = !this.#typed;
    return this.client.untilPublished('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.#version },
      contentChanges: [change],
    });
  }

  #change() {
    const start = this.position;
    if (!this.#typed) return { range: { start, end: start }, text: typed };
    return { range: { start, end: { ...start, character: start.character + typed.length } }, text: '' };
  }
}
