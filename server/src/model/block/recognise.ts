/**
 * Recognises casework items, Party-building measures and their ties in running text. All words come from the
 * framework; this file knows only punctuation and the marks of an enumeration.
 */
import { distance } from '../../base/distance';
import { contains, overlaps, type Span, trim } from '../../base/span';
import { trie } from '../../base/trie';
import type { Framework, Phrase } from '../../frame/schema';
import { numberAt } from '../grammar/numbering';
import type { ItemMention, MeasureMention, Segment } from './types';

export interface Recogniser {
  /**
   * The segments of one unit of running text, in order, without gaps other than blanks: its sentences, and inside a
   * sentence the clauses of an enumeration. A unit of kind `heading` is one segment. Spans are offsets into `text`.
   */
  segments(text: string, span: Span, kind?: 'heading'): Segment[];
  /** Casework items named in a short text such as a table cell or the value of a mark. */
  items(text: string, span: Span): ItemMention[];
  /** Measures (and other Party life) named in a short text. */
  measures(text: string, span: Span): MeasureMention[];
  /** Measures whose name or alias is close to a wrong name, nearest first; none when nothing is close. */
  nearMeasures(name: string): { readonly id: string; readonly name: string }[];
}

const compiled = new WeakMap<Framework, Map<string, Recogniser>>();

/**
 * The recogniser of a framework for documents of a given year; without a year every word counts, whatever its period.
 * `foreign`: for documents of another organ, where running text names no casework; cells and values still do.
 * Compiled once per framework object, year and `foreign`.
 */
