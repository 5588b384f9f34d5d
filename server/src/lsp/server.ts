/** Wires the protocol to session, check and features. Everything of substance stands elsewhere. */
import {
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Calm } from '../base/calm';
import { largestOwnFile } from '../base/limits';
import type { Files, Log } from '../base/files/ports';
import type { Project } from '../project/project';
import {
  type MarkKeysParams,
  markKeysNotification,
  type StatusParams,
  statusNotification,
  type VisibleParams,
  visibleNotification,
  cursorNotification,
  type CursorParams,
} from '../protocol';
import { Background } from './background';
import { Checker } from './checker';
import type { View } from './view';
import { Drafts } from './drafts';
import { ClientFiles } from './client/files';
import { ruleById } from '../check/plan';
import { Focus } from './focus';
import { isLarge, Pauses } from './large';
import { Ledger } from './ledger';
import { plainLog } from './client/log';
import { showProgress } from './client/progress';
import { cacheFor, crewOf, type Platform } from './platform/platform';
import { Projects } from './projects';
import { type Open, Session } from './session';
import { across } from './requests/across';
import { Answers } from './requests/answers';
import { complete } from './requests/complete';
import { hover } from './requests/hover';
import { repair } from './requests/repair';
import { review } from './requests/review';
import { type Client, type RequestGroup, readClient } from './requests/service';
import { shape } from './requests/shape';
import { silence } from './requests/silence';
import { trace } from './requests/trace';
import { views } from './requests/views';
import { word } from './requests/word';
import { write } from './requests/write';
import { SettingsCache } from './settings';
import { toProblem } from './toLsp';
import { Gathering, Turns } from './turns';
import { canonical, isProjectFile } from './uris';
import { type Followers, follow, watchers } from './watching';

/** How long other open drafts wait for the one that is written, or for an index that is made. Milliseconds. */
const othersDelay = 250;
/** Rereading a project costs more than a keystroke in its file should. Milliseconds. */
const projectDelay = 150;

const groups: readonly RequestGroup[] = [
  complete,
  repair,
  silence,
  hover,
  shape,
  across,
  write,
  views,
  trace,
  word,
  review,
];

/** Serves one client. */
export function serve(connection: Connection, platform: Platform, turns = new Turns()): void {
  connection.onInitialize((params) => {
    const client = readClient(params, platform.pages);
    const server = new Server(connection, client, platform, rootsOf(params), turns);
    connection.onInitialized(() => server.begin());
    return initializeResult();
  });
  connection.listen();
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map((folder) => folder.uri);
  return rootUri ? [rootUri] : [];
}

