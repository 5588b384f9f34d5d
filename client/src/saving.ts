/** Files that the user has asked for, where he says; and why one cannot be read or written, in his words. */
import { FileSystemError, FileType, Uri, window, workspace } from 'vscode';
import { Refusal } from './say';

/** What is to be saved, and under which name that is proposed. */
export interface Wanted {
  readonly folder: Uri | undefined;
  /** With its ending. */
  readonly name: string;
  readonly title: string;
  /** What such files are called. */
  readonly label: string;
  readonly ending: string;
}

/** Where it goes; undefined when the user thinks better of it. The dialog asks before it lets a file be replaced. */
export async function targetOf({ folder, name, title, label, ending }: Wanted): Promise<Uri | undefined> {
  const target = await window.showSaveDialog({
    defaultUri: folder ? Uri.joinPath(folder, name) : Uri.file(`/${name}`),
    filters: { [label]: [ending] },
    title,
  });
  const refused = target && (await refusal(target));
  if (refused !== undefined) throw new Refusal(refused);
  return target;
}

/** Why a file must not be written. */
async function refusal(target: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === target.toString());
  if (open?.isDirty) return '这个文件正在编辑，还有没保存的改动，没有写入。请换一个名字。';
  const type = await workspace.fs.stat(target).then(
    (found) => found.type,
    () => FileType.Unknown,
  );
  return type & FileType.SymbolicLink ? '这个文件是链接，没有写入。请换一个名字。' : undefined;
}

/** Writes a file whole. */
export async function write(target: Uri, bytes: Uint8Array): Promise<void> {
  try {
    await workspace.fs.writeFile(target, bytes);
  } catch (error) {
    throw new Refusal(`没有写入“${nameOf(target)}”：${writeProblem(error)}。`);
  }
}

/** The bytes of a file that is no larger. */
export async function read(file: Uri, largest: number): Promise<Uint8Array> {
  const name = nameOf(file);
  try {
    const { type, size } = await workspace.fs.stat(file);
    if (!(type & FileType.File)) throw new Refusal(`“${name}”不是普通文件，没有读取。`);
    if (size > largest) throw new Refusal(`“${name}”超过 ${largest / 1_000_000} MB，没有读取。`);
    return await workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`没有读取“${name}”：${readProblem(error)}。`);
  }
}

export const nameOf = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);

function readProblem(error: unknown): string {
  const code = codeOf(error);
  if (code === 'FileNotFound') return '文件不在了';
  if (code === 'NoPermissions') return '没有读取的权限';
  return isBusy(error) ? '文件正被别的程序占用，请先关掉它' : '文件打不开';
}

function writeProblem(error: unknown): string {
  const code = codeOf(error);
  const words = wordsOf(error);
  if (/ENOSPC|EDQUOT|QuotaExceeded/i.test(words)) return '磁盘满了';
  // Windows says so of a file that Word has open.
  if (isBusy(error)) return '文件正在 Word 或 WPS 里打开，请先关掉它，再导出一次';
  if (code === 'NoPermissions' || /EROFS|EACCES|EPERM/.test(words)) return '没有写入的权限，请换一个地方';
  if (code === 'FileNotFound') return '文件夹不在了';
  return code === 'FileIsADirectory' ? '那里有一个同名的文件夹' : '那里写不进去，请换一个地方';
}

const codeOf = (error: unknown) => (error instanceof FileSystemError ? error.code : undefined);
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const isBusy = (error: unknown) => /EBUSY|being used by another/i.test(wordsOf(error));
