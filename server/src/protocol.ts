/** Custom messages between server and client: the one file that both share. Types and names only. */

//#region From server

/** `shuangyi/status`: sent after each check of an open document, and when it stops being a draft. */
export const statusNotification = 'shuangyi/status';
export interface StatusParams {
  uri: string;
  /** Document version the figures belong to. */
  version: number;
  /** False when the file is not a draft; then `reason` says why, in Chinese, and no figures follow. */
  draft: boolean;
  /** Why it is (not) checked: 「文种：工作计划」「标题像工作总结」「没有文种，标题也不像公文」. */
  reason: string;
  /** Name of the document kind, e.g. 工作计划. */
  kind?: string;
  stage?: '起草' | '核稿' | '报审';
  /** Where the stage comes from: the file itself, the settings, or the default. */
  stageFrom?: 'file' | 'settings' | 'default';
  /** Entries of tables and marks that name a casework item; those with a measure; those justified without one. */
  items?: { total: number; tied: number; justified: number };
  findings?: { error: number; warning: number; information: number; hint: number };
  /** True when findings were cut off at the limit. */
  truncated?: boolean;
}

/** `shuangyi/readFile`: only in the browser, where the server cannot read. Null when there is no such file. */
export const readFileRequest = 'shuangyi/readFile';
export interface ReadFileParams {
  uri: string;
}
export type ReadFileResult = { text: string } | null;

/** `shuangyi/findMarkdown`: only in the browser. URIs of all Markdown files below a folder. */
export const findMarkdownRequest = 'shuangyi/findMarkdown';
export interface FindMarkdownParams {
  root: string;
}
export type FindMarkdownResult = string[];

//#endregion

//#region To server

/** What the client says at `initialize`, in `initializationOptions`. */
export interface InitializationOptions {
  /** `client`: the server asks the client for files (browser worker); otherwise it reads the disk itself. */
  files?: 'client' | 'disk';
}

/** Settings below `shuangyi`, per resource (`workspace/configuration`). */
export interface Settings {
  enable: boolean;
  stage: '起草' | '核稿' | '报审';
  /** Which files are checked: the open ones, or every draft of the workspace. */
  scope: 'open' | 'workspace';
  mark: { style: 'comment' | 'visible' };
  /** By rule id: a severity, or `{ severity, … }` with options of the rule. As written; `check/` reads it. */
  rules: Record<string, unknown>;
  /** At most so many findings are shown in one file. */
  maxFindings: number;
}

//#endregion
