/** Saving what the panel shows as a file, where the user says; to print it, the saved page is opened. */
import { commands, env, type Uri, workspace } from 'vscode';
import {
  type TraceFileParams,
  type TraceFileResult,
  traceFileRequest,
  type TraceParams,
} from '../../../server/src/protocol';
import type { Ask } from '../insert/ask';
import { targetOf, write } from '../saving';
import { inform, pick } from '../say';

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

async function save(ask: Ask, params: TraceParams, format: Format, label: string): Promise<Uri | undefined> {
  const file = await ask<TraceFileParams, TraceFileResult>(traceFileRequest, { ...params, format });
  if (!file) return undefined;
  const target = await targetOf({
    folder: workspace.workspaceFolders?.[0]?.uri,
    name: file.fileName,
    title: '计划与报告对照另存为',
    label,
    ending: format,
  });
  if (target) await write(target, new TextEncoder().encode(file.text));
  return target;
}

/** A page opens in the browser, everything else in an editor. */
async function show(file: Uri): Promise<void> {
  if (file.path.endsWith('.html') && (await env.openExternal(file))) return;
  await commands.executeCommand('vscode.open', file);
}
