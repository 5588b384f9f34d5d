/** Checks files one after the other, never holding more than one of them. */
import { getOrMake } from '../base/getOrMake';
import type { Reader } from '../base/files/ports';
import type { CheckConfig } from '../check/config';
import { finish } from '../base/steps';
import type { Around, Examined } from '../check/run';
import { examineIn, loadProject, type Project } from '../project/project';
import { todayOf } from '../project/today';
import { headOfOther } from '../model/draft/head/candidate';
import { Doc, type DocOptions } from '../model/draft/doc';
import { type Summary, settled, summarise } from '../model/office/summary';
import { Trace } from '../model/office/trace/trace';
import type { Workspace } from '../model/office/workspace';
import { kindByName } from '../model/grammar/kind';
import type { Pass } from '../model/grammar/pass';

/** A file checked under its project. */
export interface Opened extends Examined {
  readonly doc: Doc;
  /** The others of its workspace, where it was judged among them. */
  readonly around?: Around | undefined;
}

export interface Options {
  /** Pass where the file does not say its own. */
  readonly pass?: Pass | undefined;
  /** Kind of files that are no drafts. */
  readonly kind?: string | undefined;
  /** The day by which deadlines are judged, as yyyymmdd. */
  readonly today?: number | undefined;
  /** Checked no less strictly, whatever a file says. */
  readonly least?: Pass | undefined;
}

/** A wish that cannot be granted. The message is Chinese and fit for users. */
export class WrongOption extends Error {}

/** The projects of the files, each loaded once, under the options of the command line. */
export class Opener {
  readonly #projects = new Map<string | undefined, Promise<{ project: Project; config: CheckConfig }>>();

  constructor(
    private readonly files: Reader,
    private readonly options: Options,
    /** Called once for each project, before the first of its files is checked. */
    private readonly onProject: (project: Project) => Promise<void>,
  ) {}

  /**
   * Reads and checks a file among the drafts of a workspace; of one that is no draft no more than its head. Undefined
   * when it does not exist. Rejects when it cannot be read, and with `WrongOption` when the project knows no such kind.
   */
  async check(uri: string, root: string | undefined, workspace?: Workspace): Promise<Opened | undefined> {
    const { project, config } = await this.project(root);
    const text = await this.files.read(uri);
    if (text === undefined) return undefined;
    const other = headOfOther(uri, text, project.frame, this.#options);
    if (other) return { doc: other, findings: [], hidden: [] };
    const doc = Doc.open(uri, text, project.frame, this.#options);
    const summary = workspace && summarise(doc);
    const around = summary && { summary, trace: traceIn(project, config, workspace.with(summary)) };
    return { doc, around, ...finish(examineIn(project, doc, config, undefined, around)) };
  }

  /** What the workspace has to know of a file; undefined where it is no draft or cannot be read. */
  async summary(uri: string, root: string | undefined): Promise<Summary | undefined> {
    const { project } = await this.project(root);
    const text = await this.files.read(uri).catch(() => undefined);
    if (text === undefined || headOfOther(uri, text, project.frame, this.#options)) return undefined;
    const summary = summarise(Doc.open(uri, text, project.frame, this.#options));
    return summary && settled(summary);
  }

  /** Reads a file, draft or not. Otherwise as `check`. */
  async open(uri: string, root: string | undefined): Promise<Doc | undefined> {
    const { project } = await this.project(root);
    const text = await this.files.read(uri);
    return text === undefined ? undefined : Doc.open(uri, text, project.frame, this.#options);
  }

  get #options(): DocOptions {
    const { kind } = this.options;
    return kind === undefined ? {} : { kind };
  }

  /** The project of a folder. Rejects with `WrongOption` when it knows no such kind. */
  project(root: string | undefined) {
    return getOrMake(this.#projects, root, () => this.#load(root));
  }

  async #load(root: string | undefined) {
    const project = await loadProject(this.files, root);
    await this.onProject(project);
    const { pass, kind, today, least } = this.options;
    if (kind !== undefined && !kindByName(project.frame, kind)) {
      throw new WrongOption(`没有文种“${kind}”，可写：${project.frame.kinds.map(({ name }) => name).join('、')}`);
    }
    const config: CheckConfig = {
      ...project.config,
      ...(pass && { pass, passFrom: 'settings' }),
      ...(today !== undefined && { today }),
      ...(least && { least }),
    };
    return { project, config };
  }
}

/** The trace from plan to report in a workspace, by what an office has decided. */
export function traceIn({ frame, decisions }: Project, config: CheckConfig, workspace: Workspace): Trace {
  return new Trace(workspace, { frame, decisions, today: todayOf(config) });
}
