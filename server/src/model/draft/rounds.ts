/** Whether a draft speaks of a round that Party building and casework are to go through together (部署、落实、考核). */
import { type Span, shift } from '../../base/span';
import type { Round } from '../../frame/schema';
import { filledRoles } from './chapters';
import { firstSign, signsOf } from './digest';
import type { Doc } from './doc';
import { entriesOf, isEmpty } from './entries';
import { derive, eachOf, type Revision } from './query';

const unspoken = derive([signsOf, filledRoles, ({ frame }: Revision) => frame], (signs, roles, { stages }) =>
  stages.filter(({ id, column }) => !signs.has(`stage:${id}`) && !(column && roles.has(column))),
);

/** Rounds of which no word stands anywhere, nor does a column or key of theirs say anything. */
export const openRounds = eachOf(unspoken, (round) => round);

/** Where the round is first written: in its column or key, else its first word. Absolute; undefined when it is nowhere. */
export function placeOfRound(doc: Doc, round: Round): Span | undefined {
  return firstFilled(doc, round) ?? firstSign(doc, `stage:${round.id}`);
}

function firstFilled(doc: Doc, { column }: Round): Span | undefined {
  if (!column) return undefined;
  for (const [i, facts] of doc.facts.entries()) {
    if (facts.tables.length + facts.marks.length === 0) continue;
    const field = entriesOf(facts).find((entry) => !isEmpty(entry.fields[column]))?.fields[column];
    if (field) return shift(field, doc.parsed.starts[i]!);
  }
  return undefined;
}
