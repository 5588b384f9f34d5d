/** What rules have found, by the blocks it stands on: so a finding stays what it is wherever its block moves. */
import { shift } from '../base/span';
import type { Doc } from '../model/draft/doc';
import type { Place } from '../model/draft/place';
import type { BlockReport, Finding, Fix, Related, RelatedPlace, Report, Severity } from '../model/rule/rule';

/** A finding by the blocks that its places hang on. */
export interface Note extends Place {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly slip: string | undefined;
  readonly related: readonly RelatedPlace[];
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

const nothing: readonly never[] = [];

/** What a rule has found in a draft. */
export function noteOf({ ruleId, severity, problem }: Voice, report: Report): Note {
  return {
    ruleId,
    severity: lower(severity, report.severity),
    // What the reader sees first is the problem, as the framework names it.
    message: problem ? `${problem}：${report.message}` : report.message,
    slip: report.slip,
    block: report.block,
    span: report.span,
    endBlock: report.endBlock,
    related: report.related ?? nothing,
    fixes: report.fixes,
  };
}

/** What a rule has found in a block, wherever it stands: as if it were the first. */
export function blockNote(voice: Voice, { related, fixes, ...report }: BlockReport): Note {
  return {
    ...noteOf(voice, { ...report, block: 0 }),
    related: related?.map((one) => ({ ...one, block: 0 })) ?? nothing,
    fixes,
  };
}

/** The same in the block of that index. */
export function onBlock(note: Note, block: number): Note {
  const { ruleId, severity, message, slip, span, endBlock, related, fixes } = note;
  // Field by field, for all notes of a draft are moved at every keystroke.
  return {
    ruleId,
    severity,
    message,
    slip,
    block,
    span,
    endBlock,
    related: related.length === 0 ? nothing : related.map((one) => ({ ...one, block })),
    fixes: fixes && ((doc) => fixes(doc).map((fix) => moved(fix, doc.parsed.starts[block]!))),
  };
}

const moved = (fix: Fix, by: number): Fix => ({
  ...fix,
  edits: fix.edits.map((edit) => ({ ...edit, ...shift(edit, by) })),
  ...(fix.sequel && 'span' in fix.sequel && { sequel: { ...fix.sequel, span: shift(fix.sequel.span, by) } }),
});

/** Below zero when `a` stands before `b`. `by`: how far the block of `a` starts behind that of `b`. */
export function byPlace(a: Note, b: Note, by = 0): number {
  const length = ({ span }: Note) => span.end - span.start;
  const byRule = a.ruleId === b.ruleId ? 0 : a.ruleId < b.ruleId ? -1 : 1;
  return by + a.span.start - b.span.start || length(a) - length(b) || byRule;
}

/** The finding where it stands in a revision. */
export function findingOf(doc: Doc, note: Note): Finding {
  const { ruleId, severity, message, slip, related, fixes } = note;
  return {
    ruleId,
    severity,
    message,
    slip,
    span: doc.spanOf(note),
    related: related.length > 0 ? related.map((one) => relatedOf(doc, one)) : undefined,
    fixes: fixes && (() => fixes(doc)),
  };
}

function relatedOf(doc: Doc, { draft, message, ...place }: RelatedPlace): Related {
  return { draft, span: draft === undefined ? doc.spanOf(place) : place.span, message };
}
