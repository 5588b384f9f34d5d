/** Tables out of plain text with tabs, as spreadsheets write it: quotes around cells that hold line breaks. */
import type { PastedCell } from '../../../server/src/protocol';

/** The rows of a text; undefined unless it is a table of at least two rows and two columns of equal width. Linear. */
export function readTabs(text: string): PastedCell[][] | undefined {
  if (!text.includes('\t')) return undefined;
  const rows = split(text.replace(/(?:\r\n|\r|\n)+$/, ''));
  const width = rows[0]!.length;
  if (rows.length < 2 || width < 2 || rows.some((row) => row.length !== width)) return undefined;
  return rows.map((row) => row.map((cell) => ({ text: cell })));
}

function split(text: string): string[][] {
  const rows: string[][] = [[]];
  const ends = /[\t\r\n]|$/g;
  // Once a quotation mark finds no partner, no later one will: looking again would be quadratic.
  let quotes = true;
  for (let at = 0; ; ) {
    let close = -1;
    if (quotes && text[at] === '"') {
      close = closingQuote(text, at);
      if (close < 0) quotes = false;
    }
    const quoted = close >= 0 && /^[\t\r\n]?$/.test(text.slice(close + 1, close + 2));
    ends.lastIndex = quoted ? close + 1 : at;
    const end = ends.exec(text)!.index;
    rows.at(-1)!.push(quoted ? text.slice(at + 1, close).replaceAll('""', '"') : text.slice(at, end));
    if (end >= text.length) return rows;
    if (text[end] !== '\t') rows.push([]);
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

/** The quotation mark that closes the one at `at`; doubled ones belong to the text. -1 where there is none. */
function closingQuote(text: string, at: number): number {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 2)) {
    if (text[close + 1] !== '"') return close;
  }
  return -1;
}
