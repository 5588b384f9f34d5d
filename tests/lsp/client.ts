/** A language client that drives the real server process over stdio. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
// @ts-expect-error: plain JavaScript
import { yamlPlugin } from '../../esbuild.mjs';
import { type StatusParams, statusNotification } from '../../server/src/protocol';

const root = fileURLToPath(new URL('../..', import.meta.url));

const cache = join(root, 'node_modules/.cache/shuangyi');
const bundle = join(cache, 'server-under-test.mjs');
/** The server of `observed.node.ts`. */
export const observed = join(cache, 'server-observed.mjs');

/** CommonJS packages inside an ES module still call `require` for Node's own modules. */
const requireShim = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Bundles the server as it stands. */
export function buildServer(): Promise<void> {
  return bundled('server/src/lsp/main.node.ts', bundle);
}

/** Bundles the server whose work is counted. */
export function buildObserved(): Promise<void> {
  return bundled('tests/lsp/observed.node.ts', observed);
}

async function bundled(entry: string, outfile: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: requireShim },
    logLevel: 'warning',
    plugins: [yamlPlugin],
  });
}

const abilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
};

export interface ClientOptions {
  /** URIs of the workspace folders. */
  readonly folders?: readonly string[];
  /** Settings below `shuangyi`; may be changed later with `configure`. */
  readonly settings?: object;
  /** Instead of those of a full client. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** Another bundle than that of `buildServer`. */
  readonly server?: string;
  /** Answers further requests of the server. */
  handle?(connection: ProtocolConnection): void;
}

/** Patience with a message that has to come. Milliseconds. */
const patience = 5000;

export class Client {
  readonly connection: ProtocolConnection;
  /** Everything published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: StatusParams[] = [];
  /** Methods that the server asked to be told of. */
  readonly registered: string[] = [];
  initialized: InitializeResult | undefined;
  private readonly texts = new Map<string, TextDocument>();
  private readonly child: ChildProcessWithoutNullStreams;
  private settings: object;
  private waiting: (() => void)[] = [];

  private constructor(settings: object, server: string) {
    this.settings = settings;
    this.child = spawn(process.execPath, [server, '--stdio']);
    const { stdin, stdout } = this.child;
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    const note = <T>(list: T[]) => {
      return (value: T) => {
        list.push(value);
        for (const resolve of this.waiting.splice(0)) resolve();
      };
    };
    this.connection.onNotification('textDocument/publishDiagnostics', note(this.published));
    this.connection.onNotification(statusNotification, note(this.statuses));
    this.connection.onRequest('workspace/configuration', ({ items }) => items.map(() => this.settings));
    this.connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { method } of registrations) note(this.registered)(method);
      return null;
    });
    this.connection.listen();
  }

  static async start({ folders = [], settings = {}, ...options }: ClientOptions = {}): Promise<Client> {
    const client = new Client(settings, options.server ?? bundle);
    options.handle?.(client.connection);
    client.initialized = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities: options.capabilities ?? abilities,
      initializationOptions: options.initializationOptions,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
  }

  /** Ends the server as a crash does: it is told nothing. */
  async kill(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await exited;
    this.connection.dispose();
  }

  open(uri: string, text: string, languageId = 'markdown'): void {
    const document = TextDocument.create(uri, languageId, 1, text);
    this.texts.set(uri, document);
    const textDocument = { uri, languageId, version: 1, text };
    void this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Replaces the first occurrence of some words in an open document. */
  replace(uri: string, words: string, by: string): void {
    const document = this.text(uri);
    const start = document.getText().indexOf(words);
    if (start < 0) throw new Error(`not found: ${words}`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + words.length) };
    this.change(uri, [{ range, text: by }]);
  }

  change(uri: string, contentChanges: TextDocumentContentChangeEvent[]): void {
    const document = this.text(uri);
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    const textDocument = { uri, version };
    void this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  save(uri: string): void {
    void this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  close(uri: string): void {
    this.texts.delete(uri);
    void this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  configure(settings: object): void {
    this.settings = settings;
    void this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  text(uri: string): TextDocument {
    const document = this.texts.get(uri);
    if (!document) throw new Error(`not open: ${uri}`);
    return document;
  }

  /** What is shown for a file at present; undefined when nothing was ever published. */
  shown(uri: string): Diagnostic[] | undefined {
    return this.published.findLast((params) => params.uri === uri)?.diagnostics;
  }

  /** Rules of the findings shown for a file. */
  rules(uri: string): unknown[] {
    return (this.shown(uri) ?? []).map((diagnostic) => diagnostic.code);
  }

  /** The words that a finding stands on. */
  words(uri: string, { range }: { range: Range }): string {
    return this.text(uri).getText(range);
  }

  /** Resolves with the status of the present version of an open document: its check is done. */
  checked(uri: string): Promise<StatusParams> {
    return this.until(`check of ${uri}`, () => {
      const { version } = this.text(uri);
      return this.statuses.findLast((status) => status.uri === uri && status.version === version);
    });
  }

  /** Closes what is open, for the next test. */
  reset(settings: object): void {
    for (const uri of [...this.texts.keys()]) this.close(uri);
    this.configure(settings);
    this.published.length = 0;
    this.forget();
  }

  /** Everything published for a file, in order. */
  publishedFor(uri: string): PublishDiagnosticsParams[] {
    return this.published.filter((params) => params.uri === uri);
  }

  /** Forgets the statuses so far, so that `checked` waits for a new one. */
  forget(): void {
    this.statuses.length = 0;
  }

  async until<T>(what: string, probe: () => T | undefined | false): Promise<T> {
    const end = Date.now() + patience;
    for (;;) {
      const value = probe();
      if (value !== undefined && value !== false) return value;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`waited in vain for: ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async codeActions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: this.shown(uri) ?? [], ...context } };
    return (await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
  }

  /** Carries out the edits of an action in the open document that it is for. */
  apply(uri: string, action: CodeAction): void {
    const change = action.edit?.documentChanges?.[0] as TextDocumentEdit;
    const document = this.text(uri);
    if (change.textDocument.version !== document.version) throw new Error('the action is for another version');
    this.change(uri, [{ text: TextDocument.applyEdits(document, change.edits as never) }]);
  }
}
