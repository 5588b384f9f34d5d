/** Which folder's `.shuangyi/` applies to a file; one rule for editor and command line. */
import { getOrMake } from '../base/getOrMake';
import type { Reader } from '../base/files/ports';
import { hasOwnFiles } from './project';

/** Looks upward from a file for the nearest folder with files of a project, and remembers what it has seen. */
export class Roots {
  readonly #known = new Map<string, Promise<string | undefined>>();

  /** `isTop`: whether a folder is the last one to look at. Folders are URIs without a slash at the end. */
  constructor(
    private readonly files: Reader,
    private readonly isTop: (folder: string) => boolean,
  ) {}

  /** URI of the folder whose `.shuangyi/` applies to a file; undefined when there is none up to the top. */
  of(uri: string): Promise<string | undefined> {
    return this.#from(parentOf(uri));
  }

  #from(folder: string): Promise<string | undefined> {
    return getOrMake(this.#known, folder, () => this.#look(folder));
  }

  async #look(folder: string): Promise<string | undefined> {
    if (await hasOwnFiles(this.files, folder)) return folder;
    const parent = parentOf(folder);
    return parent === folder || this.isTop(folder) ? undefined : this.#from(parent);
  }
}

/** The folder above; the folder itself where there is none. */
function parentOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return uri[slash - 1] === '/' ? uri : uri.slice(0, slash);
}
