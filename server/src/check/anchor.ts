/** Findings of document rules by the blocks in which their places lie: they stay while those do, wherever the text moves. */
import { type Span, shift } from '../base/span';
import type { Doc } from '../model/doc';
import type { Finding, Fix, Related } from '../model/rule';

export interface Anchored {
  /** Spans are relative to the blocks. Without fixes: those know the revision that they were made for. */
  readonly finding: Finding;
  readonly fixable: boolean;
  /** Index of the block of its span, then those of its related places. */
  readonly blocks: readonly number[];
  /** Some place lies in no single block; then all are absolute. */
  readonly loose: boolean;
  /** As it was placed last: what has not moved since needs no new places. */
  last: Finding | undefined;
}

export function anchored(doc: Doc, finding: Finding): Anchored {
  const { ruleId, severity, message, slip, span, related, fixes } = finding;
  const spans = [span, ...(related?.map((one) => one.span) ?? [])];
  const blocks = spans.map((one) => blockOf(doc, one));
  const loose = blocks.includes(-1);
  const place = (one: Span, k: number) => (loose ? one : shift(one, -doc.parsed.starts[blocks[k]!]!));
  return {
    finding: {
      ruleId,
      severity,
      message,
      slip,
      span: place(span, 0),
      related: related?.map((one, k) => ({ span: place(one.span, k + 1), message: one.message })),
    },
    fixable: fixes !== undefined,
    blocks,
    loose,
    last: undefined,
  };
}

/** Index of the block that holds a span; -1 when none does. */
function blockOf(doc: Doc, { start, end }: Span): number {
  const { starts } = doc.parsed;
  const i = doc.blockAt(start);
  const holds = i < starts.length && starts[i]! <= start && end <= starts[i]! + doc.blocks[i]!.length;
  return holds ? i : -1;
}

/** The same findings in a later revision, by its blocks; undefined when a block that holds one of them was touched. */
export function carried(doc: Doc, findings: readonly Anchored[]): readonly Anchored[] | undefined {
  const { head, tail } = doc.same;
  const before = doc.origin!.blocks.length;
  const by = doc.blocks.length - before;
  for (const { loose, blocks } of findings) {
    if (loose || blocks.some((i) => i >= head && i < before - tail)) return undefined;
  }
  if (by === 0) return findings;
  return findings.map((one) => ({ ...one, blocks: one.blocks.map((i) => (i < head ? i : i + by)) }));
}

/** A finding where it stands in a revision. `fixes` makes those of that revision. */
export function placedAt(doc: Doc, anchored: Anchored, fixes: () => readonly Fix[]): Finding {
  const { finding, fixable, blocks, loose, last } = anchored;
  const { starts } = doc.parsed;
  const at = (k: number) => (loose ? 0 : starts[blocks[k]!]!);
  if (last && !fixable && stands(finding, last, at)) return last;
  const placed: Finding = {
    ruleId: finding.ruleId,
    severity: finding.severity,
    message: finding.message,
    slip: finding.slip,
    span: shift(finding.span, at(0)),
    related: finding.related?.map((one, k): Related => ({ span: shift(one.span, at(k + 1)), message: one.message })),
    fixes: fixable ? fixes : undefined,
    key: loose ? undefined : finding,
  };
  if (!fixable) anchored.last = placed;
  return placed;
}

/** Whether a finding that was placed before stands where it should. */
function stands(finding: Finding, last: Finding, at: (k: number) => number): boolean {
  if (finding.span.start + at(0) !== last.span.start) return false;
  const { related = [] } = finding;
  for (let k = 0; k < related.length; k++) {
    if (related[k]!.span.start + at(k + 1) !== last.related![k]!.span.start) return false;
  }
  return true;
}
