/** 导入 Word: an office's old paper as an untitled draft. Its pictures are written when the user asks for it. */
import { Uri, window, workspace } from 'vscode';
import { type ImportWordParams, type ImportWordResult, importWordRequest } from '../../../server/src/protocol';
import { toBase64 } from '../../../server/src/base/files/base64';
import { exists } from '../files';
import type { Ask } from '../insert/ask';
import { openUntitled, presentFolder } from '../insert/untitled';
import { nameOf, read } from '../saving';
import { pick, Refusal } from '../say';
import type { ImportedPictures } from './importedPictures';
import { inProgress } from './progress';
import { type Button, tell } from './tell';

/** Bytes of a Word file: what is larger is no paper. */
export const largestWord = 64_000_000;

type Imported = Exclude<ImportWordResult, { problem: string }>;

const ways: readonly { readonly label: string; readonly description: string; readonly changes: Way }[] = [
  { label: '接受全部修订', description: '按改过以后的文字', changes: 'accept' },
  { label: '拒绝全部修订', description: '按改动以前的文字', changes: 'reject' },
  { label: '接受，并注明改了什么', description: '每处改动留一条批注', changes: 'notes' },
];
type Way = ImportWordParams['changes'];

/** Lets the user choose Word files. */
export async function pickWordFiles(title: string): Promise<readonly Uri[]> {
  const folder = presentFolder()?.uri;
  const chosen = await window.showOpenDialog({
    title,
    openLabel: '选定',
    canSelectMany: true,
    filters: { 'Word 文档': ['docx', 'docm', 'doc', 'wps'] },
    ...(folder && { defaultUri: folder }),
  });
  return chosen ?? [];
}

export async function importWord(ask: Ask, held: ImportedPictures, file: Uri): Promise<void> {
  const name = nameOf(file);
  const bytes = toBase64(await read(file, largestWord));
  const place = workspace.getWorkspaceFolder(file)?.uri ?? presentFolder()?.uri;
  const stem = name.replace(/\.\w+$/, '');
  // The draft is proposed beside the file that it came from, where that lies in the workspace.
  const beside = workspace.getWorkspaceFolder(file) ? Uri.joinPath(file, '..') : place;
  const pictures = await freeFolder(beside, `${stem}-图片`);
  const request = (changes: Way) =>
    inProgress('双翼：正在读 Word 文件', async (token) => {
      const params = { bytes, changes, pictures, ...(place && { folder: place.toString() }) };
      const result = await ask<ImportWordParams, ImportWordResult>(importWordRequest, params, token);
      if ('problem' in result) throw new Refusal(`没有导入“${name}”：${result.problem}`);
      return result;
    });
  let made = await request('accept');
  if (made && made.changes > 0) {
    const way = await pick(`“${name}”里有 ${made.changes} 处修订还没有接受，怎样处理`, ways);
    if (!way) return;
    if (way.changes !== 'accept') made = await request(way.changes);
  }
  if (!made) return;
  await openUntitled(beside, `${stem}.md`, { text: made.markdown });
  held.hold(pictures, made.pictures);
  const button: Button = { label: '写出图片…', run: () => held.choosePlace(pictures, beside) };
  const messages = made.messages.map((text) => ({ text }));
  void tell(said(name, made), messages, made.pictures.length > 0 ? [button] : []);
}

function said(name: string, { comments, pictures }: Imported): string {
  const notes = comments > 0 ? `，批注 ${comments} 条记在原处` : '';
  const seen = pictures.length > 0 ? `文中的 ${pictures.length} 张图片还没有写到磁盘上。` : '';
  return `已读入“${name}”${notes}。原文件没有改动，文稿请核对后保存。${seen}`;
}

async function freeFolder(place: Uri | undefined, name: string): Promise<string> {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name}${i}`;
    if (!place || !(await exists(Uri.joinPath(place, free)))) return free;
  }
}