export function recogniser(frame: Framework, year?: number, foreign = false): Recogniser {
  let made = compiled.get(frame);
  if (!made) compiled.set(frame, (made = new Map()));
  const key = `${year} ${foreign}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = compile(frame, year, foreign)));
  return found;
}

// ---------------------------------------------------------------------------------------------------------------------
// Patterns: what the framework's phrases become.

type Role =
  | 'item'
  | 'general'
  | 'measure'
  | 'guard'
  | 'department'
  | 'lack'
  | 'argument'
  | 'connector'
  | 'actor'
  | 'carrier'
  | 'task';

interface Pattern {
  readonly role: Role;
  /** Id of the item or measure; empty for the other roles. */
  readonly id: string;
  /** Parts of a gap phrase before its last one, which is the word that the trie looks for. */
  readonly heads: readonly string[];
  readonly notAfter: readonly string[];
  readonly notBefore: readonly string[];
  readonly needs: readonly string[];
  readonly unless: readonly string[];
  readonly weak: boolean;
}

interface Hit extends Span {
  readonly pattern: Pattern;
  /** Where the last part of a gap phrase begins; `start` for any other. */
  readonly tail: number;
}

const GAP = 14;
const nothing: readonly string[] = [];

class Patterns {
  /** Patterns by the word that ends them. */
  readonly byWord = new Map<string, Pattern[]>();

  constructor(private readonly year: number | undefined) {}

  add(role: Role, id: string, phrases: readonly Phrase[], from?: number, until?: number): void {
    for (const phrase of phrases) {
      const guarded = typeof phrase === 'string' ? { text: phrase } : phrase;
      if (!this.inUse(from, until) || !this.inUse(guarded.from, guarded.until)) continue;
      const parts = guarded.text.split('…').filter(Boolean);
      const word = parts.pop();
      if (word === undefined) continue;
      const patterns = this.byWord.get(word) ?? [];
      this.byWord.set(word, patterns);
      patterns.push({
        role,
        id,
        heads: parts,
        notAfter: guarded.notAfter ?? nothing,
        notBefore: guarded.notBefore ?? nothing,
        needs: guarded.needs ?? nothing,
        unless: guarded.unless ?? nothing,
        weak: guarded.weak ?? false,
      });
    }
  }

  private inUse(from: number | undefined, until: number | undefined): boolean {
    return this.year === undefined || ((from ?? this.year) <= this.year && this.year <= (until ?? this.year));
  }
}

function compile(frame: Framework, year: number | undefined, foreign: boolean): Recogniser {
  const measures = frame.dimensions.flatMap((dimension) => dimension.measures);
  const other = frame.otherParty.id;
  const find = finder(patternsOf(frame, year, foreign));

  const segments: Recogniser['segments'] = (text, span, kind) => {
    const hits = find(text, span);
    const masks = masksOf(text, span);
    const cuts: Cut[] = kind ? [{ ...trim(text, span), kind }] : cut(text, span);
    let next = 0;
    return cuts.map((piece) => {
      const own: Hit[] = [];
      for (; next < hits.length && hits[next]!.start < piece.end; next++) {
        if (contains(piece, hits[next]!)) own.push(hits[next]!);
      }
      return segment(text, piece, foreign ? own.filter(({ pattern }) => pattern.role !== 'item') : own, masks, other);
    });
  };

  /** A cell or value is one piece: no sentence is looked for in it. */
  const read = (text: string, span: Span) => judge(text, span, find(text, span), masksOf(text, span), other);

  return {
    segments,
    items: (text, span) => read(text, span).items,
    measures: (text, span) => read(text, span).measures,
    nearMeasures: (name) => nearest(name, measures),
  };
}

function patternsOf(frame: Framework, year: number | undefined, foreign: boolean): Patterns {
  const patterns = new Patterns(year);
  for (const { measures } of frame.dimensions) {
    for (const { id, name, aliases, phrases, carriers } of measures) {
      patterns.add('measure', id, [name, ...aliases, ...phrases, ...carriers]);
      patterns.add('carrier', '', carriers);
    }
  }
  patterns.add('measure', frame.otherParty.id, frame.otherParty.phrases);
  for (const { id, name, aliases, from, until } of frame.casework)
    patterns.add('item', id, [name, ...aliases], from, until);
  patterns.add('general', '', [...(foreign ? [] : frame.general), ...(frame.organ?.general ?? [])]);
  const { words } = frame;
  patterns.add('guard', '', words.guards);
  patterns.add('department', '', words.departments);
  patterns.add('lack', '', words.lacks);
  patterns.add('argument', '', words.arguments);
  patterns.add('connector', '', words.connectors);
  patterns.add('actor', '', [...words.actors, ...words.departments]);
  patterns.add('carrier', '', words.carriers);
  patterns.add('task', '', words.vague);
  return patterns;
}

/**
 * Finds every hit in a range, by place; guards that look only at the neighbourhood are already applied. The parts of
 * gap phrases are words of the trie like any other: the place where each was seen last tells whether a gap phrase ends.
 */
function finder(patterns: Patterns): (text: string, span: Span) => Hit[] {
  const heads = new Set([...patterns.byWord.values()].flatMap((list) => list.flatMap((pattern) => pattern.heads)));
  const headNumbers = new Map([...heads].map((head, i) => [head, i]));
  const words = [...new Set([...patterns.byWord.keys(), ...heads])];
  const lists = words.map((word) =>
    (patterns.byWord.get(word) ?? []).map((pattern) => ({
      pattern,
      heads: pattern.heads.map((head) => ({ number: headNumbers.get(head)!, length: head.length })),
    })),
  );
  const numberOf = words.map((word) => headNumbers.get(word) ?? -1);
  const index = trie(words);
  return (text, span) => {
    const hits: Hit[] = [];
    const seen = new Int32Array(headNumbers.size).fill(-1);
    let sorted = true;
    index.scan(text, span.start, span.end, (word, at, end) => {
      for (const { pattern, heads } of lists[word]!) {
        let start = at;
        for (let i = heads.length - 1; i >= 0 && start >= 0; i--) {
          start = headBefore(text, start, seen[heads[i]!.number]!, heads[i]!.length);
        }
        if (start < 0 || !fits(text, start, end, pattern)) continue;
        sorted &&= start === at;
        hits.push({ start, end, pattern, tail: at });
      }
      if (numberOf[word]! >= 0) seen[numberOf[word]!] = at;
    });
    return sorted ? hits : hits.sort((a, b) => a.start - b.start);
  };
}

/** `start` when a part of that length seen there stands before `at` with at most the allowed gap; -1 when not. */
function headBefore(text: string, at: number, start: number, length: number): number {
  if (start < 0 || start + length > at || at - start - length > GAP) return -1;
  for (let i = start + length; i < at; i++) if (is(text.charCodeAt(i), CLAUSE_END)) return -1;
  return start;
}

function fits(text: string, start: number, end: number, { notAfter, notBefore }: Pattern): boolean {
  return (
    !notAfter.some((word) => text.startsWith(word, start - word.length) && word.length <= start) &&
    !notBefore.some((word) => text.startsWith(word, end))
  );
}

// ---------------------------------------------------------------------------------------------------------------------
// Judging one segment.

interface Verdict {
  readonly items: ItemMention[];
  readonly general: Span[];
  readonly measures: MeasureMention[];
  /** Measures in firm words that are not other Party life: only these tie. */
  readonly tying: Span[];
}

const nothingSaid: Verdict = { items: [], general: [], measures: [], tying: [] };

function segment(text: string, piece: Cut, hits: Hit[], masks: readonly Mask[], other: string): Segment {
  const { items, general, measures, tying } = judge(text, piece, hits, masks, other);
  const work = [...items, ...general];
  const tied = work.length > 0 && tying.length > 0;
  return {
    start: piece.start,
    end: piece.end,
    kind: piece.kind,
    items,
    general,
    measures,
    tied,
    confidence: tied ? confidence(text, items, work, tying, hits) : 0,
    vague: isVague(text, piece, hits, measures),
  };
}

function judge(text: string, piece: Span, all: readonly Hit[], masks: readonly Mask[], other: string): Verdict {
  if (!all.some(({ pattern }) => tellsOfWork(pattern) || pattern.role === 'measure')) return nothingSaid;
  const slice = text.slice(piece.start, piece.end);
  const byRole = groupBy(
    all.filter(({ pattern }) => inContext(slice, pattern)),
    ({ pattern }) => pattern.role,
  );
  const of = (role: Role) => byRole.get(role) ?? [];
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

function groupBy<T, K>(list: readonly T[], key: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of list) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
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

/** A tie is surer with a connecting word, with an item rather than work in general, and between the same two commas. */
function confidence(
  text: string,
  items: readonly Span[],
  work: readonly Span[],
  measures: readonly Span[],
  hits: Hit[],
): number {
  const connector = hits.some(({ pattern }) => pattern.role === 'connector');
  const close = work.some((a) =>
    measures.some((b) => !hasComma(text, Math.min(a.end, b.end), Math.max(a.start, b.start))),
  );
  return (40 + (connector ? 25 : 0) + (items.length > 0 ? 15 : 0) + (close ? 20 : 0)) / 100;
}

function hasComma(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (is(text.charCodeAt(at), COMMA)) return true;
  return false;
}

/** States a measure or task, but names nobody who does it, no carrier, no document and no figure. */
function isVague(text: string, piece: Span, hits: readonly Hit[], measures: readonly Span[]): boolean {
  if (hits.some(({ pattern }) => pattern.role === 'carrier')) return false;
  const { tasks, acted } = readClauses(text, piece, hits);
  if (acted || measures.length + tasks === 0) return false;
  // The number of the paragraph itself is no figure.
  for (let at = numberAt(text, piece.start)?.end ?? piece.start; at < piece.end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BOOK_OPEN || (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return false;
  }
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

// ---------------------------------------------------------------------------------------------------------------------
// Punctuation.

const BOOK_OPEN = 0x300a;

/** What a UTF-16 unit may be, as bits of a table: sets are too slow for every unit of a text. */
const STOP = 1;
const CLAUSE_END = 2;
const COMMA = 4;
const CLOSER = 8;
const BEFORE_MARKER = 16;
const MARKER_HEAD = 32;
const MASK_HEAD = 64;
const kinds = new Uint8Array(0x10000);
for (const [marks, kind] of [
  ['。！？', STOP],
  ['。；！？，,\n', CLAUSE_END],
  ['，,；;。！？\n', COMMA],
  ['”’）)】》」』', CLOSER],
  ['，,；;：:。、 \u3000\n', BEFORE_MARKER],
  ['一二三四五六七八九十第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', MARKER_HEAD],
  ['《“`<h', MASK_HEAD],
] as const) {
  for (const mark of marks) kinds[mark.charCodeAt(0)]! |= kind;
}

