/**
 * What is known of a block: plain, immutable values. Spans are relative to the block's start; a whole `Doc` gives out the
 * same values with absolute ones. All offsets are UTF-16.
 */
import type { Span } from '../../base/span';
import type { Role } from '../../frame/schema';
import type { Hollow } from '../grammar/cells/substance';
import type { Numbering } from '../grammar/numbering';
import type { ReviewNote } from '../grammar/comments/reviewNotes';
import type { Suppression } from '../grammar/comments/suppressions';

/** Where a recognition comes from, strongest first. */
export type Evidence = 'table' | 'mark' | 'prose';

export interface ItemMention extends Span {
  /** Id of the casework item; undefined when a table or mark names one that the framework does not know. */
  readonly id: string | undefined;
  readonly evidence: Evidence;
}

export interface MeasureMention extends Span {
  /** Id of the measure, or of other Party life; undefined when a table or mark names an unknown one. */
  readonly id: string | undefined;
  readonly evidence: Evidence;
  /** Named in words that tie nothing. */
  readonly weak?: true;
}

/** The smallest telling unit: a table row, a mark, a sentence, or a clause of an enumeration. */
export interface Segment extends Span {
  readonly kind: 'row' | 'mark' | 'sentence' | 'clause' | 'heading';
  readonly items: readonly ItemMention[];
  /** Professional work spoken of in general. */
  readonly general: readonly Span[];
  readonly measures: readonly MeasureMention[];
  /** A casework item (or general work) and a measure are connected here. */
  readonly tied: boolean;
  /** No actor, date, number or carrier is named although a task is stated. */
  readonly vague: boolean;
}

export interface Heading extends Span {
  /** `atx` and `setext` from Markdown; `alone` a numbered line of its own; `run-in` the lead sentence of a paragraph; `bold`. */
  readonly form: 'atx' | 'setext' | 'alone' | 'run-in' | 'bold';
  /** Depth by Markdown (1–6) where it has one, else undefined: the outline decides. */
  readonly depth: number | undefined;
  readonly number: Numbering | undefined;
  /** The words without number, `#` and `**`. */
  readonly title: Span;
}

/**
 * What a table cell or a mark says in one role. Without values it says nothing (`isEmpty`): its span is the place to write
 * at, and covers the placeholder that gives way where one stands there.
 */
export interface Field extends Span {
  readonly role: Role;
  /** Parts between 、 ； or line breaks, trimmed; placeholders are left out. */
  readonly values: readonly Span[];
  /** A placeholder keeps the place of what is still to be written. */
  readonly held: boolean;
}

/** A row of a task table or a mark: an item with what is said of it. Judged one by one. */
export interface Entry extends Span {
  readonly origin: 'table' | 'mark';
  /** Field by role; a column that the table lacks is absent. */
  readonly fields: Readonly<Partial<Record<Role, Field>>>;
  /** The item's words (of the row above where the cell says "same as above"), never empty; undefined when there is none. */
  readonly item: Field | undefined;
  readonly items: readonly ItemMention[];
  /** The item cell was empty: it continues the row above. */
  readonly continued: boolean;
  /** One for each value of the measure field (unknown ones have no id), plus those recognised in its words. */
  readonly measures: readonly MeasureMention[];
  /** The measure field has words, but they name no measure that anybody could carry out; then nothing is tied. */
  readonly hollow: Hollow | undefined;
  /** The field that says why the item needs no measure: 免融合, or that it was dropped (see `exemptBy`). */
  readonly exempt: Field | undefined;
  /** It names an item, or stands by a segment that speaks of one or of work in general. */
  readonly reaches: boolean;
}

export interface Table extends Span {
  readonly columns: readonly { readonly role: Role | undefined; readonly span: Span }[];
  /** True when the header names an item column and at least one column that tells more about it. */
  readonly tasks: boolean;
  readonly entries: readonly Entry[];
}

/** A sentence-sized unit of running text (a paragraph, list item or soft-wrapped run of lines), for prose rules. */
export interface Unit extends Span {
  readonly where: 'paragraph' | 'list' | 'quote';
}

/** Everything known of one block; a pure function of (block text and tree, framework, period). */
/** A number at the head of a heading, paragraph or list item, and how many lists it stands in. */
export interface LeadingNumber extends Numbering {
  readonly nesting: number;
}

export interface BlockFacts {
  readonly headings: readonly Heading[];
  /** Numbers at the head of list items and enumerations, in order. */
  readonly numbers: readonly LeadingNumber[];
  readonly units: readonly Unit[];
  readonly segments: readonly Segment[];
  readonly tables: readonly Table[];
  /** Entries of marks (those of tables hang on their table). */
  readonly marks: readonly Entry[];
  readonly suppressions: readonly Suppression[];
  /** What reviewers said. */
  readonly notes: readonly ReviewNote[];
  /** Stretches that are Markdown and no words, in order (`syntax`). */
  readonly syntax: readonly Span[];
}
