/** Leaves out what the writer has silenced with a comment. */
import { type Span, shift } from '../base/span';
import type { Doc } from '../model/draft/doc';
import { inBlocks, perBlock } from '../model/draft/query';
import type { Suppression } from '../model/grammar/comments/suppressions';
import type { Note } from './anchor';

/** A stretch of text in which some rules (or all, when `rules` is empty) keep quiet. */
interface Quiet extends Span {
  readonly rules: readonly string[];
}

/**
 * The findings that no suppression comment covers; the others go into `silenced`. The finding about a wrong comment itself
 * is never suppressed.
 */
export function audible(
  doc: Doc,
  findings: readonly Note[],
  silenced: Note[],
  comments: readonly Suppression[] = suppressionsOf(doc),
): readonly Note[] {
  const quiet = quietRanges(doc.text, comments);
  if (quiet.length === 0) return findings;
  const silence = new Silence(quiet);
  const { starts } = doc.parsed;
  // Findings come in order of text, so one walk along the ranges serves them all.
  return findings.filter((one) => {
    const { ruleId, span, block } = one;
    silence.goTo(span.start + starts[block]!);
    const heard = ruleId === 'unknown-suppression' || !silence.covers(ruleId);
    if (!heard) silenced.push(one);
    return heard;
  });
}

/** Whether a comment silences every rule in all of a draft. */
export function isSilenced(doc: Doc): boolean {
  return suppressionsOf(doc).some(({ what, rules }) => what === 'disable-file' && rules.length === 0);
}

/** Which rules keep quiet at a place that only moves on. */
class Silence {
  readonly #edges: readonly { readonly at: number; readonly by: 1 | -1; readonly rules: readonly string[] }[];
  readonly #quiet = new Map<string, number>();
  #next = 0;

  constructor(ranges: readonly Quiet[]) {
    this.#edges = ranges
      .flatMap(({ start, end, rules }) => [
        { at: start, by: 1 as const, rules },
        { at: end, by: -1 as const, rules },
      ])
      .sort((a, b) => a.at - b.at);
  }

  goTo(offset: number): void {
    for (let edge = this.#edges[this.#next]; edge && edge.at <= offset; edge = this.#edges[++this.#next]) {
      for (const rule of edge.rules.length > 0 ? edge.rules : [all]) {
        this.#quiet.set(rule, (this.#quiet.get(rule) ?? 0) + edge.by);
      }
    }
  }

  covers(rule: string): boolean {
    return (this.#quiet.get(rule) ?? 0) > 0 || (this.#quiet.get(all) ?? 0) > 0;
  }
}

/** Stands for every rule. */
const all = '';

function quietRanges(text: string, comments: readonly Suppression[]): Quiet[] {
  const out: Quiet[] = [];
  const open = new Map<string, { readonly rules: readonly string[]; readonly starts: number[] }>();
  const lines = new Lines(text);
  for (const { what, start, end, rules: named } of comments) {
    const rules = named.map((rule) => rule.id);
    switch (what) {
      case 'disable-file':
        out.push({ start: 0, end: Number.POSITIVE_INFINITY, rules });
        break;
      case 'disable-line':
        out.push({ ...lines.at(start), rules });
        break;
      case 'disable-next-line':
        out.push({ ...lines.wordsBehind(end), rules });
        break;
      case 'disable': {
        const key = rules.toSorted().join();
        const known = open.get(key);
        if (known) known.starts.push(start);
        else open.set(key, { rules, starts: [start] });
        break;
      }
      case 'enable':
        for (const [key, range] of open) {
          if (rules.length && !closes(rules, range.rules)) continue;
          out.push(...range.starts.map((from) => ({ start: from, end: start, rules: range.rules })));
          open.delete(key);
        }
        break;
    }
  }
  for (const { rules, starts } of open.values()) {
    out.push(...starts.map((start) => ({ start, end: Number.POSITIVE_INFINITY, rules })));
  }
  return out;
}

/** Whether `enable` with these names closes a range: it must name each of the range's rules. */
function closes(named: readonly string[], range: readonly string[]): boolean {
  return range.length > 0 && range.every((id) => named.includes(id));
}

const comments = inBlocks(perBlock(({ suppressions }) => (suppressions.length > 0 ? suppressions : undefined)));

/** All suppression comments of a draft, absolute, in order. */
export function suppressionsOf(doc: Doc): Suppression[] {
  return comments(doc).flatMap(({ block, value }) => {
    return placed(value, doc.parsed.starts[block]!);
  });
}

/** Comments of a block that begins at `by`, absolute. */
export function placed(comments: readonly Suppression[], by: number): Suppression[] {
  return comments.map(({ what, start, end, rules }) => ({
    what,
    start: start + by,
    end: end + by,
    rules: rules.map(({ id, span }) => ({ id, span: shift(span, by) })),
  }));
}

/** Lines of a text by offset. Many comments may stand on one long line, which is then looked for only once. */
class Lines {
  #last: Span = { start: 0, end: 0 };
  #below: { readonly from: number; readonly line: Span } | undefined;

  constructor(private readonly text: string) {}

  /** The first line below that of an offset that says something; the last one where none does. */
  wordsBehind(offset: number): Span {
    const from = this.at(offset).end;
    // Comments on one line all look over the same empty ones.
    if (this.#below?.from === from) return this.#below.line;
    let line = this.at(from);
    while (line.end < this.text.length && this.text.slice(line.start, line.end).trim() === '') line = this.at(line.end);
    this.#below = { from, line };
    return line;
  }

  /** The line that holds an offset, with its line end. */
  at(offset: number): Span {
    if (this.#last.start <= offset && offset < this.#last.end) return this.#last;
    const { text } = this;
    let start = offset;
    while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
    const rest = /\r\n?|\n/g;
    rest.lastIndex = offset;
    const match = rest.exec(text);
    this.#last = { start, end: match ? match.index + match[0].length : text.length + 1 };
    return this.#last;
  }
}
