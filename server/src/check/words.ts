/** `.shuangyi/words.txt`: words of the office that no rule about words reports; one a line, `#` begins a comment. */
import { mostProblems } from '../base/limits';
import type { Span } from '../base/span';

export interface OfficeWords {
  readonly all: ReadonlySet<string>;
  /** Lengths that occur, in UTF-16 units: only words of these have to be looked up. */
  readonly lengths: readonly number[];
}

/** More than this on one line is no word. UTF-16 units. */
const longest = 40;

export const noWords: OfficeWords = { all: new Set(), lengths: [] };

export interface ReadWords {
  readonly words: OfficeWords;
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** The words of the file's text. Lines that are too long count for nothing and are told. Never throws. */
export function readWords(text: string): ReadWords {
  const all = new Set<string>();
  const problems: { message: string; span: Span }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const word = wordOf(line);
    if (word.length > longest) {
      if (problems.length >= mostProblems) continue;
      const message = `这一行超过 ${longest} 个字，不起作用。一行只写一个词。`;
      problems.push({ message, span: { start: index, end: index + line.length } });
    } else if (word) {
      all.add(word);
    }
  }
  const lengths = [...new Set([...all].map(({ length }) => length))].sort((a, b) => a - b);
  return { words: all.size ? { all, lengths } : noWords, problems };
}

/** Whether a place of a text is an office word or lies within one that stands there. */
export function isOfficeWord(text: string, { start, end }: Span, { all, lengths }: OfficeWords): boolean {
  return lengths.some((length) => {
    for (let at = Math.max(0, end - length); at <= start; at++) if (all.has(text.slice(at, at + length))) return true;
    return false;
  });
}

/**
 * Text of the file with one more word behind the others; `text` is what it holds now, undefined when there is none.
 * Undefined when the words cannot be one line of it, or stand there already.
 */
export function withWord(text: string | undefined, word: string): string | undefined {
  if (wordOf(word) !== word || word === '' || word.length > longest || /[\r\n]/.test(word)) return undefined;
  if (text === undefined) return `# 本单位的词，一行一个；写在这里的词不再按错别字提示。\n${word}\n`;
  if (readWords(text).words.all.has(word)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text}${text === '' || /[\r\n]$/.test(text) ? '' : eol}${word}${eol}`;
}

/** What a line says without comment and blanks. */
function wordOf(line: string): string {
  return line.replace(/(?:^|\s)#.*$/, '').trim();
}
