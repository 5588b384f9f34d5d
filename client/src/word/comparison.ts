/** The draft beside what becomes of it, in VS Code's own comparison: two documents that are nowhere. */
import { commands, type Disposable, EventEmitter, type Range, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import { reviewScheme as scheme } from './reviewTree';

export class Comparison implements Disposable {
  private readonly emitter = new EventEmitter<Uri>();
  private readonly texts = new Map<string, string>();
  private readonly provider: Disposable;
  private shown: { readonly before: Uri; readonly after: Uri; readonly title: string } | undefined;
  private rounds = 0;

  constructor() {
    this.provider = workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.emitter.event,
      provideTextDocumentContent: (uri) => this.texts.get(uri.path) ?? '',
    });
  }

  /** Begins with another draft. Nothing is shown yet. */
  begin(name: string, title: string): void {
    // An address of its own each time: VS Code keeps what it once showed.
    const round = ++this.rounds;
    const at = (side: string) => Uri.from({ scheme, path: `/${round}/${side}/${name}.md` });
    this.shown = { before: at('present'), after: at('result'), title };
  }

  fill(before: string, after: string): void {
    if (!this.shown) return;
    this.set(this.shown.before, before);
    this.set(this.shown.after, after);
  }

  /** Shows it at a place of the right side; what has the focus keeps it. */
  async show(selection: Range): Promise<void> {
    if (!this.shown) return;
    const { before, after, title } = this.shown;
    const options = { preview: false, preserveFocus: true, selection };
    await commands.executeCommand('vscode.diff', before, after, title, options);
  }

  /** Closes it, wherever it stands. */
  async end(): Promise<void> {
    this.shown = undefined;
    this.texts.clear();
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(({ input }) => input instanceof TabInputTextDiff && input.modified.scheme === scheme);
    if (own.length > 0) await window.tabGroups.close(own);
  }

  dispose(): void {
    this.provider.dispose();
    this.emitter.dispose();
  }

  private set(uri: Uri, text: string): void {
    if (this.texts.get(uri.path) === text) return;
    this.texts.set(uri.path, text);
    this.emitter.fire(uri);
  }
}
