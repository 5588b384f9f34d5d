/**
 * What of a draft a reader of the printed paper sees, in order, with the place in the source of every character: what goes
 * to Word and to the clipboard is made of it, and what a reviewer changed is brought back by it. Hidden are front matter,
 * marks and comments (what `cleanCopy` removes) and the signs of Markdown. All offsets are absolute and UTF-16.
 */
import type { Span } from '../../base/span';

/**
 * Visible text whose source is in one piece, character by character: `at[i]` is where character i of `text` begins in the
 * source, and where the one before it ends; `at` has one more place than `text`. A run ends where source is left out, so
 * what stands between two runs is hidden. In `text`, `\n` is a line break that the writer asked for.
 */
export interface TextRun {
  readonly type: 'text';
  readonly text: string;
  readonly at: Int32Array;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly deleted?: true;
  /** Code: its blanks count. */
  readonly code?: true;
  /** The lead sentence of a paragraph that is a heading of this level. */
  readonly lead?: Level;
  /** Address that the words lead to. */
  readonly link?: string;
}

/** A picture; `span` is its source. */
export interface ImageRun {
  readonly type: 'image';
  readonly span: Span;
  readonly address: string;
  readonly alt: string;
}

/** A reference to a footnote by its normalised key; `span` is its source. */
export interface NoteRun {
  readonly type: 'note';
  readonly span: Span;
  readonly key: string;
}

export type Run = TextRun | ImageRun | NoteRun;

/** Level of a heading in a paper, GB/T 9704—2012 7.3.3: 一、 （一） 1. （1）. */
export type Level = 1 | 2 | 3 | 4;

/** What a paragraph is in the paper. */
export type Role =
  | 'title'
  /** 主送机关 */
  | 'addressee'
  | 'heading'
  | 'body'
  /** 附件说明: one line of it */
  | 'attachment'
  /** 发文机关署名 */
  | 'signature'
  /** 成文日期 */
  | 'date'
  /** A picture that stands alone. */
  | 'image'
  | 'quote'
  | 'code';

export interface Paragraph extends Span {
  readonly type: 'paragraph';
  readonly role: Role;
  /** Of headings. */
  readonly level?: Level;
  readonly runs: readonly Run[];
  /** Of an item of a list: how deep (1 is outermost), whether it is numbered. Its number is text, with a source. */
  readonly list?: { readonly depth: number; readonly ordered: boolean };
  /** Of an attachment: its place (1 is first) among how many. */
  readonly nth?: number;
  readonly of?: number;
}

export interface Cell extends Span {
  readonly runs: readonly Run[];
}

export interface Row extends Span {
  readonly cells: readonly Cell[];
}

/** A table; the first row is its header. Rows may have fewer or more cells than the header. */
export interface Grid extends Span {
  readonly type: 'table';
  readonly align: readonly ('left' | 'center' | 'right' | undefined)[];
  readonly rows: readonly Row[];
}

/** The whole paper. */
export interface Paper {
  readonly text: string;
  readonly blocks: readonly (Paragraph | Grid)[];
  /** Footnotes by normalised key, in order of their definitions. */
  readonly notes: ReadonlyMap<string, Paragraph>;
  /** Source that is not printed: marks, comments, front matter. In order, apart. */
  readonly hidden: readonly Span[];
  /** Values of front matter that belong on the paper, as written, by key: 主送, 署名, 成文日期, 附件 …. */
  readonly matter: ReadonlyMap<string, string>;
}

/** A paragraph or a cell of a table: what a reviewed paper is compared by. `id` is its place in the order of the paper. */
export interface Unit extends Span {
  readonly id: number;
  readonly runs: readonly Run[];
  readonly paragraph?: Paragraph;
  readonly cell?: { readonly grid: Grid; readonly row: number; readonly column: number };
}
