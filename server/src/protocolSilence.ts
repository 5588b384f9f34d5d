/** Messages about silencing findings and taking it back: part of `protocol.ts`, where all others import them from. */
/** A range of lines and characters from 0, as the protocol writes it. */
export interface TextRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/**
 * `shuangyi.goOn`: command of the client behind a quick fix that leads somewhere. Arguments: address, what to do
 * (`insert-measure`, `select` words to type over, `choose` from the list of what may stand there) and the range.
 */
export const goOnCommand = 'shuangyi.goOn';

/** `shuangyi.silence`: command of the client behind “不再提示…”; asks which way. Arguments: address and range. */
export const silenceCommand = 'shuangyi.silence';

/** What is to be written into a file. */
export interface FileEdit {
  uri: string;
  /** There is no such file yet. */
  create: boolean;
  /** Version that the places are of; null for a file that is not open. */
  version: number | null;
  edits: { range: TextRange; text: string }[];
}

/** `shuangyi/silenceWays`: the ways to silence what is found at a place, the narrowest first. */
export const silenceWaysRequest = 'shuangyi/silenceWays';
export interface SilenceWaysParams {
  uri: string;
  range: TextRange;
}
export type SilenceWaysResult = {
  title: string;
  /** Why it cannot be done, in Chinese. */
  refused?: string;
  change: FileEdit;
}[];

/** `shuangyi/ignored`: what is not shown, and why. `uri`: the file at hand; else a workspace folder. */
export const ignoredRequest = 'shuangyi/ignored';
export interface IgnoredParams {
  uri: string;
}
export interface IgnoredResult {
  /** Findings in this file that its own comments silence. */
  here: { rule: string; text: string; message: string; range: TextRange }[];
  /** What the office ignores, in all files. */
  office: {
    rule: string;
    file: string;
    text: string;
    hash: string;
    /** Address of the file; undefined when it is gone. */
    uri?: string;
    /** Why it counts for nothing any more, in Chinese. */
    stale?: string;
  }[];
}

/** `shuangyi/takeBack`: what to write so that the office ignores some places no more. Null when nothing is to be done. */
export const takeBackRequest = 'shuangyi/takeBack';
export interface TakeBackParams {
  uri: string;
  hashes: string[];
}
export type TakeBackResult = { refused?: string; change: FileEdit } | null;
