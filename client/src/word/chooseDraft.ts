/** Which draft a reviewed file is of: known by the file, else the user says. */
import { type TextDocument, Uri, window, workspace } from 'vscode';
import { presentFolder } from '../insert/untitled';
import { nameOf } from '../saving';
import { type Entry, pick } from '../say';
import { draftsInTabs, opened } from './drafts';

/** `found`: what the server takes for it; one alone is certain. */
export async function chooseDraft(
  file: string,
  found: readonly { readonly uri: string; readonly title: string }[],
): Promise<TextDocument | undefined> {
  if (found.length === 1) return opened(Uri.parse(found[0]!.uri));
  const known = found.map(({ uri, title }) => ({ uri: Uri.parse(uri), detail: title }));
  const others = draftsInTabs().filter((uri) => !known.some((one) => one.uri.toString() === uri.toString()));
  const entries = [...known, ...others.map((uri) => ({ uri, detail: '已打开' }))].map(
    ({ uri, detail }): Entry & { readonly uri?: Uri } => ({
      label: nameOf(uri),
      description: workspace.asRelativePath(Uri.joinPath(uri, '..')),
      detail,
      uri,
    }),
  );
  const chosen = await pick(`“${file}”是哪一份文稿的审阅稿`, [
    ...entries,
    { label: '选择文件…', icon: 'folder-opened' },
  ]);
  if (!chosen) return undefined;
  if (chosen.uri) return opened(chosen.uri);
  const folder = presentFolder()?.uri;
  const [picked] =
    (await window.showOpenDialog({
      title: `“${file}”是哪一份文稿的审阅稿`,
      openLabel: '选定',
      filters: { 'Markdown 文稿': ['md', 'markdown'] },
      ...(folder && { defaultUri: folder }),
    })) ?? [];
  return picked && opened(picked);
}
