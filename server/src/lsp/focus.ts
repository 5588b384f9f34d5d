/** Keeps quiet about the line that is being typed until its writer pauses, saves or goes on to another line. */
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../base/span';
import type { Finding } from '../model/rule/rule';
import type { Open } from './session';

/** Without a change for so long, the writer has paused. Milliseconds. */
const pause = 800;
/** One change of more characters is a paste or a repair, not typing; input methods commit whole words. */
const mostTyped = 8;

export interface Timers {
  set(call: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

const realTimers: Timers = {
  set: (call, milliseconds) => setTimeout(call, milliseconds),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** A finding that the writer has seen on the line: its rule, and the character that it begins at now. */
interface Seen {
  readonly code: unknown;
  readonly character: number;
}

interface Line {
  readonly number: number;
  seen: readonly Seen[];
  /** Runs while something is held back. */
  timer?: unknown;
}

/** A change within one line. Characters are UTF-16 units. */
interface Typed {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

export class Focus {
  readonly #lines = new WeakMap<Open, Line>();

  constructor(
    /** What is shown of a file at present. */
    private readonly shown: (uri: string) => readonly Diagnostic[],
    /** Called when a writer has paused: what was held back is due. */
    private readonly due: (open: Open) => void,
    private readonly timers: Timers = realTimers,
  ) {}

  /** Notes how a document has changed. Whatever is not typing ends the focus. */
  change(open: Open, changes: readonly TextDocumentContentChangeEvent[]): void {
    const typed = typing(changes);
    if (!typed || this.#lines.get(open)?.number !== typed.line) this.leave(open);
    if (!typed) return;
    let line = this.#lines.get(open);
    if (!line) {
      const here = this.shown(open.uri).filter(({ range }) => range.start.line === typed.line);
      line = { number: typed.line, seen: here.map(({ code, range }) => ({ code, character: range.start.character })) };
      this.#lines.set(open, line);
    }
    this.timers.clear(line.timer);
    line.seen = line.seen.flatMap((one) => moved(one, typed));
  }

  /** Ends the focus. True when something was held back, which is due now. */
  leave(open: Open): boolean {
    const line = this.#lines.get(open);
    if (!line) return false;
    this.timers.clear(line.timer);
    this.#lines.delete(open);
    return line.timer !== undefined;
  }

  /**
   * The findings of the present revision that may be shown: without those that speak of nothing but the line in focus
   * and were not to be seen before it was touched.
   */
  visible(open: Open, findings: readonly Finding[], text: TextDocument): readonly Finding[] {
    const line = this.#lines.get(open);
    if (!line) return findings;
    const start = text.offsetAt({ line: line.number, character: 0 });
    const end = line.number + 1 < text.lineCount ? text.offsetAt({ line: line.number + 1, character: 0 }) : Infinity;
    const within = (span: Span) => start <= span.start && span.start < end;
    const seen: Seen[] = [];
    const visible = findings.filter(({ ruleId, span, related = [] }) => {
      if (!within(span)) return true;
      const character = span.start - start;
      const known = line.seen.some((one) => one.code === ruleId && one.character === character);
      if (!known && related.every((place) => within(place.span))) return false;
      seen.push({ code: ruleId, character });
      return true;
    });
    line.seen = seen;
    this.timers.clear(line.timer);
    line.timer = undefined;
    if (visible.length < findings.length) {
      line.timer = this.timers.set(() => {
        this.#lines.delete(open);
        this.due(open);
      }, pause);
    }
    return visible;
  }
}

/** The change, when it is one that a person types: a few characters of one line. */
function typing(changes: readonly TextDocumentContentChangeEvent[]): Typed | undefined {
  const [change] = changes;
  if (changes.length !== 1 || !change || !('range' in change)) return undefined;
  const { range, text } = change;
  const { line, character: start } = range.start;
  const end = range.end.character;
  if (range.end.line !== line || /[\r\n]/.test(text)) return undefined;
  return Math.max(text.length, end - start) > mostTyped ? undefined : { line, start, end, length: text.length };
}

/** Where a finding may begin after a change: at the place of the change, before or behind what was typed. */
function moved({ code, character }: Seen, { start, end, length }: Typed): Seen[] {
  const before = { code, character };
  const behind = { code, character: Math.max(character, end) - end + start + length };
  if (character < start) return [before];
  if (character > end) return [behind];
  return [{ code, character: start }, behind];
}
