/** From one draft of the sample workspace to another, through VS Code's own commands. */
import {
  type CodeLens,
  commands,
  type Location,
  Position,
  type SymbolInformation,
  type TextDocument,
  Uri,
  window,
  workspace,
  type WorkspaceEdit,
} from 'vscode';
import { assert, test, until } from './kit';

const planName = '2026年党建与业务融合工作计划.md';
const reportName = '2026年上半年工作报告.md';
const item = '青岚河流域公益诉讼';

async function open(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document);
  return document;
}

/** One character behind the beginning of some words. */
function at(document: TextDocument, words: string): Position {
  const offset = document.getText().indexOf(words);
  assert(offset >= 0, `not in the document: ${words}`);
  return document.positionAt(offset + 1);
}

test('the workspace knows items of files that are not open', async () => {
  await open(planName);
  const names = await until('symbols', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      '支持起诉',
    );
    return found?.some(({ location }) => decodeURIComponent(location.uri.path).endsWith(reportName)) && found;
  });
  assert(names.length > 0, 'no symbol');
});

test('an item of the report leads to its row in the plan', async () => {
  const report = await open(reportName);
  const editor = window.activeTextEditor!;
  const end = new Position(report.lineCount, 0);
  await editor.edit((edit) => edit.insert(end, `\n\n【事项：${item}；措施：服务大局意识】\n`));
  const found = await until('a definition', async () => {
    const list = await commands.executeCommand<Location[]>(
      'vscode.executeDefinitionProvider',
      report.uri,
      at(report, `${item}；`),
    );
    return list?.length > 0 && list;
  });
  assert(decodeURIComponent(found[0]!.uri.path).endsWith(planName), `leads to ${found[0]!.uri}`);
});

test('an item gets a new name in both files', async () => {
  const report = await open(reportName);
  const plan = await open(planName);
  const edit = await until('a rename', () =>
    commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      plan.uri,
      at(plan, item),
      '青岚河巡护',
    ),
  );
  const files = edit.entries().map(([uri]) => uri);
  assert(files.length >= 2, `files changed: ${files.length}`);
  assert(await workspace.applyEdit(edit), 'the edit was not applied');
  for (const document of [plan, report]) {
    assert(!document.getText().includes(item), `the old name is still in ${document.uri}`);
    assert(document.getText().includes('青岚河巡护'), `the new name is not in ${document.uri}`);
  }
  for (const uri of files) {
    await window.showTextDocument(uri);
    await commands.executeCommand('workbench.action.files.revert');
  }
});

test('a wording of a measure cannot be renamed, and the editor says so', async () => {
  const plan = await open(planName);
  const failed = await commands.executeCommand('vscode.prepareRename', plan.uri, at(plan, '政治能力')).then(
    () => '',
    (error: Error) => error.message,
  );
  assert(failed.includes('不能统一改名'), `said: ${failed}`);
});

test('a line above the table says how its items stand', async () => {
  const plan = await open(planName);
  const title = await until('a code lens', async () => {
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', plan.uri, 5);
    return lenses?.map(({ command }) => command?.title).find((text) => text?.startsWith('事项 10'));
  });
  assert(/(?:已报告|完成) [1-9]/.test(title), title);
});
