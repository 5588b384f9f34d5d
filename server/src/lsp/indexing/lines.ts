/** Where the lines of a file begin, for offsets in files that are not open. */
import type { Position } from 'vscode-languageserver';
import { lastAtOrBelow } from '../../base/search';

/** `\n`, `\r\n` and a lone `\r` end lines. */
export function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}

export function positionIn(lines: Uint32Array, offset: number): Position {
  const line = lastAtOrBelow(lines, offset);
  return { line, character: offset - lines[line]! };
}
