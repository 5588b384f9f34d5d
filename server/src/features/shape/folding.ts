/** What can be folded: the front matter, every section whatever form its heading has, tables. */
import { type Span, trim } from '../../base/span';
import type { Doc } from '../../model/draft/doc';

/** Ranges in order of text, from the line that stays visible to the last one that is hidden. None for other files. */
export function folds(doc: Doc): Span[] {
  if (!doc.kind) return [];
  const matter = doc.frontMatterSpan;
  const tables = doc.facts.flatMap((facts, i) => {
    const by = doc.parsed.starts[i]!;
    return facts.tables.map(({ start, end }) => ({ start: start + by, end: end + by }));
  });
  const sections = doc.sections.map((section) => trim(doc.text, doc.extentOf(section)));
  return [...(matter ? [matter] : []), ...sections, ...tables].sort((a, b) => a.start - b.start || b.end - a.end);
}
