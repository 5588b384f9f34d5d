/** Words of a paragraph, heading or cell as they are seen: what escapes, references, code, links and tags stand for. */
import type { SyntaxNode } from '../text/types';
import { decoded, labelKey } from '../text/markdown';
import { addressIn, altIn, type Definitions, labelIn } from './links';
import { type Format, type LineWriter, plain } from './line';

/** What the words stand in. */
export interface Around {
  /** Where the block stands that offsets of nodes are relative to. */
  readonly by: number;
  /** Quotations around them: so many `>` may begin a line. */
  readonly quotes: number;
  readonly cell?: true;
}

const escaped = /[!-/:-@[-`{-~]/;
const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[\da-zA-Z]{1,31});/y;
/** What does not stand for itself in running text. */
const signs = /[\\&\r\n]/g;
/** `**用好考核。**占` is no emphasis by CommonMark, for a stop stands inside and none behind; everybody means it as one. */
const unseen = /(?<![\\*])\*\*(?![\s*])[^*\r\n]*[^\s*\\]\*\*(?!\*)/g;
const han = /\p{Script=Han}/u;
const lineEnd = /\r\n|\r|\n/y;

/** Writes words in order of the source. */
export class InlineWriter {
  constructor(
    readonly lines: LineWriter,
    readonly definitions: Definitions,
  ) {}

  get #source(): string {
    return this.lines.source;
  }

  /** All words below a node. */
  words(node: SyntaxNode, around: Around, format: Format = plain): void {
    for (const child of node.children ?? []) this.#write(child, around, format);
  }

  #write(node: SyntaxNode, around: Around, format: Format): void {
    const start = node.start + around.by;
    const end = node.end + around.by;
    switch (node.type) {
      case 'text':
        this.text(start, end, around, format);
        return;
      case 'strong':
        this.words(node, around, format.strong ? format : { ...format, strong: true });
        return;
      case 'emphasis':
        this.words(node, around, format.emphasis ? format : { ...format, emphasis: true });
        return;
      case 'delete':
        this.words(node, around, format.deleted ? format : { ...format, deleted: true });
        return;
      case 'inlineCode':
        this.#code(start, end, around, { ...format, code: true });
        return;
      case 'break':
        this.lines.break(start, behindPrefix(this.#source, end, around.quotes), true);
        return;
      case 'html':
        this.html(start, end);
        return;
      case 'footnoteReference': {
        const key = labelKey(this.#source.slice(start + 2, end - 1));
        this.lines.object({ type: 'note', span: { start, end }, key });
        return;
      }
      case 'image':
      case 'imageReference': {
        const span = { start, end };
        const source = this.#source.slice(start, end);
        this.lines.object({ type: 'image', span, address: this.#address(source, 1), alt: altIn(source) });
        return;
      }
      case 'link':
      case 'linkReference': {
        const source = this.#source.slice(start, end);
        const link = source.startsWith('<') ? autolink(source) : this.#address(source, 0);
        this.words(node, around, link === '' ? format : { ...format, link });
        return;
      }
      default:
        this.words(node, around, format);
    }
  }

  /** The address of a link or picture, whose `[` stands at `at` of its source. */
  #address(source: string, at: number): string {
    const { destination, label } = labelIn(source, at);
    if (destination !== undefined) return addressIn(source, destination);
    return this.definitions.get(labelKey(label)) ?? '';
  }

  /** Running text: escapes, character references and line ends; and stars that Markdown does not see between Chinese signs. */
  text(start: number, end: number, around: Around, format: Format = plain): void {
    let from = start;
    const words = this.#source.slice(start, end);
    if (words.includes('**') && !format.strong) {
      for (const { index, 0: stars } of words.matchAll(unseen)) {
        if (!han.test(stars)) continue;
        const at = start + index;
        this.#plain(from, at, around, format);
        this.#plain(at + 2, at + stars.length - 2, around, { ...format, strong: true });
        from = at + stars.length;
      }
    }
    this.#plain(from, end, around, format);
  }

  #plain(start: number, end: number, around: Around, format: Format): void {
    let from = start;
    for (const { index } of this.#source.slice(start, end).matchAll(signs)) {
      const at = start + index;
      if (at < from) continue;
      this.lines.same(from, at, format);
      from = this.#sign(at, end, around, format);
    }
    this.lines.same(from, end, format);
  }

  /** Writes what the sign at a place stands for, and tells where it ends. */
  #sign(at: number, end: number, around: Around, format: Format): number {
    const source = this.#source;
    switch (source[at]) {
      case '\\': {
        const next = at + 1 < end ? source[at + 1]! : '';
        if (!escaped.test(next)) break;
        this.lines.other(next, at, at + 2, format);
        return at + 2;
      }
      case '&': {
        reference.lastIndex = at;
        const found = reference.exec(source)?.[0];
        const value = found && at + found.length <= end ? decoded(found) : found;
        if (found === undefined || value === found) break;
        this.lines.other(value!, at, at + found.length, format);
        return at + found.length;
      }
      default:
        return this.#lineEnd(at, around);
    }
    this.lines.same(at, at + 1, format);
    return at + 1;
  }

  /** A line end of the source, with what the next line begins with. */
  #lineEnd(at: number, { quotes }: Around): number {
    const next = behindPrefix(this.#source, behindLineEnd(this.#source, at), quotes);
    this.lines.break(at, next, false);
    return next;
  }

  /** Code keeps its blanks, except one at each end; a line end in it is a blank. */
  #code(start: number, end: number, { quotes, cell }: Around, format: Format): void {
    const source = this.#source;
    let from = start;
    let to = end;
    while (from < to && source[from] === '`') from++;
    while (to > from && source[to - 1] === '`') to--;
    const inside = source.slice(from, to);
    if (/^[ \r\n][\s\S]*[ \r\n]$/.test(inside) && /[^ \r\n]/.test(inside)) {
      from = source.startsWith('\r\n', from) ? from + 2 : from + 1;
      to = source.startsWith('\r\n', to - 2) ? to - 2 : to - 1;
    }
    let at = from;
    for (const { index, 0: sign } of source.slice(from, to).matchAll(codeSigns)) {
      const stop = from + index;
      if (stop < at) continue;
      this.lines.same(at, stop, format);
      at = stop + sign.length;
      if (sign !== '\\|') {
        at = Math.min(to, behindPrefix(source, at, quotes));
        this.lines.other(' ', stop, at, format);
      } else if (cell) this.lines.other('|', stop, at, format);
      else this.lines.same(stop, at, format);
    }
    this.lines.same(at, to, format);
  }

  /** A tag or comment in running text: `<br>` is a line break, a picture one, all others are hidden. */
  html(start: number, end: number): void {
    const tag = this.#source.slice(start, end);
    if (lineBreak.test(tag)) this.lines.break(start, end, true);
    else if (isPicture(tag)) {
      const address = attribute(tag, 'src');
      this.lines.object({ type: 'image', span: { start, end }, address, alt: attribute(tag, 'alt') });
    }
  }
}

const codeSigns = /\\\||\r\n|\r|\n/g;
/** The tag that breaks a line. */
const lineBreak = /^<br\s*\/?>$/i;
const isPicture = (tag: string) => /^<img\b/i.test(tag) && attribute(tag, 'src') !== '';

/** Whether something is seen of a tag. */
export const isSeen = (tag: string) => lineBreak.test(tag) || isPicture(tag);

/** Value of an attribute of a tag, '' where it has none. */
export function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return decoded(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}

function autolink(source: string): string {
  const words = source.slice(1, -1);
  return /^[a-z][a-z\d+.-]*:/i.test(words) || !words.includes('@') ? words : `mailto:${words}`;
}

export function behindLineEnd(source: string, at: number): number {
  lineEnd.lastIndex = at;
  return lineEnd.test(source) ? lineEnd.lastIndex : at + 1;
}

/** Where the words of a line begin that goes on with a paragraph: behind its blanks and so many signs of quotations. */
export function behindPrefix(source: string, start: number, quotes: number): number {
  let at = behindBlanks(source, start);
  for (let k = 0; k < quotes && source[at] === '>'; k++) at = behindBlanks(source, at + 1);
  return at;
}

function behindBlanks(source: string, start: number): number {
  let at = start;
  while (source[at] === ' ' || source[at] === '\t') at++;
  return at;
}
