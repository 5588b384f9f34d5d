/** What the hits in a stretch of text say together: items, measures, whether they are tied, whether it is vague. */
import { groupBy } from '../../../base/groupBy';
import { contains, overlaps, type Span } from '../../../base/span';
import { numberAt } from '../../grammar/numbering';
import type { ItemMention, MeasureMention, Segment } from '../types';
import type { Cut } from './cut';
import type { Hit } from './finder';
import { hides, type Mask } from './masks';
import type { Pattern, PatternRole } from './patterns';
import { COMMA, CONCRETE, is } from './units';

interface Verdict {
  readonly items: readonly ItemMention[];
  readonly general: readonly Span[];
  readonly measures: readonly MeasureMention[];
  /** Measures in firm words that are not other Party life: only these tie. */
  readonly tying: readonly Span[];
}

const nothingSaid: Verdict = { items: [], general: [], measures: [], tying: [] };

/** The segment that a piece of text is. `other` is the id of other Party life. */
export function segment(text: string, piece: Cut, hits: Hit[], masks: readonly Mask[], other: string): Segment {
  const { items, general, measures, tying } = judge(text, piece, hits, masks, other);
  return {
    start: piece.start,
    end: piece.end,
    kind: piece.kind,
    items,
    general,
    measures,
    tied: items.length + general.length > 0 && tying.length > 0,
    vague: isVague(text, piece, hits, measures),
  };
}

/** What is named in a piece of text whose hits these are. */
export function judge(text: string, piece: Span, all: readonly Hit[], masks: readonly Mask[], other: string): Verdict {
  if (!all.some(({ pattern }) => tellsOfWork(pattern) || pattern.role === 'measure')) return nothingSaid;
  const slice = text.slice(piece.start, piece.end);
  const byRole = groupBy(
    all.filter(({ pattern }) => inContext(slice, pattern)),
    ({ pattern }) => pattern.role,
  );
  const of = (role: PatternRole) => byRole.get(role) ?? [];
  const guards = of('guard');
  const departments = of('department');
  const covered = (hit: Hit, by: readonly Span[]) => by.some((outer) => overlaps(outer, hit) && !within(outer, hit));

  const work = longest(
    [...of('item'), ...of('general')].filter(
      (hit) => !covered(hit, guards) && !covered(hit, departments) && !masks.some((mask) => hides(mask, hit)),
    ),
  );
  const lacks = of('lack').map((hit) => betweenCommas(text, piece, hit));
  const arguing = of('argument').length > 0;
  const named = (mask: Mask) => of('carrier').some((hit) => hit.start === mask.end);
  const stated = (arguing ? [] : of('measure')).filter(
    (hit) =>
      !covered(hit, guards) &&
      !work.some((item) => item.start < hit.tail && hit.tail < item.end) &&
      !masks.some((mask) => hides(mask, hit) && hit.end !== mask.end - 1 && !(mask.quotation && named(mask))) &&
      !lacks.some((clause) => contains(clause, hit)),
  );
  const outermost = stated.filter((hit) => !stated.some((outer) => outer.tail === outer.start && within(hit, outer)));
  const firm = outermost.filter(({ pattern }) => !pattern.weak);
  const byId = groupBy(firm.length > 0 ? firm : outermost, ({ pattern }) => pattern.id);

  const said = [...byId.values()].flatMap(longest).sort(byPlace);
  const mention = ({ pattern, start, end }: Hit) => ({ id: pattern.id, evidence: 'prose' as const, start, end });
  return {
    items: work.filter(({ pattern }) => pattern.role === 'item').map(mention),
    general: work.filter(({ pattern }) => pattern.role === 'general').map(({ start, end }) => ({ start, end })),
    measures: said.map(mention),
    tying: said.filter(({ pattern }) => pattern.id !== other && !pattern.weak),
  };
}

function tellsOfWork({ role }: Pattern): boolean {
  return role === 'item' || role === 'general';
}

function inContext(segment: string, { needs, unless }: Pattern): boolean {
  return (
    (needs.length === 0 || needs.some((word) => segment.includes(word))) &&
    !unless.some((word) => segment.includes(word))
  );
}

/** `inner` lies in `outer` and is shorter. */
function within(inner: Span, outer: Span): boolean {
  return contains(outer, inner) && inner.end - inner.start < outer.end - outer.start;
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Of overlapping hits the leftmost, and of those that begin together the longest; one without a gap before one with. */
function longest(hits: Hit[]): Hit[] {
  let end = -1;
  const gap = (hit: Hit) => (hit.tail === hit.start ? 0 : 1);
  const ordered = hits.sort((a, b) => a.start - b.start || gap(a) - gap(b) || b.end - a.end);
  return ordered.filter((hit) => {
    if (hit.start < end) return false;
    end = hit.end;
    return true;
  });
}

/** From comma to comma (or end of the piece) around a span. */
function betweenCommas(text: string, piece: Span, { start, end }: Span): Span {
  while (start > piece.start && !is(text.charCodeAt(start - 1), COMMA)) start--;
  while (end < piece.end && !is(text.charCodeAt(end), COMMA)) end++;
  return { start, end };
}

//#region Vague

/** States a measure or task, but names nobody who does it, no carrier, no document and no figure. */
function isVague(text: string, piece: Span, hits: readonly Hit[], measures: readonly Span[]): boolean {
  if (hits.some(({ pattern }) => pattern.role === 'carrier')) return false;
  const { tasks, acted } = readClauses(text, piece, hits);
  if (acted || measures.length + tasks === 0) return false;
  // The number of the paragraph itself is no figure.
  const body = numberAt(text, piece.start)?.end ?? piece.start;
  for (let at = body; at < piece.end; at++) if (is(text.charCodeAt(at), CONCRETE)) return false;
  return true;
}

/**
 * Verbs of tasks, without those in an argument or of a clause about what is lacking; and whether a clause has an actor
 * before its verbs: 党员要提高… has one, 提高党员… has none. Hits are in order.
 */
function readClauses(text: string, piece: Span, hits: readonly Hit[]): { tasks: number; acted: boolean } {
  let tasks = 0;
  let verbs = 0;
  let lacking = false;
  let acted = false;
  let at = piece.start;
  const close = () => {
    if (!lacking) tasks += verbs;
    verbs = 0;
    lacking = false;
  };
  for (const { pattern, start } of hits) {
    for (; at < start; at++) if (is(text.charCodeAt(at), COMMA)) close();
    if (pattern.role === 'task') verbs++;
    else if (pattern.role === 'lack') lacking = true;
    else if (pattern.role === 'actor' && verbs === 0) acted = true;
    else if (pattern.role === 'argument') return { tasks: 0, acted };
  }
  close();
  return { tasks, acted };
}

//#endregion
