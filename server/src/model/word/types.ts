/**
 * What a Word file says (ECMA-376 Transitional), as plain values: what a review brings back and what an import reads are
 * made of it. It knows no draft. Offsets count the characters of a paragraph's pieces, deleted ones too; UTF-16.
 */

/** Who changed or said something, and when: an ISO date-time, '' where the file says none. */
export interface Who {
  readonly author: string;
  readonly date: string;
}

/** Text that was formatted and changed alike. `\n` is a line break in the paragraph, `\t` a tab. */
export interface Piece {
  readonly text: string;
  /** Inserted, or moved to here. */
  readonly inserted?: Who;
  /** Deleted, or moved away. */
  readonly deleted?: Who;
  /** Formatting that counts, own and by its styles. */
  readonly format: Format;
}

export interface Format {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  /** Font of Chinese characters. */
  readonly font?: string;
  /** Half points. */
  readonly size?: number;
  readonly vertical?: 'superscript' | 'subscript';
  /** Name (not id) of the character style. */
  readonly style?: string;
}

export interface WordParagraph {
  readonly type: 'paragraph';
  /** Name (not id) of the style, as the file writes it: `heading 1`, `公文正文`; '' for the default one. */
  readonly style: string;
  readonly pieces: readonly Piece[];
  /** Names of bookmarks that begin in it, with their offsets. */
  readonly bookmarks: readonly { readonly name: string; readonly at: number }[];
  /** The paragraph mark was inserted or deleted: it was split, or joined with the next. */
  readonly markInserted?: Who;
  readonly markDeleted?: Who;
  /** 0 is the outermost; undefined for text. By own formatting or style. */
  readonly outline?: number;
  /** What Word numbers it with, as it is shown: `一、`, `（一）`, `1.`; bullets are `•`. */
  readonly label?: string;
  /** The same before the tracked changes: '' for none; only where it differs. */
  readonly formerLabel?: string;
  /** Depth of that list, 0 is outermost. */
  readonly listLevel?: number;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Twentieths of a point. */
  readonly indent?: { readonly left: number; readonly right: number; readonly firstLine: number };
  /** Pictures, references to footnotes and what was not read, with their offsets. */
  readonly objects: readonly WordObject[];
  /** A page break stands in or before it, or a section ends with it. */
  readonly breaks?: true;
  /** It belongs to a table of contents that Word makes. */
  readonly contents?: true;
}

/** Of endnotes the `id` begins with `e`, so that it is no footnote's. */
export type WordObject = { readonly inserted?: Who; readonly deleted?: Who } & WordThing;

export type WordThing =
  | { readonly type: 'image'; readonly at: number; readonly part: string | undefined; readonly alt: string }
  | { readonly type: 'footnote' | 'endnote'; readonly at: number; readonly id: string }
  | { readonly type: 'textbox'; readonly at: number; readonly blocks: readonly WordBlock[] }
  /** One of `unread`, where it stands. */
  | { readonly type: 'unread'; readonly at: number; readonly what: string };

export interface WordCell {
  readonly blocks: readonly WordBlock[];
  /** Columns it covers; at least 1. */
  readonly span: number;
  /** It continues the cell above it. */
  readonly continues: boolean;
}

export interface WordRow {
  readonly cells: readonly WordCell[];
  readonly header: boolean;
  readonly inserted?: Who;
  readonly deleted?: Who;
}

export interface WordTable {
  readonly type: 'table';
  readonly rows: readonly WordRow[];
}

export type WordBlock = WordParagraph | WordTable;

/** A place in the file: the n-th paragraph in document order (those in cells count, those in text boxes do not). */
export interface WordPlace {
  readonly paragraph: number;
  readonly at: number;
}

export interface WordComment extends Who {
  readonly id: string;
  readonly text: string;
  /** Id of the comment that it answers. */
  readonly parent?: string;
  readonly resolved: boolean;
  readonly start?: WordPlace;
  readonly end?: WordPlace;
  /** The words it is about, deleted ones too. */
  readonly quoted: string;
}

export interface WordFile {
  readonly blocks: readonly WordBlock[];
  readonly comments: readonly WordComment[];
  /** Endnotes too. */
  readonly footnotes: ReadonlyMap<string, readonly WordBlock[]>;
  /** Text of headers and footers, in order, each once. */
  readonly margins: readonly string[];
  /** Parts of custom XML by their root's namespace. */
  readonly custom: ReadonlyMap<string, string>;
  /** Custom properties by name. */
  readonly properties: ReadonlyMap<string, string>;
  /** Bytes of pictures by part name. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** What was met and not read (text in shapes, embedded sheets …), in Chinese, each kind once. */
  readonly unread: readonly string[];
}

/** A file that cannot be read, and why, in Chinese words for its writer. */
export interface Unreadable {
  readonly problem: string;
}
