/** Writing what silences a finding, saying so, and undoing it. */
import { commands, Position, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { FileEdit } from '../../../server/src/protocol';
import { exists } from '../files';
import { isChanged, rangeOf } from '../insert/ask';
import { inform } from '../say';

/** How to make a file say again what it said before. */
interface Inverse {
  readonly start: number;
  readonly written: string;
  readonly before: string;
}

/**
 * Writes a change and tells of it, with a way to undo it. A file of the office is saved at once: nobody looks at it. What
 * was typed meanwhile wins.
 */
export async function silently(change: FileEdit, said: string): Promise<void> {
  const document = await opened(change);
  if (change.version !== null && isChanged(document, change.version)) return;
  const inverses = change.edits.map(({ range, text }): Inverse => {
    const place = rangeOf(range);
    return { start: document.offsetAt(place.start), written: text, before: document.getText(place) };
  });
  const edit = new WorkspaceEdit();
  for (const { range, text } of change.edits) edit.replace(document.uri, rangeOf(range), text);
  if (!(await workspace.applyEdit(edit))) return;
  await settle(document);
  // Whoever asked is done: VS Code would show progress until the message is answered.
  void tell(document.uri, inverses, said);
}

async function tell(uri: Uri, inverses: readonly Inverse[], said: string): Promise<void> {
  const [undo, list] = ['撤销', '已忽略的提示'];
  const chosen = await inform(said, undo, list);
  if (chosen === list) await commands.executeCommand('shuangyi.showIgnored');
  if (chosen === undo) await takeBack(uri, inverses);
}

async function takeBack(uri: Uri, inverses: readonly Inverse[]): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  for (const { start, written, before } of inverses) {
    const place = new Range(document.positionAt(start), document.positionAt(start + written.length));
    if (document.getText(place) !== written) {
      void inform('后来这里又有改动，没有撤销。请在“已忽略的提示”里收回。');
      return;
    }
    edit.replace(uri, place, before);
  }
  await workspace.applyEdit(edit);
  await settle(document);
}

/** The document of a change; a file that is not there yet is made. */
async function opened({ uri, create }: FileEdit): Promise<TextDocument> {
  const file = Uri.parse(uri);
  if (create && !(await exists(file))) {
    const edit = new WorkspaceEdit();
    edit.createFile(file, { ignoreIfExists: true });
    edit.insert(file, new Position(0, 0), '');
    await workspace.applyEdit(edit);
  }
  return workspace.openTextDocument(file);
}

/** Drafts are saved by who writes them; the office's own files here. */
async function settle(document: TextDocument): Promise<void> {
  if (document.languageId !== 'markdown') await document.save();
}
