/** Folders with a `.shuangyi` and drafts that get another name and go, the way a user does it in VS Code's file tree. */
import {
  commands,
  ConfigurationTarget,
  DiagnosticSeverity,
  languages,
  Position,
  type SymbolInformation,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { assert, test, until } from './kit';

const item = '小微河道巡查专项监督';
const draft = `---
文种: 工作计划
---

# 云溪县人民检察院2026年工作计划

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| ${item} |  | 第四检察部 | 2026年9月底前 |
`;

function at(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return Uri.joinPath(folder.uri, path);
}

async function write(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
}

/** How severe it is that the item of a draft has no measure; undefined while that is not shown. */
function severity(path: string): DiagnosticSeverity | undefined {
  const code = (value: unknown) => (typeof value === 'object' ? (value as { value: unknown }).value : value);
  return languages.getDiagnostics(at(path)).find((one) => code(one.code) === 'untied-item')?.severity;
}

const shown = (path: string, wanted: keyof typeof DiagnosticSeverity) =>
  until(`${wanted} in ${path}`, () => severity(path) === DiagnosticSeverity[wanted]);
const silent = (path: string) => until(`nothing in ${path}`, () => languages.getDiagnostics(at(path)).length === 0);

/** Waits until the item is found in these files and in no others. */
async function indexed(...paths: string[]): Promise<void> {
  await until(`${item} in ${paths}`, async () => {
    const found = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', item);
    const files = found.filter(({ name }) => name === item).map(({ location }) => location.uri.toString());
    return String(files.sort()) === String(paths.map((path) => at(path).toString()).sort());
  });
}

async function apply(change: (edit: WorkspaceEdit) => void): Promise<void> {
  const edit = new WorkspaceEdit();
  change(edit);
  assert(await workspace.applyEdit(edit), 'VS Code did not do it');
}

/** Works on a folder with a `.shuangyi` and two drafts, while the drafts of the whole workspace are checked. */
async function withOffice(work: () => Promise<void>): Promise<void> {
  const settings = workspace.getConfiguration('shuangyi');
  await settings.update('scope', 'workspace', ConfigurationTarget.Workspace);
  try {
    await write('甲/.shuangyi/config.yaml', '规则:\n  untied-item: 错误\n');
    await write('甲/计划.md', draft);
    await write('甲/下/方案.md', draft);
    await shown('甲/计划.md', 'Error');
    await work();
  } finally {
    await settings.update('scope', undefined, ConfigurationTarget.Workspace);
  }
}

test('a folder that gets another name and goes is followed, open drafts and all', () =>
  withOffice(async () => {
    await indexed('甲/计划.md', '甲/下/方案.md');
    const editor = await window.showTextDocument(await workspace.openTextDocument(at('甲/下/方案.md')));
    await editor.edit((edit) => edit.insert(new Position(editor.document.lineCount, 0), '\n没有保存。\n'));
    await apply((edit) => edit.renameFile(at('甲'), at('乙')));
    await shown('乙/计划.md', 'Error');
    await shown('乙/下/方案.md', 'Error');
    await silent('甲/计划.md');
    await silent('甲/下/方案.md');
    await indexed('乙/计划.md', '乙/下/方案.md');
    assert(window.activeTextEditor?.document.uri.path === at('乙/下/方案.md').path, 'the draft is in front');
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await apply((edit) => edit.deleteFile(at('乙'), { recursive: true }));
    await silent('乙/计划.md');
    await silent('乙/下/方案.md');
    await indexed();
  }));

test('a .shuangyi that gets another name and goes is followed', () =>
  withOffice(async () => {
    await apply((edit) => edit.renameFile(at('甲/.shuangyi'), at('甲/old')));
    await shown('甲/计划.md', 'Warning');
    await apply((edit) => edit.renameFile(at('甲/old'), at('甲/.shuangyi')));
    await shown('甲/计划.md', 'Error');
    await apply((edit) => edit.deleteFile(at('甲/.shuangyi'), { recursive: true }));
    await shown('甲/计划.md', 'Warning');
    await apply((edit) => edit.deleteFile(at('甲'), { recursive: true }));
    await silent('甲/计划.md');
  }));
