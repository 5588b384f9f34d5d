/** 融合大纲: the tree of what is tied to what in the document at hand. */
import { type Disposable, type Memento, ThemeColor, ThemeIcon, type TreeItem, type TreeView, window } from 'vscode';
import type { FusionNode, FusionParams, FusionResult } from '../../../server/src/protocol';
import type { ActiveDraft } from './activeDraft';
import { lookOf, seen } from './fusionWords';
import { Refresher } from './refresher';
import { Tree } from './tree';

export type FusionBy = FusionParams['by'];

const titles: Record<FusionBy, string> = { measure: '按措施', item: '按事项', part: '按部分' };
const memory = 'fusionBy';

export class FusionView extends Tree<FusionNode> implements Disposable {
  private readonly view: TreeView<FusionNode>;
  private readonly refresher: Refresher<FusionNode[]>;
  private readonly listeners: Disposable[];
  private by: FusionBy;
  private drawn = '[]';
  /** The document and its version that the tree shows. */
  private of: { readonly uri: string; readonly version: number } | undefined;

  constructor(
    private readonly draft: ActiveDraft,
    private readonly state: Memento,
    private readonly ask: (params: FusionParams) => Promise<FusionResult | null>,
  ) {
    super();
    this.by = state.get<FusionBy>(memory) ?? 'measure';
    this.refresher = new Refresher({
      visible: () => this.view.visible,
      ask: () => this.read(),
      take: (nodes) => this.take(nodes),
    });
    this.view = window.createTreeView('shuangyi.fusion', { treeDataProvider: this, showCollapseAll: true });
    this.view.description = titles[this.by];
    this.listeners = [
      this.view,
      this.view.onDidChangeVisibility(() => this.refresher.shown()),
      draft.onDidChange(() => (this.isOther() ? void this.refresher.now() : this.refresher.soon())),
      this.refresher,
    ];
    this.refresher.shown();
  }

  /** Shows the tree in another order. */
  async arrange(by: FusionBy): Promise<void> {
    this.by = by;
    this.view.description = titles[by];
    await this.state.update(memory, by);
    await this.refresher.now();
  }

  /** The node as it is now, of the text as it is now; undefined when it is gone. */
  async fresh(node: FusionNode): Promise<FusionNode | undefined> {
    const { document } = this.draft;
    if (this.of?.version !== document?.version || this.isOther()) await this.refresher.now();
    return this.current(node);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  protected isOpen(node: FusionNode): boolean {
    return lookOf(node).open;
  }

  protected tooltip({ label, detail }: FusionNode): string {
    return [label, detail].filter(Boolean).join('\n');
  }

  protected dress(item: TreeItem, node: FusionNode): void {
    const { icon, color, spoken, context } = lookOf(node);
    item.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
    item.accessibilityInformation = { label: spoken };
    item.contextValue = context;
    if (node.place) item.command = { command: 'shuangyi.goTo', title: '转到', arguments: [node] };
  }

  private isOther(): boolean {
    return this.of?.uri !== this.draft.document?.uri.toString();
  }

  private async read(): Promise<FusionNode[] | undefined> {
    const { document } = this.draft;
    if (!document || this.draft.state !== 'draft') {
      this.of = document && { uri: document.uri.toString(), version: document.version };
      return [];
    }
    const answer = await this.ask({ uri: document.uri.toString(), by: this.by });
    if (answer && answer.version !== document.version) return undefined;
    this.of = { uri: document.uri.toString(), version: document.version };
    return answer?.nodes ?? [];
  }

  private take(nodes: FusionNode[]): void {
    const drawn = seen(nodes);
    this.show(nodes, drawn !== this.drawn);
    this.drawn = drawn;
  }
}
