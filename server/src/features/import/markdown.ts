/**
 * Lines as Markdown that says the very same words: what the parser would take for more than words gets a backslash, and
 * nothing else does, so that a person still likes to read it.
 */
import { runAtEnd } from '../../base/span';
import { parse } from '../../model/text/parse';
import type { SyntaxNode } from '../../model/text/types';
import { merged } from './inlines';
import type { Inline } from './types';

/** Numbers of footnotes by their ids, in order of appearance. */
export class Footnotes {
  readonly numbers = new Map<string, number>();

  numberOf(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.numbers.size + 1);
    return this.numbers.size;
  }
}

/** What stands in front of the words of a block. */
export interface Block {
  readonly prefix: string;
  readonly inlines: readonly Inline[];
}

/** May be more than words to the parser wherever it stands, at the head of a line, or as a whole. */
const inside = /[*_`[\]<>~|!]/;
const atHead = /^(?:[#>+=-]|\d{1,9}[.)])/;
const always = /\\(?=[!-/:-@[-`{-~])|&(?=[#A-Za-z])|\[(?=\^)|<(?=!--)|(?<=<)!(?=--)/g;
const everything = /[\\*_`[\]<>~|!]|&(?=[#A-Za-z])/g;

type Quote = (text: string, first: boolean) => string;

/** Only what is never taken for words, or not without a look at all of the text; `<!--` by those who look for marks. */
const sparing: Quote = (text) => text.replace(always, '\\$&');

const thorough: Quote = (text, first) => {
  const escaped = text.replace(everything, '\\$&');
  return first ? escaped.replace(/^(?:[#+=-])/, '\\$&').replace(/^(\d{1,9})(?=[.)])/, '$1\\') : escaped;
};

/** A block of one line: a paragraph, a heading, an item of a list. */
export function blockMarkdown({ prefix, inlines }: Block, notes: Footnotes): string {
  const risky = (words: string) =>
    inside.test(words) || atHead.test(words) || (prefix.startsWith('#') && words.endsWith('#'));
  const write = (pieces: readonly Inline[], quote: Quote) => {
    const line = written(pieces, notes, quote);
    return prefix + (quote === thorough && prefix.startsWith('#') ? withEnd(line) : line);
  };
  return faithful(withoutTabs(inlines), risky, write, (line) => line);
}

/** The rows of a table, the first of them its header. All rows have as many cells. */
export function tableMarkdown(rows: readonly (readonly (readonly Inline[])[])[], notes: Footnotes): string {
  const line = (cells: readonly string[]) => `|${cells.map((cell) => (cell ? ` ${cell} ` : ' ')).join('|')}|`;
  const cell = (inlines: readonly Inline[]) => cellMarkdown(withoutTabs(inlines), notes);
  const [header = [], ...rest] = rows;
  const delimiters = header.map(() => '---');
  return [line(header.map(cell)), line(delimiters), ...rest.map((row) => line(row.map(cell)))].join('\n');
}

const withoutTabs = (inlines: readonly Inline[]) =>
  merged(inlines).map((one) => (one.type === 'text' ? { ...one, text: one.text.replaceAll('\t', ' ') } : one));

function cellMarkdown(pieces: readonly Inline[], notes: Footnotes): string {
  const write = (all: readonly Inline[], quote: Quote) => {
    // What means more at the head of a line does not in a cell; a bar does everywhere.
    const inCell: Quote = (text) => quote(text.replaceAll('|', '\u0000'), false).replaceAll('\u0000', '\\|');
    return written(all, notes, inCell, true);
  };
  return faithful(
    pieces,
    (words) => inside.test(words.replaceAll('|', '')),
    write,
    (line) => `| ${line} |\n| --- |`,
  );
}

/**
 * The plainest way to write the pieces that the parser reads as what they are; `risky` tells words that want a look at
 * all, `shown` what to look at.
 */
function faithful(
  pieces: readonly Inline[],
  risky: (words: string) => boolean,
  write: (pieces: readonly Inline[], quote: Quote) => string,
  shown: (line: string) => string,
): string {
  const plain = write(pieces, sparing);
  const words = pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
  const marks = pieces.some((piece) => piece.type === 'text' && (piece.strong || piece.struck));
  if ((!marks && !risky(words)) || says(shown(plain), pieces)) return plain;
  const careful = write(pieces, thorough);
  if (!marks || says(shown(careful), pieces)) return careful;
  // Beside some signs marks of emphasis do not hold: better none than their signs in the text.
  const bare = merged(pieces.map((piece) => (piece.type === 'text' ? { type: 'text', text: piece.text } : piece)));
  return faithful(bare, risky, write, shown);
}

function written(pieces: readonly Inline[], notes: Footnotes, quote: Quote, cell = false): string {
  let out = '';
  for (const [i, piece] of pieces.entries()) {
    switch (piece.type) {
      case 'text':
        out += marked(
          piece,
          piece.text
            .split('\n')
            .map((text, k) => quote(text, i === 0 && k === 0 && !cell))
            .join('<br>'),
        );
        break;
      case 'comment':
        out += cell ? piece.text.replaceAll('|', '\\|') : piece.text;
        break;
      case 'footnote':
        out += `[^${notes.numberOf(piece.id)}]`;
        break;
      case 'image':
        out += `![${thorough(piece.alt.replace(/\s+/g, ' '), false)}](${piece.address})`;
        break;
    }
  }
  return out;
}

/** Marks of emphasis hold only where they touch words. */
function marked({ strong, struck }: Extract<Inline, { type: 'text' }>, text: string): string {
  if (!strong && !struck) return text;
  const words = text.trim();
  if (words === '') return text;
  const at = text.indexOf(words);
  const inner = struck ? `~~${words}~~` : words;
  return text.slice(0, at) + (strong ? `**${inner}**` : inner) + text.slice(at + words.length);
}

/** `#` at the end of a heading would belong to it. */
function withEnd(line: string): string {
  const at = runAtEnd(line, '#');
  return at < line.length ? `${line.slice(0, at)}\\${line.slice(at)}` : line;
}

//#region What the parser makes of it

const containers = new Set(['paragraph', 'heading', 'list', 'listItem', 'table', 'tableRow', 'tableCell']);

/** Whether the parser reads the pieces and nothing else: one block, each piece as what it is. */
function says(markdown: string, pieces: readonly Inline[]): boolean {
  const { blocks } = parse(markdown);
  if (blocks.length !== 1) return false;
  const counts = new Map<string, number>();
  let words = '';
  const count = (node: SyntaxNode): boolean => {
    if (node.type === 'text') words += unescaped(markdown.slice(node.start, node.end));
    else if (!containers.has(node.type)) counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
    return (node.children ?? []).every(count);
  };
  blocks.every(({ node }) => count(node));
  const wanted = new Map<string, number>();
  const want = (type: string, n = 1) => n > 0 && wanted.set(type, (wanted.get(type) ?? 0) + n);
  let wantedWords = '';
  for (const piece of pieces) {
    if (piece.type === 'text') {
      const lines = piece.text.split('\n');
      wantedWords += lines.join('');
      want('html', lines.length - 1);
      if (piece.text.trim() !== '') {
        if (piece.strong) want('strong');
        if (piece.struck) want('delete');
      }
    } else if (piece.type === 'comment') want('html');
    else if (piece.type === 'image') want('image');
  }
  // Their definitions are not here.
  const footnotes = pieces.filter(({ type }) => type === 'footnote').length;
  return (
    (footnotes > 0 || words === wantedWords) &&
    counts.size === wanted.size &&
    [...wanted].every(([type, n]) => counts.get(type) === n)
  );
}

const unescaped = (source: string) => source.replace(/\\([!-/:-@[-`{-~])/g, '$1');

//#endregion
