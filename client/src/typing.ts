/**
 * Enter behind a numbered item goes on with the numbers, in drafts only: VS Code's own setting for formatting while typing
 * counts for all Markdown, and is left as the user has it.
 */
import {
  commands,
  type Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEdit,
  window,
  workspace,
} from 'vscode';

/** `isDraft`: whether the server checks a document. */
export function numberOnEnter(isDraft: (document: TextDocument) => boolean): Disposable {
  return workspace.onDidChangeTextDocument((event) => {
    const { document } = event;
    if (document === window.activeTextEditor?.document && isEnter(event) && isDraft(document)) void goOn(document);
  });
}

/** One line break and the indentation that the editor puts behind it; not undone, done again or pasted. */
function isEnter({ document, contentChanges, reason }: TextDocumentChangeEvent): boolean {
  const [change] = contentChanges;
  if (document.languageId !== 'markdown' || reason !== undefined || contentChanges.length !== 1 || !change)
    return false;
  if (!/^\r?\n[ \t]*$/.test(change.text)) return false;
  // VS Code does it by itself.
  return !workspace.getConfiguration('editor', document).get<boolean>('formatOnType');
}

async function goOn(document: TextDocument): Promise<void> {
  const { version } = document;
  // The cursor is moved after the text has changed.
  await Promise.resolve();
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return;
  const { insertSpaces, tabSize } = editor.options;
  const edits = await commands.executeCommand<TextEdit[] | undefined>(
    'vscode.executeFormatOnTypeProvider',
    document.uri,
    editor.selection.active,
    '\n',
    { insertSpaces: insertSpaces === true, tabSize: typeof tabSize === 'number' ? tabSize : 4 },
  );
  if (!edits?.length || document.version !== version) return;
  const undoable = { undoStopBefore: false, undoStopAfter: false };
  await editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  }, undoable);
}
