/** What an import takes and gives. */
import type { Framework } from '../../frame/schema';

export interface ImportOptions {
  readonly frame: Framework;
  /** Tracked changes are made, refused, or made and told of in notes. */
  readonly changes: 'accept' | 'reject' | 'notes';
  /** Comments become notes behind the words meant, or are left out. */
  readonly comments: 'notes' | 'drop';
  /** Path of the folder, seen from the draft, in which its pictures will lie; '' for beside it. */
  readonly pictures: string;
}

export interface Imported {
  /** Markdown, with front matter where something is known for it. */
  readonly text: string;
  /** Pictures that the text names, by their paths seen from it; nothing has written them yet. */
  readonly images: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** How many changes and comments the file holds. */
  readonly changes: number;
  readonly comments: number;
  /** What was left out or could not be taken over, in Chinese, one line each. */
  readonly messages: readonly string[];
}

/** A piece of a line, in its order. */
export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly strong?: boolean; readonly struck?: boolean }
  /** A comment of Markdown. */
  | { readonly type: 'comment'; readonly text: string }
  /** A reference to a footnote, by its id in the file. */
  | { readonly type: 'footnote'; readonly id: string }
  | { readonly type: 'image'; readonly address: string; readonly alt: string };

/** A paragraph of the file after changes were made or refused, without the blanks at its ends. */
export interface Line {
  readonly type: 'line';
  readonly inlines: readonly Inline[];
  /** What Word numbers it with, and how deep. */
  readonly label: string;
  readonly depth: number;
  /** Label and words as they are read. */
  readonly text: string;
  /** Name of its style, in lower case. */
  readonly style: string;
  /** 0 is outermost. */
  readonly outline: number | undefined;
  readonly centred: boolean;
  /** Of most of its characters: half points, font of Chinese, boldness. */
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
  readonly contents: boolean;
}

export interface Grid {
  readonly type: 'table';
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly header: boolean;
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly lines: readonly Line[];
  readonly span: number;
  readonly continues: boolean;
}

export type Flow = Line | Grid;

/** What was left out, counted or told, to become messages. */
export class Left {
  readonly #counts = new Map<string, number>();

  /** `what` has `{n}` where the number goes, or none. */
  add(what: string, n = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + n);
  }

  messages(): string[] {
    return [...this.#counts].map(([what, n]) => what.replace('{n}', String(n)));
  }
}
