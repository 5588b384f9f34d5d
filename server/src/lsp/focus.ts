/**
 * Keeps quiet about the line that is being typed until its writer pauses, saves or goes on to another line; about what it
 * still lacks until the cursor leaves it, where the client tells where that is.
 */
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Calm, type Clock, realClock } from '../base/calm';
import type { Span } from '../base/span';
import type { Finding } from '../model/rule/rule';
import type { Open } from './session';

/** Without a change for so long, the writer has paused. Milliseconds. */
const pause = 800;
/** One change of more characters is a paste or a repair, not typing. */
const mostTyped = 8;
/** Input methods commit whole sentences, in place of the letters that were typed for them. */
const mostCommitted = 60;

/** A finding that the writer has seen on the line: its rule, and the character that it begins at now. */
interface Seen {
  readonly code: unknown;
  readonly character: number;
}

interface Line {
  readonly number: number;
  seen: readonly Seen[];
  /** Something is held back. */
  held: boolean;
  /** The writer has paused with the cursor on it: only what it lacks is held back. */
  rested: boolean;
  readonly calm: Calm;
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
  /** Line of the cursor, by document, as far as the client tells it. */
  readonly #cursors = new Map<string, number>();
  readonly #listeners: ((open: Open) => void)[] = [];

  constructor(
    /** What is shown of a file at present. */
    private readonly shown: (uri: string) => readonly Diagnostic[],
    /** Called when a writer has paused: what was held back is due. */
    private readonly due: (open: Open) => void,
    /** Whether a rule tells what a row or mark lacks. */
    private readonly lacking: (ruleId: string) => boolean = () => false,
    private readonly clock: Clock = realClock,
  ) {}

  /** Notes how a document has changed. Whatever is not typing ends the focus. */
  change(open: Open, changes: readonly TextDocumentContentChangeEvent[]): void {
    const typed = typing(changes);
    if (!typed || this.#lines.get(open)?.number !== typed.line) this.leave(open);
    if (!typed) return;
    let line = this.#lines.get(open);
    if (!line) {
      const here = this.shown(open.uri).filter(({ range }) => range.start.line === typed.line);
      const seen = here.map(({ code, range }) => ({ code, character: range.start.character }));
      line = { number: typed.line, seen, held: false, rested: false, calm: this.#calmOf(open) };
      this.#lines.set(open, line);
    }
    line.rested = false;
    line.calm.stop();
    line.seen = line.seen.flatMap((one) => moved(one, typed));
  }

  /** Ends the focus. True when something was held back, which is due now. */
  leave(open: Open): boolean {
    const line = this.#lines.get(open);
    if (!line) return false;
    line.calm.stop();
    this.#lines.delete(open);
    for (const listener of this.#listeners) listener(open);
    return line.held;
  }

  /** Calls it whenever a line is in focus no more. */
  onLeave(listener: (open: Open) => void): void {
    this.#listeners.push(listener);
  }

  /** The line that is being typed, as long as the client says that the cursor is still there. */
  lineOf(open: Open): number | undefined {
    const number = this.#lines.get(open)?.number;
    return number === this.#cursors.get(open.uri) ? number : undefined;
  }

  /** The writer has paused or saved. True when something was held back that is due now. */
  rest(open: Open): boolean {
    const line = this.#lines.get(open);
    if (line?.number !== this.#cursors.get(open.uri)) return this.leave(open);
    line!.calm.stop();
    const due = line!.held && !line!.rested;
    line!.rested = true;
    return due;
  }

  /** Notes where the cursor is; undefined for a document that is not in front. True when something held back is due now. */
  cursor(uri: string, line: number | undefined, open: Open | undefined): boolean {
    if (line === undefined) this.#cursors.delete(uri);
    else this.#cursors.set(uri, line);
    const typed = open && this.#lines.get(open);
    return typed !== undefined && typed.number !== line && this.leave(open!);
  }

  /** Calm on a line ends its focus, but for what it lacks. */
  #calmOf(open: Open): Calm {
    const end = () => {
      this.rest(open);
      this.due(open);
    };
    return new Calm(end, { delay: pause, clock: this.clock });
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
      if (!within(span) || (line.rested && !this.lacking(ruleId))) return true;
      const character = span.start - start;
      const known = line.seen.some((one) => one.code === ruleId && one.character === character);
      if (!known && related.every(({ draft, span }) => draft !== undefined || within(span))) return false;
      seen.push({ code: ruleId, character });
      return true;
    });
    line.seen = seen;
    line.held = visible.length < findings.length;
    if (line.held && !line.rested) line.calm.stir();
    else line.calm.stop();
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
  const most = /\p{Script=Han}/u.test(text) ? mostCommitted : mostTyped;
  return Math.max(text.length, end - start) > most ? undefined : { line, start, end, length: text.length };
}

/** Where a finding may begin after a change: at the place of the change, before or behind what was typed. */
function moved({ code, character }: Seen, { start, end, length }: Typed): Seen[] {
  const before = { code, character };
  const behind = { code, character: Math.max(character, end) - end + start + length };
  if (character < start) return [before];
  if (character > end) return [behind];
  return [{ code, character: start }, behind];
}
