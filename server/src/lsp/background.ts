/** Checks the drafts of the workspace that are not open, in the background, where the settings ask for it. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Files, Log } from '../base/ports';
import { checkIn } from '../check/project';
import { mostSevere } from '../features/status';
import { Doc } from '../model/doc';
import type { Ledger } from './ledger';
import type { Projects } from './projects';
import type { Session } from './session';
import { mergeConfig, type SettingsCache } from './settings';
import { type DiagnosticAbilities, toDiagnostic } from './toLsp';
import { pause } from './turns';
import { canonical } from './uris';

export class Background {
  /** Files of which findings were published. */
  readonly #shown = new Set<string>();
  /** Counts the rounds: an older one stops when a newer one begins. */
  #round = 0;

  constructor(
    private readonly session: Session,
    private readonly projects: Projects,
    private readonly settings: SettingsCache,
    private readonly ledger: Ledger,
    private readonly files: Files,
    private readonly log: Log,
    private readonly abilities: DiagnosticAbilities,
    /** Resolves when all open documents have been checked. */
    private readonly idle: () => Promise<void>,
  ) {}

  /** Begins a new round over all folders; what is no longer wanted is emptied. Never rejects. */
  async refresh(): Promise<void> {
    const round = ++this.#round;
    const seen = new Set<string>();
    for (const root of this.projects.roots) {
      if (!(await this.#wanted(root))) continue;
      for (const uri of await this.#list(root)) {
        await this.#turn();
        if (round !== this.#round) return;
        seen.add(uri);
        await this.check(uri);
      }
    }
    if (round !== this.#round) return;
    for (const uri of this.#shown) if (!seen.has(uri)) this.drop(uri);
  }

  stop(): void {
    this.#round++;
  }

  /** Checks one file as it lies on disk, unless it is open or not asked for. Never rejects. */
  async check(uri: string): Promise<void> {
    const key = canonical(uri);
    const root = this.projects.rootOf(key);
    if (root === undefined || !(await this.#wanted(root))) return this.drop(key);
    const [text, project, settings] = await Promise.all([
      this.#read(key),
      this.projects.of(key),
      this.settings.of(root),
    ]);
    if (this.session.get(key)) return;
    if (text === undefined) return this.drop(key);
    const doc = Doc.open(key, text, project.frame);
    if (!doc.kind) return this.drop(key);
    const findings = checkIn(project, doc, mergeConfig(project.config, settings));
    const document = TextDocument.create(key, 'markdown', 0, text);
    const shown = mostSevere(findings, settings.maxFindings);
    this.#shown.add(key);
    this.ledger.publish(
      key,
      undefined,
      shown.map((finding) => toDiagnostic(document, finding, this.abilities)),
    );
  }

  /** Empties a file, unless it is open. */
  drop(uri: string): void {
    const key = canonical(uri);
    this.#shown.delete(key);
    if (!this.session.get(key)) this.ledger.clear(key);
  }

  async #wanted(root: string): Promise<boolean> {
    const { enable, scope } = await this.settings.of(root);
    return enable && scope === 'workspace';
  }

  /** Files of a folder that belong to no folder inside it. */
  async #list(root: string): Promise<string[]> {
    try {
      const uris = (await this.files.markdown(root)).map(canonical);
      return uris.filter((uri) => this.projects.rootOf(uri) === root);
    } catch (error) {
      this.log.warn(`${root}: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  }

  /** A file that cannot be read or is not UTF-8 is left alone. */
  async #read(uri: string): Promise<string | undefined> {
    try {
      return await this.files.read(uri);
    } catch (error) {
      this.log.warn(`${uri}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }

  /** Messages and open documents go first. */
  async #turn(): Promise<void> {
    await pause();
    await this.idle();
  }
}
