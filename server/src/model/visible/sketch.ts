/** A draft as paragraphs and tables in order, before it is known what each is in the paper. */
import type { Steps } from '../../base/steps';
import { type Span, trim } from '../../base/span';
import { cellSpan } from '../block/tables';
import { htmlSigns } from '../block/syntax';
import type { Doc } from '../draft/doc';
import { labelKey } from '../text/markdown';
import { parse } from '../text/parse';
import type { SyntaxNode } from '../text/types';
import { codeLines, isFenced } from './code';
import { type Around, behindLineEnd, InlineWriter, isSeen } from './inline';
import { HtmlTable } from './htmlTable';
import { joined, type Line, LineWriter, plain } from './line';
import { define } from './links';
import type { Cell, Grid, Paragraph } from './types';

/** Lines of one paragraph of Markdown, of a heading, or of a block of code. */
export interface Sketch extends Span {
  readonly type: 'paragraph' | 'heading' | 'code';
  readonly lines: readonly Line[];
  /** Of headings of Markdown. */
  readonly depth?: number;
  readonly quoted: boolean;
  readonly list?: Paragraph['list'];
  /** Its item goes on below it. */
  readonly leads?: true;
}

export interface Sketches {
  readonly blocks: readonly (Sketch | Grid)[];
  readonly notes: ReadonlyMap<string, Paragraph>;
  /** Comments and tags, in order. */
  readonly tags: readonly Span[];
}

/** Blocks between two yields. */
const step = 200;

/** What stands around a block. */
interface Place extends Around {
  readonly depth: number;
  readonly list?: Sketch['list'];
}

/** Everything that is seen of a draft but for the `hidden` ranges, which are in order and apart. */
export function* sketchesOf(doc: Doc, hidden: readonly Span[]): Steps<Sketches> {
  const definitions = new Map<string, string>();
  const { starts } = doc.parsed;
  for (const [i, { node }] of doc.blocks.entries()) define(node, doc.text, starts[i]!, definitions);
  const sketcher = new Sketcher(doc.text, hidden, definitions);
  for (const [i, { node }] of doc.blocks.entries()) {
    if (i % step === step - 1) yield;
    sketcher.block(node, { by: starts[i]!, quotes: 0, depth: 0 });
  }
  return sketcher;
}

class Sketcher implements Sketches {
  blocks: (Sketch | Grid)[] = [];
  readonly notes = new Map<string, Paragraph>();
  readonly tags: Span[] = [];
  readonly #lines: LineWriter;
  readonly #inline: InlineWriter;

  constructor(
    readonly source: string,
    hidden: readonly Span[],
    definitions: ReadonlyMap<string, string>,
  ) {
    this.#lines = new LineWriter(source, hidden);
    this.#inline = new InlineWriter(this.#lines, definitions);
  }

