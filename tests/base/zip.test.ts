import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { unzip, type ZipPart, zip } from '../../server/src/base/zip';

const parts: ZipPart[] = [
  { name: '[Content_Types].xml', content: '<类型/>' },
  { name: 'word/空.xml', content: '' },
  { name: 'word/长.xml', content: '党建与业务融合，'.repeat(4_000) },
  { name: 'word/media/image1.png', content: Uint8Array.from({ length: 999 }, (_, i) => (i * 7) % 251), packed: true },
];
const bytes = finish(zip(parts));
const all = () => true;
const read = (file: Uint8Array, wanted: (name: string) => boolean = all, limit?: number) =>
  finish(unzip(file, wanted, limit));
const text = (found: ReturnType<typeof read>, name: string) =>
  'problem' in found ? found.problem : new TextDecoder().decode(found.get(name));

describe('an archive', () => {
  it('is read by another reader, and by ours', () => {
    const other = unzipSync(bytes);
    const own = read(bytes);
    for (const { name, content } of parts) {
      const expected = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      expect(other[name]).toEqual(expected);
      expect((own as Map<string, Uint8Array>).get(name)).toEqual(expected);
    }
  });

  it('has the same bytes each time', () => {
    expect(finish(zip(parts))).toEqual(bytes);
  });

  it('gives the turn away while it is packed and unpacked', () => {
    expect([...zip(parts)].length).toBeGreaterThan(parts.length);
    expect([...unzip(bytes, all)].length).toBeGreaterThan(parts.length);
  });

  it('of another writer is read, a comment behind it too', () => {
    const other = zipSync({ 'a.xml': new TextEncoder().encode('甲') }, { comment: '注' });
    expect(text(read(other), 'a.xml')).toBe('甲');
  });

  it('gives only what is asked for', () => {
    const found = read(bytes, (name) => name.startsWith('['));
    expect([...(found as Map<string, Uint8Array>).keys()]).toEqual(['[Content_Types].xml']);
  });
});

describe('an archive of others', () => {
  const view = (file: Uint8Array) => new DataView(file.buffer);
  const changed = (change: (file: Uint8Array) => void) => {
    const copy = bytes.slice();
    change(copy);
    return copy;
  };
  /** Place of the index. */
  const index = view(bytes).getUint32(bytes.length - 6, true);

  it('that unfolds to too much is not read, whatever its index says', () => {
    const size = (parts[2]!.content as string).length * 3;
    expect(text(read(bytes, all, size - 1), '')).toContain('太大');
    const lying = changed((file) => {
      for (let at = 0; at < file.length - 4; at++) if (view(file).getUint32(at, true) === size) file[at + 2] = 0;
    });
    expect(text(read(lying, all, size - 1), '')).toContain('太大');
  });

  it('that is encrypted is refused with the remedy', () => {
    const locked = changed((file) => file.fill(9, index + 8, index + 9));
    expect(text(read(locked), '')).toContain('加密');
  });

  it('that is damaged, cut off, empty or none at all is told so', () => {
    const damage: Uint8Array[] = [
      changed((file) => file.fill(0xff, 60, 64)),
      changed((file) => file.fill(0, index, index + 4)),
      bytes.slice(0, -30),
      bytes.slice(0, 10),
      new Uint8Array(),
      new TextEncoder().encode('# 不是压缩文件'),
    ];
    for (const file of damage) expect(text(read(file), '')).toContain('损坏');
  });

  it('makes no error out of any change of a byte', () => {
    const small = finish(zip(parts.slice(0, 2)));
    for (let at = 0; at < small.length; at++) {
      const copy = small.slice();
      copy[at]! ^= 0xff;
      const found = read(copy);
      expect('problem' in found || found.size).toBeTruthy();
    }
  });
});
