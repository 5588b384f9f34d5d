/** 五类问题: the findings of the Problems view, grouped by the problems of the framework. */
import {
  type Diagnostic,
  type Disposable,
  languages,
  type Memento,
  ThemeColor,
  ThemeIcon,
  type TreeItem,
  type TreeView,
  Uri,
  window,
  workspace,
  commands,
} from 'vscode';
import type { NamesResult, RuleGroup } from '../../../server/src/protocol';
import type { ActiveDraft } from './activeDraft';
import { type FindingNode, type Found, findingsTree, openCount, spokenFinding } from './findingsTree';
import { Refresher } from './refresher';
import { Tree } from './tree';

const memory = 'findingsOfAll';

const icons: readonly [icon: string, color: string][] = [
  ['error', 'problemsErrorIcon.foreground'],
  ['warning', 'problemsWarningIcon.foreground'],
  ['info', 'problemsInfoIcon.foreground'],
  ['lightbulb', 'descriptionForeground'],
];

interface Data {
  readonly found: readonly Found[];
  readonly groups: readonly RuleGroup[];
}

export class FindingsView extends Tree<FindingNode> implements Disposable {
  private readonly view: TreeView<FindingNode>;
  private readonly refresher: Refresher<Data>;
  private readonly listeners: Disposable[];
  private all: boolean;
  private drawn = '[]';
  private groups: readonly RuleGroup[] = [];

  constructor(
    private readonly draft: ActiveDraft,
    private readonly memento: Memento,
    private readonly ask: (uri: string) => Promise<NamesResult>,
  ) {
    super();
    this.all = memento.get<boolean>(memory) ?? false;
    this.refresher = new Refresher({
      // The number on the container has to be right even while the view is hidden.
      visible: () => true,
      ask: () => this.read(),
      take: (data) => this.take(data),
    });
    this.view = window.createTreeView('shuangyi.findings', { treeDataProvider: this, showCollapseAll: true });
    this.tellScope();
    this.listeners = [
      this.view,
      this.view.onDidChangeVisibility(() => this.refresher.soon()),
      draft.onDidChange(() => this.refresher.soon()),
      languages.onDidChangeDiagnostics(({ uris }) => uris.some(isOurs) && this.refresher.soon()),
      this.refresher,
    ];
    this.refresher.shown();
  }

  /** Shows the findings of all checked files, or of the document at hand only. */
  async widen(all: boolean): Promise<void> {
    this.all = all;
    this.tellScope();
    await this.memento.update(memory, all);
    await this.refresher.now();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  protected isOpen({ sort }: FindingNode): boolean {
    return sort === 'group' || sort === 'file';
  }

  protected tooltip({ tooltip }: FindingNode): string {
    return tooltip;
  }

  protected dress(item: TreeItem, node: FindingNode): void {
    const { sort, severity, rule, place, uri } = node;
    const [icon, color] = sort === 'clean' ? ['pass', 'testing.iconPassed'] : (icons[severity ?? 3] ?? icons[3]!);
    if (sort === 'file') item.resourceUri = Uri.parse(uri!);
    item.iconPath = sort === 'file' ? ThemeIcon.File : new ThemeIcon(icon, new ThemeColor(color));
    if (sort === 'more') item.iconPath = new ThemeIcon('ellipsis');
    item.accessibilityInformation = { label: spokenFinding(node) };
    item.contextValue = [sort, rule && 'ruled'].filter(Boolean).join(' ');
    if (place) item.command = { command: 'shuangyi.goTo', title: '转到', arguments: [node] };
  }

  private tellScope(): void {
    this.view.description = this.all ? '全部文稿' : '当前文稿';
    void commands.executeCommand('setContext', 'shuangyi.findingsOfAll', this.all);
  }

  private async read(): Promise<Data> {
    const found = this.found();
    const { document } = this.draft;
    const at = document?.uri ?? (found[0] && Uri.parse(found[0].uri));
    if (this.view.visible && found.length > 0 && at) this.groups = (await this.ask(at.toString())).groups;
    return { found, groups: this.groups };
  }

  private found(): Found[] {
    const { document, state } = this.draft;
    if (this.all) return languages.getDiagnostics().flatMap(([uri, list]) => list.flatMap((one) => toFound(uri, one)));
    if (!document || state !== 'draft') return [];
    return languages.getDiagnostics(document.uri).flatMap((one) => toFound(document.uri, one));
  }

  private take({ found, groups }: Data): void {
    const nodes = findingsTree(found, groups, this.all);
    const drawn = JSON.stringify(nodes);
    this.show(nodes, drawn !== this.drawn);
    this.drawn = drawn;
    const open = openCount(found);
    this.view.badge = open > 0 ? { value: open, tooltip: `双翼：${open} 处待改` } : undefined;
  }
}

/** Whether findings may stand in a file; other tools tell of others all the time. */
function isOurs({ path }: Uri): boolean {
  return /\.(?:md|markdown)$|\/\.shuangyi\/|^[^.]*$/.test(path);
}

/** A diagnostic of ours. */
function toFound(uri: Uri, { source, code, severity, message, range }: Diagnostic): Found[] {
  if (source !== '双翼') return [];
  const rule = String((typeof code === 'object' ? code.value : code) ?? '');
  const { start, end } = range;
  const place = {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
  return [{ uri: uri.toString(), file: workspace.asRelativePath(uri), rule, severity, message, place }];
}
