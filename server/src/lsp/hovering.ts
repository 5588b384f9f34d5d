/** The hover: what a word means, where else it is used, and why something is reported at this place. */
import { findingsAt } from '../features/codeActions';
import { type HoverText, hover } from '../features/hover';
import { findingWords, usedElsewhere } from '../features/hoverWorkspace';
import type { View } from './checker';
import type { Service } from './service';

/** All that is to be said about an offset; undefined where there is nothing. */
export function hoverHere({ checker, drafts }: Service, view: View, offset: number): HoverText | undefined {
  const { doc } = view;
  const summary = drafts.put(doc);
  if (!summary) return undefined;
  const meaning = hover(doc, offset);
  const used = usedElsewhere({ doc, summary, workspace: drafts.workspace }, offset, ({ uri, span }) => {
    const location = drafts.location(uri, span);
    return location && `${location.uri}#L${location.range.start.line + 1}`;
  });
  const found = findingsAt(checker.findings(view), { start: offset, end: offset });
  const why = findingWords(found);
  const span = meaning?.span ?? used?.span ?? found[0]?.span;
  const parts = [why, meaning?.markdown, used?.markdown].filter((part) => part !== undefined);
  return span && parts.length > 0 ? { span, markdown: parts.join('\n\n---\n\n') } : undefined;
}
