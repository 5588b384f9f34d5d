/**
 * What a workspace says for itself in `.shuangyi/`: framework.yaml, config.yaml, ignore.json, words.txt, trace.json. One loader for
 * editor and command line, so that both give the same result.
 */
import { largestOwnFile, tooLarge } from '../base/limits';
import type { Reader } from '../base/files/ports';
import type { Span } from '../base/span';
import { perKey } from '../base/perKey';
import { finish, type Steps } from '../base/steps';
import type { LoadedFramework } from '../frame/load';
import type { Framework } from '../frame/schema';
import type { Doc } from '../model/draft/doc';
import type { Finding } from '../model/rule/rule';
import { templateFile } from '../model/visible/settings';
import { type CheckConfig, defaultConfig } from '../check/config';
import type { ReadConfig } from './configFile';
import { type Ignored, ignoredBy, ignores, readIgnore } from './ignore';
import { ruleOptions } from '../check/plan';
import { type Decisions, noDecisions } from '../model/office/trace/decisions';
import { decisionsOf, readTrace } from './trace';
import type { WordChoices } from './wordSettings';
import { type Around, type Examined, examineInSteps } from '../check/run';
import { glanceInSteps } from '../check/glance';
import { noWords, readWords } from '../check/words';

/** Something wrong in one of the project's own files. */
export interface ProjectProblem {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** What a project is made of, as plain data: its own files as they are now. */
export interface Sources extends Readonly<Record<keyof typeof fileNames, OwnFile>> {
  readonly root: string | undefined;
}

export interface Project {
  readonly sources: Sources;
  /** URI of the folder, without a slash at the end; undefined for a single file. */
  readonly root: string | undefined;
  readonly frame: Framework;
  readonly config: CheckConfig;
  /** What is set of Word files. */
  readonly word: WordChoices;
  /** Findings that the office has chosen to ignore. */
  readonly ignored: Ignored;
  /** What people have said of the trace from plan to report. */
  readonly decisions: Decisions;
  readonly problems: readonly ProjectProblem[];
}

/** Folder of a project's own files, below its root. */
const projectFolder = '.shuangyi';

/** Names that a file may have; the first is the one to write. */
const fileNames = {
  framework: ['framework.yaml', 'framework.yml'],
  config: ['config.yaml', 'config.yml'],
  ignore: ['ignore.json'],
  words: ['words.txt'],
  trace: ['trace.json'],
} as const;

const whats = Object.keys(fileNames) as (keyof typeof fileNames)[];

/** One of a project's own files as it is now. */
export interface OwnFile {
  readonly uri: string;
  /** Undefined when there is none, and when it cannot be read. */
  readonly text: string | undefined;
  /** Chinese: why it cannot be read. */
  readonly unreadable?: string;
}

/** Looks for one of a project's own files: the one that exists, else the one to write. Never rejects. */
export async function ownFile(files: Reader, root: string, what: keyof typeof fileNames): Promise<OwnFile> {
  const uris = fileNames[what].map((name) => `${root}/${projectFolder}/${name}`);
  for (const uri of uris) {
    try {
      const text = await files.read(uri, largestOwnFile);
      // One that is open in an editor comes as long as it is.
      if (text !== undefined && text.length > largestOwnFile) throw new Error(tooLarge(largestOwnFile));
      if (text !== undefined) return { uri, text };
    } catch (error) {
      return { uri, text: undefined, unreadable: error instanceof Error ? error.message : String(error) };
    }
  }
  return { uri: uris[0]!, text: undefined };
}

/** Where the template for Word files of a project stands; `root` is its folder. */
export const templateOf = (root: string) => `${root}/${projectFolder}/${encodeURIComponent(templateFile)}`;

/** Whether a folder holds any of a project's own files, readable or not. */
export async function hasOwnFiles(files: Reader, root: string): Promise<boolean> {
  // No text and too large for one: what there is of it cannot be read, and is there.
  const template = files.read(templateOf(root), 1).then(
    (text) => text !== undefined,
    () => true,
  );
  const all = await Promise.all(whats.map((what) => ownFile(files, root, what)));
  return all.some(({ text, unreadable }) => text !== undefined || unreadable !== undefined) || template;
}

/**
 * Loads the project of a folder. What is missing gets its default; what is wrong is told in `problems` and counts for
 * nothing. Never rejects on what the files hold. `root` is the URI of the folder, undefined for a file by itself.
 */
export async function loadProject(files: Reader, root: string | undefined): Promise<Project> {
  return projectOf(await readSources(files, root));
}

async function readSources(files: Reader, root: string | undefined): Promise<Sources> {
  const folder = root?.replace(/\/$/, '');
  const read = async (what: keyof typeof fileNames) => (folder === undefined ? nowhere : ownFile(files, folder, what));
  const [framework, config, ignore, words, trace] = await Promise.all(whats.map(read));
  return { root: folder, framework: framework!, config: config!, ignore: ignore!, words: words!, trace: trace! };
}

/** The project that its files make: one object for each, and the same in every thread. */
export const projectOf = perKey(make);

async function make(sources: Sources): Promise<Project> {
  const problems: ProjectProblem[] = [];
  const { root, framework, config, ignore, words, trace } = sources;
  const tell = ({ uri }: OwnFile, found: readonly Omit<ProjectProblem, 'uri'>[]) => {
    for (const { span, message } of found) problems.push({ uri, span, message });
  };
  for (const file of [framework, config, ignore, words, trace]) {
    const { unreadable } = file;
    if (unreadable) tell(file, [{ span: { start: 0, end: 0 }, message: `读取失败：${unreadable}。` }]);
  }
  const loaded = await frameOf(framework.text);
  tell(framework, loaded.problems);
  const configured = await configOf(config.text);
  tell(config, configured.problems);
  const ignored = !ignore.text?.trim() ? { entries: [], problems: [] } : readIgnore(ignore.text);
  tell(ignore, ignored.problems);
  const own = readWords(words.text ?? '');
  tell(words, own.problems);
  const decided = trace.text?.trim() ? readTrace(trace.text) : undefined;
  tell(trace, decided?.problems ?? []);
  return {
    sources,
    root,
    frame: loaded.frame,
    config: own.words === noWords ? configured.config : { ...configured.config, words: own.words },
    word: configured.word ?? {},
    ignored: ignoredBy(ignored.entries),
    decisions: decided && root !== undefined ? decisionsOf(decided.file, root) : noDecisions,
    problems,
  };
}

// Most folders have neither file: the reader of YAML and what else it takes are loaded when there is something to read.

async function frameOf(text: string | undefined): Promise<LoadedFramework> {
  if (text !== undefined) return (await import('../frame/load')).loadFramework(text);
  return { frame: (await import('../frame/builtin')).builtin, problems: [] };
}

async function configOf(text: string | undefined): Promise<ReadConfig> {
  if (text !== undefined) return (await import('./configFile')).readConfig(text, ruleOptions);
  return { config: defaultConfig, problems: [] };
}

/**
 * The findings of a draft under a project: what the rules find, without what comments suppress and what the project
 * ignores. `config` may differ from the project's own (settings of the editor, options of the command line). `only`
 * restricts the check to some rules.
 */
export function checkIn(
  project: Project,
  doc: Doc,
  config: CheckConfig = project.config,
  only?: readonly string[],
): readonly Finding[] {
  return finish(checkInTurns(project, doc, config, only));
}

/** The same in steps. */
export function* checkInTurns(
  project: Project,
  doc: Doc,
  config: CheckConfig,
  only?: readonly string[],
): Steps<readonly Finding[]> {
  return (yield* examineIn(project, doc, config, only)).findings;
}

/** The same with what comments and the project hide. */
export function examineIn(
  project: Project,
  doc: Doc,
  config: CheckConfig,
  only?: readonly string[],
  around?: Around,
): Steps<Examined> {
  return examineInSteps(doc, config, only, ignores(project), around);
}

/** What is found in some blocks before the rest of a draft is read, see `glanceInSteps`. */
export function glanceIn(
  project: Project,
  doc: Doc,
  rest: string,
  config: CheckConfig,
  blocks: readonly number[],
): Steps<readonly Finding[]> {
  return glanceInSteps(doc, rest, config, blocks, ignores(project));
}

/** A file by itself has no files of a project. */
const nowhere: OwnFile = { uri: '', text: undefined };
