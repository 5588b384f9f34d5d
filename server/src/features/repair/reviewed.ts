/**
 * Notes which rows of the plan a report has been looked at against: once noted, a change of the plan makes them suspect
 * (`suspect-link`). Nothing is wrong there; it is offered where the report tells an item, and for all of them at its title.
 */
import { overlaps, type Span } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { type Summary, taskPlaces } from '../../model/office/summary';
import { seenOf } from '../../model/office/trace/decisions';
import type { Pair, Row } from '../../model/office/trace/pair';
import { cited } from '../../model/office/trace/words';
import type { Trace } from '../../model/office/trace/trace';
import type { Action } from './codeActions';

/** What may be noted at a range of a report. */
export function reviewActions(doc: Doc, summary: Summary, trace: Trace, range: Span): Action[] {
  if (summary.tense !== 'report') return [];
  const open = trace
    .pairsOf(summary)
    .flatMap((pair) => pair.rows.filter((row) => isOpen(pair, row, trace)).map((row) => ({ pair, row })));
  if (open.length === 0) return [];
  const places = taskPlaces(doc);
  const touched = (span: Span) => overlaps(span, range) || (span.start <= range.start && range.end <= span.end);
  const here = open.filter(({ row }) => row.answers.some((answer) => touched(doc.spanOf(places[answer]!))));
  if (here.length > 0) return [action(here, `已与计划的“${cited(nameOf(here[0]!))}”核对，计划再改就提醒`)];
  const title = doc.title;
  return title && touched(title) ? [action(open, `已与计划核对全部 ${open.length} 项，计划再改就提醒`)] : [];
}

interface Open {
  readonly pair: Pair;
  readonly row: Row;
}

/** The report tells it, and nobody has noted that yet. */
function isOpen({ plan, report }: Pair, { item, told }: Row, { terms }: Trace): boolean {
  const noted = terms.decisions.seen(plan.uri, report.uri, plan.tasks[item]!.name);
  return told !== 'unreported' && noted === undefined;
}

const nameOf = ({ pair, row }: Open): string => pair.plan.tasks[row.item]!.name;

function action(open: readonly Open[], title: string): Action {
  const seen = open.map(({ pair, row }) => seenOf(pair.plan, pair.report, row.item));
  return { title, kind: 'tie', edits: [], decision: { seen } };
}
