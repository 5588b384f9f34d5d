/** The inserting commands, as far as they ask nothing; what asks is played by the driven session. */
import {
  commands,
  languages,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { assert, assertEqual, test, until } from './kit';

/** An untitled Markdown document. */
async function untitled(content: string): Promise<TextEditor> {
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  const editor = await window.showTextDocument(document);
  // The name of one that was just closed is given again, and sometimes its text with it.
  if (document.getText() !== content) {
    await editor.edit((edit) => edit.replace(rangeAt(document, 0, document.getText().length), content));
  }
  return editor;
}

async function close(): Promise<void> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

function rangeAt(document: TextDocument, offset: number, length: number): Range {
  return new Range(document.positionAt(offset), document.positionAt(offset + length));
}

function put(editor: TextEditor, words: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(words) + words.length);
  editor.selection = new Selection(at, at);
}

/** Runs a command that shows lists, and takes the entry that is active in each, until the command is done. */
async function accept(command: string, argument?: unknown): Promise<void> {
  let over = false;
  const running = Promise.resolve(commands.executeCommand(command, argument)).finally(() => {
    over = true;
  });
  const end = Date.now() + 12_000;
  while (!over) {
    if (Date.now() > end) throw new Error(`${command} is not done`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  await running;
}

const findings = (document: TextDocument) => languages.getDiagnostics(document.uri);

test('a new draft is an untitled document with the skeleton, named but not written', async () => {
  await accept('shuangyi.newDraft');
  const { document } = window.activeTextEditor!;
  await until('the skeleton', () => document.getText().includes('重点任务'));
  assert(document.isUntitled && document.languageId === 'markdown', 'it is an untitled Markdown document');
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder) {
    assertEqual(Uri.joinPath(document.uri, '..').path, folder.path, 'folder of the proposed name');
    const { path } = document.uri;
    assert(/\d{4}年工作计划\.md$/.test(path), `proposed name: ${path}`);
    const written = await workspace.fs.readDirectory(folder);
    assert(!written.some(([name]) => path.endsWith(name)), 'nothing is written');
  }
  // It begins at the quietest stage; the strictest one wants every blank filled in.
  const stage = document.getText().indexOf('起草');
  const editor = window.activeTextEditor!;
  await editor.edit((edit) => edit.replace(rangeAt(document, stage, 2), '报审'));
  await until('its findings', () => findings(document).length > 0);
  await close();
});

test('the window is trusted or not, and has the folders that this run wants', () => {
  const folders = workspace.workspaceFolders?.length ?? 0;
  // Several folders are opened without trust, see the launcher.
  assertEqual(workspace.isTrusted, folders < 2, `trusted with ${folders} folders`);
});

test('a measure goes into the cell of the row, and into a mark behind a sentence', async () => {
  const table =
    '# 2026年工作计划\n\n| 业务事项 | 党建措施 |\n| --- | --- |\n| 公益诉讼 |  |\n\n全年办理刑事申诉案件。\n';
  const editor = await untitled(table);
  const text = () => editor.document.getText();
  put(editor, '公益诉讼');
  await accept('shuangyi.insertMeasure');
  assert(/\| 公益诉讼 \| \S+ \|\n/.test(text()), text());
  put(editor, '全年办理');
  await accept('shuangyi.insertMeasure');
  assert(/全年办理刑事申诉案件。<!-- 措施：\S+ -->\n/.test(text()), text());
  await close();
});

test('a sentence is marked as an item with its measure', async () => {
  const before = '# 2026年工作计划\n\n全年办理公益诉讼案件。\n';
  const editor = await untitled(before);
  put(editor, '全年办理公益');
  await accept('shuangyi.markItem');
  const text = editor.document.getText();
  assert(/案件。<!-- 事项：公益诉讼案件；措施：\S+ -->\n/.test(text), text);
  await close();
});

test('the clean copy is another document; the original stays', async () => {
  const before = '---\n文种: 工作计划\n---\n\n# 2026年工作计划\n\n甲。<!-- 措施：政治能力 -->\n';
  const editor = await untitled(before);
  await commands.executeCommand('shuangyi.cleanCopy');
  const copy = window.activeTextEditor!.document;
  assert(copy !== editor.document, 'another document is in front');
  assertEqual(copy.getText(), '# 2026年工作计划\n\n甲。\n', 'the copy');
  assertEqual(editor.document.getText(), before, 'the original');
  await close();
  await close();
});

test('keys collide with nothing of VS Code', async () => {
  const uri = Uri.parse('vscode://defaultsettings/keybindings.json');
  const defaults = (await workspace.openTextDocument(uri)).getText();
  assert(defaults.includes('editor.action.quickFix'), 'the default keys are listed');
  // Those that count in tables are VS Code's own, see the test of tables.
  const own = defaults.split('{').filter((entry) => entry.includes('"shuangyi.') && !entry.includes('shuangyi.table'));
  const keys = own.map((entry) => /"key":\s*"([^"]+)"/.exec(entry)?.[1]);
  assert(keys.length >= 2, `own keys: ${keys.join('、')}`);
  for (const key of keys) {
    const others = defaults.split('{').filter((entry) => entry.includes(`"${key}"`) && !entry.includes('"shuangyi.'));
    assertEqual(others, [], `others with ${key}`);
  }
});

test('a command without a Markdown file says so and changes nothing', async () => {
  await commands.executeCommand('workbench.action.closeAllEditors');
  // They would wait for a button of the message: only that they begin without an error is looked at.
  for (const command of ['shuangyi.insertMeasure', 'shuangyi.markItem', 'shuangyi.cleanCopy', 'shuangyi.pasteTable']) {
    await commands.executeCommand(command);
  }
  assertEqual(window.visibleTextEditors.length, 0, 'editors');
});
