/** Positions of the protocol → UTF-16 offsets. Only this file and toLsp.ts know lines and characters. */
import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Span } from '../base/span';
import { difference } from '../features/shape/difference';

/** A range as offsets; positions behind the end are moved to it, a reversed range is turned round. */
export function fromRange(document: TextDocument, range: Range): Span {
  const a = document.offsetAt(range.start);
  const b = document.offsetAt(range.end);
  return a <= b ? { start: a, end: b } : { start: b, end: a };
}

/**
 * A change as an edit of the text before it. A change without range replaces everything; it is narrowed to what
 * differs, so that the rest of the document stays what it is.
 */
export function fromChange(document: TextDocument, change: TextDocumentContentChangeEvent): Edit {
  if ('range' in change) return { ...fromRange(document, change.range), text: change.text };
  return difference(document.getText(), change.text);
}
