/**
 * Visible text as it is gathered: lines, which end where the source does or where the writer broke them, made of runs.
 * What is said of a paragraph (a heading, a signature) is said of its lines.
 */
import type { Span } from '../../base/span';
import type { Run, TextRun } from './types';

/** How text is written; two characters of one format object stand in one run. */
export type Format = Omit<TextRun, 'type' | 'text' | 'at'>;

export const plain: Format = {};

/** Where one line ends and the next begins: a line end of the source, or one that the writer asked for. */
export interface Break extends Span {
  readonly hard: boolean;
}

/** A line with what stands in front of it. */
export interface Line {
  readonly runs: readonly Run[];
  /** Its visible text; a picture and a note are `objectSign`. */
  readonly text: string;
  /** What parts it from the line before, in the same paragraph. */
  readonly after: Break | undefined;
  /** It begins with the wide blanks of a paragraph. */
  readonly indented: boolean;
}

/** Stands in the text of a line for what is no text. */
export const objectSign = '\ufffc';

/** A stretch of source with the characters that it stands for. */
interface Stretch extends Span {
  readonly text: string;
  /** They stand for themselves. */
  readonly same: boolean;
}

/** Places that one array holds. */
const poolSize = 1 << 15;

/** Gathers characters with their places into lines. What lies in a hidden range is left out. */
export class LineWriter {
  #lines: Line[] = [];
  #runs: Run[] = [];
  /** What the run that is open is made of, one right behind the other. */
  #open: Stretch[] = [];
  #format = plain;
  #after: Break | undefined;
  #skip = 0;
  readonly #holdsNul: boolean;
  /** Many small arrays would cost more than what they hold: all are parts of few large ones. */
  #pool = new Int32Array(0);
  #free = 0;

  /** `hidden` is in order and apart; what is written must be, too. */
  constructor(
    readonly source: string,
    readonly hidden: readonly Span[],
  ) {
    this.#holdsNul = source.includes('\0');
  }

  /** Characters that stand for themselves. */
  same(start: number, end: number, format: Format): void {
    for (let at = start; at < end; ) {
      const next = this.#next(at);
      if (next && next.start <= at) {
        at = Math.min(end, next.end);
        continue;
      }
      const to = next ? Math.min(end, next.start) : end;
      const text = this.source.slice(at, to);
      // As the parser reads it.
      this.#put(
        { start: at, end: to, text: this.#holdsNul ? text.replaceAll('\0', '\ufffd') : text, same: true },
        format,
      );
      at = to;
    }
  }

  /** A stretch of source that stands for other characters: the first for all of it, more of them for nothing. */
  other(text: string, start: number, end: number, format: Format): void {
    const next = this.#next(start);
    // What is hidden may begin within: an escaped sign of a mark.
    if (text === '' || (next && next.start < end)) return;
    this.#put({ start, end, text, same: false }, format);
  }

  object(run: Exclude<Run, TextRun>): void {
    if (this.isHidden(run.span.start)) return;
    this.#close();
    this.#runs.push(run);
  }

  break(start: number, end: number, hard: boolean): void {
    if (this.isHidden(start)) return;
    this.#endLine();
    this.#after = { start, end, hard };
  }

  isHidden(at: number): boolean {
    const next = this.#next(at);
    return next !== undefined && next.start <= at;
  }

