/** Which folder's `.shuangyi/` applies: the nearest above, up to a top. */
import { expect, it } from 'vitest';
import { Roots } from '../../server/src/project/roots';

const top = 'file:///%E9%99%A2/w';

/** Looks among files of these addresses; counts what is read. */
function roots(...existing: string[]) {
  const read: string[] = [];
  const files = {
    read: async (uri: string) => {
      read.push(uri);
      return existing.includes(uri) ? '' : undefined;
    },
  };
  return { roots: new Roots(files, (folder) => folder === top), read };
}

it.each([
  ['none', [], undefined],
  ['at the top', ['.shuangyi/config.yaml'], top],
  ['the nearest of several', ['.shuangyi/config.yaml', 'a/.shuangyi/words.txt'], `${top}/a`],
  ['beside the file', ['a/b/.shuangyi/config.yml'], `${top}/a/b`],
  ['a template for Word alone', ['.shuangyi/模板.docx'], top],
  ['in another folder', ['c/.shuangyi/config.yaml'], undefined],
  ['above the top', ['../.shuangyi/config.yaml'], undefined],
])('%s', async (_, existing, root) => {
  const uris = existing.map((path) => new URL(path, `${top}/`).href);
  expect(await roots(...uris).roots.of(`${top}/a/b/x.md`)).toBe(root);
});

it('a file that cannot be read is there all the same', async () => {
  const files = { read: () => Promise.reject(new Error('x')) };
  expect(await new Roots(files, () => false).of('file:///w/a/x.md')).toBe('file:///w/a');
});

it('ends at the root of the disk, and looks into each folder once', async () => {
  const { roots: all, read } = roots();
  const disk = new Roots({ read: async (uri) => void read.push(uri) }, () => false);
  expect(await disk.of('file:///c%3A/a/x.md')).toBeUndefined();
  expect(await disk.of('file:///x.md')).toBeUndefined();
  read.length = 0;
  await all.of(`${top}/a/x.md`);
  const { length } = read;
  await all.of(`${top}/a/y.md`);
  expect(read).toHaveLength(length);
});
