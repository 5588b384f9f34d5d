/** Documents of a test, and places in them. */
import { commands, Position, Range, Selection, type TextEditor, window, workspace } from 'vscode';
import { assert, until } from './kit';

/** The place right behind the first occurrence of `text`. */
export function behind({ document }: TextEditor, text: string): Position {
  const offset = document.getText().indexOf(text);
  assert(offset >= 0, `the document does not contain: ${text}`);
  return document.positionAt(offset + text.length);
}

/** Opens an unsaved draft and closes it again when `work` is done. */
export async function withDraft(content: string, work: (editor: TextEditor) => Promise<void>): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  const editor = await window.showTextDocument(document);
  // The name of one that was just closed is given again, and sometimes its text with it.
  if (document.getText() !== content) {
    const all = new Range(new Position(0, 0), document.positionAt(document.getText().length));
    await editor.edit((edit) => edit.replace(all, content));
  }
  // The server knows the draft once it shows its parts.
  await until('the draft in the server', async () => {
    const list = await commands.executeCommand<object[]>('vscode.executeFoldingRangeProvider', document.uri);
    return (list?.length ?? 0) > 0;
  });
  try {
    await work(editor);
  } finally {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Puts the cursor at a place and types there. */
export async function typeAt(editor: TextEditor, place: Position, text: string): Promise<void> {
  editor.selection = new Selection(place, place);
  for (const char of text) await commands.executeCommand('type', { text: char });
}
