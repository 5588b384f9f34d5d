/** What both tree views share: nodes with stable ids, found again by them when they are clicked. */
import { EventEmitter, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { plainLabel } from '../../../server/src/base/escape';

interface Node {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly children: readonly Node[];
}

export abstract class Tree<N extends Node & { readonly children: readonly N[] }> implements TreeDataProvider<N> {
  private readonly emitter = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private byId = new Map<string, N>();
  private parents = new Map<string, N>();
  private roots: readonly N[] = [];

  /** Takes new data; what is to be seen is drawn again only where `differs`. */
  protected show(roots: readonly N[], differs: boolean): void {
    this.roots = roots;
    this.byId = new Map();
    this.parents = new Map();
    this.note(roots, undefined);
    if (differs) this.emitter.fire(undefined);
  }

  private note(nodes: readonly N[], parent: N | undefined): void {
    for (const node of nodes) {
      this.byId.set(node.id, node);
      if (parent) this.parents.set(node.id, parent);
      this.note(node.children, node);
    }
  }

  /** The node of that id as it is now; the one that was clicked may be older. */
  current({ id }: { readonly id: string }): N | undefined {
    return this.byId.get(id);
  }

  getChildren(node?: N): N[] {
    return [...(node ? (this.byId.get(node.id) ?? node).children : this.roots)];
  }

  getParent({ id }: N): N | undefined {
    return this.parents.get(id);
  }

  getTreeItem(node: N): TreeItem {
    const item = new TreeItem(plainLabel(node.label), TreeItemCollapsibleState.None);
    if (node.children.length > 0) {
      item.collapsibleState = this.isOpen(node)
        ? TreeItemCollapsibleState.Expanded
        : TreeItemCollapsibleState.Collapsed;
    }
    item.id = node.id;
    item.description = plainLabel(node.detail);
    item.tooltip = plainLabel(this.tooltip(node));
    this.dress(item, node);
    return item;
  }

  protected abstract isOpen(node: N): boolean;
  /** Plain words. */
  protected abstract tooltip(node: N): string;
  /** Icon, command and the like. */
  protected abstract dress(item: TreeItem, node: N): void;
}
