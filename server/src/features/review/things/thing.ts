/** What a reviewer did that is no change of the words of a paragraph: taken home where that is plain, else told with its place. */
import type { Paper, Unit } from '../../../model/visible/types';
import type { Who, WordFile, WordParagraph } from '../../../model/word/types';
import { type Flat, type FlatUnit, wordsOf } from '../align/flat';
import type { Identity } from '../align/identity';
import type { ChangeKind, ReviewEdit } from '../types';

export interface Thing {
  readonly kind: ChangeKind;
  readonly before: string;
  readonly after: string;
  /** In the text that went out. */
  readonly place: number;
  /** None where it is only told. */
  readonly edits: readonly ReviewEdit[];
  /** Why it is only told. */
  readonly reason?: string;
  readonly who?: Who;
}

/** What things are found in. */
export interface Scope {
  readonly file: WordFile;
  readonly flat: Flat;
  readonly identity: Identity;
  /** In the order of the file. */
  readonly slots: readonly Slot[];
  /** Whether it is us who changed something: that counts as not made. */
  readonly ours: (who: Who) => boolean;
  readonly read: (text: string) => Paper;
}

/** Paragraphs that came back, and what they were; nothing where they are new. */
export interface Slot {
  readonly units: readonly FlatUnit[];
  readonly paragraphs: readonly WordParagraph[];
  /** Where in the text that went out. */
  readonly place: number;
}

export function slotsOf(flat: Flat, { pairs }: Identity): Slot[] {
  let place = 0;
  return pairs.map(({ origins, entities }) => {
    const units = origins.flatMap((origin) => origin.units.map((i) => flat.units[i]!));
    const paragraphs = entities.flatMap(({ row, paragraphs: own }) =>
      row ? (row.deleted ? [] : row.cells.flatMap((cell) => cell.paragraphs)) : own,
    );
    if (units.length > 0) place = units[0]!.unit.start;
    const slot = { units, paragraphs, place };
    if (units.length > 0) place = units.at(-1)!.unit.end;
    return slot;
  });
}

/** Whether a paragraph or row went with all of its words: that is said of it as a whole. */
export const isEmptied = ({ units, paragraphs }: Slot, { flat, ours }: Pick<Scope, 'flat' | 'ours'>): boolean =>
  units.some((unit) => wordsOf(flat, unit).trim() !== '') && wordsIn(paragraphs, ours) === '';

/** Something that can only be told. */
export const told = (
  place: number,
  words: { readonly before?: string; readonly after?: string },
  reason: string,
  who?: Who,
): Thing => ({ kind: 'other', before: '', after: '', ...words, place, edits: [], reason, ...(who && { who }) });

/** Whether something stands in the file with all changes made; ours count as not made. */
export const stands = (
  { inserted, deleted }: { readonly inserted?: Who; readonly deleted?: Who },
  ours: Scope['ours'],
): boolean => !(deleted && !ours(deleted)) && !(inserted && ours(inserted));

export const wordsIn = (paragraphs: readonly WordParagraph[], ours: Scope['ours']): string =>
  paragraphs
    .map(({ pieces }) => pieces.map((piece) => (stands(piece, ours) ? piece.text : '')).join(''))
    .join('\n')
    .trim();

/** Whether a unit is a paragraph of plain text that can be a heading: on one line, no item, no quotation. */
export const isPlain = ({ paragraph }: Unit): boolean => paragraph?.role === 'body' && paragraph.list === undefined;