  block(node: SyntaxNode, place: Place): void {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        this.#paragraph(node, place);
        return;
      case 'list':
        this.#list(node, place);
        return;
      case 'blockquote':
        for (const child of node.children ?? []) this.block(child, { ...place, quotes: place.quotes + 1 });
        return;
      case 'table':
        this.#table(node, place);
        return;
      case 'code':
        this.#code(node, place);
        return;
      case 'html':
        this.#html(node.start + place.by, node.end + place.by, place);
        return;
      case 'footnoteDefinition':
        this.#note(node, place);
        return;
      default:
    }
  }

  #put(
    type: Sketch['type'],
    span: Span,
    lines: readonly Line[],
    { quotes, list }: Place,
    more?: Partial<Sketch>,
  ): void {
    if (lines.length === 0) return;
    this.blocks.push({ type, ...span, lines, quoted: quotes > 0, ...(list && { list }), ...more });
  }

  #paragraph(node: SyntaxNode, place: Place, more?: Partial<Sketch>): void {
    const span = { start: node.start + place.by, end: node.end + place.by };
    this.#tagsOf(node, place.by);
    this.#inline.words(node, place);
    const type = node.type === 'heading' ? 'heading' : 'paragraph';
    this.#put(type, span, this.#lines.take(), place, { ...(node.depth && { depth: node.depth }), ...more });
  }

  #tagsOf(node: SyntaxNode, by: number): void {
    for (const child of node.children ?? []) {
      if (child.type !== 'html') this.#tagsOf(child, by);
      else this.#tag(child.start + by, child.end + by);
    }
  }

  #tag(start: number, end: number): void {
    if (!isSeen(this.source.slice(start, end))) this.tags.push({ start, end });
  }

  //#region Lists

  #list(node: SyntaxNode, place: Place): void {
    const depth = place.depth + 1;
    const numbers = node.ordered ? this.#numbers(node, place.by) : undefined;
    for (const [i, item] of (node.children ?? []).entries()) {
      const first = item.children?.[0];
      const others = item.children?.slice(1) ?? [];
      const list = { depth, ordered: node.ordered === true };
      const within = { ...place, depth, list: undefined };
      this.#marker(item, first, place.by, numbers?.[i]);
      if (first?.type === 'paragraph' || first?.type === 'heading') {
        const start = item.start + place.by;
        this.#paragraph(first, { ...within, list }, { start, ...(others.length > 0 && { leads: true as const }) });
      } else {
        const start = item.start + place.by;
        // A number that nothing stands behind.
        const end = (first?.start ?? item.end) + place.by;
        this.#put('paragraph', { start, end }, this.#lines.take(), { ...within, list });
        if (first) this.block(first, within);
      }
      for (const child of others) this.block(child, within);
    }
  }

  /** As written; who writes the same number everywhere leaves counting to Markdown. */
  #numbers({ children = [], first = 1 }: SyntaxNode, by: number): (number | undefined)[] {
    const written = children.map(({ start }) =>
      Number(/^\d{1,9}/.exec(this.source.slice(start + by, start + by + 9))?.[0]),
    );
    const counted = written.length > 1 && written.every((number) => number === written[0]);
    return written.map((_, i) => (counted ? first + i : undefined));
  }

  /** The number of an item, and its box. */
  #marker(item: SyntaxNode, first: SyntaxNode | undefined, by: number, number: number | undefined): void {
    const start = item.start + by;
    // A paragraph of which the box is all but a picture or note begins with it.
    const end = (first?.children?.[0]?.start ?? first?.start ?? item.end) + by;
    const [, digits, box] =
      /^(?:(\d{1,9})[.)]|[-+*])(?:[ \t]+(\[[ \txX]\])?|)/.exec(this.source.slice(start, end)) ?? [];
    if (digits !== undefined) {
      const behind = start + digits.length;
      if (number === undefined || String(number) === digits) this.#lines.same(start, behind, plain);
      else this.#lines.other(String(number), start, behind, plain);
      this.#lines.same(behind, behind + 1, plain);
    }
    if (box !== undefined) {
      const at = this.source.indexOf(box, start);
      this.#lines.other(/x/i.test(box) ? '☑' : '□', at, at + box.length, plain);
    }
  }

  //#endregion

  #table(node: SyntaxNode, place: Place): void {
    const [head, next] = node.children ?? [];
    const rows = (node.children ?? []).map((row) => ({
      start: row.start + place.by,
      end: row.end + place.by,
      cells: (row.children ?? []).map((cell): Cell => {
        this.#tagsOf(cell, place.by);
        this.#inline.words(cell, { ...place, cell: true });
        const span = cellSpan(this.source, { start: cell.start + place.by, end: cell.end + place.by });
        return { ...span, runs: joined(this.#lines.take()) };
      }),
    }));
    const under = this.source.slice((head?.end ?? node.start) + place.by, (next?.start ?? node.end) + place.by);
    const span = { start: node.start + place.by, end: node.end + place.by };
    this.blocks.push({ type: 'table', ...span, align: alignments(under), rows });
  }

  #code(node: SyntaxNode, place: Place): void {
    const { source } = this;
    const start = node.start + place.by;
    const end = node.end + place.by;
    const lines = codeLines(source, { start, end }, place.quotes);
    const isProse = !isFenced(source, start) && lines.every((line) => prose.test(source.slice(line.start, line.end)));
    for (const [i, line] of lines.entries()) {
      this.#lines.same(line.start, line.end, isProse ? plain : code);
      if (isProse) this.#put('paragraph', line, this.#lines.take(), place);
      else if (i < lines.length - 1) {
        this.#lines.other('\n', line.end, Math.min(end, behindLineEnd(source, line.end)), code);
      }
    }
    if (!isProse) this.#put('code', { start, end }, this.#lines.take(), place);
  }

  /** The words in a block that begins with a tag or comment; behind a comment stands Markdown. */
  #html(start: number, end: number, place: Place): void {
    const { source } = this;
    let at = start;
    for (;;) {
      const from = trim(source, { start: at, end }).start;
      if (!source.startsWith('<!--', from)) break;
      const close = source.indexOf('-->', from);
      at = close < 0 || close >= end ? end : close + 3;
      this.tags.push({ start: from, end: at });
    }
    if (trim(source, { start: at, end }).start === end) return;
    if (at > start) {
      // Masked, so that the rest does not become indented code.
      const from = trim(source, { start: at, end }).start;
      const { blocks, starts } = parse(source.slice(from, end));
      for (const [i, { node }] of blocks.entries()) this.block(node, { ...place, by: from + starts[i]! });
      return;
    }
    if (/^<(?:script|style|pre|textarea|\?|!)/i.test(source.slice(at, at + 9))) {
      this.tags.push({ start: at, end });
      return;
    }
    let from = at;
    let table: HtmlTable | undefined;
    const flush = (to: number): void => {
      const lines = this.#lines.take();
      if (table?.inCell) table.cell(lines, to);
      else this.#put('paragraph', { start: at, end }, lines, place);
    };
    for (const { index, 0: tag } of source.slice(at, end).matchAll(htmlSigns)) {
      const to = at + index;
      this.#inline.text(from, to, place);
      from = to + tag.length;
      // A paragraph in a cell is a line of it.
      const parts = table?.inCell && blockTag.test(tag) && !cellEnd.test(tag);
      if (parts) this.#lines.break(to, from, true);
      else this.#tag(to, from);
      this.#inline.html(to, from);
      if (parts || !blockTag.test(tag)) continue;
      flush(to);
      if (/^<table\b/i.test(tag)) table ??= new HtmlTable(to);
      table?.tag(tag, from);
      if (/^<\/table\b/i.test(tag)) {
        this.#grid(table, from);
        table = undefined;
      }
    }
    this.#inline.text(from, end, place);
    flush(end);
    this.#grid(table, end);
  }

  #grid(table: HtmlTable | undefined, end: number): void {
    const grid = table?.grid(end);
    if (grid) this.blocks.push(grid);
  }

  #note(node: SyntaxNode, place: Place): void {
    const start = node.start + place.by;
    const key = labelKey(/^\[\^((?:[^\]\\]|\\.)*)\]/.exec(this.source.slice(start, start + 1010))?.[1] ?? '');
    const outside = this.blocks;
    this.blocks = [];
    for (const child of node.children ?? []) this.block(child, { ...place, list: undefined });
    const lines = this.blocks.flatMap((block) => ('lines' in block ? block.lines : []));
    this.blocks = outside;
    if (this.notes.has(key) || lines.length === 0) return;
    const parted = lines.map((line, i): Line => ({ ...line, after: line.after ?? gap(lines[i - 1], line) }));
    this.notes.set(key, { type: 'paragraph', role: 'body', start, end: node.end + place.by, runs: joined(parted) });
  }
}

