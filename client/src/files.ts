/** Files of the workspace: for the server where it cannot read the disk itself, and for the client's own commands. */
import { FileSystemError, RelativePattern, Uri, workspace } from 'vscode';
import type { FindMarkdownParams, FindMarkdownResult, ReadFileParams, ReadFileResult } from '../../server/src/protocol';

/** Text of a file, or null when there is none. Rejects when it cannot be read, is too large or not UTF-8. */
export async function readFile({ uri, largest }: ReadFileParams): Promise<ReadFileResult> {
  let bytes: Uint8Array;
  try {
    const file = Uri.parse(uri);
    if (largest !== undefined && (await workspace.fs.stat(file)).size > largest) {
      throw new Error(`文件超过 ${largest / 1_000_000} MB，没有读取`);
    }
    bytes = await workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new Error(`文件不是 UTF-8 编码：${uri}`);
  }
}

/** URIs of the Markdown files below a folder, without those that the user's `files.exclude` hides. */
export async function findMarkdown({ root }: FindMarkdownParams): Promise<FindMarkdownResult> {
  const pattern = new RelativePattern(Uri.parse(root), '**/*.{md,markdown}');
  const found = await workspace.findFiles(pattern, '**/node_modules/**');
  return found.map(String);
}

export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
