/** Files of the workspace: for the server where it cannot read the disk itself, and for the client's own commands. */
import { FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type {
  FindMarkdownParams,
  FindMarkdownResult,
  IsLinkedParams,
  ReadFileParams,
  ReadFileResult,
} from '../../server/src/protocol';

/** Text of a file, or null when there is none. Rejects when it is no plain file, cannot be read, is too large or not UTF-8. */
export async function readFile({ uri, largest }: ReadFileParams): Promise<ReadFileResult> {
  let bytes: Uint8Array;
  try {
    const file = Uri.parse(uri);
    const { type, size } = await workspace.fs.stat(file);
    if (type & FileType.Directory) throw new Error('这是文件夹，不是文件');
    if (!(type & FileType.File)) throw new Error('不是普通文件（而是管道、设备之类），没有读取');
    const tooLarge = new Error(`文件超过 ${largest / 1_000_000} MB，没有读取`);
    if (size > largest) throw tooLarge;
    bytes = await workspace.fs.readFile(file);
    if (bytes.length > largest) throw tooLarge;
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

/** Whether a file below a folder, there or not, is reached through a link. */
export async function isLinked({ uri, root }: IsLinkedParams): Promise<boolean> {
  for (let path = uri; path.length > root.length; path = path.slice(0, path.lastIndexOf('/'))) {
    const type = await workspace.fs.stat(Uri.parse(path)).then(
      (found) => found.type,
      () => FileType.Unknown,
    );
    if (type & FileType.SymbolicLink) return true;
  }
  return false;
}

export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
