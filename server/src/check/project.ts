/**
 * What a workspace says for itself in `.shuangyi/`: framework.yaml, config.yaml, ignore.json. One loader for editor and
 * command line, so that both give the same result.
 */
import type { Files } from '../base/ports';
import type { Span } from '../base/span';
import { loadFramework } from '../frame/load';
import type { Framework } from '../frame/schema';
import type { Doc } from '../model/doc';
import type { Finding } from '../model/rule';
import { type CheckConfig, defaultConfig } from './config';
import { readConfig } from './configFile';
import { notIgnored, readIgnore } from './ignore';
import { check, ruleOptions } from './run';

/** Something wrong in one of the project's own files. */
export interface ProjectProblem {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

export interface Project {
  /** URI of the folder, without a slash at the end; undefined for a single file. */
  readonly root: string | undefined;
  readonly frame: Framework;
  readonly config: CheckConfig;
  /** Fingerprints of findings that the office has chosen to ignore. */
  readonly ignored: ReadonlySet<string>;
  readonly problems: readonly ProjectProblem[];
}

/** Folder of a project's own files, below its root. */
export const projectFolder = '.shuangyi';

/** Names that a file may have; the first is the one to write. */
const fileNames = {
  framework: ['framework.yaml', 'framework.yml'],
  config: ['config.yaml', 'config.yml'],
  ignore: ['ignore.json'],
} as const;

/** URI of the file that holds the ignored findings of a project. */
export function ignoreFileOf(root: string): string {
  return `${root}/${projectFolder}/${fileNames.ignore[0]}`;
}

/**
 * Loads the project of a folder. What is missing gets its default; what is wrong is told in `problems` and counts for
 * nothing. Never rejects on what the files hold. `root` is the URI of the folder, undefined for a file by itself.
 */
export async function loadProject(files: Files, root: string | undefined): Promise<Project> {
  const problems: ProjectProblem[] = [];
  const folder = root?.replace(/\/$/, '');
  const read = (names: readonly string[]) => readFirst(files, folder, names, problems);
  const [framework, config, ignore] = await Promise.all([
    read(fileNames.framework),
    read(fileNames.config),
    read(fileNames.ignore),
  ]);
  const tell = (file: SourceFile | undefined, found: readonly Omit<ProjectProblem, 'uri'>[]) => {
    for (const { span, message } of found) problems.push({ uri: file!.uri, span, message });
  };
  const loaded = loadFramework(framework?.text);
  tell(framework, loaded.problems);
  const configured = config ? readConfig(config.text, ruleOptions) : { config: defaultConfig, problems: [] };
  tell(config, configured.problems);
  const ignored = ignore ? readIgnore(ignore.text) : { entries: [], problems: [] };
  tell(ignore, ignored.problems);
  return {
    root: folder,
    frame: loaded.frame,
    config: configured.config,
    ignored: new Set(ignored.entries.map((entry) => entry.hash)),
    problems,
  };
}

/**
 * The findings of a draft under a project: what the rules find, without what comments suppress and what the project
 * ignores. `config` may differ from the project's own (settings of the editor, options of the command line).
 */
export function checkIn(project: Project, doc: Doc, config: CheckConfig = project.config): readonly Finding[] {
  return notIgnored(check(doc, config), doc, project);
}

interface SourceFile {
  readonly uri: string;
  readonly text: string;
}

/** The first of the files that exists. One that cannot be read is a problem. */
async function readFirst(
  files: Files,
  folder: string | undefined,
  names: readonly string[],
  problems: ProjectProblem[],
): Promise<SourceFile | undefined> {
  if (folder === undefined) return undefined;
  for (const name of names) {
    const uri = `${folder}/${projectFolder}/${name}`;
    try {
      const text = await files.read(uri);
      if (text !== undefined) return { uri, text };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ uri, span: { start: 0, end: 0 }, message: `读取失败：${reason}。` });
      return undefined;
    }
  }
  return undefined;
}
