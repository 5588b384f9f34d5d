/**
 * Reads the files of the workspace that are not open, in the background: drafts go into the index, and where the
 * settings ask for it they are checked. One pass does both; other threads help where there are many files, and what the
 * cache knows of an unchanged file is not read again.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Calm } from '../base/calm';
import type { Files, Log } from '../base/files/ports';
import { perKey } from '../base/perKey';
import type { Framework } from '../frame/schema';
import type { ProjectProblem } from '../project/project';
import type { Drafts } from './drafts';
import type { Cache, Page } from './indexing/cache';
import { Among } from './indexing/among';
import { type FileHelper, Here } from './indexing/helpers';
import { batchOf, type Member, readAll } from './indexing/pass';
import { type Check, frameKey, type Kept, keptOf, type Reading } from './indexing/reading';
import type { Settings } from '../protocol';
import type { Ledger } from './ledger';
import type { Progress } from './client/progress';
import type { Projects } from './projects';
import type { Session } from './session';
import type { SettingsCache } from './settings';
import { type DiagnosticAbilities, toProblem } from './toLsp';
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
  /** What was known when the server ran last; undefined where nothing can be kept. */
  readonly cache: Cache | undefined;
  /** Other threads that read; none where there are none. */
  hire(): readonly FileHelper[];
  /** Resolves when all open documents have been checked. */
  idle(): Promise<void>;
  /** Shows how far a pass over so many files has come; calls when somebody wants no more of it. */
  progress(files: number, cancel: () => void): Promise<Progress>;
}

/** Files come and go in crowds: the folders are listed again once they have settled. Milliseconds. */
const settleDelay = 300;

/** What single files have become is written to the cache when no more of them change. Milliseconds. */
const patience = { delay: 5_000, longest: 60_000 };

