/** Addresses of files on disk: as VS Code writes them. */
import { expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { decode, NotUtf8, toPath, toUri } from '../../server/src/base/files/disk.node';

it
  .skipIf(process.platform === 'win32')
  .each(['/院/2026年 工作计划（讨论稿）.md', "/a/it's 100% (new) [1] #2?&=+,;:@!*~.md", '/a\\b/c.md', '/'])(
  '%s',
  (path) => {
    expect(toUri(path)).toBe(URI.file(path).toString());
    expect(toPath(toUri(path))).toBe(path);
  },
);

it('a byte order mark is no part of the text; other encodings are refused', () => {
  expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a');
  expect(() => decode(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toThrow(NotUtf8);
});
