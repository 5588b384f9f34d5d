/** A clean copy: the text without marks, suppression comments and the front matter that only 双翼 reads. */
import { overlapping } from '../../base/search';
import { runAtEnd, type Span } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { recordOf } from '../../model/grammar/frontMatter';
import { findMarks } from '../../model/block/marks';
import { codeOf } from '../../model/block/syntax';
import { lineAround } from '../repair/codeActions';

export interface CleanCopy {
  readonly text: string;
  /** Marks and comments that were removed. */
  readonly removed: number;
  /** The front matter holds keys of other tools. */
  readonly otherKeys: boolean;
}

/**
 * What is to be handed in. `ours` removes from the front matter the keys that 双翼 reads, `all` all of it. Code stays as
 * it is, and so does everything that no removal touches. Linear.
 */
export function cleanCopy(doc: Doc, frontMatter: 'ours' | 'all'): CleanCopy {
  const otherKeys = doc.frontMatter.some(({ key }) => !recordOf(key));
  const spans = doc.blocks.flatMap((block, i) => (block.type === 'yaml' ? [] : removable(doc, i)));
  const matter = doc.frontMatterSpan;
  const head = matter ? headSpans(doc, matter, frontMatter === 'all' || !otherKeys) : [];
  return { text: without(doc.text, [...head, ...spans]), removed: spans.length, otherKeys };
}

/** What to remove of the front matter; a key with the whole of its value. */
function headSpans(doc: Doc, matter: Span, whole: boolean): Span[] {
  if (whole) return [matter];
  return doc.frontMatter
    .filter(({ key }) => recordOf(key))
    .map(({ keySpan, value, colon }) => ({
      start: keySpan.start,
      // A quotation mark or a comment behind the value goes too.
      end: lineAround(doc.text, Math.max(value.end, colon.end)).end,
    }));
}

/** Offset behind the line end that follows `offset`. */
function behindLine(text: string, offset: number): number {
  const end = /\r\n|\r|\n/g;
  end.lastIndex = offset;
  const found = end.exec(text);
  return found ? found.index + found[0].length : text.length;
}

/** Marks and our own comments in a block, outside code; absolute, in order, none inside another. */
function removable(doc: Doc, i: number): Span[] {
  const block = doc.blocks[i]!;
  const source = doc.raw(i);
  if (block.type === 'code' || !/【|<!--/.test(source)) return [];
  const by = doc.parsed.starts[i]!;
  const whole = { start: 0, end: source.length };
  const marks = findMarks(source, whole, doc.frame).map((mark) => balanced(source, mark));
  const code = overlapping(codeOf(block.node));
  const found = [...marks, ...ownComments(source)].filter((span) => code(span).length === 0);
  found.sort((a, b) => a.start - b.start);
  const apart: Span[] = [];
  for (const span of found) if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
  return apart.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

/** A visible mark up to the bracket that closes it, where brackets stand inside it. */
function balanced(source: string, { start, end }: Span): Span {
  if (source[start] !== '【' || !source.slice(start + 1, end).includes('【')) return { start, end };
  let depth = 0;
  for (let at = start; at < source.length && source[at] !== '\n'; at++) {
    if (source[at] === '【') depth++;
    else if (source[at] === '】' && --depth === 0) return { start, end: at + 1 };
  }
  return { start, end };
}

/** Comments addressed to 双翼, rightly written or not. */
function ownComments(source: string): Span[] {
  const spans: Span[] = [];
  const opening = /<!--\s*shuangyi-/g;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const close = source.indexOf('-->', opening.lastIndex);
    if (close < 0) break;
    spans.push({ start: match.index, end: close + 3 });
    opening.lastIndex = close + 3;
  }
  return spans;
}

/** A line that holds nothing but the signs of a quotation, a list item or a heading, and a stop that was left over. */
const bare = /^(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]+\[[ xX]\])?[ \t]*)?[。；;，,、]?$/;

/**
 * The text without the spans (in order, apart). A line that becomes empty goes altogether, two empty lines that meet
 * become one, and no blank is left where something stood.
 */
function without(text: string, spans: readonly Span[]): string {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const out = new Output(text.slice(0, mark));
  let at = mark;
  for (let i = 0; i < spans.length; ) {
    // All spans that share lines are removed at once.
    const first = i;
    const from = Math.max(lineAround(text, spans[i]!.start).start, mark);
    let to = lineAround(text, spans[i]!.end).end;
    for (i++; i < spans.length && spans[i]!.start <= to; i++) {
      if (spans[i]!.end > to) to = lineAround(text, spans[i]!.end).end;
    }
    const line = seamless(text, { start: from, end: to }, spans.slice(first, i));
    out.push(text.slice(at, from));
    at = to;
    if (!bare.test(line.slice(0, runAtEnd(line, ' \t')).replace(/^[ \t\u3000]+/, ''))) {
      out.push(line);
      continue;
    }
    at = behindLine(text, at);
    while (out.endsEmpty && at < text.length) {
      const behind = behindLine(text, at);
      if (text.slice(at, behind).trim() !== '') break;
      at = behind;
    }
    if (at === text.length) return out.text().replace(/((?:\r\n|\r|\n))[ \t]*(?:\r\n|\r|\n)$/, '$1');
  }
  out.push(text.slice(at));
  return out.text();
}

/** Text that grows, and whether its last line is empty: it ends in two line ends, or there is nothing yet. */
class Output {
  readonly #pieces: string[];
  #tail = '';

  constructor(first: string) {
    this.#pieces = [first];
  }

  push(piece: string): void {
    this.#pieces.push(piece);
    this.#tail = (this.#tail + piece.slice(-longestEmptyLine)).slice(-longestEmptyLine);
  }

  get endsEmpty(): boolean {
    return this.#tail === '' || /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/.test(this.#tail);
  }

  text(): string {
    return this.#pieces.join('');
  }
}

/** Longer lines of blanks are taken for text. UTF-16 units. */
const longestEmptyLine = 40;

/** What the lines of a range keep without the spans. */
function seamless(text: string, line: Span, spans: readonly Span[]): string {
  const pieces: string[] = [];
  const keep = (piece: string): void => {
    // One blank is enough where two pieces meet.
    const last = pieces.at(-1)?.at(-1);
    const next = last === ' ' || last === '\t' ? piece.replace(/^[ \t]+/, '') : piece;
    if (next !== '') pieces.push(next);
  };
  let at = line.start;
  for (const span of spans) {
    keep(text.slice(at, span.start));
    at = span.end;
  }
  const rest = text.slice(at, line.end);
  keep(rest);
  const kept = pieces.join('');
  if (!/^[ \t]*$/.test(rest)) return kept;
  const words = kept.slice(0, runAtEnd(kept, ' \t'));
  // Two blanks break the line for the reader.
  return rest.endsWith('  ') && words !== '' ? `${words}  ` : words;
}