function is(unit: number, kind: number): boolean {
  return (kinds[unit]! & kind) !== 0;
}

/** From comma to comma (or end of the piece) around a span. */
function betweenCommas(text: string, piece: Span, { start, end }: Span): Span {
  while (start > piece.start && !is(text.charCodeAt(start - 1), COMMA)) start--;
  while (end < piece.end && !is(text.charCodeAt(end), COMMA)) end++;
  return { start, end };
}

interface Cut extends Span {
  readonly kind: Segment['kind'];
}

/** Sentences, and inside them the clauses of an enumeration; empty pieces are left out. */
function cut(text: string, span: Span): Cut[] {
  const pieces: Cut[] = [];
  for (let start = span.start; start < span.end; ) {
    const end = sentenceEnd(text, start, span.end);
    for (const piece of clauses(text, { start, end })) {
      const trimmed = trim(text, piece);
      if (trimmed.start < trimmed.end) pieces.push({ ...trimmed, kind: piece.kind });
    }
    start = end;
  }
  return pieces;
}

/** A sentence ends after its stop with the closing marks that follow, or before a line that begins with a number. */
function sentenceEnd(text: string, start: number, limit: number): number {
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a && numberAt(text, at + 1)) return at + 1;
    if (!is(unit, STOP)) continue;
    at++;
    while (at < limit && is(text.charCodeAt(at), STOP | CLOSER)) at++;
    return at;
  }
  return limit;
}

