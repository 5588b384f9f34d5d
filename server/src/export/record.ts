/** Findings and recognition as plain values for other programs. All offsets are UTF-16 units. */
import { lineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';
import { measureById } from '../model/grammar/measures';
import type { Doc } from '../model/draft/doc';
import type { Hidden } from '../check/run';
import type { Finding, Severity } from '../model/rule/rule';
import type { Evidence } from '../model/block/types';
import { periodWords } from '../model/office/trace/words';

export interface FindingRecord {
  readonly file: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Of the start, counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What silences it, where somebody asked for those too. */
  readonly hidden?: Hidden['by'];
}

/** The findings of a file in the order given. */
export function findingRecords(file: string, doc: Doc, findings: readonly Finding[]): FindingRecord[] {
  if (findings.length === 0) return [];
  const lines = lineIndex(doc.text);
  return findings.map(({ ruleId, severity, message, span: { start, end } }) => {
    return { file, ruleId, severity, message, start, end, ...lines.at(start) };
  });
}

/** Those of a file that are not shown, each with what silences it. */
export function hiddenRecords(file: string, doc: Doc, hidden: readonly Hidden[]): FindingRecord[] {
  const inOrder = hidden.toSorted((a, b) => a.finding.span.start - b.finding.span.start);
  return findingRecords(
    file,
    doc,
    inOrder.map(({ finding }) => finding),
  ).map((record, i) => ({ ...record, hidden: inOrder[i]!.by }));
}

export interface Inspection {
  readonly file: string;
  /** Name of the document kind; null when the file is no draft. */
  readonly kind: string | null;
  /** Such as 2026年上半年. */
  readonly period: string | null;
  /** Parts of the kind that headings show. */
  readonly parts: readonly ({ readonly id: string; readonly name: string } & Span)[];
  readonly segments: readonly InspectedSegment[];
}

export interface InspectedSegment extends Span {
  readonly items: readonly ({ readonly name: string; readonly text: string; readonly evidence: Evidence } & Span)[];
  /** Professional work spoken of in general. */
  readonly general: readonly ({ readonly text: string } & Span)[];
  /** `id` is null for a measure that the framework does not know. */
  readonly measures: readonly ({
    readonly id: string | null;
    readonly name: string;
    readonly text: string;
    readonly evidence: Evidence;
  } & Span)[];
  readonly tied: boolean;
}

/** What was recognised in a file, segment by segment in the order of the text; also where it is no draft. */
export function inspect(file: string, doc: Doc): Inspection {
  const { frame } = doc;
  const casework = new Map(frame.casework.map((item) => [item.id, item.name]));
  const nameOf = (id: string | undefined) =>
    measureById(frame, id)?.name ?? (id === frame.otherParty.id ? frame.otherParty.name : undefined);
  const words = ({ start, end }: Span) => ({ text: doc.slice({ start, end }), start, end });
  return {
    file,
    kind: doc.kind?.name ?? null,
    period: doc.period ? periodWords(doc.period) : null,
    parts: doc.parts.map(({ part, section }) => ({ id: part.id, name: part.name, ...doc.extentOf(section) })),
    segments: doc.segments().map(({ start, end, items, general, measures, tied }) => ({
      start,
      end,
      items: items.map((item) => ({
        name: casework.get(item.id ?? '') ?? doc.slice(item),
        ...words(item),
        evidence: item.evidence,
      })),
      general: general.map(words),
      measures: measures.map((measure) => ({
        id: measure.id ?? null,
        name: nameOf(measure.id) ?? doc.slice(measure),
        ...words(measure),
        evidence: measure.evidence,
      })),
      tied,
    })),
  };
}
