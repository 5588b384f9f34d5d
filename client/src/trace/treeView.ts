/** 计划与报告: the tree in the side bar. */
import { type Disposable, ThemeColor, ThemeIcon, type TreeItem, type TreeView, window, workspace } from 'vscode';
import type { TraceResult } from '../../../server/src/protocol';
import { Refresher } from '../views/refresher';
import { Tree } from '../views/tree';
import { lookOf } from './looks';
import { seen, spokenNode, type TraceNode, traceTree } from './treeData';

const icons: Partial<Record<TraceNode['sort'], string>> = {
  plan: 'checklist',
  report: 'file-text',
  open: 'warning',
  silent: 'organization',
  more: 'ellipsis',
};

export class TraceView extends Tree<TraceNode> implements Disposable {
  private readonly view: TreeView<TraceNode>;
  private readonly refresher: Refresher<TraceResult>;
  private readonly listeners: Disposable[];
  private versions: Readonly<Record<string, number>> = {};
  private drawn = '[]';

  constructor(ask: () => Promise<TraceResult>) {
    super();
    this.refresher = new Refresher<TraceResult>({
      visible: () => this.view.visible,
      ask,
      take: (trace) => this.take(trace),
    });
    this.view = window.createTreeView('shuangyi.trace', { treeDataProvider: this, showCollapseAll: true });
    this.listeners = [this.view, this.view.onDidChangeVisibility(() => this.refresher.shown()), this.refresher];
    this.refresher.shown();
  }

  /** Something has changed that the tree may show. */
  stir(): void {
    this.refresher.soon();
  }

  /** The node as it is now, of the text as it is now; undefined when it is gone. */
  async fresh(node: TraceNode): Promise<TraceNode | undefined> {
    const old = workspace.textDocuments.some(
      ({ uri, version }) => (this.versions[uri.toString()] ?? version) !== version,
    );
    if (old) await this.refresher.now();
    return this.current(node);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  protected isOpen({ sort }: TraceNode): boolean {
    return sort === 'plan' || sort === 'open';
  }

  protected tooltip(node: TraceNode): string {
    return [node.label, node.reason ?? node.detail].filter(Boolean).join('\n');
  }

  protected dress(item: TreeItem, node: TraceNode): void {
    const { sort, state, place } = node;
    const { icon, color } = lookOf(state);
    item.iconPath = new ThemeIcon(icons[sort] ?? icon, color === undefined ? undefined : new ThemeColor(color));
    item.accessibilityInformation = { label: spokenNode(node) };
    item.contextValue = [sort, place && 'placed'].filter(Boolean).join(' ');
    if (sort === 'more') item.command = { command: 'shuangyi.showAllPlans', title: '看全部计划' };
    if (place) item.command = { command: 'shuangyi.goToTraced', title: '转到', arguments: [node] };
  }

  private take(trace: TraceResult): void {
    const nodes = traceTree(trace);
    const drawn = seen(nodes);
    this.versions = trace?.versions ?? {};
    this.show(nodes, drawn !== this.drawn);
    this.drawn = drawn;
  }
}
