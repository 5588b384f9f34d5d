/** What the server needs from outside, as interfaces only. Implementations live in `*.node.ts` files and in `lsp/`. */

/** Read access to the workspace. Paths are URIs. Nothing here ever writes. */
export interface Files {
  /**
   * Text of a file, or undefined when it does not exist. Rejects when it is unreadable, not UTF-8, or larger than so
   * many bytes.
   */
  read(uri: string, largest?: number): Promise<string | undefined>;
  /** URIs of all Markdown files below `root`, ignore files respected. */
  markdown(root: string): Promise<readonly string[]>;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
