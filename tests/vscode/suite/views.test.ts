/** The views of the container 双翼, as their trees and pages stand in a real VS Code. */
import { commands, extensions, Selection, type TreeDataProvider, Uri, window, workspace } from 'vscode';
import { behind } from './documents';
import { assert, assertEqual, test, until } from './kit';

interface Node {
  readonly label: string;
  readonly detail: string;
  readonly children: readonly Node[];
}

interface Exports {
  readonly views: {
    readonly fusion: TreeDataProvider<Node>;
    readonly findings: TreeDataProvider<Node>;
    readonly health: { readonly html: string };
  };
}

const plan = '2026年党建与业务融合工作计划.md';

async function open(name: string) {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return window.showTextDocument(await workspace.openTextDocument(Uri.joinPath(folder.uri, name)));
}

async function views(): Promise<Exports['views']> {
  const extension = extensions.getExtension<Exports>('shuangyi.shuangyi');
  assert(extension, 'the extension is not installed');
  return (await extension.activate()).views;
}

/** One line for each node of the first two levels: label and detail. */
async function lines(tree: TreeDataProvider<Node>): Promise<string[]> {
  const roots = (await tree.getChildren()) ?? [];
  const children = await Promise.all(roots.map((root) => tree.getChildren(root)));
  return roots.flatMap((root, i) => [root, ...(children[i] ?? [])].map(({ label, detail }) => `${label} ${detail}`));
}

async function shows(what: string, tree: TreeDataProvider<Node>, line: string): Promise<string[]> {
  return until(what, async () => {
    const all = await lines(tree);
    return all.some((one) => one.includes(line)) && all;
  });
}

test('views: the outline of ties shows what is open, in three orders', async () => {
  await open(plan);
  const { fusion } = await views();
  await commands.executeCommand('shuangyi.fusion.focus');
  const byMeasure = await shows('what is open', fusion, '还没有对应措施 1 项');
  assert(byMeasure[1]?.startsWith('涉企刑事积案清理'), `in front: ${byMeasure.slice(0, 3).join(' | ')}`);
  await commands.executeCommand('shuangyi.fusionByItem');
  const byItem = await shows('items', fusion, '涉企刑事积案清理 没有对应措施');
  assert(
    byItem.some((line) => line.startsWith('重大疑难刑事案件办理 对应')),
    byItem.join(' | '),
  );
  await commands.executeCommand('shuangyi.fusionByPart');
  await shows('parts', fusion, '三、重点任务 待对应 2');
  await commands.executeCommand('shuangyi.fusionByMeasure');
  await shows('measures', fusion, '还没有对应措施 1 项');
});

test('views: a node leads to its place', async () => {
  const editor = await open(plan);
  const { fusion } = await views();
  await shows('what is open', fusion, '还没有对应措施 1 项');
  const [first] = (await fusion.getChildren()) ?? [];
  const [node] = (first && (await fusion.getChildren(first))) ?? [];
  await commands.executeCommand('shuangyi.goTo', node);
  await until('the words of the item', () => editor.document.getText(editor.selection) === '涉企刑事积案清理');
});

test('views: what is typed shows, also after the side bar was away', async () => {
  const editor = await open(plan);
  const { fusion, findings } = await views();
  await commands.executeCommand('shuangyi.fusion.focus');
  await shows('findings', findings, '两张皮 1 处');
  await commands.executeCommand('workbench.action.toggleSidebarVisibility');
  await commands.executeCommand('workbench.action.toggleSidebarVisibility');
  await window.showTextDocument(editor.document);
  await editor.edit((edit) => edit.insert(behind(editor, '| 涉企刑事积案清理 |'), ' 上门释法说理'));
  const after = await until('nothing open', async () => {
    const all = await lines(fusion);
    return !all.some((line) => line.startsWith('还没有对应措施')) && all;
  });
  assert(
    after.some((line) => line.startsWith('群众工作能力 事项 4')),
    after.join(' | '),
  );
  await shows('a clean problem', findings, '两张皮 没有发现');
  await commands.executeCommand('undo');
  await shows('what is open again', fusion, '还没有对应措施 1 项');
  // What the row lacks is told once the cursor leaves it.
  editor.selection = new Selection(0, 0, 0, 0);
  await shows('the problem again', findings, '两张皮 1 处');
});

test('views: a file that is no draft leaves the trees empty', async () => {
  await open(plan);
  const { fusion, findings, health } = await views();
  await shows('findings', findings, '两张皮 1 处');
  await open('README.md');
  await until('an empty outline', async () => (await lines(fusion)).length === 0);
  await until('no findings', async () => (await lines(findings)).length === 0);
  await commands.executeCommand('shuangyi.health.focus');
  await until('the reason on the page', () => health.html.includes('本文件不是公文'));
});

test('views: findings of all files stand below their files', async () => {
  await open(plan);
  const { findings } = await views();
  await commands.executeCommand('shuangyi.findingsOfAll');
  await shows('files', findings, plan);
  await commands.executeCommand('shuangyi.findingsOfFile');
  await shows('findings', findings, '“涉企刑事积案清理”没有对应的党建措施。');
});

test('views: the health of a document, in the side bar and as a panel', async () => {
  await open(plan);
  const { health } = await views();
  await commands.executeCommand('shuangyi.health.focus');
  await until('the figures', () => health.html.includes('/10 项有着落'));
  assertEqual(health.html.match(/class="cell /g)?.length, 9, 'cells');
  await commands.executeCommand('shuangyi.showHealth');
  await until('the panel', () =>
    window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === '体检'),
  );
  assert(health.html.includes('青岚县人民检察院'), 'the page keeps the document while the panel has come up');
  const panel = window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === '体检');
  await window.tabGroups.close(panel);
});
