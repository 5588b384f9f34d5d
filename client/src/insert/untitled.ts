/** Documents that are nowhere yet: shown, never written. */
import {
  Position,
  Range,
  Selection,
  SnippetString,
  type TextEditor,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import { exists } from '../files';

/** Kinds of folders into which VS Code saves an untitled file under the name that it proposes. */
const savable = ['file', 'vscode-remote'];

/** What to fill a new document with: text as it stands, or a snippet. */
export type Content = { readonly text: string } | { readonly snippet: string };

/**
 * Opens an untitled Markdown document. Where a folder is given, saving proposes `name` in it; a file of that name is
 * never touched.
 */
export async function openUntitled(folder: Uri | undefined, name: string, content: Content): Promise<TextEditor> {
  const uri = folder && savable.includes(folder.scheme) ? await freeName(folder, name) : undefined;
  const document = await (uri
    ? workspace.openTextDocument(uri.with({ scheme: 'untitled' }))
    : workspace.openTextDocument({ language: 'markdown', content: '' }));
  const editor = await window.showTextDocument(document, { preview: false });
  const start = new Position(0, 0);
  if ('snippet' in content) await editor.insertSnippet(new SnippetString(content.snippet), start);
  else {
    await editor.edit((edit) => edit.insert(start, content.text));
    editor.selection = new Selection(start, start);
    editor.revealRange(new Range(start, start));
  }
  return editor;
}

/** `name`, or `name（2）` and so on where there is such a file or such an unsaved document. */
async function freeName(folder: Uri, name: string): Promise<Uri> {
  const stem = name.replace(/\.md$/, '');
  for (let i = 1; ; i++) {
    const uri = Uri.joinPath(folder, i === 1 ? name : `${stem}（${i}）.md`);
    const open = workspace.textDocuments.some((document) => document.uri.path === uri.path);
    if (!open && !(await exists(uri))) return uri;
  }
}

/** The workspace folder of the active editor, else the only or first one. */
export function presentFolder(): WorkspaceFolder | undefined {
  const uri = window.activeTextEditor?.document.uri;
  return (uri && workspace.getWorkspaceFolder(uri)) ?? workspace.workspaceFolders?.[0];
}
