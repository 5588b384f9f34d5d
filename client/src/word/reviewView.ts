/** 审阅稿: the tree of what reviewers changed, with a box at each change. */
import {
  type Disposable,
  ThemeColor,
  ThemeIcon,
  type TreeItem,
  TreeItemCheckboxState,
  type TreeView,
  window,
} from 'vscode';
import { plainLabel } from '../../../server/src/base/escape';
import { Tree } from '../views/tree';
import { type ReviewNode, spokenNode } from './reviewTree';

const icons: Record<ReviewNode['sort'], string> = {
  author: 'person',
  conflicts: 'warning',
  listed: 'info',
  replace: 'replace',
  insert: 'diff-added',
  delete: 'diff-removed',
  structure: 'list-tree',
  comment: 'comment',
  other: 'info',
};

export class ReviewView extends Tree<ReviewNode> implements Disposable {
  private readonly view: TreeView<ReviewNode>;

  /** `check` is told of changes whose boxes were ticked or cleared. */
  constructor(private readonly check: (ids: readonly string[], checked: boolean) => void) {
    super();
    this.view = window.createTreeView('shuangyi.review', {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    this.view.onDidChangeCheckboxState(({ items }) => {
      for (const [node, state] of items) this.set(node, state === TreeItemCheckboxState.Checked);
    });
  }

  /** Ticks or clears the box of the chosen row. */
  toggle(): void {
    for (const node of this.view.selection) {
      const { checked } = this.current(node) ?? node;
      if (checked !== undefined) this.set(node, !checked);
    }
  }

  /** A group's box is that of all that stands in it. */
  private set(node: ReviewNode, checked: boolean): void {
    const nodes = node.children.length > 0 ? node.children : [node];
    const able = nodes.flatMap(({ change, checked: ticked }) => (change && ticked !== undefined ? change.id : []));
    this.check(able, checked);
  }

  /** Shows changes of a file; `about` says above them which file it is and what is to be known of it. */
  fill(nodes: readonly ReviewNode[], title: string, about: string): void {
    this.view.description = plainLabel(title);
    this.view.message = plainLabel(about);
    this.show(nodes, true);
  }

  /** Shows the list, with the focus on its first change. */
  async reveal(): Promise<void> {
    const first = this.getChildren()[0];
    const node = first && (this.getChildren(first)[0] ?? first);
    if (node) await this.view.reveal(node, { focus: true, select: true, expand: true });
  }

  dispose(): void {
    this.view.dispose();
  }

  protected isOpen(): boolean {
    return true;
  }

  protected tooltip({ change, label, detail }: ReviewNode): string {
    if (!change) return `${label}：${detail}`;
    const who = [change.author, change.date].filter(Boolean).join(' ');
    return [who, change.where, change.full, change.reason].filter(Boolean).join('\n');
  }

  protected dress(item: TreeItem, node: ReviewNode): void {
    const { sort, checked, change } = node;
    const color = sort === 'conflicts' ? new ThemeColor('problemsWarningIcon.foreground') : undefined;
    item.iconPath = new ThemeIcon(icons[sort], color);
    item.contextValue = change ? 'change' : 'group';
    item.accessibilityInformation = { label: spokenNode(node) };
    if (change) item.command = { command: 'shuangyi.goToReviewed', title: '在对比中查看', arguments: [node] };
    if (checked === undefined) return;
    item.checkboxState = {
      state: checked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
      tooltip: checked ? '合入' : '不合入',
      accessibilityInformation: { label: spokenNode(node) },
    };
  }
}
