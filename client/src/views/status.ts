/** The status bar item: coverage, open findings and pass of the draft in the active editor. */
import {
  type Disposable,
  EventEmitter,
  MarkdownString,
  StatusBarAlignment,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { plainLabel } from '../../../server/src/base/escape';
import type { StatusParams } from '../../../server/src/protocol';
import { reviewScheme } from '../word/reviewTree';
import { statusLine, statusTooltip } from './statusText';

export type ServerState = 'starting' | 'running' | 'stopped';

export class StatusView implements Disposable {
  private readonly item = window.createStatusBarItem('shuangyi.status', StatusBarAlignment.Right, 110);
  private readonly statuses = new Map<string, StatusParams>();
  private readonly listeners: Disposable[];
  private readonly emitter = new EventEmitter<void>();
  /** Something else is known of a file or of the server. */
  readonly onDidChange = this.emitter.event;
  private server: ServerState = 'starting';

  constructor() {
    this.item.name = '双翼';
    this.listeners = [
      window.onDidChangeActiveTextEditor(() => this.show()),
      workspace.onDidOpenTextDocument(() => this.show()),
      workspace.onDidCloseTextDocument(({ uri }) => this.statuses.delete(uri.toString())),
    ];
    this.show();
  }

  /** Takes over what the server says of a file. */
  update(uri: string, status: StatusParams): void {
    this.statuses.set(uri, status);
    this.show();
    this.emitter.fire();
  }

  setServer(state: ServerState): void {
    this.server = state;
    if (state !== 'running') this.statuses.clear();
    this.show();
    this.emitter.fire();
  }

  get serverState(): ServerState {
    return this.server;
  }

  /** What the server said last of a document. */
  of(document: TextDocument): StatusParams | undefined {
    return this.statuses.get(document.uri.toString());
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.emitter.dispose();
    this.item.dispose();
  }

  private show(): void {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown' || document.uri.scheme === reviewScheme) {
      this.item.hide();
      return;
    }
    const [text, tooltip] = this.words(document);
    this.item.text = plainLabel(text);
    this.item.tooltip = new MarkdownString(tooltip);
    this.item.accessibilityInformation = { label: text };
    this.item.command = this.command(document);
    this.item.show();
  }

  private command(document: TextDocument): string {
    if (this.server === 'stopped') return 'shuangyi.restart';
    // The one offer for a file that looks like a paper: nothing pops up.
    return this.of(document)?.paper ? 'shuangyi.setKind' : 'shuangyi.menu';
  }

  private words(document: TextDocument): [text: string, tooltip: string] {
    if (this.server === 'stopped') return ['双翼：已停止', '检查服务没有运行。点击重新启动。'];
    const status = this.of(document);
    if (status)
      return [statusLine(status), status.paper ? statusTooltip(status) : `${statusTooltip(status)}\n\n点击打开菜单`];
    return this.server === 'starting' ? ['双翼：正在启动', '检查服务正在启动'] : ['双翼', '正在检查本文件'];
  }
}
