/**
 * What a workspace says for itself in `.shuangyi/`: framework.yaml, config.yaml, ignore.json. One loader for editor and
 * command line, so that both give the same result. (Interface; see loadProject.)
 */
import type { Files } from '../base/ports';
import type { Span } from '../base/span';
import type { Framework } from '../frame/schema';
import type { CheckConfig } from './config';

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

export type LoadProject = (files: Files, root: string | undefined) => Promise<Project>;
