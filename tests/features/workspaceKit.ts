/** What tests of features across drafts share: a workspace out of marked text, with a cursor in one of its files. */
import type { DraftPlace, Here } from '../../server/src/features/across/here';
import { builtin } from '../../server/src/frame/builtin';
import type { Framework } from '../../server/src/frame/schema';
import { Doc } from '../../server/src/model/draft/doc';
import { summarise } from '../../server/src/model/office/summary';
import { Workspace } from '../../server/src/model/office/workspace';
import { traceOf } from '../kit/around';
import { readMarked } from '../kit/marked';
import { writeSpans } from '../kit/spans';
import { edited } from './kit';

export interface Office extends Here {
  /** The cursor: the first mark of the first file that has one. */
  readonly at: number;
  readonly docs: ReadonlyMap<string, Doc>;
}

const address = (name: string) => `file:///w/${name}`;
const nameOf = (uri: string) => decodeURIComponent(uri.slice('file:///w/'.length));

/** Reads files; each gets front matter `文种: 工作计划` unless it has its own. */
export function office(marked: string, frame: Framework = builtin): Office {
  const { files } = readMarked(marked);
  const docs = new Map<string, Doc>();
  let workspace = Workspace.empty;
  for (const { name, text } of files) {
    const doc = Doc.open(address(encodeURIComponent(name)), text, frame);
    docs.set(doc.uri, doc);
    const summary = summarise(doc);
    if (summary) workspace = workspace.with(summary);
  }
  const first = files.find(({ spans }) => spans.length > 0) ?? files[0]!;
  const doc = docs.get(address(encodeURIComponent(first.name)))!;
  const texts = new Map([...docs.values()].map(({ uri, text }) => [uri, text]));
  const trace = traceOf(workspace);
  return { doc, summary: workspace.get(doc.uri)!, workspace, trace, texts, at: first.spans[0]?.start ?? 0, docs };
}

/** Places as lines `file: the line with ⟦marks⟧`, in their order. */
export function written({ docs }: Office, places: readonly DraftPlace[]): string {
  return places
    .map(({ uri, span }) => {
      const { text } = docs.get(uri)!;
      const start = text.lastIndexOf('\n', span.start - 1) + 1;
      const end = text.indexOf('\n', span.end);
      const line = text.slice(start, end < 0 ? text.length : end);
      return `${nameOf(uri)}: ${writeSpans(line, [{ start: span.start - start, end: span.end - start }])}`;
    })
    .join('\n');
}

/** A draft after spans were replaced. */
export function replaced(doc: Doc, spans: readonly { start: number; end: number }[], text: string): string {
  return edited(
    doc.text,
    spans.map((span) => ({ ...span, text })),
  );
}
