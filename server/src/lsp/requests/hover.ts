/** The hover: what a word means, where else it is used, and why something is reported at this place. */
import { findingWords, usedElsewhere } from '../../features/across/hoverWorkspace';
import { type HoverText, hover as meaningOf } from '../../features/hover';
import { findingsAt } from '../../features/repair/codeActions';
import type { View } from '../view';
import { toHover } from '../toLsp';
import type { Asked } from './answers';
import { hereOf, withTexts } from './here';
import type { RequestGroup, Service } from './service';

export const hover: RequestGroup = {
  capabilities: { hoverProvider: true },
  listen(service) {
    const { connection, answers } = service;
    connection.onHover(({ textDocument, position }, token) =>
      answers.of('hover', textDocument.uri, token, async (view, asked) => {
        const found = await hoverHere(service, view, view.text.offsetAt(position), asked);
        return found ? toHover(view.text, found) : null;
      }),
    );
  },
};

/** All that is to be said about an offset; undefined where there is nothing. */
async function hoverHere(service: Service, view: View, offset: number, asked: Asked): Promise<HoverText | undefined> {
  const { drafts } = service;
  const here = hereOf(service, view);
  if (!here) return undefined;
  const meaning = meaningOf(view.doc, offset, (at) => view.text.positionAt(at).line + 1);
  const elsewhere = usedElsewhere(await withTexts(service, here, asked), offset, ({ uri, span }) => {
    const location = drafts.location(uri, span);
    return location && `${location.uri}#L${location.range.start.line + 1}`;
  });
  const used = await asked.run(elsewhere);
  const found = findingsAt(await asked.findings(), { start: offset, end: offset });
  const why = findingWords(found);
  const span = meaning?.span ?? used?.span ?? found[0]?.span;
  // What a reviewer said stands in the finding about it.
  const said =
    meaning?.note && found.some(({ span: { start, end } }) => start === meaning.span.start && end === meaning.span.end);
  const parts = [why, said ? undefined : meaning?.markdown, used?.markdown].filter((part) => part !== undefined);
  return span && parts.length > 0 ? { span, markdown: parts.join('\n\n---\n\n') } : undefined;
}
