/** The project of each workspace folder: loaded once, again when its files change. Open text wins over the disk. */
import type { Files, Log } from '../base/ports';
import { loadProject, type Project } from '../check/project';
import { canonical, isBelow } from './uris';

export class Projects {
  #roots: readonly string[] = [];
  readonly #loaded = new Map<string | undefined, Promise<Project>>();

  /** `onLoad` is called with each project that was read, unless it has to be read again already. */
  constructor(
    private readonly files: Files,
    private readonly log: Log,
    private readonly onLoad: (project: Project) => void,
  ) {}

  /** Workspace folders, as canonical URIs without a slash at the end. */
  get roots(): readonly string[] {
    return this.#roots;
  }

  setRoots(uris: readonly string[]): void {
    this.#roots = uris.map((uri) => canonical(uri).replace(/\/$/, ''));
    this.#loaded.clear();
  }

  /** The innermost workspace folder that holds a file, or undefined. */
  rootOf(uri: string): string | undefined {
    const holders = this.#roots.filter((root) => isBelow(uri, root));
    return holders.sort((a, b) => b.length - a.length)[0];
  }

  /** The project that a file belongs to. Never rejects: one that cannot be read counts as empty. */
  of(uri: string): Promise<Project> {
    return this.load(this.rootOf(uri));
  }

  load(root: string | undefined): Promise<Project> {
    const known = this.#loaded.get(root);
    if (known) return known;
    const loading = loadProject(this.files, root).catch((error) => {
      this.log.error(`${root}: ${error instanceof Error ? error.stack : error}`);
      return loadProject(this.files, undefined);
    });
    this.#loaded.set(root, loading);
    void loading.then((project) => (this.#loaded.get(root) === loading ? this.onLoad(project) : undefined));
    return loading;
  }

  /** The project of a file has to be read again. */
  forget(uri: string): void {
    this.#loaded.delete(this.rootOf(uri));
  }
}
