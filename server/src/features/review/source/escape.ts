/** Words of others as source: they look as they stand and mean nothing else. */
import { BREAK } from '../align/flat';

export interface Around {
  /** What stands in front of and behind the words. */
  readonly before: string;
  readonly after: string;
  /** In a cell of a table. */
  readonly cell?: boolean;
  /** In code nothing is escaped. */
  readonly code?: boolean;
}

/** Words inside a line of Markdown. A line break becomes `<br>`. */
export function escaped(words: string, { before, after, cell, code }: Around): string {
  if (code) return words.replace(/\n/g, ' ').replace(/\|/g, cell ? '\\|' : '|');
  let out = '';
  for (let i = 0; i < words.length; i++) {
    const sign = words[i]!;
    const next = words[i + 1] ?? after;
    const last = words[i - 1] ?? before;
    if (sign === '\n' || sign === BREAK) out += '<br>';
    else if ('\\`*[]<~'.includes(sign) || (sign === '|' && cell)) out += `\\${sign}`;
    // Within a word it is none.
    else if (sign === '_' && !(/[A-Za-z0-9]/.test(last) && /[A-Za-z0-9]/.test(next))) out += '\\_';
    else if (sign === '&' && /^[#A-Za-z]/.test(next)) out += '\\&';
    else out += sign;
  }
  return out;
}

/** What Markdown reads at the head of a line as more than words. */
const heads = /^(?:#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|(?:[-=][ \t]*){2,}$|\d{1,9}(?=[.)](?:[ \t]|$))|~~~|```|\|)/;

/** Where in the source of a line a backslash keeps it plain words; undefined where it is. */
export function headEscape(line: string): number | undefined {
  const found = heads.exec(line);
  if (!found) return undefined;
  return /^\d/.test(found[0]) ? found[0].length : 0;
}

/** A paragraph of plain words. */
export function escapedParagraph(words: string): string {
  const line = escaped(words, { before: '', after: '' });
  const at = headEscape(line);
  return at === undefined ? line : `${line.slice(0, at)}\\${line.slice(at)}`;
}

/** A cell of a table. */
export const escapedCell = (words: string): string => escaped(words.trim(), { before: ' ', after: ' ', cell: true });
