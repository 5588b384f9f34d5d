/** Saving what the panel shows as a file, where the user says; to print it, the saved page is opened. */
import { commands, env, FileType, Uri, window, workspace } from 'vscode';
import {
  type TraceFileParams,
  type TraceFileResult,
  traceFileRequest,
  type TraceParams,
} from '../../../server/src/protocol';
import type { Ask } from '../insert/ask';
import { complain, inform, pick } from '../say';

type Format = TraceFileParams['format'];

const formats: readonly { readonly label: string; readonly description: string; readonly format: Format }[] = [
  { label: '网页', description: '打开就能看、能打印，可以发给别人', format: 'html' },
  { label: 'CSV 表格', description: '用 Excel、WPS 打开', format: 'csv' },
  { label: 'Markdown 表格', description: '放进文稿', format: 'md' },
  { label: 'JSON', description: '供其他程序使用', format: 'json' },
];

export async function exportTrace(ask: Ask, params: TraceParams): Promise<void> {
  const chosen = await pick('导出计划与报告对照', formats);
  const saved = chosen && (await save(ask, params, chosen.format, chosen.label));
  if (!saved) return;
  const open = '打开';
  if ((await inform('已导出。', open)) === open) await show(saved);
}

export async function printTrace(ask: Ask, params: TraceParams): Promise<void> {
  const saved = await save(ask, params, 'html', '网页');
  if (saved) await show(saved);
}

/** The dialog asks before it lets a file be replaced. */
async function save(ask: Ask, params: TraceParams, format: Format, label: string): Promise<Uri | undefined> {
  const file = await ask<TraceFileParams, TraceFileResult>(traceFileRequest, { ...params, format });
  if (!file) return undefined;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, file.fileName) }),
    filters: { [label]: [format] },
    title: '计划与报告对照另存为',
  });
  if (!target) return undefined;
  const refused = await refusal(target);
  if (refused !== undefined) {
    void complain(refused);
    return undefined;
  }
  await workspace.fs.writeFile(target, new TextEncoder().encode(file.text));
  return target;
}

/** Why a file must not be written. */
async function refusal(target: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === target.toString());
  if (open?.isDirty) return '这个文件正在编辑，还有没保存的改动，没有写入。请换一个名字。';
  const type = await workspace.fs.stat(target).then(
    (found) => found.type,
    () => FileType.Unknown,
  );
  return type & FileType.SymbolicLink ? '这个文件是链接，没有写入。请换一个名字。' : undefined;
}

/** A page opens in the browser, everything else in an editor. */
async function show(file: Uri): Promise<void> {
  if (file.path.endsWith('.html') && (await env.openExternal(file))) return;
  await commands.executeCommand('vscode.open', file);
}