function initializeResult(): InitializeResult {
  return {
    serverInfo: { name: '双翼' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      ...Object.assign({}, ...groups.map(({ capabilities }) => capabilities)),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

class Server {
  private readonly session: Session;
  private readonly log: Log;
  private readonly files: Files;
  private readonly ledger: Ledger;
  private readonly focus: Focus;
  private readonly settings: SettingsCache;
  private readonly projects: Projects;
  private readonly checker: Checker;
  private readonly drafts: Drafts;
  private readonly background: Background;
  private readonly changed = new Gathering<Open>((open) => this.checkAll(open));
  private readonly edited = new Pauses<Open>((open) => this.changed.add(open));
  private readonly others = new Calm(() => this.recheckOthers(), { delay: othersDelay });
  /** Drafts whose symbols have changed since the others were checked. */
  private readonly stirred = new Set<string>();
  private readonly reload = new Calm(() => this.recheck(), { delay: projectDelay });
  /** Files of each project in which problems were published. */
  private readonly problems = new Map<string | undefined, string[]>();

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    platform: Platform,
    roots: readonly string[],
    private readonly turns: Turns,
  ) {
    const session = new Session(turns, (open, head) =>
      this.checker.glance(open, head).catch((error) => this.report(`glance ${open.uri}`, error)),
    );
    this.session = session;
    this.drafts = new Drafts(session);
    this.log = plainLog(connection.console);
    const own = client.readsFiles ? undefined : platform.disk;
    const disk = own ?? new ClientFiles(connection);
    this.files = {
      // What the editor shows counts, saved or not.
      read: async (uri, largest) => session.get(uri)?.text.getText() ?? disk.read(uri, largest),
      markdown: (root) => disk.markdown(root),
      isLinked: (uri, root) => disk.isLinked(uri, root),
    };
    this.ledger = new Ledger((params) => this.run('publish', connection.sendDiagnostics(params)));
    this.focus = new Focus(
      (uri) => this.ledger.shown(uri),
      (open) => this.changed.add(open),
      (ruleId) => ruleById.get(ruleId)?.lacking === true,
    );
    const ask = (scopeUri: string) => connection.workspace.getConfiguration({ scopeUri, section: 'shuangyi' });
    this.settings = new SettingsCache(client.configuration ? ask : undefined);
    this.projects = new Projects(this.files, this.log, (project) => {
      this.run('problems', this.showProblems(project.root, project.problems));
      const known: MarkKeysParams = { root: project.root, keys: project.frame.markKeys };
      if (client.own) this.run('keys', connection.sendNotification(markKeysNotification, known));
    });
    this.projects.setRoots(roots);
    const tell = (status: StatusParams) => this.run('status', connection.sendNotification(statusNotification, status));
    this.checker = new Checker(
      session,
      turns,
      this.projects,
      this.settings,
      this.drafts,
      this.ledger,
      this.focus,
      tell,
      client,
    );
    this.drafts.onChange((uris) => this.stirOthers(uris));
    this.background = new Background({
      session,
      turns,
      projects: this.projects,
      settings: this.settings,
      drafts: this.drafts,
      ledger: this.ledger,
      files: this.files,
      log: this.log,
      client,
      cache: cacheFor(connection, client, platform, (folder) => this.projects.rootOf(folder) !== undefined, this.log),
      hire: () => crewOf(platform, own, this.files, this.log),
      idle: () => this.changed.idle(),
      progress: (count, cancel) => showProgress(connection, client.progress, count, cancel),
    });
    this.listen();
  }

  /** After the handshake: the client may be asked now. */
  begin(): void {
    const { connection, client } = this;
    if (client.configurationChanges) {
      this.run(
        'register',
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'shuangyi' }),
      );
    }
    if (client.watchedFiles) {
      this.run('register', connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => canonical(folder.uri)));
        this.projects.setRoots([
          ...this.projects.roots.filter((root) => !gone.has(root)),
          ...added.map((folder) => folder.uri),
        ]);
        this.recheck();
      });
    }
    this.recheck();
  }

  private listen(): void {
    const { connection, session } = this;
    connection.onDidOpenTextDocument(({ textDocument }) => {
      const open = session.open(textDocument);
      this.ledger.reopen(open.uri);
      if (open.markdown) this.changed.add(open);
      else if (isProjectFile(open.uri)) this.projectChanged(open.uri);
    });
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
      const open = session.change(textDocument.uri, textDocument.version, contentChanges);
      if (open) this.focus.change(open, contentChanges);
      if (open?.markdown) this.edited.add(open, isLarge(open.text.getText()));
      else if (open && isProjectFile(open.uri)) this.projectChanged(open.uri);
    });
    connection.onNotification(visibleNotification, ({ uri, lines }: VisibleParams) => session.show(uri, lines));
    connection.onDidSaveTextDocument(({ textDocument }) => {
      const open = session.get(textDocument.uri);
      if (open && this.focus.rest(open)) this.changed.add(open);
    });
    connection.onNotification(cursorNotification, ({ uri, line }: CursorParams) => {
      const open = session.get(uri);
      if (this.focus.cursor(open?.uri ?? uri, line, open)) this.changed.add(open!);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const open = session.get(uri);
      this.focus.cursor(open?.uri ?? uri, undefined, undefined);
      session.close(uri);
      this.settings.forget(uri);
      if (open?.markdown) this.run('background', this.background.check(uri));
      else if (isProjectFile(uri)) this.projectChanged(uri);
    });
    connection.onDidChangeConfiguration(() => {
      this.settings.forget();
      this.recheck();
    });
    const followers: Followers = {
      session,
      projects: this.projects,
      background: this.background,
      projectChanged: (uri) => this.projectChanged(uri),
      projectsGone: () => this.reload.stir(),
      recheck: (open) => this.changed.add(open),
    };
    connection.onDidChangeWatchedFiles(({ changes }) => follow(changes, followers));
    connection.onShutdown(() => {
      this.background.stop();
      this.edited.stop();
      this.reload.stop();
      this.others.stop();
    });
    const { client, projects, drafts, files, focus } = this;
    const answers = new Answers(this.checker, this.turns, (what, error) => this.report(what, error));
    const hidden = async (view: View) => (await this.checker.examined(view))?.hidden;
    const findings = (view: View) => this.checker.findings(view);
    const service = { connection, client, session, projects, drafts, files, focus, answers, findings, hidden };
    for (const group of groups) group.listen(service);
  }

  private async checkAll(documents: Iterable<Open>): Promise<void> {
    for (const open of documents) {
      try {
        const view = await this.checker.check(open);
        // Closed meanwhile: the file on disk counts.
        if (!view || this.session.get(open.uri) !== open) continue;
        if (view.settings.enable) this.drafts.put(view.doc);
        else this.drafts.drop(open.uri);
      } catch (error) {
        this.report(`check ${open.uri}`, error);
      }
    }
  }

  /** Everything anew: open documents first, then the rest of the workspace. */
  private recheck(): void {
    const roots = [undefined, ...this.projects.all];
    for (const root of roots) void this.projects.load(root);
    for (const root of this.problems.keys())
      if (!roots.includes(root)) this.run('problems', this.showProblems(root, []));
    for (const open of this.session.all()) if (open.markdown) this.changed.add(open);
    this.run('background', this.background.refresh());
  }

  /** Open drafts are judged by the others too: once their writer pauses. */
  private stirOthers(uris: readonly string[]): void {
    for (const uri of uris) this.stirred.add(uri);
    this.others.stir();
  }

  private recheckOthers(): void {
    const only = this.stirred.size === 1 ? [...this.stirred][0] : undefined;
    this.stirred.clear();
    for (const open of this.session.all()) {
      if (open.markdown && canonical(open.uri) !== only) this.changed.add(open);
    }
  }

  /** A file in `.shuangyi/` has changed: once its writer pauses, it is read again and everything is checked. */
  private projectChanged(uri: string): void {
    this.projects.forget(uri);
    this.reload.stir();
  }

  /** Publishes the problems in a project's own files, and empties the files that have none any more. */
  private async showProblems(root: string | undefined, problems: Project['problems']): Promise<void> {
    const files = [...new Set(problems.map((problem) => problem.uri))];
    for (const uri of this.problems.get(root) ?? []) if (!files.includes(uri)) this.ledger.clear(uri);
    if (files.length > 0) this.problems.set(root, files);
    else this.problems.delete(root);
    for (const uri of files) {
      const open = this.session.get(uri);
      // A file that cannot be read has no text: its problem stands at its beginning.
      const text =
        open?.text ??
        TextDocument.create(uri, '', 0, (await this.files.read(uri, largestOwnFile).catch(() => '')) ?? '');
      // Another load may have been told meanwhile.
      if (this.problems.get(root) !== files) return;
      const own = problems.filter((problem) => problem.uri === uri);
      const diagnostics: Diagnostic[] = own.map((problem) => toProblem(text, problem));
      this.ledger.publish(open?.uri ?? uri, open?.text.version, diagnostics);
    }
  }

  /** Lets work go on by itself; what goes wrong is logged, never thrown at the process. */
  private run(what: string, work: Promise<unknown>): void {
    work.catch((error) => this.report(what, error));
  }

  private report(what: string, error: unknown): void {
    this.log.error(`${what}: ${error instanceof Error ? error.stack : error}`);
  }
}
