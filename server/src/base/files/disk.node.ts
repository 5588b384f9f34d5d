/** Files on disk. Paths are URIs, encoded as VS Code encodes them, so that they can be compared with the editor's. */
import { closeSync, constants, type Dirent, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, lstat, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeSegment, isMarkdown } from '../address';
import { IgnoreRules } from './gitignore';
import { largestDraft, largestIgnoreFile, tooLarge } from '../limits';
import type { Files, Listing, Reader } from './ports';

/** The file is there but cannot be read. The message is Chinese and fit for users. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

/** The file is not UTF-8, mostly because it is GBK or UTF-16. The message is Chinese and fit for users. */
export class NotUtf8 extends Unreadable {
  override name = 'NotUtf8';
}

/** Opening does not wait, whatever stands there. */
const toRead = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Files that list what is not to be checked, in the syntax of .gitignore. */
const ignoreFiles = ['.gitignore', '.shuangyiignore'];

/** URI of an absolute path: every segment percent-encoded, the drive of Windows in lower case. */
export function toUri(path: string): string {
  const plain = path
    .replaceAll('\\', sep === '\\' ? '/' : '\\')
    .replace(/^([A-Za-z]):/, (drive) => `/${drive.toLowerCase()}`);
  return `file://${plain.split('/').map(encodeSegment).join('/')}`;
}

/** Path of a `file:` URI. Throws on any other scheme. */
export function toPath(uri: string): string {
  return fileURLToPath(uri);
}

/** Text of UTF-8 bytes; a byte order mark is no part of it, as in VS Code. Throws `NotUtf8`. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotUtf8('不是 UTF-8 编码的文本（可能是 GBK 或 UTF-16），请另存为 UTF-8 再检查');
  }
}

export class NodeFiles implements Files {
  async read(uri: string, largest = largestDraft): Promise<string | undefined> {
    const bytes = await readBytes(toPath(uri), largest);
    return bytes && decode(bytes);
  }

  /** Bytes of a plain file; otherwise as `read`. */
  async bytes(uri: string, largest: number): Promise<Uint8Array | undefined> {
    return readBytes(toPath(uri), largest);
  }

  /**
   * Sorted by path. Folders that cannot be read are left out. Ignore files count from the folder downwards only: who
   * opens a folder that lies in an ignored one means it.
   */
  async markdown(root: string): Promise<Listing> {
    const folder = toPath(root);
    const walk = new Walk();
    await walk.folder(folder, []);
    return walk;
  }

  async isLinked(uri: string, root: string): Promise<boolean> {
    // A document that was never saved stands nowhere on the disk.
    if (!uri.startsWith('file:')) return false;
    const top = toPath(root);
    for (let path = toPath(uri); path.length > top.length; path = dirname(path)) {
      const found = await lstat(path).catch(() => undefined);
      if (found?.isSymbolicLink()) return true;
    }
    return false;
  }
}

/**
 * The bytes of a plain file; undefined when there is none. A pipe or a device may keep the reader waiting or never end:
 * it is not opened, and where one takes the place of a file meanwhile, opening does not wait and no more than `largest`
 * is read.
 */
async function readBytes(path: string, largest: number): Promise<Uint8Array | undefined> {
  let file: FileHandle | undefined;
  try {
    mustBePlain(await stat(path), largest);
    file = await open(path, toRead);
    const found = await file.stat();
    mustBePlain(found, largest);
    return await readUpTo(file, found.size, largest);
  } catch (error) {
    return unreadableOrNone(error);
  } finally {
    await file?.close();
  }
}

/** The same for a thread that has nothing else to do: it does not wait for other threads to read for it. */
export class ThreadFiles implements Reader {
  stamp(uri: string): string | undefined {
    try {
      const { mtimeMs, ctimeMs, ino, size } = statSync(toPath(uri));
      if (Date.now() - Math.max(mtimeMs, ctimeMs) < coarsest) return undefined;
      return [mtimeMs, ctimeMs, ino, size].join(' ');
    } catch {
      return undefined;
    }
  }

