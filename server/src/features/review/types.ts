/**
 * What a reviewed Word file changes in a draft: B is the text that went out, C the present one. Whoever shows it needs only
 * this: a list of changes, each of which stands or falls with all of its edits. All offsets are of C, UTF-16.
 */
import type { Edit, Span } from '../../base/span';
import type { Paper } from '../../model/visible/types';
import type { WordFile } from '../../model/word/types';

export type ChangeKind =
  | 'insert'
  | 'delete'
  | 'replace'
  /** One paragraph became two. */
  | 'split'
  /** Two became one. */
  | 'join'
  | 'new-paragraph'
  | 'drop-paragraph'
  | 'move'
  | 'row-in'
  | 'row-out'
  | 'table-in'
  | 'table-out'
  /** Somebody's comment becomes a note. */
  | 'comment'
  /** A note of the draft was resolved in Word: it is taken out. */
  | 'comment-done'
  /** What is only told: columns, footnotes, text boxes … */
  | 'other';

/** An edit of the source, and what of it a reader sees: `¶` begins a paragraph or a cell. */
export interface ReviewEdit extends Edit {
  readonly shows: string;
}

export interface Change {
  /** Its place in the list, which follows the paper. */
  readonly id: number;
  readonly kind: ChangeKind;
  /** '' where nobody left a trace (未留痕). */
  readonly author: string;
  /** ISO date-time, '' where the file says none. */
  readonly date: string;
  /** Made with 修订 on. */
  readonly tracked: boolean;
  /** Words as a reader sees them; `¶` stands for the end of a paragraph. */
  readonly before: string;
  readonly after: string;
  /** In C; where the change is to be shown. */
  readonly place: Span;
  readonly edits: readonly ReviewEdit[];
  /** Another way to write the same, for where the first would spoil the Markdown. */
  readonly instead?: readonly ReviewEdit[];
  /** `conflict` and `listed` are shown, never applied; `listed` asks for nothing (a comment that is resolved …). */
  readonly state: 'ready' | 'conflict' | 'listed';
  /** Of a conflict and of what is only listed: why; of others: what should be known. Chinese. */
  readonly reason?: string;
}

/** Where B comes from: the file itself, a text with the hash of its stamp, or the present text for want of both. */
export type Basis = 'embedded' | 'stamped' | 'present';

export interface Reviewed {
  readonly basis: Basis;
  readonly changes: readonly Change[];
  /** What concerns the file as a whole, Chinese, each once. */
  readonly messages: readonly string[];
}

export interface ReviewInput {
  readonly file: WordFile;
  /** C. */
  readonly present: string;
  /** Texts that the stamp may mean: earlier states of the draft, where there are any. */
  readonly earlier?: readonly string[];
  /** Reads a text as a paper, under the framework of the draft. */
  readonly read: (text: string) => Paper;
  /** Author of our comments and proposals by the settings; what the file says of it wins. */
  readonly author: string;
}

/** What comes of applying changes. */
export interface Applied {
  readonly text: string;
  /** In order, apart; of the text before. */
  readonly edits: readonly Edit[];
  /** Changes that were chosen and are left out, with the reason: conflicts, and those that would spoil the Markdown. */
  readonly left: readonly Change[];
}