/** Cuts a sentence before each of at least two marks of one form (一是, ①, （1）, 第一，); what comes first stands alone. */
function clauses(text: string, sentence: Span): Cut[] {
  const marks = markers(text, sentence);
  if (marks.length === 0) return [{ ...sentence, kind: 'sentence' }];
  const forms = groupBy(marks, ({ form }) => form);
  const starts = [...forms.values()].filter((list) => list.length > 1).sort((a, b) => a[0]!.start - b[0]!.start)[0];
  if (!starts) return [{ ...sentence, kind: marks[0]?.start === trim(text, sentence).start ? 'clause' : 'sentence' }];
  const pieces: Cut[] = [{ start: sentence.start, end: starts[0]!.start, kind: 'sentence' }];
  starts.forEach(({ start }, i) => {
    pieces.push({ start, end: starts[i + 1]?.start ?? sentence.end, kind: 'clause' });
  });
  return pieces;
}

function markers(text: string, { start, end }: Span) {
  const found = [];
  for (let at = start; at < end; at++) {
    if (!is(text.charCodeAt(at), MARKER_HEAD) || (at > start && !is(text.charCodeAt(at - 1), BEFORE_MARKER))) continue;
    const number = numberAt(text, at);
    if (number && number.form !== '一、' && number.form !== '1.' && number.form !== '第一章') found.push(number);
  }
  return found;
}

// ---------------------------------------------------------------------------------------------------------------------
// Masks: places where a name is only mentioned.

interface Mask extends Span {
  /** A short quotation: it hides casework words inside, but not one that fills it, and no measures. */
  readonly quotation: boolean;
}

/** A longer quotation is speech, not a name. */
const NAME = 30;
const TITLE = 80;

function hides(mask: Mask, hit: Span): boolean {
  if (!overlaps(mask, hit)) return false;
  return !mask.quotation || (contains(mask, hit) && hit.end - hit.start < mask.end - mask.start - 2);
}

/** Book titles, short quotations, code, comments and addresses in a range, in order. */
function masksOf(text: string, { start, end }: Span): Mask[] {
  const masks: Mask[] = [];
  for (let at = start; at < end; at++) {
    const mask = is(text.charCodeAt(at), MASK_HEAD) ? maskAt(text, at, end) : undefined;
    if (!mask) continue;
    masks.push(mask);
    at = mask.end - 1;
  }
  return masks;
}

function maskAt(text: string, at: number, limit: number): Mask | undefined {
  switch (text[at]) {
    case '《':
      return closed(text, at, '》', Math.min(limit, at + TITLE), false);
    case '“':
      return closed(text, at, '”', Math.min(limit, at + NAME), true);
    case '`':
      return closed(text, at, '`', Math.min(limit, at + TITLE), false);
    case '<':
      return text.startsWith('<!--', at) ? comment(text, at, limit) : undefined;
    case 'h':
      return text.startsWith('http', at) ? address(text, at, limit) : undefined;
    default:
      return undefined;
  }
}

function closed(text: string, start: number, close: string, limit: number, quotation: boolean): Mask | undefined {
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === '\n') return undefined;
    if (text[at] === close) return { start, end: at + 1, quotation };
  }
  return undefined;
}

/** An open comment hides the rest. */
function comment(text: string, start: number, limit: number): Mask {
  const close = text.indexOf('-->', start);
  return { start, end: close < 0 || close + 3 > limit ? limit : close + 3, quotation: false };
}

function address(text: string, start: number, limit: number): Mask {
  let end = start;
  while (end < limit && text.charCodeAt(end) > 0x20 && text.charCodeAt(end) < 0x7f) end++;
  return { start, end, quotation: false };
}

// ---------------------------------------------------------------------------------------------------------------------

function nearest(
  name: string,
  measures: readonly { readonly id: string; readonly name: string; readonly aliases: readonly string[] }[],
): { id: string; name: string }[] {
  const limit = Math.max(1, Math.floor(name.length / 3));
  return measures
    .map((measure) => ({
      measure,
      far: Math.min(...[measure.name, ...measure.aliases].map((known) => distance(name, known, limit))),
    }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .map(({ measure }) => ({ id: measure.id, name: measure.name }));
}
