/** One pass over many files: page by page of the cache, by as many helpers as there are. */
import { groupBy } from '../../base/groupBy';
import type { Project } from '../../project/project';
import type { Progress } from '../client/progress';
import { type Cache, type Page, pageOf, pagesFor } from './cache';
import type { FileHelper } from './helpers';
import { type Batch, frameKey, type Reading } from './reading';

/** A file to be read. */
export interface Member {
  readonly uri: string;
  readonly project: Project;
  readonly check: Batch['check'];
}

export interface Pass {
  readonly cache: Cache | undefined;
  readonly helpers: readonly FileHelper[];
  /** Takes the place of a helper that fails. */
  readonly instead: FileHelper;
  readonly progress: Progress;
  /** Resolves when it may go on. */
  turn(): Promise<void>;
  goesOn(): boolean;
  /** Begins to read files; what comes of it is handed to what it gives. */
  begin(files: readonly Member[]): (readings: readonly Reading[], known: Page) => void;
  failed(error: unknown): void;
  /** Whether a file that the cache knows is still there. */
  exists(uri: string): boolean;
}

/** Files that are asked for at once: their reading takes about a tenth of a second, and so does a wish to stop. */
const batchSize = 24;

/** Reads the files. Ends early when it is not to go on; what was read is taken up all the same. */
export async function readAll(files: readonly Member[], pass: Pass): Promise<void> {
  const { cache, helpers } = pass;
  const pages = cache ? await cache.open(files.length) : pagesFor(files.length);
  const left = [...groupBy(files, ({ uri }) => pageOf(uri, pages))];
  let done = 0;
  const report = (more: number) => pass.progress.report((done += more));
  const work = async (helper: FileHelper): Promise<void> => {
    const ask = askOf(helper, pass);
    for (let next = left.pop(); next && pass.goesOn(); next = left.pop()) {
      const [page, members] = next;
      await readPage(members, (await cache?.read(page)) ?? new Map(), ask, pass, report);
      await cache?.save(pass.exists, page);
    }
  };
  await Promise.all(helpers.map(work));
}

/** Asks a helper; once it has failed, the one that takes its place: a thread may end for want of memory. */
function askOf(helper: FileHelper, { instead, failed }: Pass): FileHelper['ask'] {
  let now = helper;
  return (batch) =>
    now.ask(batch).catch((error) => {
      failed(error);
      now = instead;
      return now.ask(batch);
    });
}

async function readPage(
  members: readonly Member[],
  known: Page,
  ask: FileHelper['ask'],
  pass: Pass,
  report: (done: number) => void,
): Promise<void> {
  for (const files of inBatches(members)) {
    await pass.turn();
    if (!pass.goesOn()) return;
    const take = pass.begin(files);
    take(await ask(batchOf(files, known)), known);
    report(files.length);
  }
}

/** Few files at once, each time of one project and checked in one way. */
function* inBatches(members: readonly Member[]): Generator<readonly Member[]> {
  for (const alike of groupBy(members, ({ project }) => project).values()) {
    for (const same of groupBy(alike, ({ check }) => check).values()) {
      for (let i = 0; i < same.length; i += batchSize) yield same.slice(i, i + batchSize);
    }
  }
}

/** The question for files that are alike. */
export function batchOf(members: readonly Member[], known: Page): Batch {
  const { project, check } = members[0]!;
  const frame = frameKey(project.sources);
  const files = members.map(({ uri }) => {
    const found = known.get(uri);
    return found?.frame === frame ? { uri, known: found.print, stamp: found.stamp } : { uri };
  });
  return { sources: project.sources, files, check };
}
