/**
 * Between the writer of paragraphs and what only a paper for review carries. The writer makes runs; where they are cut, what
 * is struck out, put in, remarked on and where bookmarks stand is known here alone.
 */
import type { Run } from '../../../model/visible/types';

/**
 * Runs of one unit. Positions count the characters of its text runs, UTF-16; a picture or a reference to a footnote counts
 * one (`lengthOf`). Line breaks and tabs of the writer's own count nothing.
 */
export interface RunWriter {
  /** XML of what stands at `[start, end)`; `deleted` writes `w:delText` for `w:t`. Never empty stretches. */
  slice(start: number, end: number, deleted?: true): string;
  /** Runs of other words, formatted as what stands at that position (the last one where it is the end). */
  like(at: number, words: string): string;
}

/** How many positions runs take. */
export function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + (run.type === 'text' ? run.text.length : 1), 0);
}

/** What a paper for review carries besides its words. A final paper has no such thing. */
export interface Reviewed {
  /** All that stands in the paragraph of a unit (known by its very `runs`), bookmark included. */
  inside(runs: readonly Run[], writer: RunWriter): string;
  /** Once all units are written: what goes into the package besides the document. */
  parts(): readonly Part[];
}

/** A part of the package, and what leads to it. */
export interface Part {
  /** Path in the package, such as `word/comments.xml`. */
  readonly path: string;
  /** XML with its declaration. */
  readonly xml: string;
  /** Content type; absent for one that goes by its extension. */
  readonly type?: string;
  /** Relationship that leads here, of the document or of the whole package; absent where another part's own leads here. */
  readonly relation?: { readonly from: 'document' | 'package'; readonly type: string };
}