  async read(uri: string, largest = largestDraft): Promise<string | undefined> {
    let file: number | undefined;
    try {
      const path = toPath(uri);
      mustBePlain(statSync(path), largest);
      file = openSync(path, toRead);
      const { size } = mustBePlain(fstatSync(file), largest);
      const bytes = Buffer.allocUnsafe(size + 1);
      const length = readSync(file, bytes, 0, size + 1, 0);
      // One that grows, or has no size, is read with patience.
      return length === size ? decode(bytes.subarray(0, size)) : await new NodeFiles().read(uri, largest);
    } catch (error) {
      return unreadableOrNone(error);
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }
}

/** Clocks of disks are coarse: a file may be written twice at what they take for one time. Milliseconds. */
const coarsest = 2_000;

/** Nothing where there is no file; throws what is to be said of one that cannot be read. */
function unreadableOrNone(error: unknown): undefined {
  if (error instanceof Unreadable) throw error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw new Unreadable(unreadable(code));
}

function mustBePlain(found: Stats, largest: number): Stats {
  if (found.isDirectory()) throw new Unreadable(unreadable('EISDIR'));
  if (!found.isFile()) throw new Unreadable('不是普通文件（而是管道、设备之类），没有读取');
  if (found.size > largest) throw new Unreadable(tooLarge(largest));
  return found;
}

/** The size that was told may be wrong: a file may grow, and those that the system makes up have none. */
async function readUpTo(file: FileHandle, expected: number, largest: number): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafe(expected + 1);
  for (let length = 0; ; ) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
    if (length > largest) throw new Unreadable(tooLarge(largest));
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)]);
  }
}

function unreadable(code: string | undefined): string {
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限';
  if (code === 'EISDIR') return '这是文件夹，不是文件';
  if (code === 'ELOOP') return '这是一个绕回自身的链接';
  return `读不出来${code ? `（${code}）` : ''}`;
}

/** Ignore rules with the folder that they are relative to. */
interface Rules {
  readonly folder: string;
  readonly rules: IgnoreRules;
}

/** One pass over a folder and those below it. */
class Walk {
  readonly uris: string[] = [];
  readonly problems: { uri: string; message: string }[] = [];

  async folder(folder: string, above: readonly Rules[]): Promise<void> {
    const entries = await list(folder);
    const own = await this.#rulesIn(folder, entries);
    const rules = own ? [...above, own] : above;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const skipped = entry.name === 'node_modules' || entry.name.startsWith('.');
        if (!skipped && !ignored(`${path}/`, rules)) await this.folder(path, rules);
      } else if (
        isMarkdown(entry.name) &&
        !ignored(path, rules) &&
        (entry.isFile() || (await leadsToFile(entry, path)))
      ) {
        this.uris.push(toUri(path));
      }
    }
  }

  async #rulesIn(folder: string, entries: readonly { readonly name: string }[]): Promise<Rules | undefined> {
    const names = ignoreFiles.filter((name) => entries.some((entry) => entry.name === name));
    const texts = await Promise.all(names.map((name) => this.#text(join(folder, name))));
    return texts.length ? { folder, rules: new IgnoreRules(texts.join('\n')) } : undefined;
  }

  /** Nothing where an ignore file cannot be read, which is told. */
  async #text(path: string): Promise<string> {
    try {
      return new TextDecoder().decode(await readBytes(path, largestIgnoreFile));
    } catch (error) {
      this.problems.push({ uri: toUri(path), message: `读取失败：${(error as Error).message}。` });
      return '';
    }
  }
}

async function list(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Links to files are followed; links to folders are not, since they may lead in a circle. */
async function leadsToFile(entry: Dirent, path: string): Promise<boolean> {
  return (
    entry.isSymbolicLink() &&
    (await stat(path).then(
      (target) => target.isFile(),
      () => false,
    ))
  );
}

/** Whether a path is ignored; that of a folder ends with a slash. The innermost file that speaks of it decides. */
function ignored(path: string, rules: readonly Rules[]): boolean {
  for (const { folder, rules: own } of rules.toReversed()) {
    const inside = relative(folder, path).replaceAll(sep, '/') + (path.endsWith('/') ? '/' : '');
    const verdict = own.ignores(inside);
    if (verdict !== undefined) return verdict;
  }
  return false;
}
