/** The project of each workspace folder: loaded once, again when its files change. Open text wins over the disk. */
import type { Files, Log } from '../base/files/ports';
import { loadProject, type Project } from '../project/project';
import { Roots } from '../project/roots';
import { canonical, isBelow } from './uris';

export class Projects {
  #roots: readonly string[] = [];
  /** Folders inside workspace folders that have a project of their own. */
  readonly #inner = new Set<string>();
  #nearest: Roots;
  readonly #loaded = new Map<string | undefined, Promise<Project>>();

  /** `onLoad` is called with each project that was read, unless it has to be read again already. */
  constructor(
    private readonly files: Files,
    private readonly log: Log,
    private readonly onLoad: (project: Project) => void,
  ) {
    this.#nearest = this.#look();
  }

  /** Workspace folders, as canonical URIs without a slash at the end. */
  get roots(): readonly string[] {
    return this.#roots;
  }

  setRoots(uris: readonly string[]): void {
    this.#roots = uris.map(canonical);
    for (const inner of this.#inner) if (this.rootOf(inner) === undefined) this.#inner.delete(inner);
    this.#loaded.clear();
    this.#nearest = this.#look();
  }

  /** Folders of all projects that are known: the workspace folders, and those inside them. */
  get all(): readonly string[] {
    return [...this.#roots, ...this.#inner];
  }

  /** The innermost workspace folder that holds a file, or undefined. */
  rootOf(uri: string): string | undefined {
    const holders = this.#roots.filter((root) => isBelow(uri, root));
    return holders.sort((a, b) => b.length - a.length)[0];
  }

  /**
   * The project that a file belongs to: of the nearest folder with a `.shuangyi/` of its own, up to the workspace
   * folder. Never rejects: one that cannot be read counts as empty. */
  async of(uri: string): Promise<Project> {
    const top = this.rootOf(uri);
    if (top === undefined) return this.load(undefined);
    const root = (await this.#nearest.of(canonical(uri))) ?? top;
    if (root !== top) this.#inner.add(root);
    return this.load(root);
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

  /**
   * A project's own file, or the folder that holds them, has changed: it has to be read again, and may be the first or was
   * the last of its folder.
   */
  forget(uri: string): void {
    const owner = canonical(uri).replace(/\/\.shuangyi(?:\/[^/]*)?$/, '');
    const top = this.rootOf(uri);
    if (top !== undefined && owner !== top) this.#inner.add(owner);
    this.#loaded.delete(owner);
    this.#nearest = this.#look();
  }

  /** Folders have come or gone: says whether any of their projects was known. */
  forgetIn(isIn: (folder: string) => boolean): boolean {
    const known = this.all.filter(isIn);
    for (const folder of known) {
      this.#inner.delete(folder);
      this.#loaded.delete(folder);
    }
    this.#nearest = this.#look();
    return known.length > 0;
  }

  #look(): Roots {
    return new Roots(this.files, (folder) => this.#roots.includes(folder));
  }
}