/** Fewer files are read before other threads have begun. */
const fewest = 150;

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
  /** The end of the last round. */
  #last: Promise<void> = Promise.resolve();
  /** The last reading of each file begun: an earlier one that ends later counts for nothing. */
  readonly #readings = new Map<string, object>();
  readonly #settling = new Calm(() => void this.refresh(), { delay: settleDelay });
  readonly #saving = new Calm(() => void this.at.cache?.save(this.#exists), patience);
  readonly #here: FileHelper;
  readonly #among: Among;
  /** Whether drafts that are not open are checked in any folder. */
  #checksAll = false;

  constructor(private readonly at: Surroundings) {
    const { files, turns, session } = at;
    this.#among = new Among({
      ...at,
      memberOf: async (uri) => (this.#listed.has(uri) ? this.#memberOf(uri) : undefined),
      turn: () => this.#turn(),
      publish: (uri, diagnostics) => this.#publish(uri, diagnostics),
      report: (error) => this.#report(error),
    });
    at.drafts.onChange((uris) => this.#checksAll && this.#among.stir(uris));
    this.#here = new Here(files, turns, (uri) => this.#readings.has(uri) && !session.get(uri));
  }

  /** Begins a new round over all folders; what is no longer wanted is emptied. Never rejects. */
  refresh(): Promise<void> {
    const round = ++this.#round;
    const begin = () => this.#pass(() => round === this.#round);
    this.#last = this.#last.then(begin).catch((error) => this.#report(error));
    return this.#last;
  }

  stop(): void {
    this.#round++;
    this.#settling.stop();
    this.#saving.stop();
    this.#among.stop();
  }

  /** Takes up one file as it lies on disk, unless it is open, ignored, or not to be looked at. Never rejects. */
  async check(uri: string): Promise<void> {
    const key = canonical(uri);
    if (this.#listed.has(key)) return this.#take(key).catch((error) => this.#report(error));
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
    const known = [...new Set([...this.#read.keys(), ...this.#shown, ...this.#readings.keys()])];
    for (const key of known) if (came(key)) this.#stale(key);
    this.#dropAll(known.filter(went));
  }

  /** Empties a file, unless it is open. */
  drop(uri: string): void {
    this.#dropAll([canonical(uri)]);
  }

  #dropAll(keys: readonly string[]): void {
    for (const key of keys) this.#stale(key);
    const closed = keys.filter((key) => !this.at.session.get(key));
    for (const key of closed) this.#silence(key);
    this.at.drafts.dropAll(closed);
  }

  /** What was read of a file, or is being read, counts no more. */
  #stale(key: string): void {
    this.#read.delete(key);
    this.#readings.delete(key);
  }

  //#region Reading

  async #pass(goesOn: () => boolean): Promise<void> {
    const uris = goesOn() ? await this.#list() : [];
    if (!goesOn()) return;
    this.#listed = new Set(uris);
    this.#dropAll([...this.#read.keys(), ...this.#shown].filter((uri) => !this.#listed.has(uri)));
    const members: Member[] = [];
    for (const uri of uris) {
      const member = await this.#memberOf(uri);
      if (member && this.#isWanted(member)) members.push(member);
    }
    this.#checksAll = members.some(({ check }) => check !== undefined);
    let cancelled = false;
    const progress = await this.at.progress(members.length, () => (cancelled = true));
    const threads = members.length < fewest ? [] : this.at.hire();
    try {
      await readAll(members, {
        cache: this.at.cache,
        helpers: threads.length > 0 ? threads : [this.#here],
        instead: this.#here,
        progress,
        turn: () => this.#turn(),
        goesOn: () => !cancelled && goesOn(),
        begin: (files) => this.#begin(files),
        failed: (error) => this.#report(error),
        exists: this.#exists,
      });
    } finally {
      for (const thread of threads) thread.stop();
      progress.done();
    }
  }

  async #take(key: string): Promise<void> {
    // Nothing that was begun before knows what the file is now.
    this.#readings.delete(key);
    const member = this.at.session.get(key) ? undefined : await this.#memberOf(key);
    if (!member || this.at.session.get(key)) return;
    const take = this.#begin([member]);
    take(await this.#here.ask(batchOf([member], new Map())), new Map());
    this.#saving.stir();
  }

  /** How a file is to be read; one that is not to be looked at is emptied. */
  async #memberOf(uri: string): Promise<Member | undefined> {
    const { projects, settings, session } = this.at;
    if (session.get(uri)) return undefined;
    const [own, project] = await Promise.all([settings.of(projects.rootOf(uri) ?? uri), projects.of(uri)]);
    if (own.enable) return { uri, project, check: own.scope === 'workspace' ? this.#checkBy(own) : undefined };
    this.drop(uri);
    return undefined;
  }

  /** The same settings give the same object: files that are checked alike are read together. */
  readonly #checkBy = perKey((settings: Settings): Check => {
    const { related, rulePages } = this.at.client;
    return { settings, abilities: { related, rulePages } };
  });

  /** Whether a file has to be read in a round: it is not known yet, or it has to be checked anew. */
  #isWanted({ uri, project, check }: Member): boolean {
    // A client that tells of changed files needs no second reading.
    const known = this.at.client.watchedFiles && this.#read.get(uri) === project.frame;
    return !known || check !== undefined || this.#shown.has(uri);
  }

  /** Begins to read files of one project; what comes of it counts unless something newer was begun of them. */
  #begin(files: readonly Member[]): (readings: readonly Reading[], known: Page) => void {
    const { project } = files[0]!;
    const reading = {};
    for (const { uri } of files) this.#readings.set(uri, reading);
    return (readings, known) => {
      const kept: Kept[] = [];
      for (const one of readings) {
        if (this.#readings.get(one.uri) !== reading || this.at.session.get(one.uri)) continue;
        this.#readings.delete(one.uri);
        this.#read.set(one.uri, project.frame);
        const draft = one.same ? known.get(one.uri)?.draft : one.draft;
        if (!draft) this.at.drafts.drop(one.uri);
        else {
          try {
            kept.push(keptOf(draft));
          } catch {
            // What the cache says is nonsense.
            void this.check(one.uri);
            continue;
          }
        }
        if (one.diagnostics) this.#publish(one.uri, one.diagnostics);
        else this.#silence(one.uri);
        this.#note(one, frameKey(project.sources), draft, known.get(one.uri)?.stamp);
      }
      this.at.drafts.take(kept);
    };
  }

  //#endregion

  readonly #exists = (uri: string): boolean => this.#listed.has(uri);

  #note({ uri, print, stamp = '', problem, same }: Reading, frame: string, draft = '', known?: string): void {
    if (problem) this.at.log.warn(`${uri}: ${problem}`);
    if (same && stamp === known) return;
    this.at.cache?.note(uri, print === undefined ? undefined : { print, stamp, frame, draft });
  }

  #publish(uri: string, diagnostics: readonly Diagnostic[]): void {
    this.#shown.add(uri);
    this.at.ledger.publish(uri, undefined, diagnostics);
  }

  #silence(key: string): void {
    this.#shown.delete(key);
    this.at.ledger.clear(key);
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

  /** Messages and open documents go first. */
  async #turn(): Promise<void> {
    await pause();
    await this.at.idle();
  }

  #report(error: unknown): void {
    this.at.log.error(`${error instanceof Error ? error.stack : error}`);
  }
}
