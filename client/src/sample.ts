/** 打开示例工作区: a copy of the packaged sample, so that the sample itself never changes. */
import { commands, type ExtensionContext, FileType, Uri, window, workspace } from 'vscode';
import { exists } from './files';
import { openUntitled } from './insert/untitled';
import { pick } from './say';
import { sampleDrafts } from './sampleFiles';

/** `disk`: folders can be made and opened. Otherwise the drafts are opened as untitled documents. */
export async function openSample({ extensionUri, globalStorageUri }: ExtensionContext, disk: boolean): Promise<void> {
  const source = Uri.joinPath(extensionUri, 'examples');
  if (!disk) return openDrafts(source);
  const own = Uri.joinPath(globalStorageUri, '示例工作区');
  const before = await exists(own);
  const again = { label: '接着上次的示例', description: '上次改过的地方都在' };
  const fresh = {
    label: '打开一份示例',
    description: before ? '重新复制一份，上次的改动作废' : '复制一份，随便改，不影响原件',
  };
  const choose = { label: '复制到自己选的文件夹…' };
  const items = before ? [again, fresh, choose] : [fresh, choose];
  const picked = await pick('打开示例工作区', items);
  if (!picked) return;
  if (picked === again) return openFolder(own);
  if (picked === fresh) {
    await copy(source, own, true);
    return openFolder(own);
  }
  const [parent] =
    (await window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: '复制到这里',
      title: '示例工作区放在哪里',
    })) ?? [];
  if (!parent) return;
  const target = await freeFolder(parent);
  await copy(source, target, false);
  await openFolder(target);
}

/** `示例工作区`, or with a number where there is one already: nothing is overwritten. */
async function freeFolder(parent: Uri): Promise<Uri> {
  for (let i = 1; ; i++) {
    const folder = Uri.joinPath(parent, i === 1 ? '示例工作区' : `示例工作区${i}`);
    if (!(await exists(folder))) return folder;
  }
}

/** File by file: the extension's folder may be one that cannot be copied as a whole. */
async function copy(source: Uri, target: Uri, replace: boolean): Promise<void> {
  if (replace && (await exists(target))) await workspace.fs.delete(target, { recursive: true, useTrash: false });
  await workspace.fs.createDirectory(target);
  for (const [name, type] of await workspace.fs.readDirectory(source)) {
    const [from, to] = [Uri.joinPath(source, name), Uri.joinPath(target, name)];
    if (type === FileType.Directory) await copy(from, to, false);
    else await workspace.fs.writeFile(to, await workspace.fs.readFile(from));
  }
}

/** A window that shows something already is left alone. */
async function openFolder(folder: Uri): Promise<void> {
  const inUse = workspace.workspaceFolders !== undefined || workspace.textDocuments.some((one) => one.isDirty);
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: inUse });
}

async function openDrafts(source: Uri): Promise<void> {
  for (const name of sampleDrafts) {
    const text = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(source, name)));
    await openUntitled(undefined, name, { text });
  }
}
