/** Files that a draft names: the plan it answers, its attachments. */
import { resolve } from '../../base/address';
import { type Span, shift } from '../../base/span';
import { noteLines } from '../../model/block/attachments';
import type { Doc } from '../../model/draft/doc';
import { recordOf } from '../../model/grammar/frontMatter';
import { namesFile, pathsIn } from '../../model/draft/paths';

export interface FileLink {
  readonly span: Span;
  /** Address of the file; whether it exists is not known. */
  readonly uri: string;
}

/** Names of files in the front matter and in the note of attachments. None for other files. */
export function fileLinks(doc: Doc): FileLink[] {
  if (!doc.kind) return [];
  return [...inFrontMatter(doc), ...inNotes(doc)].flatMap((span) => {
    const uri = resolve(doc.uri, doc.slice(span));
    return uri === undefined ? [] : [{ span, uri }];
  });
}

/** A name with an ending of a file: a note may also give the mere title of what is attached. */
const fileName =
  /[^\s、，；;“”‘’"'[\]《》]*\.(?:md|markdown|docx?|xlsx?|pptx?|pdf|wps|et|dps|ofd|txt|csv|png|jpe?g|zip)\b/gi;

function inFrontMatter(doc: Doc): Span[] {
  return doc.frontMatter
    .filter(({ key }) => recordOf(key)?.files)
    .flatMap(({ value }) => pathsIn(doc.text, value))
    .filter((span) => namesFile(doc.slice(span)));
}

function inNotes(doc: Doc): Span[] {
  return doc.facts.flatMap((facts, i) => {
    if (facts.units.length === 0) return [];
    const source = doc.source(i);
    if (!source.includes('附件')) return [];
    const found = noteLines(source, { start: 0, end: source.length }).flatMap((line) => {
      const number = /^\d{1,2}[.．、]\s*/.exec(source.slice(line.start, line.end))?.[0] ?? '';
      return filesIn(source, { start: line.start + number.length, end: line.end });
    });
    return found.map((span) => shift(span, doc.parsed.starts[i]!));
  });
}

function filesIn(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(fileName)].map(({ 0: name, index }) => {
    return { start: start + index, end: start + index + name.length };
  });
}
