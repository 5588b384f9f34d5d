/** 已忽略的提示: what comments and the office silence, to look at and to take back. */
import { Uri, window, workspace } from 'vscode';
import {
  type IgnoredParams,
  type IgnoredResult,
  ignoredRequest,
  type TakeBackParams,
  type TakeBackResult,
  takeBackRequest,
  type TextRange,
} from '../../../server/src/protocol';
import { type Ask, rangeOf } from '../insert/ask';
import { type Entry, inform, pick } from '../say';
import { silently } from './change';

type Listed = Entry & { readonly run?: () => Promise<void> };

export async function showIgnored(ask: Ask): Promise<void> {
  const document = window.activeTextEditor?.document;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = document?.languageId === 'markdown' ? document.uri : folder;
  if (!uri) {
    await inform('没有打开文稿或文件夹，没有忽略过什么。');
    return;
  }
  const params = { uri: uri.toString() };
  const found = await ask<IgnoredParams, IgnoredResult>(ignoredRequest, params);
  const entries = listed(found, uri, (hashes, said) => takeBack(ask, params.uri, hashes, said));
  if (entries.length === 0) {
    await inform('没有忽略任何提示。');
    return;
  }
  await (await pick('双翼：已忽略的提示', entries))?.run?.();
}

/** What can be done first, then the places. */
function listed(
  { here, office }: IgnoredResult,
  uri: Uri,
  takeBack: (hashes: string[], said: string) => Promise<void>,
): Listed[] {
  const stale = office.filter((one) => one.stale !== undefined);
  const hashes = (list: typeof office) => list.map(({ hash }) => hash);
  const all: Listed[] = [];
  if (stale.length) {
    const label = `清理已经失效的 ${stale.length} 条`;
    all.push({ label, icon: 'trash', run: () => takeBack(hashes(stale), `已清理失效的 ${stale.length} 条。`) });
  }
  if (office.length > 1) {
    const label = `本单位忽略的 ${office.length} 处全部收回`;
    all.push({ label, icon: 'discard', run: () => takeBack(hashes(office), `已收回 ${office.length} 处，重新提示。`) });
  }
  if (here.length) all.push({ label: `本文件里用注释忽略的 ${here.length} 处`, heading: true });
  for (const { rule, text, message, range } of here) {
    const words = text.trim() || rule;
    all.push({ label: words, description: rule, detail: message, icon: 'comment', run: () => show(uri, range) });
  }
  if (office.length) all.push({ label: `本单位忽略的 ${office.length} 处`, heading: true });
  for (const one of office) {
    const detail = one.stale ? `${one.file}：${one.stale}` : one.file;
    const icon = one.stale ? 'warning' : 'eye-closed';
    const run = async () => {
      const back = { label: '收回，重新提示', icon: 'discard' };
      const open = { label: '打开文稿', description: one.file, icon: 'go-to-file' };
      const picked = await pick(one.text || one.rule, one.uri ? [back, open] : [back]);
      if (picked === back) await takeBack([one.hash], `已收回“${one.text || one.rule}”，重新提示。`);
      if (picked === open && one.uri) await window.showTextDocument(Uri.parse(one.uri));
    };
    all.push({ label: one.text || one.rule, description: one.rule, detail, icon, run });
  }
  return all;
}

async function show(uri: Uri, range: TextRange): Promise<void> {
  await window.showTextDocument(uri, { selection: rangeOf(range) });
}

async function takeBack(ask: Ask, uri: string, hashes: string[], said: string): Promise<void> {
  const change = await ask<TakeBackParams, TakeBackResult>(takeBackRequest, { uri, hashes });
  if (!change) void inform('清单已经改动，没有可以收回的。');
  else if (change.refused) void inform(change.refused);
  else await silently(change.change, said);
}
