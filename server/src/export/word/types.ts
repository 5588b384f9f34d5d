/** What a Word file is made of. Pure: same input, same bytes. */
import type { Span } from '../../base/span';
import type { Paper } from '../../model/visible/types';

/** How papers of an office look; see `word:` in config.yaml. */
export interface WordSettings {
  /** `GB2312`: 仿宋_GB2312 and its like; `common`: the fonts that come with Windows; or own names. */
  readonly fonts: 'GB2312' | 'common' | Fonts;
  readonly latin: 'Times New Roman' | 'same';
  /** How `**words**` look. */
  readonly strong: 'kai' | 'bold' | 'plain';
  /** The date stands where a seal goes. */
  readonly seal: boolean;
  /** Tables of at least so many columns get a page turned sideways. */
  readonly landscapeFrom: number;
  /** Millimetres, GB/T 9704—2012 5.2.1: 37/35 and 28/26. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly pageNumber: boolean;
  /** Author of our comments and proposals. */
  readonly author: string;
}

export interface Fonts {
  readonly title: string;
  readonly body: string;
  readonly heading1: string;
  readonly heading2: string;
}

/** A comment on a stretch of source; an empty one stands at its place. */
export interface Remark extends Span {
  readonly text: string;
  readonly author: string;
  /** ISO date-time without fractions. */
  readonly date: string;
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
  /** Without it nothing of ours is in the file. */
  readonly review?: Review;
  /** ISO date-time of the export. */
  readonly now: string;
}

export interface WordOutput {
  readonly bytes: Uint8Array;
  /** What could not be set as written, in Chinese: pictures that are missing …, each with its place in the source. */
  readonly messages: readonly (Span & { readonly text: string })[];
}
