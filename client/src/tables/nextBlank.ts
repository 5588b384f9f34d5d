/** “下一处待填”: to the next place where something is still to be written, wherever the cursor is. */
import { Selection } from 'vscode';
import { type NextBlankParams, type NextBlankResult, nextBlankRequest } from '../../../server/src/protocol';
import { type Ask, markdownEditor, rangeOf } from '../insert/ask';
import { inform } from '../say';

export async function nextBlank(ask: Ask): Promise<void> {
  const editor = markdownEditor();
  if (!editor) return;
  const { document, selection } = editor;
  const { line, character } = selection.start;
  const params = { uri: document.uri.toString(), position: { line, character } };
  const { version } = document;
  const found = await ask<NextBlankParams, NextBlankResult>(nextBlankRequest, params);
  if (document.version !== version) return;
  if (!found) return void inform('没有待填的地方了。');
  const { start, end } = rangeOf(found);
  editor.selection = new Selection(start, end);
  editor.revealRange(editor.selection);
}
