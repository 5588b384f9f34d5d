/** 计划与报告对照: a panel with the items of plans and what reports tell of them. */
import { type Disposable, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { TracePlace, TraceParams, TraceResult } from '../../../server/src/protocol';
import { Refresher } from '../views/refresher';
import { webPage } from '../views/page';
import { type Chosen, emptyHtml, scopes, type Trace, traceHtml } from './html';
import { traceScript, traceStyles } from './page';
import { presentPlace } from './places';

/** What the panel needs of the rest of the extension. */
export interface TraceHost {
  ask(params: TraceParams): Promise<TraceResult>;
  goTo(place: TracePlace): Promise<void>;
  /** Back to the text. */
  leave(): void;
  export(params: TraceParams): void;
  print(params: TraceParams): void;
}

interface Data {
  readonly trace: TraceResult;
  readonly html: string;
}

/** What the page says: a button or cell that was clicked, or a choice that was made. */
interface Said {
  readonly target?: string;
  readonly choice?: string;
  readonly value?: string;
}

/** More plans on one page than anybody looks through. */
const mostPlans = 20;

const start: Chosen = { scope: 'draft', by: 'report', filter: {} };

export class TracePanel implements Disposable {
  private readonly refresher: Refresher<Data>;
  private panel: WebviewPanel | undefined;
  private data: Data | undefined;
  private chosen = start;
  /** The draft that it was opened on, or any file of the workspace where it shows all plans. */
  private uri = '';
  /** The plan that it answers, where the page has shown it. */
  private plan: string | undefined;

  constructor(private readonly host: TraceHost) {
    this.refresher = new Refresher({
      visible: () => this.panel?.visible === true,
      ask: () => this.read(),
      take: (data) => this.take(data),
    });
  }

  /** What is shown; for tests. */
  get html(): string {
    return this.data?.html ?? '<p role="status">正在对照计划和报告……</p>';
  }

  /** Opens the page on a draft, or on all plans, or shows it again. */
  async open(uri: string, all: boolean): Promise<void> {
    this.chosen = { ...start, by: this.chosen.by, scope: all ? 'all' : 'draft' };
    this.uri = uri;
    this.plan = undefined;
    if (this.panel) {
      this.panel.reveal(undefined, false);
      return this.refresher.now();
    }
    const panel = window.createWebviewPanel('shuangyi.trace', '计划与报告对照', ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [],
    });
    this.panel = panel;
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.data = undefined;
    });
    panel.onDidChangeViewState(() => this.refresher.shown());
    panel.webview.onDidReceiveMessage((said: Said) => void this.told(said));
    await this.refresher.now();
    panel.webview.html = webPage({
      title: '计划与报告对照',
      body: this.html,
      styles: traceStyles,
      script: traceScript,
    });
  }

  /** Something has changed that the page may show. */
  stir(): void {
    if (this.panel) this.refresher.soon();
  }

  /** A document was edited: places in it are others now. */
  edited(uri: string): void {
    const { trace } = this.data ?? {};
    // Without an answer the last one may have come too late for that very document.
    if (!trace || uri in trace.versions) this.stir();
  }

  dispose(): void {
    this.panel?.dispose();
    this.refresher.dispose();
  }

  private get params(): TraceParams {
    const { scope, filter } = this.chosen;
    const uri = (scope === 'plan' && this.plan) || this.uri;
    return { uri, all: scope === 'all', filter, most: mostPlans };
  }

  private async read(): Promise<Data> {
    const trace = await this.host.ask(this.params);
    return { trace, html: trace ? traceHtml(trace, this.chosen) : emptyHtml(this.chosen) };
  }

  private take(data: Data): void {
    const same = data.html === this.data?.html;
    this.data = data;
    if (this.chosen.scope === 'draft') this.plan = data.trace?.plans[0]?.uri;
    if (!same) this.post();
  }

  private post(): void {
    void this.panel?.webview.postMessage({ html: this.html });
  }

  private async told({ target, choice, value }: Said): Promise<void> {
    if (choice !== undefined) return this.choose(choice, value ?? '');
    if (target === undefined) return;
    if (target === 'ready') return this.post();
    if (target === 'leave') return this.host.leave();
    if (target === 'export') return this.host.export(this.params);
    if (target === 'print') return this.host.print(this.params);
    if (target === 'clear') return this.change({ filter: {} });
    const [sort, rest] = target.split(':');
    if (sort === 'by') return this.change({ by: rest === 'measure' ? 'measure' : 'report' });
    if (sort === 'scope') return this.choose('scope', rest ?? '');
    await this.go(target);
  }

  private async choose(choice: string, value: string): Promise<void> {
    if (choice === 'scope' && value in scopes) return this.change({ scope: value as Chosen['scope'], filter: {} });
    const { [choice as keyof Chosen['filter']]: _, ...rest } = this.chosen.filter;
    await this.change({ filter: value ? { ...rest, [choice]: value } : rest });
  }

  private async change(chosen: Partial<Chosen>): Promise<void> {
    this.chosen = { ...this.chosen, ...chosen };
    await this.refresher.now();
  }

  /** Goes to what was clicked, asking anew where a document has changed since. */
  private async go(key: string): Promise<void> {
    const before = this.data?.trace;
    if (!before) return;
    if (isOld(before)) await this.refresher.now();
    const place = presentPlace(key, before, this.data?.trace ?? before);
    if (place) await this.host.goTo(place);
  }
}

const isOld = ({ versions }: Trace): boolean =>
  workspace.textDocuments.some(({ uri, version }) => (versions[uri.toString()] ?? version) !== version);