  /** The lines that were written; the next ones are others. */
  take(): Line[] {
    this.#endLine();
    this.#after = undefined;
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  #next(at: number): Span | undefined {
    const { hidden } = this;
    // Now and then one has to go back: footnotes and lists are written by their parts.
    while (this.#skip > 0 && hidden[this.#skip - 1]!.end > at) this.#skip--;
    while (this.#skip < hidden.length && hidden[this.#skip]!.end <= at) this.#skip++;
    return hidden[this.#skip];
  }

  #put(stretch: Stretch, format: Format): void {
    const last = this.#open.at(-1);
    if (last && (last.end !== stretch.start || format !== this.#format)) this.#close();
    this.#format = format;
    this.#open.push(stretch);
  }

  #close(): void {
    if (this.#open.length === 0) return;
    const text = this.#open.length === 1 ? this.#open[0]!.text : this.#open.map((one) => one.text).join('');
    this.#runs.push({ type: 'text', text, at: this.#placesOf(text.length), ...this.#format });
    this.#open = [];
  }

  /** Where the characters of the open run begin, and the last one ends. */
  #placesOf(length: number): Int32Array {
    if (this.#free + length >= this.#pool.length) {
      this.#pool = new Int32Array(Math.max(poolSize, length + 1));
      this.#free = 0;
    }
    const at = this.#pool.subarray(this.#free, this.#free + length + 1);
    this.#free += length + 1;
    let k = 0;
    for (const { start, end, text, same } of this.#open) {
      if (same) for (let place = start; place < end; place++) at[k++] = place;
      else {
        at[k] = start;
        at.fill(end, k + 1, k + text.length);
        k += text.length;
      }
      at[k] = end;
    }
    return at;
  }

  #endLine(): void {
    this.#close();
    if (this.#runs.length === 0) return;
    const { runs, indented } = trimmed(this.#runs);
    this.#runs = [];
    // An empty line is none; the break behind it says what parts the others.
    if (runs.length === 0) return;
    const after = this.#lines.length > 0 ? this.#after : undefined;
    this.#lines.push({ runs, text: lineText(runs), after, indented });
  }
}

export function lineText(runs: readonly Run[]): string {
  if (runs.length === 1) return runs[0]!.type === 'text' ? runs[0]!.text : objectSign;
  return runs.map((run) => (run.type === 'text' ? run.text : objectSign)).join('');
}

const leading = /^[\s\u200b-\u200d]+/;
const blank = /[\s\u200b-\u200d]/;
/** Blanks as wide as a character, or that somebody wrote on purpose. */
const wide = /[\u3000\u2001\u2003]|[\u00a0\u2002]{2}/;

/** Without the blanks at both ends of a line; those of code stay. */
function trimmed(runs: Run[]): { readonly runs: readonly Run[]; readonly indented: boolean } {
  let first = 0;
  let front = '';
  for (; first < runs.length; first++) {
    const run = runs[first]!;
    const blanks = run.type === 'text' && !run.code ? leading.exec(run.text)?.[0] : undefined;
    if (run.type !== 'text' || blanks === undefined) break;
    front += blanks;
    if (blanks.length === run.text.length) continue;
    runs[first] = cut(run, blanks.length, run.text.length);
    break;
  }
  let last = runs.length;
  for (; last > first; last--) {
    const run = runs[last - 1]!;
    if (run.type !== 'text' || run.code) break;
    let end = run.text.length;
    while (end > 0 && blank.test(run.text[end - 1]!)) end--;
    if (end === 0) continue;
    runs[last - 1] = cut(run, 0, end);
    break;
  }
  return { runs: first > 0 || last < runs.length ? runs.slice(first, last) : runs, indented: wide.test(front) };
}

/** A part of a run. */
export function cut(run: TextRun, start: number, end: number): TextRun {
  if (start === 0 && end === run.text.length) return run;
  return { ...run, text: run.text.slice(start, end), at: run.at.subarray(start, end + 1) };
}

/** The runs up to a place in their text, and those behind it. */
export function splitRuns(runs: readonly Run[], place: number): readonly [readonly Run[], readonly Run[]] {
  let at = 0;
  for (const [i, run] of runs.entries()) {
    const length = run.type === 'text' ? run.text.length : objectSign.length;
    if (place < at + length) {
      if (place <= at || run.type !== 'text') return [runs.slice(0, i), runs.slice(i)];
      const k = place - at;
      return [
        [...runs.slice(0, i), cut(run, 0, k)],
        [cut(run, k, length), ...runs.slice(i + 1)],
      ];
    }
    at += length;
  }
  return [runs, []];
}

/** Without the blanks that stand between a number, which ends at `end`, and Chinese words. */
export function withoutGap(runs: readonly Run[], text: string, end: number): readonly Run[] {
  let to = end;
  while (text[to] === ' ' || text[to] === '\t' || text[to] === '\u00a0') to++;
  if (to === end || !chinese.test(text[to] ?? '')) return runs;
  const [number, rest] = splitRuns(runs, end);
  return [...number, ...splitRuns(rest, to - end)[1]];
}

/** Signs that take the width of a Chinese character, or belong to Chinese text: no blank goes beside them. */
const chinese = /[\u2e80-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—·\ud840-\ud8bf\udc00-\udfff]/;

/** The runs of lines that make one paragraph: nothing goes between Chinese characters, a blank between words. */
export function joined(lines: readonly Line[], asWritten = false): readonly Run[] {
  if (lines.length === 1) return lines[0]!.runs;
  const out: Run[] = [];
  /** Runs that become one. */
  let open: TextRun[] = [];
  const close = (): void => {
    if (open.length > 0) out.push(oneOf(open));
    open = [];
  };
  const push = (run: Run): void => {
    if (open.length > 0 && !adjoin(open.at(-1)!, run)) close();
    if (run.type === 'text') open.push(run);
    else out.push(run);
  };
  for (const [i, { runs, text, after }] of lines.entries()) {
    const before = lines[i - 1];
    if (before && after) {
      const apart = !chinese.test(before.text.at(-1)!) && !chinese.test(text[0]!);
      const sign = after.hard || asWritten ? '\n' : apart ? ' ' : '';
      if (sign !== '') push(signRun(sign, after, before.runs.at(-1), runs[0]));
    }
    runs.forEach(push);
  }
  close();
  return out;
}

/** A sign is written as the text on both sides of it. */
function signRun(text: string, { start, end }: Span, before: Run | undefined, behind: Run | undefined): TextRun {
  const like = before?.type === 'text' && behind?.type === 'text' && sameFormat(before, behind) ? before : undefined;
  return { ...(like && formatOf(like)), type: 'text', text, at: Int32Array.of(start, end) };
}

const formatOf = ({ type: _type, text: _text, at: _at, ...format }: TextRun): Format => format;

function sameFormat(a: TextRun, b: TextRun): boolean {
  return (
    a.strong === b.strong &&
    a.emphasis === b.emphasis &&
    a.deleted === b.deleted &&
    a.code === b.code &&
    a.lead === b.lead &&
    a.link === b.link
  );
}

function adjoin(a: Run, b: Run): boolean {
  return a.type === 'text' && b.type === 'text' && a.at.at(-1) === b.at[0] && sameFormat(a, b);
}

function oneOf(runs: readonly TextRun[]): TextRun {
  const [first] = runs;
  if (runs.length === 1) return first!;
  const at = new Int32Array(runs.reduce((sum, { text }) => sum + text.length, 1));
  let length = 0;
  for (const run of runs) {
    at.set(run.at, length);
    length += run.text.length;
  }
  return { ...first!, text: runs.map(({ text }) => text).join(''), at };
}
