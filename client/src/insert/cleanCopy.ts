/** 清除标记: a copy to hand in, beside the original, which stays as it is. */
import { Uri, workspace } from 'vscode';
import { type CleanCopyParams, type CleanCopyResult, cleanCopyRequest } from '../../../server/src/protocol';
import { type Ask, markdownEditor } from './ask';
import { inform, pick } from '../say';
import { openUntitled } from './untitled';

export async function cleanCopy(ask: Ask): Promise<void> {
  const document = markdownEditor()?.document;
  if (!document) return;
  const copy = (frontMatter: CleanCopyParams['frontMatter']) => {
    return ask<CleanCopyParams, CleanCopyResult>(cleanCopyRequest, { uri: document.uri.toString(), frontMatter });
  };
  let made = await copy('ours');
  if (made?.otherKeys) {
    const ours = { label: '只去掉双翼用的项', description: '文种、单位、期间等；其余各项保留' };
    const all = { label: '去掉整个文件头', description: '标题和正文保留' };
    const picked = await pick('清除标记：文件头里还有别的项，怎样处理', [ours, all]);
    if (!picked) return;
    if (picked === all) made = await copy('all');
  }
  if (!made) return;
  const { uri } = document;
  const name = uri.path
    .split('/')
    .at(-1)!
    .replace(/\.(?:md|markdown)$/i, '');
  const folder = workspace.getWorkspaceFolder(uri) ? Uri.joinPath(uri, '..') : undefined;
  await openUntitled(folder, `${name}（清样）.md`, { text: made.text });
  const what = made.removed > 0 ? `去掉了 ${made.removed} 处标记` : '文中没有标记';
  void inform(`这是清样：${what}。原文没有改动，清样需要时请另行保存。`);
}
