/** A pass over many files: stopped when nobody wants it, gone on with when a helper fails. */
import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { answerBatches, type FileHelper } from '../../server/src/lsp/indexing/helpers';
import { type Member, type Pass, readAll } from '../../server/src/lsp/indexing/pass';
import { type Reading, readText } from '../../server/src/lsp/indexing/reading';
import { loadProject, type Project, projectOf } from '../../server/src/project/project';
import { manyDrafts } from '../kit/manyDrafts';

const texts = new Map([...manyDrafts({ drafts: 150, bytes: 300, rows: 1 })].map(({ path, text }) => [path, text]));
const loaded = loadProject({ read: async () => undefined }, 'file:///w');

const membersOf = (project: Project): Member[] => [...texts.keys()].map((uri) => ({ uri, project, check: undefined }));

/** Answers so many batches, then fails. */
function helper(batches = Number.POSITIVE_INFINITY): FileHelper & { asked: number } {
  return {
    asked: 0,
    async ask({ sources, files }) {
      if (this.asked++ >= batches) throw new Error('no memory');
      const project = await projectOf(sources);
      return files.map((file) => finish(readText(project, file, texts.get(file.uri)!, undefined)));
    },
    stop() {},
  };
}

interface Outcome {
  readonly readings: Map<string, Reading>;
  readonly reported: number[];
  readonly failures: unknown[];
}

async function run(helpers: FileHelper[], more: Partial<Pass> = {}): Promise<Outcome> {
  const out: Outcome = { readings: new Map(), reported: [], failures: [] };
  await readAll(membersOf(await loaded), {
    cache: undefined,
    helpers,
    instead: helper(),
    progress: { report: (done) => out.reported.push(done), done() {} },
    turn: () => Promise.resolve(),
    goesOn: () => true,
    begin: () => (readings) => {
      for (const one of readings) out.readings.set(one.uri, one);
    },
    failed: (error) => out.failures.push(error),
    exists: () => true,
    ...more,
  });
  return out;
}

const inOrder = ({ readings }: Outcome) => [...readings.entries()].sort(([a], [b]) => (a < b ? -1 : 1));

it('one helper and two read the same', async () => {
  const one = await run([helper()]);
  const crew = [helper(), helper()];
  const two = await run(crew);
  expect([...one.readings.keys()].sort()).toEqual([...texts.keys()].sort());
  expect(inOrder(two)).toEqual(inOrder(one));
  for (const { asked } of crew) expect(asked).toBeGreaterThan(0);
  expect(two.reported.at(-1)).toBe(texts.size);
  expect(two.reported).toEqual(two.reported.toSorted((a, b) => a - b));
});

it('another one does the work of a helper that fails, and the error is told', async () => {
  const broken = await run([helper(1), helper(0)]);
  expect(inOrder(broken)).toEqual(inOrder(await run([helper()])));
  expect(broken.failures).toHaveLength(2);
});

it('who wants no more gets no more than what was begun', async () => {
  let left = 3;
  const stopped = await run([helper()], { goesOn: () => left-- > 0 });
  expect(stopped.readings.size).toBeGreaterThan(0);
  expect(stopped.readings.size).toBeLessThan(texts.size);
  expect(stopped.reported.at(-1)).toBe(stopped.readings.size);
});

it('a framework that came as plain data reads the same as the one it was made from', async () => {
  const framework = {
    uri: 'file:///w/.shuangyi/framework.yaml',
    text: 'extends: procuratorate\nkinds: [{ id: work-plan, aliases: [工作盘子] }]\n',
  };
  const read = async (uri: string) => (uri === framework.uri ? framework.text : undefined);
  const project = await loadProject({ read }, 'file:///w');
  const copy = await projectOf(structuredClone(project.sources));
  expect(copy).not.toBe(project);
  expect(await projectOf(project.sources)).toBe(project);
  const text = '---\n文种: 工作盘子\n---\n\n【事项：公益诉讼】\n';
  const reading = (one: Project) => finish(readText(one, { uri: 'file:///w/a.md' }, text, undefined));
  expect(reading(copy).draft).toBeDefined();
  expect(reading(copy)).toEqual(reading(project));
  expect(reading(await loaded).draft).toBeUndefined();
});

it('a file that nobody has written since is not read again', async () => {
  const { sources } = await loaded;
  const [uri = ''] = texts.keys();
  const stamps = new Map([[uri, '1']]);
  const read: string[] = [];
  const answer = answerBatches({
    read: async (one) => {
      read.push(one);
      return texts.get(one);
    },
    stamp: (one) => stamps.get(one),
  });
  const ask = async (wanted: object) => (await answer({ sources, files: [{ uri, ...wanted }], check: undefined }))[0]!;
  const { print: known, stamp } = await ask({});
  expect(read.splice(0)).toEqual([uri]);
  expect(await ask({ known, stamp })).toEqual({ uri, print: known, stamp, same: true });
  expect(read).toEqual([]);
  // Written again with the same words: read, and known all the same.
  stamps.set(uri, '2');
  expect(await ask({ known, stamp })).toEqual({ uri, print: known, stamp: '2', same: true });
  // Where the disk tells nothing, it is read.
  stamps.delete(uri);
  expect(await ask({ known, stamp: '' })).toMatchObject({ same: true });
  expect(read.splice(0)).toEqual([uri, uri]);
});
