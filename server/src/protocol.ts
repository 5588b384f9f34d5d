/** Custom messages between server and client: the one file that both share. Types and names only. */
import type { TextRange } from './protocolSilence';

export * from './protocolSilence';
export * from './protocolWrite';
export * from './protocolTrace';
export * from './protocolWord';

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
  /** It is no draft but looks like a paper: the writer may say of which kind. */
  paper?: boolean;
  /** Name of the document kind, e.g. 工作计划. */
  kind?: string;
  pass?: '起草' | '核稿' | '报审';
  /** Where the pass comes from: the file itself, the settings, or the default. */
  passFrom?: 'file' | 'settings' | 'default';
  /** Entries of tables and marks that name a casework item; those with a measure; those justified without one. */
  items?: { total: number; tied: number; justified: number };
  /** Sentences that name casework; those with a measure, by themselves or by what stands above; the latter alone. */
  prose?: { total: number; tied: number; inherited: number };
  findings?: { error: number; warning: number; information: number; hint: number };
  /** How many findings are not shown, because a comment or the office silences them. */
  hidden?: number;
  /** A comment silences every rule in the whole file. */
  silenced?: boolean;
  /** True when findings were cut off at the limit. */
  truncated?: boolean;
  /** The text is so long that it is checked only when the writer pauses. */
  onPause?: boolean;
  /** Some of it is read as plain words, because the Markdown parser would take too long for it. */
  readInPart?: boolean;
}

/** `shuangyi/readFile`: only in the browser, where the server cannot read. Null when there is no such file. */
export const readFileRequest = 'shuangyi/readFile';
export interface ReadFileParams {
  uri: string;
  /** Bytes; a larger file is refused. */
  largest: number;
}
export type ReadFileResult = { text: string } | null;

/** `shuangyi/findMarkdown`: only in the browser. URIs of all Markdown files below a folder. */
export const findMarkdownRequest = 'shuangyi/findMarkdown';
export interface FindMarkdownParams {
  root: string;
}
export type FindMarkdownResult = string[];

/**
 * `shuangyi/readStore`, `shuangyi/writeStore`: what the server keeps for itself, where it cannot write. Null when there is
 * nothing of that name. A text is written whole or not at all.
 */
export const readStoreRequest = 'shuangyi/readStore';
export interface ReadStoreParams {
  name: string;
}
export type ReadStoreResult = string | null;
export const writeStoreRequest = 'shuangyi/writeStore';
export interface WriteStoreParams {
  name: string;
  text: string;
}

/** `shuangyi/markKeys`: sent when a project was read. The keys of marks by role, for the preview, which reads by itself. */
export const markKeysNotification = 'shuangyi/markKeys';
export interface MarkKeysParams {
  /** The folder; undefined for files that lie in none. */
  root?: string;
  keys: Record<string, string[]>;
}

/** `shuangyi/isLinked`: only in the browser. Whether a file below a folder is reached through a link. */
export const isLinkedRequest = 'shuangyi/isLinked';
export interface IsLinkedParams {
  uri: string;
  root: string;
}

/**
 * `shuangyi.showReferences`: command of the client behind a code lens; shows places as references do. Arguments: address,
 * position and locations, as the protocol writes them.
 */
export const showReferencesCommand = 'shuangyi.showReferences';

//#endregion

//#region To server

/**
 * `shuangyi/visible`: which lines of a document the editor shows. A long one is checked there first; clients that say
 * nothing see the findings of its head first.
 */
export const visibleNotification = 'shuangyi/visible';
export interface VisibleParams {
  uri: string;
  /** For each editor. The last line counts. */
  lines: { first: number; last: number }[];
}

/**
 * `shuangyi/cursor`: the line of the cursor in the document in front, whenever it is another one; absent where the document
 * is not in front any more. What the row there still lacks is not told until the cursor leaves it.
 */
export const cursorNotification = 'shuangyi/cursor';
export interface CursorParams {
  uri: string;
  line?: number;
}

