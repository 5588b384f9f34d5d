/** Line and column of an offset, for terminal output. */
import { lastAtOrBelow } from './search';

export interface LineIndex {
  /** 1-based line and column of a UTF-16 offset; columns count UTF-16 units. `\n`, `\r\n` and a lone `\r` end lines. */
  at(offset: number): { line: number; column: number };
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return {
    at(offset) {
      const line = lastAtOrBelow(starts, offset);
      return { line: line + 1, column: offset - starts[line]! + 1 };
    },
  };
}
