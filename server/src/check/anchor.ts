/** What rules have found, by the blocks it stands on: so a finding stays what it is wherever its block moves. */
import { type Span, shift } from '../base/span';
import type { Doc } from '../model/draft/doc';
import type { BlockReport, Finding, Fix, Related, Report, Severity } from '../model/rule/rule';

/** A finding without its place. Spans are relative to blocks. */
export interface Note {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly slip: string | undefined;
  readonly span: Span;
  readonly related: readonly RelatedNote[];
}

/** A related place, `ahead` blocks behind the one that the note hangs on. */
interface RelatedNote extends Related {
  readonly ahead: number;
}

/** A note on a block of a draft. */
export interface Anchored {
  readonly note: Note;
  /** Index of the block. */
  readonly block: number;
  /** Made when asked for; edits are absolute in that revision. */
  readonly fixes: ((doc: Doc) => readonly Fix[]) | undefined;
}

/** What a rule is set to: what its findings say besides what it reports. */
export interface Voice {
  readonly ruleId: string;
  readonly severity: Severity;
  /** Name of the problem that the rule points at, by the framework. */
  readonly problem: string | undefined;
}

const fromLow: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** The less severe of what the rule is set to and what a report says of itself. */
function lower(rule: Severity, own: Severity | undefined): Severity {
  return own && fromLow.indexOf(own) < fromLow.indexOf(rule) ? own : rule;
}

function noteOf({ ruleId, severity, problem }: Voice, report: BlockReport, related: readonly RelatedNote[]): Note {
  return {
    ruleId,
    severity: lower(severity, report.severity),
    // What the reader sees first is the problem, as the framework names it.
    message: problem ? `${problem}：${report.message}` : report.message,
    slip: report.slip,
    span: report.span,
    related,
  };
}

/** What a block rule has found, to be anchored on its block. */
export interface BlockNote {
  readonly note: Note;
  /** Edits are relative to the block. */
  readonly fixes: (() => readonly Fix[]) | undefined;
}

export function blockNote(voice: Voice, report: BlockReport): BlockNote {
  const related = (report.related ?? []).map(({ span, message }) => ({ span, message, ahead: 0 }));
  return { note: noteOf(voice, report, related), fixes: report.fixes };
}

export function onBlock({ note, fixes }: BlockNote, block: number): Anchored {
  return { note, block, fixes: fixes && ((doc) => fixes().map((fix) => moved(fix, doc.parsed.starts[block]!))) };
}

const moved = (fix: Fix, by: number): Fix => ({
  ...fix,
  edits: fix.edits.map((edit) => ({ ...edit, ...shift(edit, by) })),
});

/** What a document rule has found. */
export function onDraft(voice: Voice, report: Report): Anchored {
  const related = (report.related ?? []).map(({ block, span, message }) => {
    return { span, message, ahead: block - report.block };
  });
  return { note: noteOf(voice, report, related), block: report.block, fixes: report.fixes };
}

/** Below zero when `a` stands before `b`. `by`: how far the block of `a` starts behind that of `b`. */
export function byPlace(a: Note, b: Note, by = 0): number {
  const length = ({ span }: Note) => span.end - span.start;
  const byRule = a.ruleId === b.ruleId ? 0 : a.ruleId < b.ruleId ? -1 : 1;
  return by + a.span.start - b.span.start || length(a) - length(b) || byRule;
}

/** The finding where it stands in a revision. */
export function findingOf(doc: Doc, anchored: Anchored): Finding {
  return new PlacedNote(doc, anchored);
}

/** Says where it stands only when asked. */
class PlacedNote implements Finding {
  constructor(
    private readonly doc: Doc,
    private readonly anchored: Anchored,
  ) {}

  get ruleId(): string {
    return this.anchored.note.ruleId;
  }

  get severity(): Severity {
    return this.anchored.note.severity;
  }

  get message(): string {
    return this.anchored.note.message;
  }

  get slip(): string | undefined {
    return this.anchored.note.slip;
  }

  get span(): Span {
    return shift(this.anchored.note.span, this.#start(0));
  }

  get related(): readonly Related[] | undefined {
    const { related } = this.anchored.note;
    if (related.length === 0) return undefined;
    return related.map(({ span, message, ahead }) => ({ span: shift(span, this.#start(ahead)), message }));
  }

  get fixes(): (() => readonly Fix[]) | undefined {
    const { doc, anchored } = this;
    const { fixes } = anchored;
    return fixes && (() => fixes(doc));
  }

  #start(ahead: number): number {
    return this.doc.parsed.starts[this.anchored.block + ahead] ?? 0;
  }
}
