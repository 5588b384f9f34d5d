/** 体检: the document at hand on one page, in the side bar and, wider, in an editor panel. */
import {
  type Disposable,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  type WebviewView,
  type WebviewViewProvider,
  window,
} from 'vscode';
import type { HealthResult, TextRange, ViewParams } from '../../../server/src/protocol';
import type { ActiveDraft } from './activeDraft';
import type { DraftState } from './draftState';
import { emptyHtml, healthHtml } from './healthHtml';
import { healthStyles } from './healthPage';
import { pick } from '../say';
import { webPage } from './page';
import { Refresher } from './refresher';

/** What the pages need of the rest of the extension. */
export interface HealthHost {
  ask(params: ViewParams): Promise<HealthResult | null>;
  /** Names of our commands that are there. */
  commands(): Promise<ReadonlySet<string>>;
  run(command: string): void;
  goTo(uri: string, place: TextRange): Promise<void>;
  /** A measure that is nowhere used. */
  suggest(cell: { readonly id: string; readonly name: string; readonly summary: string }): Promise<void>;
}

interface Data {
  readonly uri: string;
  readonly version: number;
  readonly picture: HealthResult | undefined;
  readonly html: string;
}

export class HealthView implements WebviewViewProvider, Disposable {
  private readonly refresher: Refresher<Data>;
  private readonly listeners: Disposable[];
  private view: WebviewView | undefined;
  private panel: WebviewPanel | undefined;
  private data: Data | undefined;

  constructor(
    private readonly draft: ActiveDraft,
    private readonly host: HealthHost,
  ) {
    this.refresher = new Refresher({
      visible: () => Boolean(this.view?.visible || this.panel?.visible),
      ask: () => this.read(),
      take: (data) => this.take(data),
    });
    this.listeners = [
      window.registerWebviewViewProvider('shuangyi.health', this),
      draft.onDidChange(() => this.refresher.soon()),
      this.refresher,
    ];
  }

  /** What is shown; for tests. */
  get html(): string {
    return this.data?.html ?? '';
  }

  async resolveWebviewView(view: WebviewView): Promise<void> {
    this.view = view;
    view.onDidDispose(() => (this.view = undefined));
    view.onDidChangeVisibility(() => this.refresher.shown());
    await this.fill(view.webview);
  }

  /** Opens the page beside the editor, or shows it again. */
  async open(): Promise<void> {
    if (this.panel) return this.panel.reveal(undefined, true);
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel('shuangyi.health', '体检', place, { enableScripts: true });
    this.panel = panel;
    panel.onDidDispose(() => (this.panel = undefined));
    panel.onDidChangeViewState(() => this.refresher.shown());
    await this.fill(panel.webview);
  }

  dispose(): void {
    this.panel?.dispose();
    for (const listener of this.listeners) listener.dispose();
  }

  /** The page with what is known; it asks for more once it runs. */
  private async fill(webview: Webview): Promise<void> {
    webview.options = { enableScripts: true, localResourceRoots: [] };
    webview.onDidReceiveMessage(({ target }: { target: string }) => void this.clicked(target));
    if (!this.data) await this.refresher.now();
    webview.html = webPage({ title: '体检', body: this.html, styles: healthStyles });
  }

  private async read(): Promise<Data | undefined> {
    const { document, state } = this.draft;
    const uri = document?.uri.toString() ?? '';
    const version = document?.version ?? 0;
    const empty = async (why: Exclude<DraftState, 'draft'>) => {
      return { uri, version, picture: undefined, html: emptyHtml(why, await this.host.commands()) };
    };
    if (!document || state !== 'draft') return empty(state === 'draft' ? 'none' : state);
    const picture = await this.host.ask({ uri });
    if (!picture) return empty('waiting');
    return picture.version === document.version ? { uri, version, picture, html: healthHtml(picture) } : undefined;
  }

  private take(data: Data): void {
    const same = data.html === this.data?.html;
    this.data = data;
    if (!same) this.post();
  }

  private post(): void {
    for (const shown of [this.view, this.panel]) void shown?.webview.postMessage({ html: this.html });
  }

  private async clicked(target: string): Promise<void> {
    if (target === 'ready') return this.post();
    const [sort, rest = ''] = split(target);
    if (sort === 'command') return this.host.run(rest);
    if (this.data?.version !== this.draft.document?.version) await this.refresher.now();
    const { picture, uri } = this.data ?? {};
    if (!picture || uri === undefined) return;
    if (sort === 'cell') return this.openCell(picture, uri, rest);
    const list = sort === 'step' ? picture.steps : picture.rounds;
    const place = list[Number(rest)]?.place;
    if (place) await this.host.goTo(uri, place);
  }

  /** One use: goes there. Several: lets choose. None: says what could be written. */
  private async openCell({ rows }: HealthResult, uri: string, id: string): Promise<void> {
    const cell = rows.flatMap((row) => row.cells).find((one) => one.id === id);
    if (!cell) return;
    const [first, ...more] = cell.places;
    if (cell.state === 'empty' || !first) return this.host.suggest(cell);
    if (more.length === 0) return this.host.goTo(uri, first.place);
    const items = cell.places.map(({ label, place }) => ({
      label,
      description: `第 ${place.start.line + 1} 行`,
      place,
    }));
    const picked = await pick(`“${cell.name}”用在这些地方`, items);
    if (picked) await this.host.goTo(uri, picked.place);
  }
}

function split(target: string): [string, string | undefined] {
  const at = target.indexOf(':');
  return at < 0 ? [target, undefined] : [target.slice(0, at), target.slice(at + 1)];
}
