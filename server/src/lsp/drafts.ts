/** The index of the workspace as it stands: open documents and files, and where their offsets lie. */
import type { Location } from 'vscode-languageserver';
import type { Span } from '../base/span';
import type { Doc } from '../model/draft/doc';
import { planKey } from '../model/office/keys';
import { type Summary, settled, summarise } from '../model/office/summary';
import { plansAnswered, reportsAnswering } from '../model/office/trace/answers';
import { Trace } from '../model/office/trace/trace';
import { Workspace } from '../model/office/workspace';
import type { CheckConfig } from '../check/config';
import type { Around } from '../check/run';
import type { Project } from '../project/project';
import type { View } from './view';
import { lineStarts, positionIn } from './indexing/lines';
import type { Kept } from './indexing/reading';
import { todayOf } from '../project/today';
import type { Session } from './session';
import { canonical } from './uris';

export class Drafts {
  #workspace = Workspace.empty;
  /** Starts of the lines of files that are not open. */
  readonly #lines = new Map<string, Uint32Array>();
  /** The revision that was taken up last, of open documents. */
  readonly #current = new Map<string, Doc>();
  readonly #listeners: ((uris: readonly string[]) => void)[] = [];
  #trace: Trace | undefined;

  constructor(private readonly session: Session) {}

  get workspace(): Workspace {
    return this.#workspace;
  }

  /** Calls when the symbols of drafts have changed, with their addresses. */
  onChange(listener: (uris: readonly string[]) => void): void {
    this.#listeners.push(listener);
  }

  /** The trace from plan to report as the drafts are now, by what an office has decided. */
  trace({ frame, decisions }: Project, config: CheckConfig): Trace {
    const day = todayOf(config);
    const known = this.#trace;
    const { terms } = known ?? {};
    const same = known?.workspace === this.#workspace && terms?.frame === frame && terms.decisions === decisions;
    if (same && terms.today === day) return known;
    return (this.#trace = new Trace(this.#workspace, { frame, decisions, today: day }));
  }

  /** A file that is not open among the others; undefined for any that is no draft. Nothing is taken up. */
  aroundFile(doc: Doc, { frame, decisions }: Project, config: CheckConfig): Around | undefined {
    const summary = summarise(doc);
    const terms = { frame, decisions, today: todayOf(config) };
    return summary && { summary, trace: new Trace(this.#workspace.with(summary), terms) };
  }

  /**
   * Drafts that are not open and may be judged otherwise now that some have changed: these, and those of their
   * undertakings. Each once, looked for as they are asked for: there may be thousands.
   */
  *touchedBy(changed: ReadonlySet<string>): Generator<string> {
    const workspace = this.#workspace;
    const touched = new Set<string>();
    // Whom one that is gone belonged to, nobody knows any more.
    const gone = [...changed].some((uri) => !workspace.get(uri));
    for (const { uri } of gone ? workspace.all() : belongingTo(workspace, changed)) {
      if (touched.has(uri) || this.#current.has(uri)) continue;
      touched.add(uri);
      yield uri;
    }
  }

  /** An open draft among the others; undefined for any other file. */
  around({ doc, project, config }: Pick<View, 'doc' | 'project' | 'config'>): Around | undefined {
    const summary = this.put(doc);
    return summary && { summary, trace: this.trace(project, config) };
  }

  /** Takes up the present revision of an open document or of a file; gives its summary, none where it is no draft. */
  put(doc: Doc): Summary | undefined {
    const { uri } = doc;
    const known = this.#workspace.get(uri);
    if (known && this.#current.get(uri) === doc) return known;
    const summary = summarise(doc, this.#lines.has(uri) ? undefined : known);
    if (!summary) {
      this.drop(uri);
      return undefined;
    }
    const open = this.session.get(uri) !== undefined;
    const workspace = this.#workspace.with(open ? summary : settled(summary));
    const named = known?.keys !== summary.keys || known.tasks !== summary.tasks || known.title !== summary.title;
    this.#set(workspace, named || workspace.prints !== this.#workspace.prints ? [uri] : []);
    if (open) {
      this.#lines.delete(uri);
      this.#current.set(uri, doc);
    } else this.#closed(uri, doc.text);
    return summary;
  }

  /** Takes up what was read of files that are not open. */
  take(files: readonly Kept[]): void {
    for (const { summary, lines } of files) {
      this.#lines.set(summary.uri, lines);
      this.#current.delete(summary.uri);
    }
    const summaries = files.map(({ summary }) => summary);
    this.#set(
      this.#workspace.withAll(summaries),
      summaries.map(({ uri }) => uri),
    );
  }

  drop(uri: string): void {
    this.dropAll([uri]);
  }

  dropAll(uris: readonly string[]): void {
    const keys = uris.map(canonical);
    for (const key of keys) {
      this.#lines.delete(key);
      this.#current.delete(key);
    }
    const fewer = this.#workspace.withoutAll(keys);
    this.#set(fewer, fewer === this.#workspace ? [] : keys);
  }

  /** Where a span of a draft lies; undefined when the file has changed since and was not read again yet. */
  location(uri: string, { start, end }: Span): Location | undefined {
    const open = this.session.get(uri);
    if (open) {
      return { uri: open.uri, range: { start: open.text.positionAt(start), end: open.text.positionAt(end) } };
    }
    const lines = this.#lines.get(uri);
    return lines && { uri, range: { start: positionIn(lines, start), end: positionIn(lines, end) } };
  }

  #closed(uri: string, text: string): void {
    this.#lines.set(uri, lineStarts(text));
    this.#current.delete(uri);
  }

  #set(workspace: Workspace, changed: readonly string[]): void {
    this.#workspace = workspace;
    if (changed.length > 0) for (const listener of this.#listeners) listener(changed);
  }
}

function* belongingTo(workspace: Workspace, changed: ReadonlySet<string>): Generator<Summary> {
  for (const uri of changed) {
    const draft = workspace.get(uri)!;
    yield draft;
    yield* plansAnswered(workspace, draft);
    // Also where it is no plan any more.
    yield* workspace.naming(planKey(uri));
    yield* reportsAnswering(workspace, draft);
  }
}
