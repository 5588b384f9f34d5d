/**
 * What a paper for review carries of its draft, so that it finds its way back: a part of custom XML whose root holds JSON.
 * Written and read here, nowhere else. The file may have been anywhere meanwhile: nothing in it is taken on trust.
 */
import type { Span } from '../../base/span';

/** Namespace of the root. */
export const carriedNamespace = 'urn:shuangyi:draft:1';

/** Name of the custom property that holds the hash of the source: other tools may drop the part and keep it. */
export const stampName = 'shuangyi';

/** Name of the bookmark over the unit of that id; see `Unit`. */
export const bookmarkName = (id: number) => `_sy${id}`;

/** The unit of a bookmark of ours; undefined for others. */
export function bookmarkedUnit(name: string): number | undefined {
  return /^_sy\d{1,9}$/.test(name) ? Number(name.slice(3)) : undefined;
}

/** Name of the bookmark where what stands behind the paper on request begins. */
export const annexMark = '_syAnnexes';

/** Name of the character style of words that stand for a picture which is not there: they are no text. */
export const missingPicture = '公文缺图';

export interface Carried {
  /** The draft as it was exported, character by character. */
  readonly source: string;
  /** ISO date-time of the export. */
  readonly exported: string;
  /** Author of our comments and proposals. */
  readonly author: string;
  /** Where the units that have a bookmark stand in the source. */
  readonly units: readonly ({ readonly id: number } & Span)[];
  /** Comments that were in the file when it went out: ours, and notes of the draft that went out again. */
  readonly comments: readonly CarriedComment[];
}

/** `id` is that of comments.xml; programs may count anew, then author and text still tell which one it is. */
export interface CarriedComment extends Span {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  /** Id of the rule; absent for a note of the draft. */
  readonly rule?: string;
}

/** What XML cannot hold, reads otherwise or would need escapes for: text and markup are the same then. */
const awkward = /[<>&\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** The part, without its declaration. */
export function writeCarried(carried: Carried): string {
  // Three numbers a unit: there are many.
  const units = carried.units.map(({ id, start, end }) => [id, start, end]);
  const json = JSON.stringify({ ...carried, units }).replace(
    awkward,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<draft xmlns="${carriedNamespace}">${json}</draft>`;
}

/** What a part says, given as XML or as the text of its root; undefined where it is none of ours or was damaged. */
export function readCarried(part: string): Carried | undefined {
  const [from, to] = [part.indexOf('{'), part.lastIndexOf('}')];
  if (from < 0 || to < from) return undefined;
  const json = recordOf(parsed(part.slice(from, to + 1)));
  const { source, exported, author } = json;
  if (typeof source !== 'string' || typeof exported !== 'string' || typeof author !== 'string') return undefined;
  const within = (value: unknown) => spanOf(value, source.length);
  return {
    source,
    exported,
    author,
    units: listOf(json.units).flatMap((one) => {
      const [id, start, end] = listOf(one);
      const span = within({ start, end });
      return span && isCount(id) ? [{ id, ...span }] : [];
    }),
    comments: listOf(json.comments).flatMap((one) => {
      const span = within(one);
      const { id, author: by, text, rule } = recordOf(one);
      if (!span || typeof id !== 'string' || typeof by !== 'string' || typeof text !== 'string') return [];
      return [{ id, author: by, text, ...(typeof rule === 'string' && { rule }), ...span }];
    }),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function spanOf(value: unknown, length: number): Span | undefined {
  const { start, end } = recordOf(value);
  return isCount(start) && isCount(end) && start <= end && end <= length ? { start, end } : undefined;
}
