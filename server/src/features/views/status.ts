/** Figures of a draft for the status bar and for the gate of the command line: both come from here. */
import { derive, perBlock } from '../../model/draft/query';
import { entriesOf, groups, stateOf } from '../../model/draft/entries';
import type { Finding, Severity } from '../../model/rule/rule';

/** Casework items that tables and marks name; an item with rows that continue it counts once. */
export interface Coverage {
  readonly total: number;
  /** With a measure. */
  readonly tied: number;
  /** Justified without one. */
  readonly justified: number;
}

const ofBlocks = perBlock((facts, _, frame): Coverage | undefined => {
  if (facts.tables.length + facts.marks.length === 0) return undefined;
  const states = groups(entriesOf(facts)).map((group) => stateOf(group, frame));
  const count = (state: string) => states.filter((one) => one === state).length;
  return { total: states.length, tied: count('tied'), justified: count('justified') };
});

/** How many items of a draft are tied to a measure. The cost of an edit is that of the blocks it changed. */
export const coverage = derive([ofBlocks], (blocks): Coverage => {
  let [total, tied, justified] = [0, 0, 0];
  for (const block of blocks) {
    if (!block) continue;
    total += block.total;
    tied += block.tied;
    justified += block.justified;
  }
  return { total, tied, justified };
});

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
