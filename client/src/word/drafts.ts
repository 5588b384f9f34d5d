/** Which files a command is about: those of a menu, else the one in front; and what goes with them. */
import { type TabInputText, Uri, window, workspace, type TextDocument } from 'vscode';
import { markdownEditor } from '../insert/ask';
import { nameOf } from '../saving';
import { Refusal } from '../say';

/** What a menu hands to a command: the file that was clicked, and all that are chosen. */
export function chosenFiles(uri: unknown, all: unknown): Uri[] {
  if (Array.isArray(all) && all.length > 0) return all.filter((one) => one instanceof Uri);
  return uri instanceof Uri ? [uri] : [];
}

/** The drafts that a command is about; none, after saying so, where no Markdown file is in front. */
export async function chosenDrafts(uri: unknown, all: unknown): Promise<TextDocument[]> {
  const files = chosenFiles(uri, all);
  if (files.length > 0) return Promise.all(files.map(opened));
  const document = markdownEditor()?.document;
  return document ? [document] : [];
}

/** The server knows what is open: a file is, once there is a document of it. */
export async function opened(file: Uri): Promise<TextDocument> {
  try {
    return await workspace.openTextDocument(file);
  } catch {
    throw new Refusal(`“${nameOf(file)}”打不开：文件不在了，或者不是 UTF-8 编码的文本。`);
  }
}

/** The folder beside which files of a draft are proposed; undefined where there is none. */
export function folderFor({ uri, isUntitled }: TextDocument): Uri | undefined {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!isUntitled) return Uri.joinPath(uri, '..');
  // VS Code puts the place that it proposes for a new file into its address.
  return folder && uri.path.startsWith('/') ? Uri.joinPath(folder.with({ path: uri.path }), '..') : folder;
}

/** The name of a draft without its ending; an untitled one is called by its title. */
export function nameOfDraft({ uri, isUntitled }: TextDocument, title: string): string {
  const name = nameOf(uri).replace(/\.(?:md|markdown)$/i, '');
  return isUntitled && !uri.path.startsWith('/') && title ? title : name;
}

/** Markdown files that stand in tabs. */
export function draftsInTabs(): Uri[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = tabs.flatMap(({ input }) => (input as TabInputText | undefined)?.uri ?? []);
  return uris.filter((uri, i) => {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const markdown = document ? document.languageId === 'markdown' : /\.(?:md|markdown)$/i.test(uri.path);
    return markdown && uris.findIndex((one) => one.toString() === uri.toString()) === i;
  });
}
