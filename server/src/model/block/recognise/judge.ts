/** What the hits in a stretch of text say together: items, measures, whether they are tied, whether it is vague. */
import { getOrMake } from '../../../base/getOrMake';
import { groupBy } from '../../../base/groupBy';
import { lastAtOrBelow } from '../../../base/search';
import { contains, type Span } from '../../../base/span';
import { numberAt } from '../../grammar/numbering';
import type { ItemMention, MeasureMention, Segment } from '../types';
import type { Cut } from './cut';
import type { Hit } from './finder';
import { hides, type Mask } from './masks';
import type { Pattern, PatternRole } from './patterns';
import { reachOf } from './reach';
import { COMMA, CONCRETE, is } from './units';

interface Verdict {
  readonly items: readonly ItemMention[];
  readonly general: readonly Span[];
  readonly measures: readonly MeasureMention[];
  /** Measures in firm words that are not other Party life: only these tie. */
  readonly tying: readonly Span[];
}

const nothingSaid: Verdict = { items: [], general: [], measures: [], tying: [] };

/** The masks that overlap a span. */
export type MasksAt = (span: Span) => readonly Mask[];

/** The segment that a piece of text is. `other` is the id of other Party life. */
export function segment(text: string, piece: Cut, hits: Hit[], masks: MasksAt, other: string): Segment {
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
export function judge(text: string, piece: Span, all: readonly Hit[], masks: MasksAt, other: string): Verdict {
  if (!all.some(({ pattern }) => tellsOfWork(pattern) || pattern.role === 'measure')) return nothingSaid;
  const of = byRole(text, piece, all);
  const guarded = covering(of('guard'));
  const inDepartment = covering(of('department'));

  // A body, activity or reward in quotation marks is there for the work that its name tells: “护航民企临时党支部”.
  const carriers = of('carrier');
  const behind = new Set(carriers.map(({ start }) => start));
  const ending = new Set(carriers.map(({ end }) => end));
  const named = (mask: Mask) => mask.quotation && (behind.has(mask.end) || ending.has(mask.end - 1));

  const work = longest(
    precise(
      [...of('item'), ...of('general')].filter(
        (hit) => !guarded(hit) && !inDepartment(hit) && !masks(hit).some((mask) => hides(mask, hit) && !named(mask)),
      ),
    ),
  );
  const workReach = reachOf(work);
  const lackReach = reachOf(clausesOf(text, piece, of('lack')));
  const arguing = of('argument').length > 0;
  const stated = (arguing ? [] : of('measure')).filter(
    (hit) =>
      !guarded(hit) &&
      workReach(hit.tail) <= hit.tail &&
      !masks(hit).some((mask) => hides(mask, hit) && !atEdge(mask, hit) && !named(mask)) &&
      lackReach(hit.start + 1) < hit.end,
  );
  const reach = reachOf(stated.filter(({ tail, start }) => tail === start));
  const outermost = stated.filter((hit) => reach(hit.start) < hit.end && reach(hit.start + 1) <= hit.end);
  const firm = outermost.filter(({ pattern }) => !pattern.weak);
  const byId = groupBy(firm.length > 0 ? firm : outermost, ({ pattern }) => pattern.id);

  const said = [...byId.values()].flatMap(longest).sort(byPlace);
  const mention = ({ pattern, start, end }: Hit) => ({ id: pattern.id, evidence: 'prose' as const, start, end });
  return {
    items: work.filter(({ pattern }) => pattern.role === 'item').map(mention),
    general: work.filter(({ pattern }) => pattern.role === 'general').map(({ start, end }) => ({ start, end })),
    measures: said.map((hit) => (hit.pattern.weak ? { ...mention(hit), weak: true } : mention(hit))),
    tying: said.filter(({ pattern }) => pattern.id !== other && !pattern.weak),
  };
}

const none: Hit[] = [];

/** The hits of each role, without those that do not count among the words of the piece. */
function byRole(text: string, { start, end }: Span, all: readonly Hit[]): (role: PatternRole) => Hit[] {
  const roles: Partial<Record<PatternRole, Hit[]>> = {};
  let inContext: ((pattern: Pattern) => boolean) | undefined;
  for (const hit of all) {
    const { role, needs, unless } = hit.pattern;
    if (needs.length + unless.length > 0) {
      inContext ??= contextOf(text.slice(start, end));
      if (!inContext(hit.pattern)) continue;
    }
    const own = roles[role];
    if (own) own.push(hit);
    else roles[role] = [hit];
  }
  return (role) => roles[role] ?? none;
}

/** It ends what stands in quotation marks (“我为群众办实事”), or has the opening mark in its own words (“党建+). */
function atEdge(mask: Mask, hit: Span): boolean {
  return hit.end === mask.end - 1 || hit.start === mask.start;
}

function tellsOfWork({ role }: Pattern): boolean {
  return role === 'item' || role === 'general';
}

/** Tells of a pattern whether it counts among these words; each is looked at once. */
function contextOf(segment: string): (pattern: Pattern) => boolean {
  const known = new Map<Pattern, boolean>();
  const has = (word: string) => segment.includes(word);
  return (pattern) => {
    const { needs, unless } = pattern;
    return getOrMake(known, pattern, () => (needs.length === 0 || needs.some(has)) && !unless.some(has));
  };
}

/** Tells whether one of the spans overlaps another one without lying in it and being shorter. */
function covering(spans: readonly Span[]): (span: Span) => boolean {
  if (spans.length === 0) return () => false;
  const reach = reachOf(spans);
  const key = ({ start, end }: Span) => `${start} ${end}`;
  const same = new Set(spans.map(key));
  return (span) => reach(span.start) > span.start || reach(span.end) > span.end || same.has(key(span));
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Of overlapping hits the leftmost, and of those that begin together the longest; one without a gap before one with. */
function longest(hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits;
  let end = -1;
  const gap = (hit: Hit) => (hit.tail === hit.start ? 0 : 1);
  const ordered = hits.sort((a, b) => a.start - b.start || gap(a) - gap(b) || b.end - a.end);
  return ordered.filter((hit) => {
    if (hit.start < end) return false;
    end = hit.end;
    return true;
  });
}

/** Leaves out a phrase whose gap names another item: 办理公益诉讼案件 speaks of 公益诉讼, not of cases in general. */
function precise(hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits;
  const whole = hits.filter((hit) => hit.pattern.role === 'item' && hit.tail === hit.start);
  if (whole.length === 0 || whole.length === hits.length) return hits;
  const ordered = whole.sort((a, b) => a.start - b.start);
  const starts = ordered.map(({ start }) => start);
  return hits.filter(({ pattern, start, tail }) => {
    if (pattern.role !== 'item' || tail === start || starts[0]! >= tail) return true;
    const inner = ordered[lastAtOrBelow(starts, tail - 1)]!;
    return inner.start <= start || inner.pattern.id === pattern.id;
  });
}

/** From comma to comma (or end of the piece) around each of the hits, which are in order. */
function clausesOf(text: string, piece: Span, hits: readonly Span[]): Span[] {
  const clauses: Span[] = [];
  for (let { start, end } of hits) {
    const last = clauses.at(-1);
    if (last && contains(last, { start, end })) continue;
    while (start > piece.start && !is(text.charCodeAt(start - 1), COMMA)) start--;
    while (end < piece.end && !is(text.charCodeAt(end), COMMA)) end++;
    clauses.push({ start, end });
  }
  return clauses;
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
