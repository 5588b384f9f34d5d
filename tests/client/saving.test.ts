/** Why a file cannot be read or written, in words for the user. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What the file system does next. */
const disk = vi.hoisted(() => ({ fails: undefined as unknown, type: 1, size: 3, target: undefined as unknown }));
const failing = vi.hoisted(
  () =>
    class FileSystemError extends Error {
      constructor(
        readonly code: string,
        message = '',
      ) {
        super(message);
      }
    },
);

vi.mock('vscode', () => {
  const act =
    <T>(value: T) =>
    async () => {
      if (disk.fails !== undefined) throw disk.fails;
      return value;
    };
  return {
    FileSystemError: failing,
    FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
    Uri: {
      file: (path: string) => ({ path }),
      joinPath: ({ path }: { path: string }, name: string) => ({ path: `${path}/${name}` }),
    },
    QuickPickItemKind: { Separator: -1 },
    window: { showSaveDialog: async (options: { defaultUri: unknown }) => (disk.target = options.defaultUri) },
    workspace: {
      textDocuments: [],
      fs: {
        stat: async () => ({ type: disk.type, size: disk.size }),
        readFile: act(new Uint8Array(3)),
        writeFile: act(undefined),
      },
    },
  };
});

const { read, targetOf, write } = await import('../../client/src/saving');
const { Refusal } = await import('../../client/src/say');

beforeEach(() => Object.assign(disk, { fails: undefined, type: 1, size: 3 }));

const file = { path: '/院里/稿.docx' } as never;

/** What is said where it does not work. */
async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Error).message;
}

describe('a file', () => {
  it.each([
    [new failing('NoPermissions'), '没有写入的权限'],
    [new failing('Unknown', 'EROFS: read-only file system'), '没有写入的权限'],
    [new failing('NoPermissions', 'EBUSY: resource busy or locked'), 'Word 或 WPS 里打开'],
    [new failing('Unknown', 'ENOSPC: no space left on device'), '磁盘满了'],
    [new failing('FileNotFound'), '文件夹不在了'],
    [new failing('FileIsADirectory'), '同名的文件夹'],
    ['其他', '换一个地方'],
  ])('that cannot be written: %s', async (fails, words) => {
    disk.fails = fails;
    const said = await refused(write(file, new Uint8Array()));
    expect(said).toMatch(/^没有写入“稿\.docx”：.*。$/);
    expect(said).toContain(words);
  });

  it.each([
    [new failing('FileNotFound'), '文件不在了'],
    [new failing('NoPermissions'), '没有读取的权限'],
    [new Error('EBUSY: resource busy or locked'), '占用'],
    [new Error('?'), '打不开'],
  ])('that cannot be read: %s', async (fails, words) => {
    disk.fails = fails;
    expect(await refused(read(file, 10))).toContain(words);
  });

  it('that is too large or none is not read; a link is not written through', async () => {
    expect(await read(file, 10)).toHaveLength(3);
    disk.size = 11_000_000;
    expect(await refused(read(file, 10_000_000))).toBe('“稿.docx”超过 10 MB，没有读取。');
    disk.type = 2;
    expect(await refused(read(file, 10))).toContain('不是普通文件');
    disk.type = 65;
    const wanted = { name: '稿.docx', title: '', label: '', ending: 'docx' };
    expect(await refused(targetOf({ ...wanted, folder: undefined }))).toContain('链接');
    disk.type = 1;
    expect(await targetOf({ ...wanted, folder: { path: '/院里' } as never })).toEqual({ path: '/院里/稿.docx' });
  });
});
