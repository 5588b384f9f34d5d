/** What the program keeps for itself, in a folder on disk. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './ports';

/** Nothing that was written here is larger. Bytes. */
const largest = 100_000_000;
/** What a server that was ended in the midst of writing has left is older than that. Milliseconds. */
const longDone = 3_600_000;
const unfinished = '.tmp';

export class FolderStore implements Store {
  #ready: Promise<void> | undefined;

  constructor(private readonly folder: string) {}

  async read(name: string): Promise<string | undefined> {
    const path = join(this.folder, name);
    try {
      return (await stat(path)).size <= largest ? (await readFile(path)).toString() : undefined;
    } catch {
      return undefined;
    }
  }

  async write(name: string, text: string): Promise<void> {
    await (this.#ready ??= this.#prepare());
    const whole = join(this.folder, name);
    const part = `${whole}.${randomUUID()}${unfinished}`;
    try {
      await writeFile(part, text);
      await rename(part, whole);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const found = name.endsWith(unfinished) ? await stat(path).catch(() => undefined) : undefined;
      if (found && Date.now() - found.mtimeMs > longDone) await rm(path, { force: true });
    }
  }
}
