/** The Markdown of a draft as blocks and their trees. All offsets are UTF-16. */
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
