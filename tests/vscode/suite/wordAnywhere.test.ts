/** Word files in any window: without a folder, with two, not trusted. Nothing is written; the dialogs are answered here. */
import { commands, extensions, type SaveDialogOptions, Uri, window, workspace } from 'vscode';
import { assert, test, until } from './kit';

const draft = `# 青岚县人民检察院2026年清理积案工作计划

## 一、总体要求

坚持党建引领，把积案清理摆上重要日程。

![流程](流程.png)
`;

test('word: an unsaved draft goes out under its title, wherever the window is', async () => {
  const document = await workspace.openTextDocument({ language: 'markdown', content: draft });
  await window.showTextDocument(document);
  const { showSaveDialog } = window;
  const asked: SaveDialogOptions[] = [];
  Object.assign(window, {
    async showSaveDialog(options: SaveDialogOptions) {
      asked.push(options);
      return undefined;
    },
  });
  try {
    await commands.executeCommand('shuangyi.exportReview');
    await commands.executeCommand('shuangyi.exportFinal');
  } finally {
    Object.assign(window, { showSaveDialog });
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  const names = asked.map(({ defaultUri }) => defaultUri?.path.split('/').at(-1));
  const name = '青岚县人民检察院2026年清理积案工作计划';
  assert(names.join() === `${name}（送审）.docx,${name}.docx`, names.join());
  const [folder] = workspace.workspaceFolders ?? [];
  const inFolder = asked.every(({ defaultUri }) => !folder || defaultUri?.path.startsWith(`${folder.uri.path}/`));
  assert(inFolder, asked.map(({ defaultUri }) => String(defaultUri)).join());
});

test('word: what is no Word file is refused in words, and the commands go on', async () => {
  const extension = extensions.getExtension<{ readonly views: { readonly reviews: { nodes: readonly unknown[] } } }>(
    'shuangyi.shuangyi',
  );
  assert(extension, 'the extension is there');
  const { reviews } = (await extension.activate()).views;
  const file = Uri.from({ scheme: 'untitled', path: '没有.docx' });
  const said: string[] = [];
  const { showErrorMessage } = window;
  Object.assign(window, {
    async showErrorMessage(message: string) {
      said.push(message);
      return undefined;
    },
  });
  try {
    await commands.executeCommand('shuangyi.importWord', file);
    await commands.executeCommand('shuangyi.fetchReview', file);
    await until('both are refused', () => said.length === 2);
  } finally {
    Object.assign(window, { showErrorMessage });
  }
  assert(
    said.every((words) => words.includes('没有.docx')),
    said.join(' | '),
  );
  assert(reviews.nodes.length === 0, 'no list is open');
});
