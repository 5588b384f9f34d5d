/** Files on disk. Paths are URIs, encoded as VS Code encodes them, so that they can be compared with the editor's. */
import type { Dirent } from 'node:fs';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ignore, { type Ignore } from 'ignore';
import { encodeSegment, isMarkdown } from './address';
import type { Files } from './ports';

/** The file is there but cannot be read. The message is Chinese and fit for users. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

/** The file is not UTF-8, mostly because it is GBK or UTF-16. The message is Chinese and fit for users. */
export class NotUtf8 extends Unreadable {
  override name = 'NotUtf8';
}

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
  /** Text of a file, or undefined when it does not exist. Rejects with `NotUtf8` or `Unreadable`. */
  async read(uri: string, largest = Number.POSITIVE_INFINITY): Promise<string | undefined> {
    let bytes: Uint8Array;
    try {
      const path = toPath(uri);
      if (largest < Number.POSITIVE_INFINITY && (await stat(path)).size > largest)
        throw new Unreadable(tooLarge(largest));
      bytes = await readFile(path);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new Unreadable(unreadable(code));
    }
    return decode(bytes);
  }

  /** URIs of the Markdown files below a folder, sorted by path. Folders that cannot be read are left out. */
  async markdown(root: string): Promise<readonly string[]> {
    const out: string[] = [];
    const folder = toPath(root);
    await walk(folder, await rulesAbove(folder), out);
    return out.map(toUri);
  }
}

function tooLarge(bytes: number): string {
  return `文件超过 ${bytes / 1_000_000} MB，没有读取`;
}

function unreadable(code: string | undefined): string {
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限';
  if (code === 'EISDIR') return '这是文件夹，不是文件';
  return `读不出来${code ? `（${code}）` : ''}`;
}

/** Ignore rules with the folder that they are relative to. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

async function walk(folder: string, above: readonly Rules[], out: string[]): Promise<void> {
  const entries = await list(folder);
  const own = await rulesIn(folder, entries);
  const rules = own ? [...above, own] : above;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const skipped = entry.name === 'node_modules' || entry.name.startsWith('.');
      if (!skipped && !ignored(`${path}/`, rules)) await walk(path, rules, out);
    } else if (
      isMarkdown(entry.name) &&
      !ignored(path, rules) &&
      (entry.isFile() || (await leadsToFile(entry, path)))
    ) {
      out.push(path);
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
    const verdict = own.test(inside);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

async function rulesIn(folder: string, entries: readonly { readonly name: string }[]): Promise<Rules | undefined> {
  const names = ignoreFiles.filter((name) => entries.some((entry) => entry.name === name));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  return texts.length ? { folder, rules: ignore().add(texts.join('\n')) } : undefined;
}

/** Rules of the folders above, up to the root of the repository; none outside a repository. */
async function rulesAbove(folder: string): Promise<Rules[]> {
  const folders: string[] = [];
  let current = folder;
  while (!existsSync(join(current, '.git'))) {
    const parent = dirname(current);
    if (parent === current) return [];
    folders.unshift(parent);
    current = parent;
  }
  const names = ignoreFiles.map((name) => ({ name }));
  return (await Promise.all(folders.map((one) => rulesIn(one, names)))).filter((rules) => rules !== undefined);
}
