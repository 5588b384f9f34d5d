/** Files that a command makes: never over one that is there unless that was asked for, and never through a link. */
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Why a file may not be written there, in Chinese; undefined where it may. `force`: a plain file is written over. */
export async function refusal(path: string, force: boolean): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) return undefined;
  if (found.isSymbolicLink()) return '这里是一个链接，没有写';
  if (!found.isFile()) return '这里不是普通文件，没有写';
  return force ? undefined : '已经有这个文件，没有覆盖（要覆盖请加 --force）';
}

/** Writes a file whose writing was not refused, with the folder for it. Resolves with what went wrong, in Chinese. */
export async function write(path: string, content: string | Uint8Array, force: boolean): Promise<string | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag: force ? 'w' : 'wx' });
    return undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'EEXIST' ? '已经有这个文件，没有覆盖' : `写不了${code && `（${code}）`}`;
  }
}
