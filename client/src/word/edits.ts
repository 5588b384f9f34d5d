/** The draft with what is accepted: its text, and where a place of it is then to be seen. */
import { type Position, Range, type TextDocument } from 'vscode';
import type { TextRange } from '../../../server/src/protocol';
import { rangeOf } from '../insert/ask';

/** Of the present version of a document, in order, apart. */
export type Edits = readonly { readonly range: TextRange; readonly text: string }[];

export function withEdits(document: TextDocument, edits: Edits): string {
  const text = document.getText();
  let out = '';
  let at = 0;
  for (const edit of edits) {
    const { start, end } = rangeOf(edit.range);
    out += text.slice(at, document.offsetAt(start)) + edit.text;
    at = document.offsetAt(end);
  }
  return out + text.slice(at);
}

/** The beginning of the line in which a place is to be seen. */
export function lineInResult(edits: Edits, place: Position): Range {
  let line = place.line;
  for (const { range, text } of edits) {
    if (range.start.line >= place.line) break;
    line += text.split('\n').length - 1 - (range.end.line - range.start.line);
  }
  return new Range(line, 0, line, 0);
}
