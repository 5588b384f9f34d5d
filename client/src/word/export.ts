/** 导出 Word: a draft as a file for review, or as the final one, where the user says. */
import type { Memento, TextDocument } from 'vscode';
import { type ExportWordParams, type ExportWordResult, exportWordRequest } from '../../../server/src/protocol';
import { fromBase64 } from '../../../server/src/base/files/base64';
import type { Ask } from '../insert/ask';
import { targetOf, write } from '../saving';
import { Refusal } from '../say';
import { folderFor, nameOfDraft } from './drafts';
import { inProgress } from './progress';
import { tell, waysToSee } from './tell';

/** That a file for review holds more than is to be seen is said once. */
const toldKey = 'word.told';

export async function exportWord(ask: Ask, memory: Memento, document: TextDocument, final: boolean): Promise<void> {
  const params = { uri: document.uri.toString(), final, now: localTime(new Date()) };
  const made = await inProgress('双翼：正在导出 Word', (token) =>
    ask<ExportWordParams, ExportWordResult>(exportWordRequest, params, token),
  );
  if (made === undefined) return;
  const bytes = made && fromBase64(made.bytes);
  if (!bytes) throw new Refusal('没有导出：检查服务还没有读到这份文稿，请稍后再试。');
  const target = await targetOf({
    folder: folderFor(document),
    name: `${nameOfDraft(document, made.title)}${final ? '' : '（送审）'}.docx`,
    title: final ? '导出 Word（定稿）' : '导出 Word（送审）',
    label: 'Word 文档',
    ending: 'docx',
  });
  if (!target) return;
  await write(target, bytes);
  const first = !final && !memory.get(toldKey);
  if (first) await memory.update(toldKey, true);
  // Whoever asked is done: what is said stays until it is closed.
  void tell(final ? finalWords(made) : reviewWords(made, first), made.messages, waysToSee(target), document);
}

/** Word takes the time of a comment for one of the place where it is read. */
function localTime(day: Date): string {
  const local = new Date(day.getTime() - day.getTimezoneOffset() * 60_000);
  return `${local.toISOString().slice(0, 19)}Z`;
}

type Made = NonNullable<ExportWordResult>;

function finalWords({ errors }: Made): string {
  return errors > 0 ? `已导出定稿。文稿里还有 ${errors} 处错误没有改。` : '已导出定稿。';
}

function reviewWords({ remarks, proposals }: Made, first: boolean): string {
  const parts = [remarks > 0 && `批注 ${remarks} 条`, proposals > 0 && `修订建议 ${proposals} 处`].filter(Boolean);
  const inside = parts.length > 0 ? `：${parts.join('，')}` : '';
  const carried = '文件里带着文稿的原文和标记，改完送回来用“取回审阅稿”读回；对外发出请用“定稿”。';
  return `已导出送审稿${inside}。${first ? carried : ''}`;
}
