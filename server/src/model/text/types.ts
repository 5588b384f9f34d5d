/** What a parsed text is: blocks with their syntax trees, and what the next parse needs of this one. */
import type { Span } from '../../base/span';

/** A node of the Markdown tree without values: rules read the source slice. Offsets are relative to the block. */
export interface SyntaxNode extends Span {
  /** mdast type: paragraph, heading, table, tableRow, tableCell, list, listItem, html, code, inlineCode, link, … */
  readonly type: string;
  /** Heading depth 1–6. */
  readonly depth?: number;
  /** Ordered list and its first number. */
  readonly ordered?: boolean;
  readonly first?: number;
  readonly children?: readonly SyntaxNode[];
}

/** One top-level block. The object keeps its identity through edits that do not touch it. */
export interface Block {
  readonly type: string;
  /** Length in UTF-16 units. */
  readonly length: number;
  readonly node: SyntaxNode;
}

/** A parsed text: an immutable value that stays valid and usable after `reparse` made the next one from it. */
export interface Parsed {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Absolute UTF-16 offset of each block, in the order of `blocks`. */
  readonly starts: Int32Array;
  /** What the last step cost. */
  readonly work: Work;
  /** Kept for the next step; of no meaning outside this folder. */
  readonly state: State;
}

/** Counted instead of timed, so that a test can hold it to a limit. */
export interface Work {
  /** Calls of the Markdown parser. */
  readonly calls: number;
  /** UTF-16 units handed to it, all calls together. */
  readonly characters: number;
}

export interface State {
  readonly chunks: readonly Chunk[];
  readonly definitions: Definitions;
  readonly frontMatterEnd: number;
}

/** A run of whole top-level blocks, with the blank lines behind them. The chunks of a document cover all of it. */
export interface Chunk {
  readonly length: number;
  readonly blockCount: number;
  /** Keys of the definitions in it, with repetitions. */
  readonly defines: readonly string[];
  /** The parser's questions "is this label defined?" with the answers it was given. */
  readonly asked: ReadonlyMap<string, boolean> | undefined;
  /** Something in it is read as plain words, because the parser would take too long. */
  readonly plain: boolean;
}

/** How often each label is defined in the document. */
export type Definitions = ReadonlyMap<string, number>;

/** Which labels are defined in it. */
export type Labels = Pick<ReadonlySet<string>, 'has'>;
