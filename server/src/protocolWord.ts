/** Messages about Word files: part of `protocol.ts`, where all others import them from. Bytes travel as base64. */
import type { TextRange } from './protocolSilence';

/** Why a file is not read, or nothing can be made of it, in Chinese words for its writer. */
export interface WordProblem {
  problem: string;
}

/** `shuangyi/exportWord`: an open draft as a Word file. Null for a file that is not open or no Markdown. */
export const exportWordRequest = 'shuangyi/exportWord';
export interface ExportWordParams {
  uri: string;
  /** Nothing of ours is in it; else it goes out for review. */
  final: boolean;
  /** The time by the clock of the user: `2026-01-18T09:30:00Z`, as Word writes it. */
  now: string;
}
export type ExportWordResult = {
  bytes: string;
  /** Words of its title; may be empty. */
  title: string;
  /** Errors that are found in the draft. */
  errors: number;
  /** What it says to a reviewer. */
  remarks: number;
  proposals: number;
  /** What could not be set as written. */
  messages: { text: string; place: TextRange }[];
} | null;

/**
 * `shuangyi/readPicture`: asked of our own client while a draft is exported. An address as written in the draft; null when
 * there is no such file, or when it is none that goes along: of elsewhere, or too large.
 */
export const readPictureRequest = 'shuangyi/readPicture';
export interface ReadPictureParams {
  /** The draft. */
  uri: string;
  address: string;
}
export type ReadPictureResult = { bytes: string } | null;

/** `shuangyi/copyRich`: an open draft, or the blocks that a range touches, for the clipboard. Null as above. */
export const copyRichRequest = 'shuangyi/copyRich';
export interface CopyRichParams {
  uri: string;
  range?: TextRange;
}
export type CopyRichResult = { html: string; text: string } | null;

/** `shuangyi/importWord`: a Word file as a draft. */
export const importWordRequest = 'shuangyi/importWord';
export interface ImportWordParams {
  bytes: string;
  /** The workspace folder whose framework counts. */
  folder?: string;
  /** What becomes of changes that nobody has accepted or rejected yet. */
  changes: 'accept' | 'reject' | 'notes';
  /** Name of the folder beside the draft in which its pictures will lie. */
  pictures: string;
}
export type ImportWordResult =
  | WordProblem
  | {
      markdown: string;
      /** Changes and comments that the file holds. */
      changes: number;
      comments: number;
      /** By their paths, seen from the draft. */
      pictures: { path: string; bytes: string }[];
      /** What was not read, and what is to be looked at. */
      messages: string[];
    };

/** `shuangyi/openReview`: reads a file that came back. It is kept until it is closed. */
export const openReviewRequest = 'shuangyi/openReview';
export interface OpenReviewParams {
  bytes: string;
  /** Name of the file. */
  name: string;
}
export type OpenReviewResult =
  | WordProblem
  | {
      id: string;
      /** Drafts that it may be a copy of, the likeliest first; one alone is certain. */
      drafts: { uri: string; title: string }[];
    };

/** `shuangyi/closeReview`: it is no longer needed. */
export const closeReviewNotification = 'shuangyi/closeReview';
export interface CloseReviewParams {
  id: string;
}

/**
 * `shuangyi/review`: what was changed in it, for an open draft, and the draft with what is accepted. Null when the file is
 * not kept any more, or the draft is not open.
 */
export const reviewRequest = 'shuangyi/review';
export interface ReviewParams {
  id: string;
  uri: string;
  /** Ids of changes; all that can be made where it is absent. */
  accepted?: string[];
}
export type ReviewResult =
  | WordProblem
  | {
      /** Of the draft. */
      version: number;
      /** In order of the paper. */
      changes: ReviewChange[];
      /** What has to be said of the whole. */
      messages: string[];
      /** Of those that were accepted, what is left out after all, and why. */
      left: { id: string; reason: string }[];
      /** What makes the accepted text of the present one, in order. */
      edits: { range: TextRange; text: string }[];
    }
  | null;

export interface ReviewChange {
  id: string;
  /** Empty where nobody left a trace. */
  author: string;
  /** Day, as it is written in Chinese; may be empty. */
  date: string;
  sort: 'insert' | 'delete' | 'replace' | 'structure' | 'comment' | 'other';
  /** Where it stands, for people: a heading, a row of a table; may be empty. */
  where: string;
  /** What it does: 将“甲”改为“乙”. */
  words: string;
  /** The same at length. */
  full: string;
  /** `conflict` and `listed` are shown and never made. */
  state: 'ready' | 'conflict' | 'listed';
  /** Why; of others what should be known. */
  reason?: string;
  /** In the draft. */
  place: TextRange;
}
