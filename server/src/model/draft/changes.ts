/** What an edit has changed of a draft, in the terms in which document rules say what they read. */
import type { Span } from '../../base/span';
import type { Doc } from './doc';
import { sameSigns } from './digest';
import { sameRepeats } from './sentences';
import { arrangementOf } from './series';
import type { BlockFacts, Heading } from '../block/types';

/**
 * What a document rule may read:
 * - `head`: kind, period and title, front matter;
 * - `opening`: the first blocks, `openingBlocks` of them;
 * - `headings`: the outline with its parts, and the words of headings;
 * - `numbers`: the numbers of headings, items and enumerations, and how they are arranged;
 * - `entries`: tables and marks;
 * - `repeats`: sentences that stand in the draft twice;
 * - `signs`: what a digest holds of each block, without places.
 */
export type Facet = 'head' | 'opening' | 'headings' | 'numbers' | 'entries' | 'repeats' | 'signs';

/**
 * A facet, or the blocks in which a reader finds something (`undefined` in all others): those that the rule looks at, and
 * those that part them.
 */
export type Reading = Facet | ((doc: Doc) => readonly unknown[]);

/** How many blocks hold all that stands above the first heading of a paper. */
export const openingBlocks = 8;

const known = new WeakMap<Doc, ReadonlySet<Facet>>();

/** The facets that are not the same as in the origin, wherever the text has moved; undefined when nothing can be said. */
export function changedFacets(doc: Doc): ReadonlySet<Facet> | undefined {
  const old = doc.origin;
  if (!old || old.recogniser !== doc.recogniser) return undefined;
  let changed = known.get(doc);
  if (!changed) known.set(doc, (changed = compare(old, doc)));
  return changed;
}

/** Whether nothing that is read so has changed since the origin. */
export function unchanged(doc: Doc, reads: readonly Reading[]): boolean {
  const changed = changedFacets(doc);
  return (
    changed !== undefined &&
    reads.every((one) => (typeof one === 'string' ? !changed.has(one) : foundNothing(doc.origin!, doc, one)))
  );
}

/** Whether a reader finds nothing in the blocks that differ, then and now, and there are as many of them. */
function foundNothing(old: Doc, doc: Doc, reader: (doc: Doc) => readonly unknown[]): boolean {
  const { head, tail } = doc.same;
  const before = reader(old);
  const now = reader(doc);
  if (before.length !== now.length) return false;
  for (let i = head; i < now.length - tail; i++) if (before[i] !== undefined || now[i] !== undefined) return false;
  return true;
}

/**
 * A value that is carried from one revision to the next while nothing of this changes. It must hold no places,
 * and `make` must read nothing else.
 */
export function whileSame<T>(reads: readonly Reading[], make: (doc: Doc) => T): (doc: Doc) => T {
  const ofDoc = new WeakMap<Doc, { readonly value: T }>();
  return (doc) => {
    let made = ofDoc.get(doc);
    if (!made) {
      const before = unchanged(doc, reads) ? ofDoc.get(doc.origin!) : undefined;
      ofDoc.set(doc, (made = before ?? { value: make(doc) }));
    }
    return made.value;
  };
}

function compare(old: Doc, doc: Doc): ReadonlySet<Facet> {
  const { head, tail } = doc.same;
  const changed = new Set<Facet>();
  const gone = old.facts.slice(head, old.facts.length - tail);
  const come = doc.facts.slice(head, doc.facts.length - tail);
  if (head === 0 || words(old, old.title) !== words(doc, doc.title)) changed.add('head');
  if (head < openingBlocks) changed.add('opening');
  if (gone.some(hasEntries) || come.some(hasEntries)) changed.add('entries');
  if (!sameHeadings(old, gone, doc, come, head)) changed.add('headings');
  if (arrangementOf(old) !== arrangementOf(doc)) changed.add('numbers');
  if (!sameSigns(old, doc)) changed.add('signs');
  if (!sameRepeats(old, doc)) changed.add('repeats');
  return changed;
}

const words = (doc: Doc, span: Span | undefined) => span && doc.slice(span);

const hasEntries = ({ tables, marks }: BlockFacts) => tables.length + marks.length > 0;

/** Headings are the same where each one, and all before it in its block, is as it was. */
function sameHeadings(old: Doc, gone: readonly BlockFacts[], doc: Doc, come: readonly BlockFacts[], head: number) {
  const before = gone.flatMap((facts, i) => (facts.headings.length ? [head + i] : []));
  const after = come.flatMap((facts, i) => (facts.headings.length ? [head + i] : []));
  return (
    before.length === after.length &&
    before.every((i, k) => {
      const [a, b] = [old.facts[i]!.headings, doc.facts[after[k]!]!.headings];
      if (a.length !== b.length || !a.every((one, n) => sameHeading(one, b[n]!))) return false;
      const { end } = a.at(-1)!;
      return old.source(i).slice(0, end) === doc.source(after[k]!).slice(0, end);
    })
  );
}

function sameHeading(a: Heading, b: Heading): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.form === b.form &&
    a.depth === b.depth &&
    a.number?.form === b.number?.form &&
    a.number?.value === b.number?.value &&
    a.title.start === b.title.start &&
    a.title.end === b.title.end
  );
}
