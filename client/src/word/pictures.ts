/** Pictures of a draft for the server, which may not reach them by itself. */
import { FileType, Uri, workspace } from 'vscode';
import type { ReadPictureParams, ReadPictureResult } from '../../../server/src/protocol';
import { toBase64 } from '../../../server/src/base/files/base64';

/** Bytes of a picture that goes along: a photograph of a camera has less. */
const largest = 20_000_000;

/**
 * A picture of a draft: only what lies beside or below it or in its workspace folder, so that a draft of somebody else brings
 * no other files into a paper.
 */
export async function readPicture({ uri, address }: ReadPictureParams): Promise<ReadPictureResult> {
  const file = placeOf(Uri.parse(uri), address);
  if (!file) return null;
  try {
    const { type, size } = await workspace.fs.stat(file);
    if (type !== FileType.File || size > largest) return null;
    return { bytes: toBase64(await workspace.fs.readFile(file)) };
  } catch {
    return null;
  }
}

function placeOf(draft: Uri, address: string): Uri | undefined {
  const path = decoded(address.replace(/[?#].*$/, '')).replaceAll('\\', '/');
  if (path === '' || /^[a-z][a-z0-9+.-]+:/i.test(path)) return undefined;
  const root = workspace.getWorkspaceFolder(draft)?.uri ?? workspace.workspaceFolders?.[0]?.uri;
  if (draft.scheme === 'untitled' && !root) return undefined;
  const folder = draft.scheme === 'untitled' ? root! : Uri.joinPath(draft, '..');
  // As in the preview: from the root of the workspace.
  const file = path.startsWith('/') ? root && Uri.joinPath(root, path) : Uri.joinPath(folder, path);
  const holders = [folder, ...(root && root.scheme === folder.scheme ? [root] : [])];
  return file && holders.some(({ path }) => file.path.startsWith(path.endsWith('/') ? path : `${path}/`))
    ? file
    : undefined;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
