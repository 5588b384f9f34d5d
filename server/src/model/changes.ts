/** What an edit has changed of a draft, in the terms in which document rules say what they read. */
import type { Span } from '../base/span';
import type { Doc, Edit } from './doc';
import { sameSigns } from './digest';
import { sameRepeats } from './sentences';
import type { BlockFacts, Heading } from './types';

/**
 * What a document rule may read:
 * - `head`: kind, period and title, front matter;
 * - `headings`: the outline with its parts, and the words of headings;
 * - `entries`: tables and marks;
 * - `repeats`: sentences that stand in the draft twice;
 * - `signs`: which signs and measures the draft shows, and how many segments of each sort; not their places and lengths.
 */
export type Facet = 'head' | 'headings' | 'entries' | 'repeats' | 'signs';

const known = new WeakMap<Doc, ReadonlySet<Facet>>();

/** The facets that are not the same as in the origin, wherever the text has moved; undefined when nothing can be said. */
export function changedFacets(doc: Doc): ReadonlySet<Facet> | undefined {
  const old = doc.origin?.doc;
  if (!old || old.recogniser !== doc.recogniser) return undefined;
  let changed = known.get(doc);
  if (!changed) known.set(doc, (changed = compare(old, doc)));
  return changed;
}

/**
 * A value that is carried from one revision to the next while none of these facets changes. It must hold no places,
 * and `make` must read nothing else.
 */
export function whileSame<T>(reads: readonly Facet[], make: (doc: Doc) => T): (doc: Doc) => T {
  const ofDoc = new WeakMap<Doc, { readonly value: T }>();
  return (doc) => {
    let made = ofDoc.get(doc);
    if (!made) {
      const changed = changedFacets(doc);
      const before = changed && !reads.some((facet) => changed.has(facet)) ? ofDoc.get(doc.origin!.doc) : undefined;
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
  if (gone.some(hasEntries) || come.some(hasEntries)) changed.add('entries');
  if (!sameHeadings(old, gone, doc, come, head)) changed.add('headings');
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

/** Where a span of the text before the edits stands behind them; undefined when an edit has touched it. */
export function movedBy(span: Span, edits: readonly Edit[]): Span | undefined {
  let { start, end } = span;
  for (const edit of edits) {
    const by = edit.text.length - (edit.end - edit.start);
    if (edit.end <= start) {
      start += by;
      end += by;
    } else if (edit.start < end) return undefined;
  }
  return { start, end };
}
