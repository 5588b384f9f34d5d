/** Pasting a table from Word or Excel as a Markdown task table. */
import {
  commands,
  type DataTransfer,
  type Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  env,
  languages,
  type Range,
  type TextDocument,
} from 'vscode';
import { type PasteTableParams, type PasteTableResult, pasteTableRequest } from '../../../server/src/protocol';
import { type Ask, markdownEditor } from '../insert/ask';
import { inform } from '../say';
import { asBlock, clipboardPieces } from './pieces';

const kind = DocumentDropOrPasteEditKind.Text.append('shuangyi', 'table');

export function registerPaste(ask: Ask): Disposable {
  const provider = {
    async provideDocumentPasteEdits(document: TextDocument, ranges: readonly Range[], data: DataTransfer) {
      const text = await tableText(ask, document, ranges[0]!, data);
      return text === undefined ? undefined : [new DocumentPasteEdit(text, '粘贴为任务表', kind)];
    },
  };
  return languages.registerDocumentPasteEditProvider({ language: 'markdown' }, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/html', 'text/plain'],
  });
}

/** What to insert; undefined where the clipboard holds no table, and where the server does not answer. */
async function tableText(
  ask: Ask,
  document: TextDocument,
  range: Range,
  data: DataTransfer,
): Promise<string | undefined> {
  const text = await data.get('text/plain')?.asString();
  const html = await data.get('text/html')?.asString();
  const pieces = clipboardPieces(html, text);
  if (!pieces) return undefined;
  const blocks: string[] = [];
  try {
    for (const piece of pieces) {
      if ('text' in piece) blocks.push(`${piece.text.replaceAll('\n', '\n\n')}\n`);
      else {
        const params = { uri: document.uri.toString(), rows: piece.rows };
        blocks.push((await ask<PasteTableParams, PasteTableResult>(pasteTableRequest, params)).markdown);
      }
    }
  } catch {
    // Without the server the words are pasted as they are.
    return undefined;
  }
  return asBlock(blocks.join('\n'), surroundings(document, range));
}

function surroundings(document: TextDocument, { start, end }: Range) {
  const line = (number: number) => {
    return number >= 0 && number < document.lineCount ? document.lineAt(number).text : undefined;
  };
  return {
    before: line(start.line)!.slice(0, start.character),
    behind: line(end.line)!.slice(end.character),
    above: line(start.line - 1),
    below: line(end.line + 1),
  };
}

/** The same for those who do not know the paste menu. */
export async function pasteTable(): Promise<void> {
  if (!markdownEditor()) return;
  const text = await env.clipboard.readText();
  if (text.includes('\t')) await commands.executeCommand('editor.action.pasteAs', { kind: kind.value });
  else void inform('剪贴板里没有表格。请先在 Word 或 Excel 里选中整个表格复制，再粘贴。');
}
