/** `shuangyi word`: drafts as Word files. What is there is never written over unasked, and nothing through a link. */
import { lstat, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve as resolvePath } from 'node:path';
import { resolve } from '../base/address';
import { fromBase64 } from '../base/files/base64';
import { type NodeFiles, toPath, Unreadable } from '../base/files/disk.node';
import { largestPicture, mostPictures } from '../base/limits';
import { lineIndex } from '../base/lineIndex';
import { finish } from '../base/steps';
import type { Workspace } from '../model/office/workspace';
import { templateOf } from '../project/project';
import { wordSettingsOf } from '../project/wordSettings';
import type { WordCommand } from './args.node';
import type { Opener } from './check';
import type { Input } from './inputs.node';

/** A file that was written, and what is to be said of it. */
export interface Written {
  readonly target: string;
  readonly errors: number;
  readonly remarks: number;
  readonly proposals: number;
  /** What could not be set as written, each with its place. */
  readonly messages: readonly { readonly line: number; readonly column: number; readonly text: string }[];
}

/** Exports a draft. Rejects with `Unreadable` when it cannot be read or written. */
export async function exportFile(
  { uri, root }: Input,
  target: string,
  { final, seal, annexes, force }: WordCommand,
  opener: Opener,
  files: NodeFiles,
  among: Workspace | undefined,
): Promise<Written> {
  const [{ exportWord }, { paperInSteps }, { pictureAddresses }] = await Promise.all([
    import('../export/word/word'),
    import('../model/visible/paper'),
    import('../model/visible/pictures'),
  ]);
  if (!force) await mustBeFree(target);
  const checked = await opener.check(uri, root, among);
  // Of a file that is no draft only the head was read.
  const doc = checked?.doc.kind ? checked.doc : await opener.open(uri, root);
  if (!checked || !doc) throw new Unreadable('没有这个文件');
  const { project } = await opener.project(root);
  const paper = finish(paperInSteps(doc));
  const images = await picturesOf(pictureAddresses(paper), uri, root, files);
  const template = await templateIn(root, files);
  const made = finish(
    exportWord({
      doc,
      paper,
      findings: checked.findings,
      around: checked.around,
      settings: wordSettingsOf(project.word, { ...(seal && { seal }), ...(annexes && { annexes }) }),
      images,
      template,
      now: localTime(new Date()),
      final,
    }),
  );
  await write(target, made.bytes, force);
  const lines = lineIndex(doc.text);
  const messages = made.messages.map(({ start, text }) => ({ ...lines.at(start), text }));
  return { target, errors: made.errors, remarks: made.remarks, proposals: made.proposals, messages };
}

/** Word shows times as they are written, so they are those of the clock on the wall. */
function localTime(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return `${local.toISOString().slice(0, 19)}Z`;
}

//#region Where they go

/**
 * Paths to write to, in order: beside the drafts, into the folder that is named, or the one file for one draft. Rejects
 * with `Unreadable` where that cannot be.
 */
export async function targetsOf(inputs: readonly Input[], { out, final }: WordCommand): Promise<string[]> {
  const name = ({ uri }: Input) => {
    const own = basename(toPath(uri)).replace(/\.(?:md|markdown)$/i, '');
    return `${own}${final ? '' : '（送审）'}.docx`;
  };
  if (out === undefined) return inputs.map((input) => join(dirname(toPath(input.uri)), name(input)));
  const path = resolvePath(out);
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!folder && /\.docx$/i.test(path)) {
    if (inputs.length > 1) throw new Unreadable('有几份文稿，-o 后面要写文件夹');
    return inputs.map(() => path);
  }
  if (!folder && /\.[^.\\/]+$/.test(path)) throw new Unreadable('-o 后面要写 .docx 文件或者文件夹');
  await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Unreadable(`建不了文件夹${error.code ? `（${error.code}）` : ''}`);
  });
  return inputs.map((input) => join(path, name(input)));
}

//#endregion

//#region Writing

const taken = '已有这个文件，没有覆盖；要覆盖请加 --force';

async function mustBeFree(target: string): Promise<void> {
  if (await lstat(target).catch(() => undefined)) throw new Unreadable(taken);
}

/** Writes a file whole or not at all. A link or what is no file is never written to; see `mustBeFree` for the rest. */
async function write(target: string, bytes: Uint8Array, force: boolean): Promise<void> {
  const found = await lstat(target).catch(() => undefined);
  if (found && !force) throw new Unreadable(taken);
  if (found && !found.isFile()) throw new Unreadable('不是普通文件（而是链接、文件夹之类），没有写入');
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw new Unreadable(unwritable((error as NodeJS.ErrnoException).code));
  }
}

function unwritable(code: string | undefined): string {
  if (code === 'EACCES' || code === 'EPERM') return '没有写入权限，或者文件正在 Word、WPS 里打开';
  if (code === 'EBUSY') return '文件正在 Word 或 WPS 里打开，请先关掉它';
  if (code === 'ENOSPC') return '磁盘满了，没有写入';
  if (code === 'ENOENT') return '没有这个文件夹，没有写入';
  return `写不进去${code ? `（${code}）` : ''}`;
}

//#endregion

//#region Pictures

const inText = /^data:image\/[\w.+-]+;base64,/i;

/**
 * Pictures by address: in the text itself, or plain files beside or below the draft or in its project, reached through no
 * link, so that a draft of somebody else brings no other files into a paper. What cannot be had is left out, and told where
 * it stands.
 */
async function picturesOf(
  addresses: readonly string[],
  uri: string,
  root: string | undefined,
  files: NodeFiles,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const holders = [uri.slice(0, uri.lastIndexOf('/')), ...(root === undefined ? [] : [root])];
  let left = mostPictures;
  for (const address of addresses) {
    const [head] = inText.exec(address) ?? [];
    const bytes =
      head === undefined ? await picture(address, uri, holders, files) : fromBase64(address.slice(head.length));
    if (!bytes || bytes.length > left) continue;
    left -= bytes.length;
    found.set(address, bytes);
  }
  return found;
}

/** The template of a project, reached through no link. */
async function templateIn(root: string | undefined, files: NodeFiles): Promise<Uint8Array | undefined> {
  if (root === undefined || (await files.isLinked(templateOf(root), root))) return undefined;
  return files.bytes(templateOf(root), largestPicture).catch(() => undefined);
}

async function picture(address: string, uri: string, holders: readonly string[], files: NodeFiles) {
  const place = resolve(uri, address.replace(/[?#].*$/, ''));
  const holder = holders.find((folder) => place?.startsWith(`${folder}/`));
  if (place === undefined || holder === undefined || (await files.isLinked(place, holder))) return undefined;
  return files.bytes(place, largestPicture).catch(() => undefined);
}

//#endregion

//#region What is said

/** `稿.md → 稿（送审）.docx：批注 3 条，修订建议 2 处` and, where errors are left, how many. */
export function toldOf(file: string, { target, errors, remarks, proposals }: Written, final: boolean): string {
  const said = [remarks > 0 && `批注 ${remarks} 条`, proposals > 0 && `修订建议 ${proposals} 处`].filter(Boolean);
  const inside = final || said.length === 0 ? '' : `：${said.join('，')}`;
  const left = errors > 0 ? `${inside === '' ? '：' : '，'}还有 ${errors} 处错误没有改` : '';
  return `${file} → ${relative('', target)}${inside}${left}`;
}

//#endregion
