/** The document that the views show: the one in the active editor, also while a view or a panel has the focus. */
import { commands, type Disposable, EventEmitter, type TextDocument, TabInputText, window, workspace } from 'vscode';
import { type DraftState, draftState } from './draftState';
import type { StatusView } from './status';
import { reviewScheme } from '../word/reviewTree';

export class ActiveDraft implements Disposable {
  private readonly emitter = new EventEmitter<void>();
  /** Another document, or something else is known of it. */
  readonly onDidChange = this.emitter.event;
  private readonly listeners: Disposable[];
  private shown: TextDocument | undefined;
  private told: DraftState | undefined;

  constructor(private readonly status: StatusView) {
    this.listeners = [
      window.onDidChangeActiveTextEditor(() => this.look()),
      window.tabGroups.onDidChangeTabs(() => this.look()),
      workspace.onDidCloseTextDocument(() => this.look()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('shuangyi.enable') && this.look()),
      // A document that changes its language is closed and opened again.
      workspace.onDidOpenTextDocument(() => this.look()),
      status.onDidChange(() => {
        this.look();
        this.emitter.fire();
      }),
      this.emitter,
    ];
    this.look();
  }

  /** The Markdown document at hand, or undefined. */
  get document(): TextDocument | undefined {
    return this.shown;
  }

  get state(): DraftState {
    const { shown } = this;
    const enabled = workspace.getConfiguration('shuangyi', shown?.uri).get<boolean>('enable') ?? true;
    return draftState(this.status.serverState, shown !== undefined, enabled, shown && this.status.of(shown));
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private look(): void {
    const { shown: before, told } = this;
    const active = window.activeTextEditor?.document;
    // A comparison shows no draft, but one is looked at all the same.
    if (active?.uri.scheme === reviewScheme) return;
    if (active) this.shown = active.languageId === 'markdown' ? active : undefined;
    else if (this.shown && (this.shown.isClosed || !hasTab(this.shown))) this.shown = undefined;
    this.told = this.state;
    if (this.told !== told) void commands.executeCommand('setContext', 'shuangyi.state', this.told);
    if (this.told !== told || this.shown !== before) this.emitter.fire();
  }
}

/** Whether a document stands in some tab, if only behind another one. */
function hasTab({ uri }: TextDocument): boolean {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
}
