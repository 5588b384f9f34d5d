/** Where the comments of a Word file begin and end, while its paragraphs stream by. */
import type { WordPlace } from './types';

export interface CommentRange {
  readonly start?: WordPlace;
  readonly end?: WordPlace;
}

export class CommentPlaces {
  /** The paragraph that is open, and how much of it was read; one in a text box is none. */
  #open: { readonly length: number } | undefined;
  /** Paragraphs begun so far. */
  #count = 0;
  readonly #ranges = new Map<string, CommentRange>();

  /** By the ids of the comments. */
  get ranges(): ReadonlyMap<string, CommentRange> {
    return this.#ranges;
  }

  begin(paragraph: { readonly length: number }): void {
    this.#open = paragraph;
    this.#count++;
  }

  endParagraph(): void {
    this.#open = undefined;
  }

  from(id: string): void {
    const start = this.#here() ?? { paragraph: this.#count, at: 0 };
    this.#ranges.set(id, { ...this.#ranges.get(id), start });
  }

  to(id: string): void {
    this.#ranges.set(id, { ...this.#ranges.get(id), end: this.#behind() });
  }

  /** A comment on no words hangs where it is referred to. */
  refer(id: string): void {
    const range = this.#ranges.get(id);
    const here = this.#behind();
    if (!range?.end) this.#ranges.set(id, { start: range?.start ?? here, end: here });
  }

  #here(): WordPlace | undefined {
    return this.#open && { paragraph: this.#count - 1, at: this.#open.length };
  }

  /** Here, or at the end of the last paragraph. */
  #behind(): WordPlace {
    return this.#here() ?? { paragraph: Math.max(this.#count - 1, 0), at: Number.POSITIVE_INFINITY };
  }
}
