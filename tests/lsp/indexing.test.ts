/** The index of many files: read by several threads, found again at the next start, and right whatever happens meanwhile. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileChangeType, ProgressType, type SymbolInformation } from 'vscode-languageserver/node';
import { pack } from '../../server/src/base/files/pack';
import { FolderStore } from '../../server/src/base/files/store.node';
import { lineIndex } from '../../server/src/base/lineIndex';
import { finish } from '../../server/src/base/steps';
import { workspaceSymbols } from '../../server/src/features/across/workspaceSymbols';
import { builtin } from '../../server/src/frame/builtin';
import { Cache, type Known } from '../../server/src/lsp/indexing/cache';
import { type Kept, keptOf } from '../../server/src/lsp/indexing/reading';
import { canonical } from '../../server/src/lsp/uris';
import { Doc } from '../../server/src/model/draft/doc';
import { summarise } from '../../server/src/model/office/summary';
import { Workspace } from '../../server/src/model/office/workspace';
import { manyDrafts } from '../kit/manyDrafts';
import { buildServer, Client } from './client';

beforeAll(buildServer);
/** Servers with several threads each, on a machine that may have other things to do. */
vi.setConfig({ testTimeout: 180_000 });

let temporary: string;
let root: string;
let storage: string;
/** What the editor shows, by address. */
let files: Map<string, string>;
const running = new Set<Client>();
/** Nothing goes wrong in these tests that a server would have to log: no thread, no file, no cache fails. */
const logged: string[] = [];

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'shuangyi-'));
  root = join(temporary, 'workspace');
  storage = join(temporary, 'storage');
  mkdirSync(root);
  files = new Map();
});
afterEach(async () => {
  await Promise.all([...running].map((client) => client.stop()));
  running.clear();
  rmSync(temporary, { recursive: true, force: true });
  expect(logged.splice(0)).toEqual([]);
});

const uriOf = (path: string) => canonical(pathToFileURL(join(root, path)).toString());

function write(path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  files.set(uriOf(path), text);
  return uriOf(path);
}

const small = { bytes: 900, rows: 3 };

/** More files than one thread reads, and enough for their progress to be shown. */
function writeMany(drafts = 210): void {
  for (const { path, text } of manyDrafts({ drafts, ...small })) write(path, text);
}

interface Started {
  readonly client: Client;
  /** Resolves when all files were read. */
  readonly indexed: Promise<void>;
  /** Resolves when some were. */
  readonly begun: Promise<void>;
}

/** `cancel`: as soon as the progress is shown, somebody wants no more of it. */
async function start(settings: object = {}, cancel = false): Promise<Started> {
  let [begin, end] = [() => {}, () => {}];
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const indexed = new Promise<void>((resolve) => (end = resolve));
  const client = await Client.start({
    folders: [pathToFileURL(root).toString()],
    settings,
    capabilities: {
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: { publishDiagnostics: { versionSupport: true } },
    },
    initializationOptions: { storage: { folder: pathToFileURL(storage).toString(), version: '1' } },
    handle(connection) {
      connection.onNotification('window/logMessage', ({ message }) => void logged.push(message));
      connection.onRequest('window/workDoneProgress/create', ({ token }) => {
        connection.onProgress(new ProgressType<{ kind: string }>(), token, ({ kind }) => {
          if (kind === 'begin' && cancel) void connection.sendNotification('window/workDoneProgress/cancel', { token });
          cancel = false;
          if (kind === 'report') begin();
          if (kind === 'end') end();
        });
        return null;
      });
    },
  });
  running.add(client);
  return { client, indexed, begun };
}

async function stop(client: Client): Promise<void> {
  running.delete(client);
  await client.stop();
}

const items = builtin.casework.slice(0, 15).map(({ name }) => name);

/** What is to be found of some items, as `name address line`, by reading all texts here and now. */
function truth(): string[] {
  let workspace = Workspace.empty;
  for (const [uri, text] of files) {
    const summary = summarise(Doc.open(uri, text, builtin));
    if (summary) workspace = workspace.with(summary);
  }
  return items.flatMap((item) =>
    finish(workspaceSymbols(workspace, item)).map(({ name, place: { uri, span } }) => {
      return `${name} ${uri} ${lineIndex(files.get(uri)!).at(span.start).line - 1}`;
    }),
  );
}

async function found(client: Client): Promise<string[]> {
  const out: string[] = [];
  for (const query of items) {
    const symbols = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
    out.push(...symbols.map(({ name, location }) => `${name} ${location.uri} ${location.range.start.line}`));
  }
  return out;
}

/** Waits until the server finds what there is, in the same order. */
async function agrees(client: Client): Promise<void> {
  const expected = truth();
  expect(expected.length).toBeGreaterThan(10);
  await expect.poll(() => found(client), { timeout: 60_000, interval: 200 }).toEqual(expected);
}

type Changes = Partial<Record<'Created' | 'Changed' | 'Deleted', readonly string[]>>;

function tell(client: Client, changes: Changes): void {
  const list = Object.entries(changes).flatMap(([type, uris]) =>
    uris.map((uri) => ({ uri, type: FileChangeType[type as keyof Changes] })),
  );
  void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: list });
}

