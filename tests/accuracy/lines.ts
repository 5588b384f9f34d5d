/** A text read line by line, without the checker's own parser: what plants faults must not share its mistakes. */
import type { Span } from '../../server/src/base/span';

export interface Line extends Span {
  readonly text: string;
}

export interface Row extends Line {
  /** Contents of the cells without blanks around them; an empty one is a place to write at. */
  readonly cells: readonly Span[];
}

export interface Grid {
  readonly names: readonly string[];
  readonly header: Row;
  readonly rows: readonly Row[];
  /** All lines from the header to the last row. */
  readonly span: Span;
}

/** A mark with its fields. */
export interface MarkText extends Span {
  readonly fields: readonly { readonly key: string; readonly value: Span; readonly whole: Span }[];
}

/** Numbered lines one after the other, counting up from one. */
export type NumberedRun = readonly { readonly line: Line; readonly number: Span; readonly form: NumberedForm }[];

export interface NumberedForm {
  readonly pattern: RegExp;
  readonly write: (value: number) => string;
}

const digits = '一二三四五六七八九十';

/** 1–19 in Chinese. */
export function chinese(value: number): string {
  return value <= 10 ? digits[value - 1]! : `十${digits[value - 11]!}`;
}

/** Reads 1–19; anything else is NaN. */
function readNumber(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  for (let value = 1; value < 20; value++) if (chinese(value) === word) return value;
  return Number.NaN;
}

/** Lines without their ends; `\n` and `\r\n`. */
function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({
    text: line,
    start: index,
    end: index + line.length,
  }));
}

/** Lines behind the front matter, without code. */
export function bodyLines(text: string): Line[] {
  const matter = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;
  return linesOf(text).filter(({ start, text: line }) => start >= matter && !/^(?:```|~~~| {4}|\t)/.test(line));
}

/** Lines of running text with at least one full sentence. */
export function paragraphs(text: string): Line[] {
  return bodyLines(text).filter(({ text: line }) => !/^\s*(?:[|#>]|<!--|【)/.test(line) && /.{20}。/.test(line));
}

/** Places of a pattern in running text; `own` leaves out quotations, titles in 《》 and comments. */
export function places(text: string, pattern: RegExp, own: boolean): (Span & { match: RegExpMatchArray })[] {
  return paragraphs(text).flatMap((line) => {
    const words = line.text
      .replace(/<!--.*?-->|【[^】]*】/g, blank)
      .replace(own ? /“[^“”]*”|‘[^‘’]*’|《[^《》]*》|“[^”]*$/g : /(?!)/g, blank);
    return [...words.matchAll(pattern)].map((match) => {
      const start = line.start + match.index;
      return { start, end: start + match[0].length, match };
    });
  });
}

const blank = (words: string) => '\ufffc'.repeat(words.length);

/** Pipe tables with a header and a delimiter row. */
export function grids(text: string): Grid[] {
  const lines = text.split('\n');
  const out: Grid[] = [];
  let start = 0;
  let rows: Row[] = [];
  const close = () => {
    const [header, delimiter, ...body] = rows;
    if (header && delimiter && body.length > 0) {
      const names = header.cells.map((cell) => text.slice(cell.start, cell.end));
      out.push({ names, header, rows: body, span: { start: header.start, end: body.at(-1)!.end } });
    }
    rows = [];
  };
  for (const line of lines) {
    if (line.startsWith('|')) rows.push({ text: line, start, end: start + line.length, cells: cellsOf(line, start) });
    else close();
    start += line.length + 1;
  }
  close();
  return out;
}

function cellsOf(line: string, offset: number): Span[] {
  const out: Span[] = [];
  let at = 1;
  for (const cell of line
    .slice(1)
    .replace(/\|\s*$/, '')
    .split('|')) {
    const lead = cell.length - cell.trimStart().length;
    const start = offset + at + (cell.trim() === '' ? Math.min(1, cell.length) : lead);
    out.push({ start, end: start + cell.trim().length });
    at += cell.length + 1;
  }
  return out;
}

/** Marks that name an item or a measure. */
export function marksIn(text: string): MarkText[] {
  return [...text.matchAll(/<!-- (.*?) -->|【((?:事项|措施)：.*?)】/g)].flatMap(({ 0: whole, 1: a, 2: b, index }) => {
    const inner = a ?? b!;
    const offset = index + whole.indexOf(inner);
    const fields = [...inner.matchAll(/([^：；]+)：([^；]*)；?/g)].map((field) => {
      const value = offset + field.index + field[1]!.length + 1;
      const start = offset + field.index;
      return {
        key: field[1]!,
        value: { start: value, end: value + field[2]!.length },
        whole: { start, end: start + field[0].length },
      };
    });
    return fields.length ? [{ start: index, end: index + whole.length, fields }] : [];
  });
}

const forms: readonly NumberedForm[] = [
  { pattern: /^(?:#+ )?([一二三四五六七八九十]{1,2})、/, write: (value) => `${chinese(value)}、` },
  { pattern: /^(?:#+ )?（([一二三四五六七八九十]{1,2})）/, write: (value) => `（${chinese(value)}）` },
  { pattern: /^(?:#+ )?(\d{1,2})\. ?(?!\d)/, write: (value) => `${value}.` },
  { pattern: /^(?:#+ )?(\d{1,2})、/, write: (value) => `${value}、` },
];

/** Runs of at least three numbered lines of one form; a line of a higher form ends the runs below it. */
export function numberedRuns(text: string): NumberedRun[] {
  const out: NumberedRun[] = [];
  const open = forms.map((): NumberedRun[number][] => []);
  const close = (from: number) => {
    for (let i = from; i < open.length; i++) {
      if (open[i]!.length >= 3) out.push(open[i]!);
      open[i] = [];
    }
  };
  for (const line of bodyLines(text)) {
    const level = forms.findIndex(({ pattern }) => pattern.test(line.text));
    if (level < 0) continue;
    const form = forms[level]!;
    const match = form.pattern.exec(line.text)!;
    const lead = /^(?:#+ )?/.exec(line.text)![0].length;
    const number = { start: line.start + lead, end: line.start + match[0].trimEnd().length };
    close(level + 1);
    const value = readNumber(match[1]!);
    if (value !== open[level]!.length + 1) close(level);
    if (value === open[level]!.length + 1) open[level]!.push({ line, number, form });
  }
  close(0);
  return out;
}
