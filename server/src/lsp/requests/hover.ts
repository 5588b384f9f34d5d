/** The hover: what a word means, where else it is used, and why something is reported at this place. */
import { findingsAt } from '../../features/repair/codeActions';
import { type HoverText, hover } from '../../features/hover';
import { findingWords, usedElsewhere } from '../../features/across/hoverWorkspace';
import type { View } from '../checker';
import { hereOf, withTexts } from './here';
import type { Service } from './service';

/** All that is to be said about an offset; undefined where there is nothing. */
export async function hoverHere(service: Service, view: View, offset: number): Promise<HoverText | undefined> {
  const { checker, drafts } = service;
  const here = hereOf(service, view);
  if (!here) return undefined;
  const meaning = hover(view.doc, offset);
  const used = usedElsewhere(await withTexts(service, here), offset, ({ uri, span }) => {
    const location = drafts.location(uri, span);
    return location && `${location.uri}#L${location.range.start.line + 1}`;
  });
  const found = findingsAt(checker.findings(view), { start: offset, end: offset });
  const why = findingWords(found);
  const span = meaning?.span ?? used?.span ?? found[0]?.span;
  const parts = [why, meaning?.markdown, used?.markdown].filter((part) => part !== undefined);
  return span && parts.length > 0 ? { span, markdown: parts.join('\n\n---\n\n') } : undefined;
}