/** The cache as the server left it, page by page. */
async function cached(): Promise<{ cache: Cache; known: Map<string, Known> }> {
  const [head = ''] = readFileSync(join(storage, '0.txt'), 'utf8').split('\n');
  const cache = new Cache(new FolderStore(storage), JSON.parse(head).build, (error) => expect.unreachable(`${error}`));
  const known = new Map<string, Known>();
  for (let page = await cache.open(1); page-- > 0; ) for (const one of await cache.read(page)) known.set(...one);
  return { cache, known };
}

/** What is known of a file, with another name for each of its items. */
function forged(known: Known, name: string): Known {
  const kept = keptOf(known.draft);
  const rename = <T extends { name: string }>(task: T): T => ({ ...task, name });
  const [block] = kept.summary.blocks;
  const tasks = block!.tasks.map(rename);
  const keys = new Map([...kept.summary.keys, [`name ${name}`, 1] as const]);
  const summary: Kept['summary'] = { ...kept.summary, keys, blocks: [{ ...block!, tasks }] };
  return { ...known, draft: pack({ ...kept, summary }) };
}

describe('many files', () => {
  it('are found as if they had been read one by one, and again at the next start', async () => {
    writeMany();
    write('随笔.md', '# 随笔\n\n没有什么要检查的。\n');
    const first = await start();
    await first.indexed;
    await agrees(first.client);
    await stop(first.client);
    const { known } = await cached();
    expect([...known.keys()].sort()).toEqual([...files.keys()].sort());
    const second = await start();
    await second.indexed;
    await agrees(second.client);
  });

  it('are checked by several threads as by one', async () => {
    writeMany();
    const { client, indexed } = await start({ scope: 'workspace' });
    await indexed;
    const findings = new Map([...files.keys()].map((uri) => [uri, client.shown(uri)]));
    expect([...findings.values()].filter((list) => list?.length).length).toBeGreaterThan(50);
    // A single file that is written is read by the server itself.
    const some = [...files.keys()].filter((_, i) => i % 20 === 0);
    client.published.length = 0;
    for (const uri of some) {
      const path = decodeURIComponent(new URL(uri).pathname);
      writeFileSync(path, `${files.get(uri)}\n落实布署。\n`);
    }
    tell(client, { Changed: some });
    for (const uri of some) {
      const now = await client.until(uri, () => client.shown(uri));
      const more = now.filter(({ message }) => String(message).includes('布署'));
      expect(more).toHaveLength(1);
      const same = now.filter((one) => !more.includes(one));
      const inOrder = (list: typeof now) =>
        JSON.stringify(list.map(({ code, message, range }) => [code, message, range]));
      expect(inOrder(same)).toBe(inOrder(findings.get(uri)!));
    }
  });

  it('that are written together are read anew', async () => {
    writeMany();
    const { client, indexed } = await start();
    await indexed;
    const texts = [...manyDrafts({ drafts: 210, ...small, seed: 2 })];
    const changed = texts.filter((_, i) => i % 3 === 0).map(({ path, text }) => write(path, text));
    expect(changed.length).toBeGreaterThan(50);
    tell(client, { Changed: changed });
    await agrees(client);
  });
});

