/** Messages to the server that are about writing: answered on the user's command only. */
import type { TextRange } from './protocolSilence';

/** `shuangyi/draftChoices`: what a new draft may be. `folder` is the workspace folder whose framework counts. */
export const draftChoicesRequest = 'shuangyi/draftChoices';
export interface DraftChoicesParams {
  folder?: string;
  /** The present year and month (1–12). */
  year: number;
  month: number;
}
export interface DraftChoicesResult {
  /** Kinds with what each is for and the periods that such a draft most likely covers, the likeliest first. */
  kinds: { name: string; detail: string; fromPlan: boolean; periods: string[] }[];
  /** Plans of the folder that a report may be made of, the newest first. */
  plans: { uri: string; title: string; unit: string; detail: string }[];
}

/** `shuangyi/nextBlank`: the next place behind `position` where something is still to be written, else the first; null for none. */
export const nextBlankRequest = 'shuangyi/nextBlank';
export interface NextBlankParams {
  uri: string;
  position: TextRange['start'];
}
export type NextBlankResult = TextRange | null;

/** `shuangyi/checkPeriod`: what is wrong with a period that was typed, in Chinese; null when it is right. */
export const checkPeriodRequest = 'shuangyi/checkPeriod';
export interface CheckPeriodParams {
  period: string;
}
export type CheckPeriodResult = string | null;

/** `shuangyi/newDraft`: the skeleton of a draft as a snippet. Null when there is no such kind. */
export const newDraftRequest = 'shuangyi/newDraft';
export interface NewDraftParams {
  folder?: string;
  kind: string;
  /** Empty: the writer fills it in later. */
  unit: string;
  period: string;
  /** The plan that it tells of: its items, measures and addressee are filled in, and it will lie beside it. */
  plan?: string;
}
export type NewDraftResult = {
  /** VS Code's snippet syntax. */
  snippet: string;
  /** A name to save it under, with `.md`. */
  fileName: string;
} | null;

/** `shuangyi/measureChoices`: measures and concrete wordings for the item at a place, the best first. */
export const measureChoicesRequest = 'shuangyi/measureChoices';
export interface MeasureChoicesParams {
  uri: string;
  range: TextRange;
  /** Makes each choice a whole mark for this item, behind the sentence. */
  item?: string;
}
export type MeasureChoicesResult = {
  /** Words of the item that the choices are for, where there is one. */
  item?: string;
  /** What a choice does: fills the table cell, adds to a mark, sets a mark behind the sentence, or writes a sentence. */
  place: 'cell' | 'mark' | 'prose';
  groups: {
    name: string;
    /** The dimension and what the measure means. */
    detail: string;
    choices: { label: string; detail: string; range: TextRange; text: string }[];
  }[];
} | null;

/** `shuangyi/itemChoices`: what the words at a place may be marked as. */
export const itemChoicesRequest = 'shuangyi/itemChoices';
export interface ItemChoicesParams {
  uri: string;
  range: TextRange;
}
export type ItemChoicesResult = {
  /** The sentence that the mark will stand behind, shortened. */
  sentence: string;
  /** Why nothing can be marked here, in Chinese. */
  refused?: string;
  /** The likeliest first, in named groups. */
  groups: { name: string; items: { name: string; detail?: string }[] }[];
} | null;

/** `shuangyi/cleanCopy`: the text of an open document without what only 双翼 reads. */
export const cleanCopyRequest = 'shuangyi/cleanCopy';
export interface CleanCopyParams {
  uri: string;
  /** `ours`: keys of the front matter that 双翼 reads; `all`: the whole front matter. */
  frontMatter: 'ours' | 'all';
}
export type CleanCopyResult = {
  text: string;
  /** Marks and comments that were removed. */
  removed: number;
  /** The front matter holds keys of other tools. */
  otherKeys: boolean;
} | null;

/**
 * `shuangyi/frontMatter`: what to write so that an open file says `key: value` in its front matter. Null where it does not
 * state the key yet and `add` is false.
 */
export const frontMatterRequest = 'shuangyi/frontMatter';
export interface FrontMatterParams {
  uri: string;
  key: '文种' | '阶段';
  value: string;
  add: boolean;
}
export type FrontMatterResult = { range: TextRange; text: string } | null;

/** `shuangyi/pasteTable`: a table from the clipboard as a Markdown table. */
export const pasteTableRequest = 'shuangyi/pasteTable';
export interface PastedCell {
  text: string;
  /** Covered by a merged cell: by the one above it, or by the one to its left. */
  merged?: 'above' | 'left';
}
export interface PasteTableParams {
  /** The document that it goes into. */
  uri: string;
  /** Rows of equal width. */
  rows: PastedCell[][];
}
export interface PasteTableResult {
  /** Paragraphs above it (a title row) and the table, ending in a line break. */
  markdown: string;
  /** Its header names casework items. */
  tasks: boolean;
}
