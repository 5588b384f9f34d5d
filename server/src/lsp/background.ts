/**
 * Reads the files of the workspace that are not open, in the background: drafts go into the index, and where the
 * settings ask for it they are checked. One pass does both.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Calm } from '../base/calm';
import type { Files, Log } from '../base/files/ports';
import { checkInTurns, type ProjectProblem } from '../project/project';
import { mostSevere } from '../features/views/status';
import type { Framework } from '../frame/schema';
import { openInSteps } from '../model/draft/ahead';
import { headOfOther } from '../model/draft/head/candidate';
import type { Doc } from '../model/draft/doc';
import type { Finding } from '../model/rule/rule';
import type { Settings } from '../protocol';
import type { Drafts } from './drafts';
import type { Ledger } from './ledger';
import type { Progress } from './client/progress';
import type { Projects } from './projects';
import type { Session } from './session';
import { mergeConfig, type SettingsCache } from './settings';
import { type DiagnosticAbilities, toDiagnostic, toProblem } from './toLsp';
import { pause, type Turns } from './turns';
import { canonical } from './uris';

/** What the pass works with. */
export interface Surroundings {
  readonly session: Session;
  readonly turns: Turns;
  readonly projects: Projects;
  readonly settings: SettingsCache;
  readonly drafts: Drafts;
  readonly ledger: Ledger;
  readonly files: Files;
  readonly log: Log;
  readonly client: DiagnosticAbilities & { readonly watchedFiles: boolean };
  /** Resolves when all open documents have been checked. */
  idle(): Promise<void>;
  /** Shows how far a pass over so many files has come. */
  progress(files: number): Promise<Progress>;
}

/** Files come and go in crowds: the folders are listed again once they have settled. Milliseconds. */
const settleDelay = 300;

export class Background {
  /** Files of which findings were published. */
  readonly #shown = new Set<string>();
  /** Files that were read, each with the framework that it was read by. */
  readonly #read = new Map<string, Framework>();
  /** Ignore files of which it was told that they cannot be read. */
  #unread: readonly string[] = [];
  /** Files of the last listing: whatever else changes is new or ignored. */
  #listed: ReadonlySet<string> = new Set();
  /** Counts the rounds: an older one stops when a newer one begins. */
  #round = 0;
  /** The last reading of each file begun: an earlier one that ends later counts for nothing. */
  readonly #readings = new Map<string, object>();
  readonly #settling = new Calm(() => void this.refresh(), { delay: settleDelay });

  constructor(private readonly at: Surroundings) {}