describe('what is known from the last start', () => {
  it('is believed of an unchanged file alone: not of one that was changed, and not of an open one', async () => {
    writeMany();
    const first = await start();
    await first.indexed;
    await stop(first.client);
    const { cache, known } = await cached();
    const [same = '', changed = '', open = '', alien = ''] = [...known.keys()].filter((_, i) => i % 10 === 0);
    for (const uri of [same, changed, open]) cache.note(uri, forged(known.get(uri)!, '没有的事项'));
    cache.note(alien, { ...forged(known.get(alien)!, '没有的事项'), frame: 'another framework' });
    cache.note(`${uriOf('')}/gone.md`, forged(known.get(same)!, '没有的事项'));
    await cache.save(() => true);
    const text = `${files.get(changed)}\n又写了一句。\n`;
    writeFileSync(decodeURIComponent(new URL(changed).pathname), text);
    const { client, indexed } = await start();
    client.open(open, files.get(open)!);
    await indexed;
    const query = { query: '没有的事项' };
    const symbols = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', query);
    expect(new Set(symbols.map(({ location }) => location.uri))).toEqual(new Set([same]));
  });

  it('is left where it is broken, and nobody notices', async () => {
    writeMany();
    const first = await start();
    await first.indexed;
    await stop(first.client);
    const pages = readdirSync(storage);
    for (const [i, name] of pages.entries()) {
      const text = readFileSync(join(storage, name), 'utf8');
      writeFileSync(join(storage, name), i % 2 === 0 ? text.slice(0, text.length - 100) : 'nonsense');
    }
    const { client, indexed } = await start();
    await indexed;
    await agrees(client);
    expect((await cached()).known.size).toBe(files.size);
  });

  it('may be nonsense that nobody could tell from sense before: such a file is read', async () => {
    writeMany(40);
    const first = await start();
    await agrees(first.client);
    await expect.poll(() => readdirSync(storage).length, { timeout: 60_000 }).toBeGreaterThan(0);
    await stop(first.client);
    const { cache, known } = await cached();
    for (const [uri, one] of known) cache.note(uri, { ...one, draft: '["no","draft"' });
    await cache.save(() => true);
    const { client } = await start();
    await agrees(client);
  });

  it('is that of another framework when the office has changed its own', async () => {
    writeMany();
    const first = await start();
    await first.indexed;
    await stop(first.client);
    mkdirSync(join(root, '.shuangyi'));
    const text = 'extends: procuratorate\nkinds: [{ id: work-plan, aliases: [工作盘子] }]\n';
    writeFileSync(join(root, '.shuangyi/framework.yaml'), text);
    const second = await start();
    await second.indexed;
    await agrees(second.client);
    const { known } = await cached();
    expect(new Set([...known.values()].map(({ frame }) => frame)).size).toBe(1);
  });

  it('outlives a server that is killed in the midst of it', async () => {
    writeMany(500);
    const first = await start();
    await first.begun;
    running.delete(first.client);
    await first.client.kill();
    const second = await start();
    await second.begun;
    running.delete(second.client);
    await second.client.kill();
    const { client, indexed } = await start();
    await indexed;
    await agrees(client);
    expect((await cached()).known.size).toBe(files.size);
  });

  it('is shared by two windows on one folder', async () => {
    writeMany();
    const both = await Promise.all([start(), start()]);
    await Promise.all(both.map(({ indexed }) => indexed));
    for (const { client } of both) await agrees(client);
    const changed = [...manyDrafts({ drafts: 60, ...small, seed: 3 })].map(({ path, text }) => write(path, text));
    for (const { client } of both) tell(client, { Changed: changed });
    for (const { client } of both) await agrees(client);
    for (const { client } of both) await stop(client);
    const third = await start();
    await third.indexed;
    await agrees(third.client);
  });

  it.each(['outside', 'inside'])('never lies in the workspace, though the client had a folder %s', async (where) => {
    writeMany();
    if (where === 'inside') storage = join(root, 'storage');
    const names = () => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
    const before = names();
    const { client, indexed } = await start();
    await indexed;
    await stop(client);
    expect(names()).toEqual(before);
    if (where === 'outside') expect(readdirSync(storage).length).toBeGreaterThan(0);
  });
});

it('who stops the reading has what was read so far, and the rest when a file comes', async () => {
  writeMany(500);
  const { client, indexed } = await start({}, true);
  await indexed;
  expect((await found(client)).length).toBeLessThan(truth().length);
  tell(client, { Created: [write('新.md', files.values().next().value!)] });
  await agrees(client);
});

describe('while many files are known', () => {
  it('a folder of five hundred gets another name: nothing is lost, nothing stale remains', async () => {
    for (const { path, text } of manyDrafts({ drafts: 500, ...small })) write(`旧/${path}`, text);
    for (const { path, text } of manyDrafts({ drafts: 10, ...small, seed: 9 })) write(`别处/${path}`, text);
    const { client, indexed } = await start({ scope: 'workspace' });
    await indexed;
    await agrees(client);
    const [old, now] = [uriOf('旧'), uriOf('新')];
    const codes = (uri: string) => client.shown(uri)?.map(({ code, range }) => [code, range.start.line]);
    // What drafts owe one another is told later, once all of them are known.
    let last = '';
    const isStill = () => {
      const now = JSON.stringify([...files.keys()].map(codes));
      const still = now === last;
      last = now;
      return still;
    };
    await expect.poll(isStill, { interval: 3_000, timeout: 60_000 }).toBe(true);
    const before = new Map([...files.keys()].map((uri) => [uri.replace(old, now), codes(uri)]));
    expect([...before.values()].filter((list) => list?.length).length).toBeGreaterThan(100);
    expect(
      [...before.values()].flat().some((one) => one?.[0] === 'unplanned-item' || one?.[0] === 'unreported-item'),
    ).toBe(true);
    renameSync(join(root, '旧'), join(root, '新'));
    files = new Map([...files].map(([uri, text]) => [uri.replace(old, now), text]));
    tell(client, { Created: [now], Deleted: [old] });
    await agrees(client);
    await expect.poll(() => [...files.keys()].map(codes), { timeout: 60_000 }).toEqual([...before.values()]);
    for (const uri of files.keys()) {
      if (uri.startsWith(now)) expect(client.shown(uri.replace(now, old))).toEqual([]);
    }
  });

  it('a file goes under an open editor: what the editor shows counts until it is closed', async () => {
    writeMany();
    const [uri = ''] = files.keys();
    const { client, indexed } = await start({ scope: 'workspace' });
    client.open(uri, files.get(uri)!);
    await indexed;
    files.set(uri, files.get(uri)!.replace('| --- |\n| ', '| --- |\n| 专项'));
    client.change(uri, [{ text: files.get(uri)! }]);
    rmSync(decodeURIComponent(new URL(uri).pathname));
    tell(client, { Deleted: [uri] });
    await agrees(client);
    client.close(uri);
    files.delete(uri);
    await agrees(client);
    expect(client.shown(uri)).toEqual([]);
  });
});