const code = { code: true } as const;

/** A line of Chinese, indented as paragraphs are: Markdown takes it for code, its writer did not. */
const prose = /^\s*(?:[\p{Script=Han}（“《\d][^\w{}<>=;]{0,20}\p{Script=Han}|$)/u;

/** What parts the paragraphs of a footnote. */
function gap(before: Line | undefined, line: Line): Line['after'] {
  if (!before) return undefined;
  const last = before.runs.at(-1)!;
  const next = line.runs[0]!;
  return {
    start: last.type === 'text' ? last.at.at(-1)! : last.span.end,
    end: next.type === 'text' ? next.at[0]! : next.span.start,
    hard: true,
  };
}

/** Tags behind which a cell has no more words. */
const cellEnd = /^<\/?(?:t[dhr]|table)\b/i;

/** Tags that end a paragraph of HTML. */
const blockTag =
  /^<\/?(?:p|div|center|h[1-6]|li|ul|ol|tr|table|blockquote|section|article|t[dh]|hr|dd|dt|details|summary)\b/i;

function alignments(line: string): Grid['align'] {
  const cells = line
    .replace(/[^:|-]/g, '')
    .replace(/^\||\|$/g, '')
    .split('|');
  return cells.map((cell) => {
    const [left, right] = [cell.startsWith(':'), cell.endsWith(':')];
    return left && right ? 'center' : right ? 'right' : left ? 'left' : undefined;
  });
}
