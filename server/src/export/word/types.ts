/** What a Word file is made of. Pure: same input, same bytes. */
import type { Span } from '../../base/span';
import type { WordSettings } from '../../model/visible/settings';
import type { Grid, Paper, Paragraph } from '../../model/visible/types';

export type { Fonts, WordSettings } from '../../model/visible/settings';

/** A comment on a stretch of source; an empty one stands at its place. */
export interface Remark extends Span {
  readonly text: string;
  readonly author: string;
  /** ISO date-time without fractions. */
  readonly date: string;
  /** Id of the rule it comes from; absent for a note of the draft. */
  readonly rule?: string;
  /** The remark that it answers, one of those in front of it. */
  readonly answers?: Remark;
}

/** A change that is proposed and not made: a stretch of visible source and the plain words for it. */
export interface Proposal extends Span {
  readonly text: string;
  readonly author: string;
  readonly date: string;
}

/** What only the paper for review carries. */
export interface Review {
  readonly remarks: readonly Remark[];
  readonly proposals: readonly Proposal[];
  /** The draft's own text goes along, so that the reviewed paper finds its way back. */
  readonly source: string;
}

export interface WordInput {
  readonly paper: Paper;
  readonly settings: WordSettings;
  /** Bytes of pictures by address as written in the draft. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Bytes of the office's own template. */
  readonly template?: Uint8Array;
  /** Without it nothing of ours is in the file. */
  readonly review?: Review;
  /** ISO date-time of the export. */
  readonly now: string;
  /** What goes behind the paper without standing in the draft: nothing of it comes back. */
  readonly annexes?: readonly Annex[];
}

/** A part with a title that begins a page of its own. Its runs have no source: all their offsets are 0. */
export interface Annex {
  readonly title: string;
  readonly blocks: readonly (Paragraph | Grid)[];
}

export interface WordOutput {
  readonly bytes: Uint8Array;
  /** What could not be set as written, in Chinese: pictures that are missing …, each with its place in the source. */
  readonly messages: readonly (Span & { readonly text: string })[];
}
