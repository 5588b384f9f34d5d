/** What the place where the server runs has to offer: Node has a disk and threads, a browser worker asks the client. */
import type { Connection } from 'vscode-languageserver';
import type { Files, Log, Reader, Store } from '../../base/files/ports';
import { ClientStore } from '../client/store';
import { Cache } from '../indexing/cache';
import { type FileHelper, withTexts } from '../indexing/helpers';
import type { Client } from '../requests/service';

export interface Platform {
  /** Files, where the server may read them itself. */
  readonly disk?: Files;
  /** Where the rules' pages lie. */
  readonly pages?: string | undefined;
  /** Tells this build of the server from others: what one has kept another does not believe. */
  readonly build?: string;
  /** How many threads may run at once. */
  readonly cores?: number;
  /** Another thread that reads texts; `disk` says whether it shall read the files itself. */
  readonly hire?: (disk: boolean) => FileHelper;
  /** A folder for what may be lost, by its URI; undefined where it cannot be reached without the client. */
  readonly store?: (folder: string) => Store | undefined;
}

/** More threads than these would be felt by whatever else runs. */
const mostThreads = 2;

/** Threads that read: as many as there are cores, none where there is only one. `own` are the files that they can read. */
export function crewOf({ cores = 1, hire }: Platform, own: Files | undefined, files: Reader, log: Log): FileHelper[] {
  if (!hire || cores < 2) return [];
  try {
    return Array.from({ length: mostThreads }, () => (own ? hire(true) : withTexts(hire(false), files)));
  } catch (error) {
    // They may be forbidden where the server runs.
    log.warn(`${error instanceof Error ? error.message : error}`);
    return [];
  }
}

/** Where the client has a folder for it, what is known of files outlives the server; never in the workspace itself. */
export function cacheFor(
  connection: Connection,
  { storage }: Client,
  { store, build = '' }: Platform,
  inWorkspace: (folder: string) => boolean,
  log: Log,
): Cache | undefined {
  if (!storage || inWorkspace(storage.folder)) return undefined;
  const kept = store?.(storage.folder) ?? new ClientStore(connection);
  const failed = (error: unknown) => log.warn(`${storage.folder}: ${error instanceof Error ? error.message : error}`);
  return new Cache(kept, `${storage.version} ${build}`, failed);
}
