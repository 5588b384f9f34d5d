/** What the index keeps from one start to the next: believed only where it is certain, dropped wherever it is not. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../server/src/base/files/ports';
import { FolderStore } from '../../server/src/base/files/store.node';
import { Cache, type Known, pageOf, pagesFor } from '../../server/src/lsp/indexing/cache';

let folder: string;
const failures: unknown[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  failures.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const uris = Array.from({ length: 300 }, (_, i) => `file:///w/${i}.md`);
const knownOf = (uri: string): Known => ({
  print: `print of ${uri}`,
  stamp: '',
  frame: 'frame',
  draft: `["${uri}","行"]`,
});
const cacheIn = (store: Store, build = '1') => new Cache(store, build, (error) => failures.push(error));
const all = () => true;

/** A cache that knows all files; gives its number of pages. */
async function fill(build = '1'): Promise<number> {
  const cache = cacheIn(new FolderStore(folder), build);
  const pages = await cache.open(uris.length);
  for (const uri of uris) cache.note(uri, knownOf(uri));
  await cache.save(all);
  return pages;
}

/** All that another server finds. */
async function found(build = '1', files = uris.length): Promise<Map<string, Known>> {
  const cache = cacheIn(new FolderStore(folder), build);
  const pages = await cache.open(files);
  const out = new Map<string, Known>();
  for (let page = 0; page < pages; page++) for (const [uri, known] of await cache.read(page)) out.set(uri, known);
  return out;
}

const whole = new Map(uris.map((uri) => [uri, knownOf(uri)]));
const onPage = (page: number, pages: number) => uris.filter((uri) => pageOf(uri, pages) === page);
const pathOf = (page: number) => join(folder, `${page}.txt`);

it('is found again as it was, on several pages', async () => {
  expect(await fill()).toBeGreaterThan(2);
  expect(await found()).toEqual(whole);
  expect(failures).toEqual([]);
  expect(readdirSync(folder).filter((name) => !name.endsWith('.txt'))).toEqual([]);
});

it('fewer files find it again; many more begin anew', async () => {
  await fill();
  expect(await found('1', 1)).toEqual(whole);
  expect((await found('1', 100_000)).size).toBe(0);
});

it('another build believes nothing of it, and writes its own in its place', async () => {
  await fill();
  expect((await found('2')).size).toBe(0);
  await fill('2');
  expect(await found('2')).toEqual(whole);
  expect((await found('1')).size).toBe(0);
});

describe('a page that is broken counts as empty, the others stay:', () => {
  const damages: readonly [string, (text: string) => string | Uint8Array][] = [
    ['nothing in it', () => ''],
    ['cut off', (text) => text.slice(0, text.length / 2)],
    ['cut off behind a line', (text) => text.slice(0, text.lastIndexOf('\n'))],
    ['its head alone', (text) => text.slice(0, text.indexOf('\n'))],
    ['without its head', (text) => text.slice(text.indexOf('\n') + 1)],
    ['one letter changed', (text) => text.replace('行', '列')],
    ['of another format', (text) => text.replace(/"format":\d+/, '"format":0')],
    ['of another number of pages', (text) => text.replace(/"pages":\d+/, '"pages":3')],
    ['figures that make no sense', (text) => text.replace(/"pages":\d+/, '"pages":1e99')],
    ['no JSON', (text) => text.replace('{', '[')],
    ['no object', (text) => text.replace(/^.*/, 'null')],
    ['bytes of something else', () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)],
  ];
  it.each(damages)('%s', async (_, damage) => {
    const pages = await fill();
    for (const page of [1, 0]) {
      const whatWas = readFileSync(pathOf(page), 'utf8');
      writeFileSync(pathOf(page), damage(whatWas));
      const lost = new Set(onPage(page, pages));
      expect(lost.size).toBeGreaterThan(10);
      expect(await found()).toEqual(new Map([...whole].filter(([uri]) => !lost.has(uri))));
      // It is mended by the next that is written to it.
      const cache = cacheIn(new FolderStore(folder));
      await cache.open(uris.length);
      for (const uri of lost) cache.note(uri, knownOf(uri));
      await cache.save(all, page);
      expect(await found()).toEqual(whole);
    }
    expect(failures).toEqual([]);
  });

  it('gone, or a folder in its place', async () => {
    const pages = await fill();
    rmSync(pathOf(0));
    rmSync(pathOf(1));
    mkdirSync(pathOf(1));
    const lost = new Set([...onPage(0, pages), ...onPage(1, pages)]);
    expect(await found()).toEqual(new Map([...whole].filter(([uri]) => !lost.has(uri))));
  });
});

it('what is noted changes only its own page, and files that are gone go with it', async () => {
  const pages = await fill();
  const [one = '', gone = '', other = ''] = onPage(1, pages);
  const before = readFileSync(pathOf(0), 'utf8');
  const cache = cacheIn(new FolderStore(folder));
  await cache.open(uris.length);
  cache.note(one, { print: 'new', stamp: '', frame: 'other', draft: '' });
  cache.note(other, undefined);
  await cache.save((uri) => uri !== gone);
  const expected = new Map(whole);
  expected.set(one, { print: 'new', stamp: '', frame: 'other', draft: '' });
  expected.delete(gone);
  expected.delete(other);
  expect(await found()).toEqual(expected);
  expect(readFileSync(pathOf(0), 'utf8')).toBe(before);
});

it('two servers write at once: each page is that of one of them, whole', async () => {
  const pages = await fill();
  const caches = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const cache = cacheIn(new FolderStore(folder));
      await cache.open(uris.length);
      for (const uri of uris) cache.note(uri, { ...knownOf(uri), print: name });
      return cache;
    }),
  );
  await Promise.all(caches.map((cache) => cache.save(all)));
  const now = await found();
  expect([...now.keys()].sort()).toEqual([...uris].sort());
  for (let page = 0; page < pages; page++) {
    expect(new Set(onPage(page, pages).map((uri) => now.get(uri)?.print)).size).toBe(1);
  }
  expect(failures).toEqual([]);
});

it('what cannot be written is told, and nothing is thrown', async () => {
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  const cache = cacheIn(new FolderStore(join(blocked, 'below')));
  await cache.open(1);
  cache.note('file:///w/1.md', knownOf('file:///w/1.md'));
  await cache.save(all);
  expect(failures).toHaveLength(1);
});

it('what a server left that was ended in writing is cleared away, later', async () => {
  for (const name of ['0.txt.1-1.tmp', '0.txt.2-1.tmp']) writeFileSync(join(folder, name), 'half');
  utimesSync(join(folder, '0.txt.1-1.tmp'), 1, 1);
  await new FolderStore(folder).write('0.txt', 'whole');
  expect(readdirSync(folder).sort()).toEqual(['0.txt', '0.txt.2-1.tmp']);
});

it('has few pages for few files', () => {
  expect([0, 1, 128, 129, 10_000].map(pagesFor)).toEqual([1, 1, 1, 2, 128]);
});
