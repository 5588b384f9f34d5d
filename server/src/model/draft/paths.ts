/** Paths in a value of the front matter: one, a list of YAML, or several in one line behind each other's endings. */
import { type Span, trim } from '../../base/span';

const ending = 'md|markdown|docx?|xlsx?|pptx?|pdf|wps|et|dps|ofd|txt|csv|png|jpe?g|zip';
const isFile = new RegExp(`\\.(?:${ending})$`, 'i');
/** A sign parts two paths where the one in front of it has its ending; the name of a file may hold any sign. */
const between = new RegExp(`(?<=\\.(?:${ending})[”’"'》]?)[ \\t]*[、，,；;][ \\t]*`, 'gi');

/** Each path that a value names, without quotation marks and 《》. */
export function pathsIn(text: string, value: Span): Span[] {
  const source = text.slice(value.start, value.end);
  return pieces(source).flatMap((piece) => {
    const span = bare(text, { start: value.start + piece.start, end: value.start + piece.end });
    return span.start < span.end ? [span] : [];
  });
}

/** Whether a path ends as files do. */
export const namesFile = (path: string): boolean => isFile.test(path);

function pieces(source: string): Span[] {
  const found = (pattern: RegExp) =>
    [...source.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
  if (/^-[ \t]/.test(source)) {
    return [...source.matchAll(/^[ \t]*-[ \t]+([^\r\n]*)/gm)].map(({ 0: line, 1: words = '', index }) => {
      return { start: index + line.length - words.length, end: index + line.length };
    });
  }
  if (/^\[[\s\S]*\]$/.test(source))
    return found(/"[^"]*"|'[^']*'|[^\s,[\]"'][^,[\]\r\n]*/g).flatMap((one) => cut(source, one));
  return cut(source, { start: 0, end: source.length });
}

function cut(source: string, { start, end }: Span): Span[] {
  const out: Span[] = [];
  let at = start;
  for (const { 0: sign, index } of source.slice(start, end).matchAll(between)) {
    out.push({ start: at, end: start + index });
    at = start + index + sign.length;
  }
  return [...out, { start: at, end }];
}

function bare(text: string, span: Span): Span {
  const { start, end } = trim(text, span);
  const pair = `${text[start]}${text[end - 1]}`;
  return end - start > 1 && ['""', "''", '“”', '《》'].includes(pair)
    ? { start: start + 1, end: end - 1 }
    : { start, end };
}
