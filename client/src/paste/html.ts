/**
 * Tables out of HTML from the clipboard, as Word, WPS, Excel and browsers write it. No editor and no DOM needed.
 * Whatever is malformed is read as far as it makes sense; nothing throws.
 */
import { Parser } from 'htmlparser2';
import type { PastedCell } from '../../../server/src/protocol';

/** What the clipboard holds, in order: words outside tables, and tables with rows of equal width. */
export type Piece = { readonly text: string } | { readonly rows: PastedCell[][] };

/** Spreadsheets claim to span thousands of empty columns; wider and longer merges are cut. */
const widest = 200;
const longest = 5_000;

/** Elements whose content is not shown. */
const hidden = new Set(['head', 'style', 'script', 'title', 'xml', 'template', 'del']);

/** Rows that are hidden in a spreadsheet, hidden words, and what Word has struck out while changes are tracked. */
function isHidden(
  name: string,
  { hidden: own, style = '', class: names = '' }: Readonly<Record<string, string>>,
): boolean {
  return (
    hidden.has(name) ||
    own !== undefined ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style) ||
    /(?:^|\s)msoDel(?:\s|$)/i.test(names)
  );
}

/** Elements that begin a line of their own. */
const lines = new Set(['p', 'div', 'br', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'blockquote', 'pre', 'hr']);

/** A line end of the source between Chinese characters, where Word likes to break: no blank is meant. */
const brokenLine = /([\p{Script=Han}，。；：、！？）】》”])[\r\n]+[ \t]*(?=[\p{Script=Han}（【《“])/gu;

interface RawCell {
  text: string;
  readonly across: number;
  readonly down: number;
}

/** Reads HTML. Tables inside tables count as text of their cell. Linear. */
export function readHtml(html: string): Piece[] {
  const reader = new Reader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.write(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return reader.pieces();
}

class Reader {
  readonly #pieces: Piece[] = [];
  #outside = '';
  #rows: RawCell[][] = [];
  #cell: RawCell | undefined;
  /** Tables that are open, and elements open since a hidden one. */
  #tables = 0;
  #hidden = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    // The parser closes whatever it opens, so what lies inside something hidden is counted out again.
    if (this.#hidden > 0 || isHidden(name, attributes)) this.#hidden++;
    else if (name === 'table') {
      if (++this.#tables === 1) this.#endText();
    } else if (this.#tables === 1 && name === 'tr') {
      this.#cell = undefined;
      this.#rows.push([]);
    } else if (this.#tables === 1 && (name === 'td' || name === 'th')) {
      this.#openCell(attributes);
    } else if (lines.has(name)) this.#newLine();
  }

  close(name: string): void {
    if (this.#hidden > 0) this.#hidden--;
    else if (name === 'table') {
      this.#tables = Math.max(0, this.#tables - 1);
      if (this.#tables === 0) this.#endTable();
    } else if (this.#tables === 1 && (name === 'td' || name === 'th')) this.#cell = undefined;
    else if (lines.has(name)) this.#newLine();
  }

  write(text: string): void {
    if (this.#hidden > 0) return;
    const words = text.replace(brokenLine, '$1').replace(/[ \t\r\n]+/g, ' ');
    if (this.#cell) this.#cell.text += words;
    else this.#outside += words;
  }

  pieces(): Piece[] {
    // What was never closed ends here.
    if (this.#tables > 0) this.#endTable();
    this.#endText();
    return this.#pieces;
  }

  #newLine(): void {
    if (this.#hidden > 0) return;
    if (this.#cell) this.#cell.text += '\n';
    else this.#outside += '\n';
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    this.#cell = { text: '', across: spanOf(attributes.colspan, widest), down: spanOf(attributes.rowspan, longest) };
    if (this.#rows.length === 0) this.#rows.push([]);
    this.#rows.at(-1)!.push(this.#cell);
  }

  #endText(): void {
    const text = tidy(this.#outside);
    if (text !== '') this.#pieces.push({ text });
    this.#outside = '';
  }

  #endTable(): void {
    // Words of the table outside its cells are its caption.
    this.#endText();
    const rows = spread(this.#rows);
    if (rows.length > 0) this.#pieces.push({ rows });
    this.#rows = [];
    this.#cell = undefined;
  }
}

/** A span as browsers read it: a whole number of at least one. */
function spanOf(value: string | undefined, most: number): number {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isFinite(number) && number > 1 ? Math.min(number, most) : 1;
}

/** Rows of equal width, a cell for every place that a merged one covers. */
function spread(raw: readonly RawCell[][]): PastedCell[][] {
  const rows: PastedCell[][] = [];
  /** By column: how many more rows a merged cell covers, and whether the cover begins there. */
  let covers: { left: number; first: boolean }[] = [];
  for (const cells of raw) {
    const row: PastedCell[] = [];
    const next: typeof covers = [];
    const cover = () => {
      const above = covers[row.length];
      if (!above || above.left === 0) return false;
      next[row.length] = { left: above.left - 1, first: above.first };
      row.push({ text: '', merged: above.first ? 'above' : 'left' });
      return true;
    };
    for (const { text, across, down } of cells) {
      while (cover());
      for (let i = 0; i < across && row.length < widest; i++) {
        next[row.length] = { left: down - 1, first: i === 0 };
        row.push(i === 0 ? { text: tidy(text) } : { text: '', merged: 'left' });
      }
    }
    while (row.length < covers.length && (cover() || row.push({ text: '' })));
    covers = next;
    rows.push(row);
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (const row of rows) while (row.length < width) row.push({ text: '' });
  return width === 0 ? [] : rows;
}

/** Lines without blanks around them and without empty lines. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
