/** What Node offers: its disk, threads that run the same script, and folders to write to. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { hireThread, joinThreads } from '../../base/crew/threads.node';
import { NodeFiles, ThreadFiles, toPath } from '../../base/files/disk.node';
import { FolderStore } from '../../base/files/store.node';
import { answerBatches } from '../indexing/helpers';
import type { Platform } from './platform';

/** `script` is the program that runs, `pages` where the rules' pages lie. */
export function nodePlatform(script: string, pages: string | undefined): Platform {
  return {
    disk: new NodeFiles(),
    pages,
    build: buildOf(script),
    cores: availableParallelism(),
    // A program that something else has to start has it beside itself.
    hire: (disk) => hireThread(script.replace(/\.cjs$/, '.js'), { disk }),
    store: (folder) => (folder.startsWith('file:') ? new FolderStore(toPath(folder)) : undefined),
  };
}

/** A program that was built anew has another time or size. */
function buildOf(script: string): string {
  const { mtimeMs, size } = statSync(toPath(script));
  return `${size}-${mtimeMs}`;
}

/** Whether this is one of the threads, which then reads what it is asked for. */
export function joinsReaders(): boolean {
  return joinThreads(({ disk }: { disk: boolean }) => answerBatches(disk ? new ThreadFiles() : undefined));
}
