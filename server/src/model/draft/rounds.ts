/** Whether a draft speaks of a stage that Party building and casework are to go through together (部署、落实、考核). */
import { type Span, shift } from '../../base/span';
import type { Stage } from '../../frame/schema';
import { filledRoles } from './chapters';
import { firstSign, signsOf } from './digest';
import type { Doc } from './doc';
import { entriesOf, isEmpty } from './entries';

/** A word of the stage stands anywhere, or its column or key says something somewhere. */
export function speaksOfStage(doc: Doc, stage: Stage): boolean {
  return signsOf(doc).has(`stage:${stage.id}`) || (stage.column !== undefined && filledRoles(doc).has(stage.column));
}

/** Where the stage is first written: in its column or key, else its first word. Absolute; undefined when it is nowhere. */
export function placeOfStage(doc: Doc, stage: Stage): Span | undefined {
  return firstFilled(doc, stage) ?? firstSign(doc, `stage:${stage.id}`);
}

function firstFilled(doc: Doc, { column }: Stage): Span | undefined {
  if (!column) return undefined;
  for (const [i, facts] of doc.facts.entries()) {
    if (facts.tables.length + facts.marks.length === 0) continue;
    const field = entriesOf(facts).find((entry) => !isEmpty(entry.fields[column]))?.fields[column];
    if (field) return shift(field, doc.parsed.starts[i]!);
  }
  return undefined;
}
