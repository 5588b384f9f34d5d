/**
 * Findings of a checked draft, and what reviewers said before, as they go into a paper for review: a fix that only puts
 * other visible words in place becomes a proposal to accept or refuse, everything else a comment.
 */
import { groupBy } from '../../../base/groupBy';
import { overlapping } from '../../../base/search';
import { contains, type Span } from '../../../base/span';
import { ruleById } from '../../../check/plan';
import { suppressionsOf } from '../../../check/suppress';
import type { Doc } from '../../../model/draft/doc';
import { marksOf } from '../../../model/draft/entries';
import type { Finding, Severity } from '../../../model/rule/rule';
import type { WordSettings } from '../../../model/visible/settings';
import type { Paper } from '../../../model/visible/types';
import type { Proposal, Remark, Review } from '../types';
import { citedBefore } from './before';
import { notesOut } from './notes';
import { placesOn } from './place';
import { type Proposed, proposed } from './proposed';
import { severities } from './severities';

/** More comments than this nobody reads: of each rule the rest becomes one. */
export const mostRemarks = 200;

const order = Object.keys(severities) as Severity[];

/** What goes along with a paper for review. `now` is an ISO date-time without fractions. */
export function reviewOf(
  doc: Doc,
  paper: Paper,
  findings: readonly Finding[],
  { author, remarks: least }: Pick<WordSettings, 'author' | 'remarks'>,
  now: string,
): Review {
  const notes = notesOut(doc, paper, now);
  const unseen = overlapping([...unseenIn(doc), ...notes.map(({ from }) => from)].sort((a, b) => a.start - b.start));
  const wanted = findings.filter(
    ({ severity, span }) =>
      order.indexOf(severity) <= order.indexOf(least) && !unseen(span).some((one) => contains(one, span)),
  );
  const amended = proposed(paper, wanted);
  const who = { author, date: now };
  const proposals = [...amended.values()].flatMap(({ edits }) => edits.map((edit): Proposal => ({ ...edit, ...who })));
  const told = tellable(wanted, amended).map(({ finding, others }): Remark => {
    const { start, end } = meant(doc, paper, finding.span);
    const text = wordsOf(finding, amended.has(finding), others);
    return { start, end, text, ...who, rule: finding.ruleId };
  });
  return { remarks: [...told, ...notes.map(({ remark }) => remark)], proposals, source: doc.text };
}

/** What no reader of the paper ever meets: keys of the front matter, and comments that silence a rule. */
function unseenIn(doc: Doc): Span[] {
  const matter = doc.frontMatterSpan ?? doc.openMatter;
  return [...(matter ? [matter] : []), ...suppressionsOf(doc)];
}

/** In a row whose place is empty or hidden the item is meant; of a mark the item where the text in front names it. */
function meant(doc: Doc, paper: Paper, span: Span): Span {
  const places = placesOn(paper);
  if (places.shows(span)) return span;
  const table = doc.tables.find((one) => contains(one, span));
  const row = table?.entries.find((one) => contains(one, span));
  if (row) return row.item && places.shows(row.item) ? row.item : span;
  const mark = marksOf(doc).find((one) => contains(one, span));
  return (mark?.item && citedBefore(paper, mark.start, doc.slice(mark.item))) ?? span;
}

//#region Which are told

interface Told {
  readonly finding: Finding;
  /** How many of its rule are not told one by one; how many were amended in the same way. */
  readonly others: { readonly untold: number; readonly amended: number };
}

/** Findings that get a comment, in order of text. */
function tellable(findings: readonly Finding[], amended: ReadonlyMap<Finding, Proposed>): Told[] {
  const alike = new Map<string, number>();
  const single: Finding[] = [];
  for (const finding of findings) {
    // Signs and numbers that are certainly right speak for themselves: of each rule the first is explained.
    if (isPlain(finding, amended)) {
      const known = alike.get(finding.ruleId);
      alike.set(finding.ruleId, (known ?? -1) + 1);
      if (known !== undefined) continue;
    }
    single.push(finding);
  }
  const worstFirst = single.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const told = new Set(worstFirst.slice(0, mostRemarks));
  const rest = groupBy(worstFirst.slice(mostRemarks), ({ ruleId }) => ruleId);
  // The last one of a rule speaks for those that are left out.
  const untold = new Map<Finding, number>();
  for (const [ruleId, left] of rest) {
    const last = worstFirst.findLast((one) => told.has(one) && one.ruleId === ruleId);
    untold.set(last ?? left[0]!, last ? left.length : left.length - 1);
    if (!last) told.add(left[0]!);
  }
  const explained = new Set<string>();
  return single
    .filter((finding) => told.has(finding))
    .map((finding) => {
      const first = isPlain(finding, amended) && !explained.has(finding.ruleId);
      if (first) explained.add(finding.ruleId);
      const others = { untold: untold.get(finding) ?? 0, amended: first ? (alike.get(finding.ruleId) ?? 0) : 0 };
      return { finding, others };
    });
}

const isPlain = (finding: Finding, amended: ReadonlyMap<Finding, Proposed>) =>
  amended.get(finding)?.safe === true && ruleById.get(finding.ruleId)?.formatting === true;

/** What a comment says: how grave, which rule, what is wrong, and what has been done about it. */
function wordsOf(finding: Finding, amended: boolean, others: Told['others']): string {
  const { ruleId, severity, message } = finding;
  const lines = [`［${severities[severity]}］${ruleById.get(ruleId)?.title ?? ruleId}`, message];
  if (amended)
    lines.push(`已在文中修订，可接受或拒绝。${others.amended > 0 ? `同类修订另有${others.amended}处。` : ''}`);
  if (others.untold > 0) lines.push(`同类另有${others.untold}处。`);
  return lines.join('\n');
}
