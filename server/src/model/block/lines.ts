/** Lines of running text: which of them are headings, which belong together. All offsets are relative to the block. */
import { type Span, trim } from '../../base/span';
import { numberAt } from '../grammar/numbering';
import type { Heading, Unit } from './types';
import type { SyntaxNode } from '../text/types';

/** A heading that is longer than this is a sentence. UTF-16 units. */
const longestHeading = 60;
const longestRunIn = 50;

/** Headings and text units of a paragraph. `where` says what the paragraph stands in. */
export function readParagraph(
  source: string,
  span: Span,
  where: Unit['where'],
): { headings: Heading[]; units: Unit[]; headingSpans: Span[] } {
  const headings: Heading[] = [];
  const units: Unit[] = [];
  const headingSpans: Span[] = [];
  let open: { start: number; end: number } | undefined;
  const close = () => {
    if (open) units.push({ ...open, where });
    open = undefined;
  };
  // Lines of a note of attachments name other papers.
  const plain = where === 'quote' || /^附件[：:]/.test(source.slice(span.start, span.start + 3));
  for (const line of lines(source, span)) {
    const said = spoken(source, line);
    const found = plain ? undefined : headingOf(source, said);
    // A heading that stands alone takes its whole line.
    const heading = found && found.form !== 'run-in' ? { ...found, end: line.end } : found;
    if (heading) {
      close();
      headings.push(heading);
      if (heading.form === 'run-in') open = { start: line.start, end: line.end };
      else headingSpans.push(said);
    } else if (open && !endsSentence(source, spoken(source, open).end) && !numberAt(source, line.start)) {
      open.end = line.end;
    } else {
      close();
      open = { start: line.start, end: line.end };
    }
  }
  close();
  return { headings, units, headingSpans };
}

/** Trimmed, non-empty lines of a span. */
export function lines(source: string, span: Span): Span[] {
  const out: Span[] = [];
  let start = span.start;
  for (let i = span.start; i <= span.end; i++) {
    const code = i < span.end ? source.charCodeAt(i) : 10;
    if (code !== 10 && code !== 13) continue;
    const line = trim(source, { start, end: i });
    if (line.start < line.end) out.push(line);
    start = i + 1;
  }
  return out;
}

/** The line without comments behind its words: they are no part of what it says. */
export function spoken(source: string, line: Span): Span {
  let { end } = line;
  while (source.startsWith('-->', end - 3)) {
    const open = source.lastIndexOf('<!--', end - 3);
    if (open < line.start) break;
    end = trim(source, { start: line.start, end: open }).end;
  }
  return end > line.start ? { start: line.start, end } : line;
}

function endsSentence(source: string, end: number): boolean {
  return /[。！？；：:…][”’）)】》]*$/.test(source.slice(Math.max(0, end - 4), end));
}

/** The heading that a line of running text is or begins with. */
export function headingOf(source: string, line: Span): Heading | undefined {
  const bold = boldLine(source, line);
  const inner = bold ?? { start: line.start + leadingStars(source, line), end: line.end };
  const number = numberAt(source, inner.start);
  if (bold) {
    if (bold.end - bold.start > longestHeading || /[。！？]./.test(source.slice(bold.start, bold.end)))
      return undefined;
    const title = number ? trim(source, { start: number.end, end: bold.end }) : bold;
    return { ...line, form: 'bold', depth: undefined, number, title };
  }
  if (!number || number.form === '一是' || number.form === '①') return undefined;
  const body = trim(source, { start: number.end, end: line.end });
  const stop = sentenceEnd(source, body);
  if (stop === undefined || stop >= body.end) {
    const last = source[body.end - 1] ?? '';
    const list = last === '；' || last === ';';
    if (body.end - body.start > longestHeading || body.start === body.end || list) return undefined;
    // A numbered clause that ends like a sentence and reads like one is a list item, not a heading.
    if (last === '。' && /[，,；]/.test(source.slice(body.start, body.end)) && rankLow(number.form)) return undefined;
    return { ...line, form: 'alone', depth: undefined, number, title: withoutStars(source, body) };
  }
  if (stop - body.start > longestRunIn || number.form === '第一，') return undefined;
  const title = withoutStars(source, trim(source, { start: body.start, end: stop }));
  return { start: line.start, end: stop, form: 'run-in', depth: undefined, number, title };
}

function rankLow(form: string): boolean {
  return form === '1.' || form === '（1）' || form === '第一，';
}

/** Offset behind the first 。！？ of the span, or undefined. */
function sentenceEnd(source: string, span: Span): number | undefined {
  for (let i = span.start; i < span.end; i++) {
    const c = source[i]!;
    if (c === '。' || c === '！' || c === '？') {
      let end = i + 1;
      while (end < span.end && (source[end] === '*' || source[end] === '”')) end++;
      return end;
    }
  }
  return undefined;
}

/** The words of a line that is wholly bold (`**…**`), or undefined. */
function boldLine(source: string, line: Span): Span | undefined {
  const text = source.slice(line.start, line.end);
  const match = /^(\*\*|__)(?=\S)([^*_]+)\1$/.exec(text);
  return match ? trim(source, { start: line.start + 2, end: line.end - 2 }) : undefined;
}

function leadingStars(source: string, line: Span): number {
  return source.startsWith('**', line.start) ? 2 : 0;
}

function withoutStars(source: string, span: Span): Span {
  let { start, end } = span;
  while (source[start] === '*' && start < end) start++;
  while (source[end - 1] === '*' && end > start) end--;
  return { start, end };
}

/** Heading of a Markdown `heading` node. */
export function markdownHeading(source: string, node: SyntaxNode): Heading {
  const setext = source[node.start] !== '#';
  const first = node.children?.[0];
  const last = node.children?.at(-1);
  let words = trim(source, { start: first?.start ?? node.end, end: last?.end ?? node.end });
  words = withoutStars(source, words);
  const comment = source.slice(words.start, words.end).search(/<!--(?!\s*-->)/);
  if (comment >= 0) words = trim(source, { start: words.start, end: words.start + comment });
  const number = numberAt(source, words.start);
  const title = number ? trim(source, { start: number.end, end: words.end }) : words;
  return { start: node.start, end: node.end, form: setext ? 'setext' : 'atx', depth: node.depth, number, title };
}
