/** Figures of a draft for the status bar and for the gate of the command line: both come from here. */
import type { Doc } from '../model/doc';
import { entriesOf, groups, stateOf } from '../model/entries';
import type { Finding, Severity } from '../model/rule';
import type { BlockFacts } from '../model/types';

/** Casework items that tables and marks name; an item with rows that continue it counts once. */
export interface Coverage {
  readonly total: number;
  /** With a measure. */
  readonly tied: number;
  /** Justified without one. */
  readonly justified: number;
}

const known = new WeakMap<BlockFacts, Coverage>();

/** How many items of a draft are tied to a measure. The cost of an edit is that of the blocks it changed. */
export function coverage(doc: Doc): Coverage {
  let total = 0;
  let tied = 0;
  let justified = 0;
  for (const facts of doc.facts) {
    if (facts.tables.length === 0 && facts.marks.length === 0) continue;
    const block = ofBlock(facts, doc);
    total += block.total;
    tied += block.tied;
    justified += block.justified;
  }
  return { total, tied, justified };
}

function ofBlock(facts: BlockFacts, doc: Doc): Coverage {
  let figures = known.get(facts);
  if (!figures) {
    const states = groups(entriesOf(facts)).map((group) => stateOf(group, doc.frame));
    const count = (state: string) => states.filter((one) => one === state).length;
    figures = { total: states.length, tied: count('tied'), justified: count('justified') };
    known.set(facts, figures);
  }
  return figures;
}

/** Number of findings by severity. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** At most `limit` findings, the most severe first to stay; in order of text. */
export function mostSevere(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) return findings;
  const kept = new Set(
    order.flatMap((severity) => findings.filter((one) => one.severity === severity)).slice(0, limit),
  );
  return findings.filter((finding) => kept.has(finding));
}