/** What the client says at `initialize`, in `initializationOptions`. */
export interface InitializationOptions {
  /** `client`: the server asks the client for files (browser worker); otherwise it reads the disk itself. */
  files?: 'client' | 'disk';
  /** Where the rules' pages are: `<rulePages>/<rule id>.md` is the address of one. */
  rulePages?: string;
  /** Where the server may keep what it knows of this workspace from one start to the next: never inside of it. */
  storage?: {
    /** URI of a folder, there or not. */
    folder: string;
    /** Version of the extension: what another one has kept is not believed. */
    version: string;
  };
}

/** Settings below `shuangyi`, per resource (`workspace/configuration`). */
export interface Settings {
  enable: boolean;
  stage: '起草' | '核稿' | '报审';
  /** Which files are checked: the open ones, or every draft of the workspace. */
  scope: 'open' | 'workspace';
  /** Whether new findings on the line that is being typed wait for a pause. */
  focus: boolean;
  mark: { style: 'comment' | 'visible' };
  /** Ties that the words do not spell out are shown behind their paragraph. */
  inlayHints: boolean;
  /** By rule id: a severity, or `{ severity, … }` with options of the rule. As written; `check/` reads it. */
  rules: Record<string, unknown>;
  /** At most so many findings are shown in one file. */
  maxFindings: number;
  /** Whether a line above each task table and mark says how its items stand. */
  codeLens: boolean;
  /** How Word files look. As written; `project/wordSettings` reads it. */
  word: Record<string, unknown>;
}

//#endregion

//#region Views, asked by the client

/** What a view is asked for: an open document. */
export interface ViewParams {
  uri: string;
}

/** Answers carry the version of the document that they show, so that the client can drop what is out of date. */
interface ViewResult {
  version: number;
}

/** `shuangyi/fusion`: the tree of what is tied to what. Null for a file that is not open, no draft or not checked. */
export const fusionRequest = 'shuangyi/fusion';
export interface FusionParams extends ViewParams {
  by: 'measure' | 'item' | 'part';
}
export interface FusionResult extends ViewResult {
  nodes: FusionNode[];
}
export interface FusionNode {
  /** Unique in the tree; the same after an edit elsewhere. */
  id: string;
  sort:
    | 'open'
    | 'own'
    | 'exempt'
    | 'prose'
    | 'dimension'
    | 'measure'
    | 'item'
    | 'sentence'
    | 'owner'
    | 'deadline'
    | 'part'
    | 'section'
    | 'more';
  label: string;
  detail: string;
  /** `none`: there is nothing to say about whether it is tied. */
  state: 'covered' | 'uncovered' | 'justified' | 'none';
  place?: TextRange;
  /** Id of the measure that it shows. */
  measure?: string;
  children: FusionNode[];
}

/** `shuangyi/health`: the document in figures. Null as above. */
export const healthRequest = 'shuangyi/health';
export interface HealthResult extends ViewResult {
  title: string;
  kind: string;
  pass: '起草' | '核稿' | '报审';
  /** The grid: a row for each dimension, a cell for each measure. */
  rows: { name: string; cells: HealthCell[] }[];
  items: { total: number; tied: number; justified: number };
  prose: { total: number; tied: number; inherited: number };
  /** Sentences, rows and marks that speak of Party building alone, of casework alone, or tie both. */
  share: { party: number; both: number; work: number };
  rounds: { name: string; written: boolean; detail: string; place?: TextRange }[];
  findings: { error: number; warning: number; information: number; hint: number };
  /** What to do next, the most useful first. */
  steps: { title: string; how: string; place?: TextRange }[];
}
export interface HealthCell {
  id: string;
  name: string;
  summary: string;
  /** `stated`: spoken of, but tied to no casework. */
  state: 'tied' | 'stated' | 'empty';
  items: number;
  sentences: number;
  /** Where it is used, else where it is spoken of; not more than anybody would look through. */
  places: { label: string; place: TextRange }[];
}

/** `shuangyi/names`: what the framework of a file or folder calls things. */
export const namesRequest = 'shuangyi/names';
export interface NamesResult {
  /** Names of the document kinds. */
  kinds: string[];
  /** The framework's problems, then the form of documents and slips, each with the rules that point at it. */
  groups: RuleGroup[];
}
export interface RuleGroup {
  id: string;
  name: string;
  /** What to do about it, one sentence; may be empty. */
  advice: string;
  rules: { id: string; title: string }[];
}

//#endregion
