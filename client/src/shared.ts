/** What both entry points share: options of the language client, its life, commands and views. */
import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type DocumentSelector,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import {
  findMarkdownRequest,
  type InitializationOptions,
  type MarkKeysParams,
  markKeysNotification,
  isLinkedRequest,
  readFileRequest,
  readStoreRequest,
  type StatusParams,
  statusNotification,
  writeStoreRequest,
} from '../../server/src/protocol';
import { registerCommands, type Service } from './commands';
import { crashCounter } from './crashes';
import type { MarkKeys } from './preview/keys';
import type { ExtendMarkdownIt } from './preview/plugin';
import { findMarkdown, isLinked, readFile } from './files';
import { registerRulePages, rulePagesBase } from './rulePages';
import { complain, warn } from './say';
import { warnOfSpacing } from './spacing';
import { Store, storageOf } from './store';
import { registerTables } from './tables/keys';
import { helpTyping } from './typing';
import { tellCursor, tellVisible } from './visible';
import { type ServerState, StatusView } from './views/status';
import { createViews, type Views } from './views/views';

/** What the extension gives to others: its plug-in for VS Code's Markdown preview, and its views to its tests. */
export interface Exports {
  extendMarkdownIt: ExtendMarkdownIt;
  views: Views;
}

export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Starts the server and everything that shows what it says. `files` tells how the server gets at files of the
 * workspace; `keys` are those of marks in the preview. Gives the views; a server that does not start is reported to the user.
 */
export function start(
  context: ExtensionContext,
  files: NonNullable<InitializationOptions['files']>,
  keys: MarkKeys,
  create: CreateClient,
): Views {
  const log = window.createOutputChannel('双翼', { log: true });
  const status = new StatusView();
  const client = create('shuangyi', '双翼', clientOptions(context, files, log));
  client.onDidChangeState(({ newState }) => status.setServer(serverState(newState)));
  client.onNotification(statusNotification, (params: StatusParams) => {
    status.update(client.protocol2CodeConverter.asUri(params.uri).toString(), params);
    if (params.draft) void warnOfSpacing(context.globalState);
  });
  client.onNotification(markKeysNotification, (params: MarkKeysParams) => {
    if (keys.take(params)) void refreshPreviews();
  });
  client.onRequest(readFileRequest, readFile);
  client.onRequest(findMarkdownRequest, findMarkdown);
  client.onRequest<boolean, void>(isLinkedRequest, isLinked);
  const store = new Store(context);
  client.onRequest(readStoreRequest, store.read);
  client.onRequest(writeStoreRequest, store.write);

  const service: Service = {
    restart: () => restart(client, log),
    showLog: () => log.show(),
    log: (error) => log.error(error instanceof Error ? error : String(error)),
    ask: (method, params, token) =>
      token ? client.sendRequest(method, params, token) : client.sendRequest(method, params),
    disk: files === 'disk',
  };
  const stop: Disposable = { dispose: () => client.dispose() };
  const [views, parts] = createViews(context, client, status, service);
  context.subscriptions.push(log, status, stop, splitWords(), ...registerCommands(context, service, status), ...parts);
  // The server has yet to look at a document that was only just opened: it answers then.
  const isDraft = (document: TextDocument) => status.of(document)?.draft !== false;
  context.subscriptions.push(
    helpTyping(service.ask, isDraft),
    registerTables(isDraft),
    tellVisible(client),
    tellCursor(client),
    ...registerRulePages(context),
  );
  void startClient(client, log);
  return views;
}

/** Previews that were shown before the keys of marks were known, or under others. */
async function refreshPreviews(): Promise<void> {
  try {
    await commands.executeCommand('markdown.preview.refresh');
  } catch {
    // VS Code's own Markdown extension is switched off: there is no preview.
  }
}

function clientOptions(
  context: ExtensionContext,
  files: 'disk' | 'client',
  log: LogOutputChannel,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    files: isLocal() ? files : 'client',
    rulePages: rulePagesBase(context),
    storage: storageOf(context),
  };
  return {
    documentSelector: selector(),
    initializationOptions,
    outputChannel: log,
    // The library speaks English in its pop-ups; what matters is said here, in Chinese.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: errorHandler(log),
    initializationFailedHandler: () => false,
  };
}

/**
 * Lets Latin letters behind Chinese ones be a word of their own, so that pinyin initials are looked up as what was typed.
 * Words of Latin letters are what they are to VS Code: signs of emphasis are no part of them.
 */
function splitWords(): Disposable {
  const wordPattern = /\p{Script=Han}+|(?!\p{Script=Han})[\p{L}\p{N}\p{M}](?:_?(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*/gu;
  return languages.setLanguageConfiguration('markdown', { wordPattern });
}

/** False when a folder lies where a server process cannot read, such as a repository opened over the network. */
function isLocal(): boolean {
  return (workspace.workspaceFolders ?? []).every(({ uri }) => uri.scheme === 'file');
}

/** Markdown wherever people write it, and our own configuration; never the left side of a comparison (`git:` …). */
function selector(): DocumentSelector {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = [...new Set(['file', 'untitled', 'vscode-vfs', ...folders])];
  return schemes.flatMap((scheme) => [
    { scheme, language: 'markdown' },
    { scheme, pattern: '**/.shuangyi/*.{yaml,yml,json}' },
  ]);
}

function errorHandler(log: LogOutputChannel): ErrorHandler {
  const mayRestart = crashCounter();
  return {
    error: (_error, _message, count) => {
      return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
    },
    closed: () => {
      if (mayRestart(Date.now())) {
        void tellRestart(log);
        return { action: CloseAction.Restart, message: '检查服务意外退出，正在重新启动', handled: true };
      }
      const message = '双翼检查服务多次意外退出，已停止';
      void offerHelp(message, log);
      return { action: CloseAction.DoNotRestart, message, handled: true };
    },
  };
}

/** The server keeps nothing of its own: the client opens every document anew. */
async function tellRestart(log: LogOutputChannel): Promise<void> {
  const show = '显示日志';
  const message = '双翼检查服务意外退出，已自动重新启动。文稿没有受影响，可以继续写。';
  if ((await warn(message, show)) === show) log.show();
}

async function startClient(client: BaseLanguageClient, log: LogOutputChannel): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    void offerHelp('双翼检查服务没有启动成功', log);
  }
}

async function restart(client: BaseLanguageClient, log: LogOutputChannel): Promise<void> {
  try {
    await client.stop();
  } catch {
    // It was not running, or did not stop in time: a new one is started all the same.
  }
  await startClient(client, log);
}

async function offerHelp(message: string, log: LogOutputChannel): Promise<void> {
  const again = '重启检查服务';
  const show = '显示日志';
  const chosen = await complain(message, again, show);
  if (chosen === show) log.show();
  if (chosen === again) await commands.executeCommand('shuangyi.restart');
}

function serverState(state: State): ServerState {
  if (state === State.Running) return 'running';
  return state === State.Starting ? 'starting' : 'stopped';
}