  /** Begins a new round over all folders; what is no longer wanted is emptied. Never rejects. */
  async refresh(): Promise<void> {
    const round = ++this.#round;
    const uris = await this.#list();
    if (round !== this.#round) return;
    this.#listed = new Set(uris);
    const gone = [...this.#read.keys(), ...this.#shown].filter((uri) => !this.#listed.has(uri));
    for (const uri of gone) this.drop(uri);
    const wanted: string[] = [];
    for (const uri of uris) if (await this.#isWanted(uri)) wanted.push(uri);
    const { log } = this.at;
    const progress = await this.at.progress(wanted.length);
    for (const [i, uri] of wanted.entries()) {
      await this.#turn();
      if (round !== this.#round) break;
      progress.report(i);
      await this.#take(uri).catch((error) => log.error(`${uri}: ${error instanceof Error ? error.stack : error}`));
    }
    progress.done();
  }

  stop(): void {
    this.#round++;
    this.#settling.stop();
  }

  /** Takes up one file as it lies on disk, unless it is open, ignored, or not to be looked at. Never rejects. */
  async check(uri: string): Promise<void> {
    const key = canonical(uri);
    if (this.#listed.has(key)) return this.#take(key);
    // It is new, or ignored: the listing tells.
    this.drop(key);
    if (this.at.projects.rootOf(key) !== undefined) this.settle();
  }

  /** Lists the folders again soon. */
  settle(): void {
    this.#settling.stir();
  }

  /** What went is dropped at once; what came is read with the next listing, known or not. */
  forget(went: (key: string) => boolean, came: (key: string) => boolean): void {
    for (const key of [...this.#read.keys(), ...this.#shown]) {
      if (went(key)) this.drop(key);
      else if (came(key)) this.#read.delete(key);
    }
  }

  /** Empties a file, unless it is open. */
  drop(uri: string): void {
    const key = canonical(uri);
    this.#read.delete(key);
    this.#readings.delete(key);
    if (this.at.session.get(key)) return;
    this.#silence(key);
    this.at.drafts.drop(key);
  }

  async #take(key: string): Promise<void> {
    const { projects, session, drafts, turns } = this.at;
    const root = projects.rootOf(key);
    const reading = {};
    this.#readings.set(key, reading);
    const [text, project, settings] = await Promise.all([
      this.#text(key),
      projects.of(key),
      this.at.settings.of(root ?? key),
    ]);
    const isWanted = () => this.#readings.get(key) === reading && !session.get(key);
    if (!isWanted()) return;
    if (!settings.enable) return this.drop(key);
    this.#read.set(key, project.frame);
    const mayBe = text !== undefined && !headOfOther(key, text, project.frame);
    const doc = mayBe ? await turns.run(openInSteps(key, text, project.frame), isWanted) : undefined;
    const draft = doc?.kind && doc;
    const checks = draft && settings.scope === 'workspace';
    const config = mergeConfig(project.config, settings);
    const findings = checks ? await turns.run(checkInTurns(project, draft, config), isWanted) : undefined;
    if (!isWanted()) return;
    if (draft) drafts.put(draft);
    else drafts.drop(key);
    if (draft && findings) this.#publish(draft, findings, settings);
    else this.#silence(key);
  }

  #publish(doc: Doc, findings: readonly Finding[], settings: Settings): void {
    const document = TextDocument.create(doc.uri, 'markdown', 0, doc.text);
    const shown = mostSevere(findings, settings.maxFindings);
    this.#shown.add(doc.uri);
    this.at.ledger.publish(
      doc.uri,
      undefined,
      shown.map((finding) => toDiagnostic(document, finding, this.at.client)),
    );
  }

  #silence(key: string): void {
    this.#shown.delete(key);
    this.at.ledger.clear(key);
  }

  /** Whether a file has to be read in a round: it is not known yet, or it has to be checked anew. */
  async #isWanted(uri: string): Promise<boolean> {
    const { projects, settings, session, client } = this.at;
    if (session.get(uri)) return false;
    const root = projects.rootOf(uri);
    const [{ enable, scope }, { frame }] = await Promise.all([settings.of(root ?? uri), projects.of(uri)]);
    // A client that tells of changed files needs no second reading.
    const known = client.watchedFiles && this.#read.get(uri) === frame;
    if (enable) return !known || scope === 'workspace' || this.#shown.has(uri);
    this.drop(uri);
    return false;
  }

  /** Files of all folders, each once: of those that lie in each other the innermost lists it. */
  async #list(): Promise<string[]> {
    const { projects, files, log } = this.at;
    const out: string[] = [];
    const problems: ProjectProblem[] = [];
    for (const root of projects.roots) {
      try {
        const listing = await files.markdown(root);
        for (const uri of listing.uris.map(canonical)) if (projects.rootOf(uri) === root) out.push(uri);
        for (const one of listing.problems) problems.push({ ...one, span: { start: 0, end: 0 } });
      } catch (error) {
        log.warn(`${root}: ${error instanceof Error ? error.message : error}`);
      }
    }
    this.#tell(problems);
    return out;
  }

  /** What is wrong with ignore files, at the beginning of each. */
  #tell(problems: readonly ProjectProblem[]): void {
    const { ledger } = this.at;
    for (const uri of this.#unread) ledger.clear(uri);
    this.#unread = problems.map(({ uri }) => uri);
    for (const one of problems) {
      ledger.publish(one.uri, undefined, [toProblem(TextDocument.create(one.uri, '', 0, ''), one)]);
    }
  }

  /** A file that is no plain one, not UTF-8, too large or cannot be read is left alone; the log says so. */
  async #text(uri: string): Promise<string | undefined> {
    try {
      return await this.at.files.read(uri);
    } catch (error) {
      this.at.log.warn(`${uri}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }

  /** Messages and open documents go first. */
  async #turn(): Promise<void> {
    await pause();
    await this.at.idle();
  }
}
