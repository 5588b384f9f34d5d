/** Puts lines and tables one below the other as Markdown. */
import { withLabel } from './lines';
import type { Shape } from './headings';
import { merged, without } from './inlines';
import { blockMarkdown, type Footnotes, tableMarkdown } from './markdown';
import type { Sheet } from './tables';
import type { Inline, Line } from './types';

export class Writer {
  readonly #notes: Footnotes;
  #text = '';
  /** Widths of the marks of the items that are open, the outermost first. */
  #open: number[] = [];
  /** Whether the outermost open list is numbered. */
  #ordered = false;
  /** Number of the attachment that was listed last, while their note goes on. */
  #attachment: number | undefined;

  constructor(notes: Footnotes) {
    this.#notes = notes;
  }

  get text(): string {
    return this.#text === '' ? '' : `${this.#text}\n`;
  }

  /** A block of its own. */
  put(prefix: string, inlines: readonly Inline[], between = '\n\n'): void {
    const block = blockMarkdown({ prefix, inlines }, this.#notes);
    this.#text += (this.#text === '' ? '' : between) + block;
    this.#open = [];
    this.#attachment = undefined;
  }

  line(line: Line, shape: Shape): void {
    if (shape.type === 'heading') this.put(`${'#'.repeat(shape.depth)} `, inOneLine(withLabel(line)));
    else if (!this.#attached(line)) {
      if (shape.type === 'item') this.#item(line, shape);
      else this.put('', withLabel(line));
    }
  }

  /** A line of the note of attachments, which is one paragraph. */
  #attached(line: Line): boolean {
    const begins = /^附件[：:]/.test(line.text);
    const [, number = '', behind = ''] = /^(?:附件[：:]\s*)?(\d{1,2})[.．、]([ \t]*)/.exec(line.text) ?? [];
    if (begins) {
      this.put('', withoutTab(withLabel(line)));
      this.#attachment = number === '' ? 1 : Number(number);
      return true;
    }
    if (this.#attachment === undefined || Number(number) !== this.#attachment + 1) return false;
    const prefix = number.length + 1 + behind.length;
    const rest = without(withLabel(line), prefix);
    this.put(line.text.slice(0, prefix).replaceAll('\t', ''), rest, '\n');
    this.#attachment = Number(number);
    return true;
  }

  #item(line: Line, { depth, number, typed }: Extract<Shape, { type: 'item' }>): void {
    const mark = number === undefined ? '- ' : `${number}. `;
    // A list can begin with its outermost level only.
    const open = this.#open.slice(0, depth);
    const prefix = ' '.repeat(open.reduce((sum, width) => sum + width, 0)) + mark;
    const ordered = number !== undefined;
    // A list of another kind is another list.
    const goesOn = this.#open.length > 0 && (open.length > 0 || this.#ordered === ordered);
    this.put(prefix, without(line.inlines, typed), goesOn ? '\n' : '\n\n');
    this.#open = [...open, mark.length];
    if (open.length === 0) this.#ordered = ordered;
  }

  table(rows: Sheet['rows']): void {
    this.#text += (this.#text === '' ? '' : '\n\n') + tableMarkdown(rows, this.#notes);
    this.#open = [];
    this.#attachment = undefined;
  }

  footnote(id: string, lines: readonly Line[]): void {
    const inlines = lines.flatMap((line, i): Inline[] => [
      ...(i > 0 ? [{ type: 'text' as const, text: '\n' }] : []),
      ...withLabel(line),
    ]);
    const words = blockMarkdown({ prefix: '', inlines }, this.#notes);
    this.#text += `\n\n[^${this.#notes.numberOf(id)}]: ${words}`;
  }
}

/** The tab behind the number of an attachment is layout. */
const withoutTab = (inlines: readonly Inline[]): Inline[] =>
  merged(inlines).map((one) =>
    one.type === 'text' ? { ...one, text: one.text.replace(/(?<=\d[.．、] ?)\t/, '') } : one,
  );

const inOneLine = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline) =>
    inline.type === 'text' ? { ...inline, text: inline.text.replace(/\s*\n\s*/g, '') } : inline,
  );
