/** What the server needs from outside, as interfaces only. Implementations live in `*.node.ts` files and in `lsp/`. */

/** What lies below a folder. */
export interface Listing {
  /** URIs of all Markdown files, ignore files respected. */
  readonly uris: readonly string[];
  /** Chinese: why an ignore file could not be read. */
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
}

/** Read access to the workspace. Paths are URIs. Nothing here ever writes. */
export interface Files {
  /**
   * Text of a file, or undefined when it does not exist. Rejects when it is no plain file, unreadable, not UTF-8, or
   * larger than so many bytes; where nothing is said, than a draft may be.
   */
  read(uri: string, largest?: number): Promise<string | undefined>;
  markdown(root: string): Promise<Listing>;
  /** Whether a file below `root`, there or not, is reached through a link: nothing is ever written through one. */
  isLinked(uri: string, root: string): Promise<boolean>;
}

/** A folder of the program's own, outside of the workspace, for what may be lost at any time. */
export interface Store {
  /** Undefined where there is nothing of that name, or nothing that can be read. Never rejects. */
  read(name: string): Promise<string | undefined>;
  /** Whole or not at all, whoever else writes. */
  write(name: string, text: string): Promise<void>;
}

/** All that most of the server needs of it. */
export interface Reader extends Pick<Files, 'read'> {
  /**
   * What the disk says of a file, the same until somebody writes it; undefined where that cannot be told, so shortly
   * after it was written too. Absent where there is no disk.
   */
  stamp?(uri: string): string | undefined;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
