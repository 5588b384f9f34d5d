/** A clean copy: the text without marks, notes, suppression comments and the front matter that only 双翼 reads. */
import type { Span } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { recordOf } from '../../model/grammar/frontMatter';
import { oursIn, withTraces } from '../../model/visible/ours';
import { lineAround } from '../repair/codeActions';

export interface CleanCopy {
  readonly text: string;
  /** Marks and comments that were removed. */
  readonly removed: number;
  /** The front matter holds keys of other tools. */
  readonly otherKeys: boolean;
}

/**
 * What is to be handed in. `ours` removes from the front matter the keys that 双翼 reads, `all` all of it. Code stays as
 * it is, and so does everything that no removal touches. Linear.
 */
export function cleanCopy(doc: Doc, frontMatter: 'ours' | 'all'): CleanCopy {
  const otherKeys = doc.frontMatter.some(({ key }) => !recordOf(key));
  const spans = oursIn(doc);
  const matter = doc.frontMatterSpan;
  const head = matter ? headSpans(doc, matter, frontMatter === 'all' || !otherKeys) : [];
  const removed = withTraces(doc.text, [...head, ...spans]);
  return { text: without(doc.text, removed), removed: spans.length, otherKeys };
}

/** What to remove of the front matter; a key with the whole of its value. */
function headSpans(doc: Doc, matter: Span, whole: boolean): Span[] {
  if (whole) return [matter];
  return doc.frontMatter
    .filter(({ key }) => recordOf(key))
    .map(({ keySpan, value, colon }) => ({
      start: keySpan.start,
      // A quotation mark or a comment behind the value goes too.
      end: lineAround(doc.text, Math.max(value.end, colon.end)).end,
    }));
}

/** The text without what `removed` covers, which is in order and apart. */
function without(text: string, removed: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of removed) {
    pieces.push(text.slice(at, start));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
