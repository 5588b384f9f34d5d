/**
 * Ties that a sentence takes from what stands above it: the lead sentence of its paragraph, the heading or the opening
 * sentence of its section, the heading of a section around it. They are shown, never held against a single sentence.
 */
import { sameList } from '../../base/lists';
import { contains, overlaps } from '../../base/span';
import type { Framework } from '../../frame/schema';
import { measureById } from '../grammar/measures';
import type { BlockFacts, MeasureMention, Segment } from '../block/types';
import type { Doc } from './doc';
import type { Section } from './outline';
import { derive, eachOf, perBlock } from './query';

/** Ids of measures, never empty. */
type Ids = readonly string[];

/** A measure that is stated above, and by what. */
export interface Source {
  readonly ids: Ids;
  readonly by: 'heading' | 'opening' | 'lead';
  /** Which heading of the draft states it, or begins the section whose opening does; -1 for a lead sentence. */
  readonly heading: number;
}

/** A segment of running text that tells of work and is not tied by itself. */
interface OpenSegment {
  readonly index: number;
  /** What the lead sentence of its paragraph states. */
  readonly lead: Ids | undefined;
  /** It names an item; else it speaks of work in general. */
  readonly item: boolean;
  /** It states something of its own that ties nothing. */
  readonly party: boolean;
}

/** What a block holds from one heading to the next; the first piece stands in front of its first heading. */
interface Piece {
  readonly heading: Ids | undefined;
  /** What its first sentence states; undefined where that is nothing. */
  readonly opening: Ids | undefined;
  readonly hasText: boolean;
  readonly open: readonly OpenSegment[];
  /** Segments that name items, and those among them that are tied by themselves. */
  readonly items: number;
  readonly tied: number;
}

interface Led {
  readonly pieces: readonly Piece[];
  /** What marks state that are a block of their own: they speak of what stands above. */
  readonly below: Ids | undefined;
  /** There is such a mark, and its measure ties the segment above. */
  readonly marked: boolean;
  /** Whether its last segment is an open one. */
  readonly endsOpen: boolean;
}

const nothing: Led = { pieces: [], below: undefined, marked: false, endsOpen: false };

//#region Blocks

const ledByBlock = eachOf(
  perBlock((facts, _, frame): Led => {
    const { segments, headings, marks } = facts;
    if (segments.length + headings.length > 0) {
      const last = segments.at(-1);
      return { ...nothing, pieces: piecesOf(facts, frame), endsOpen: last !== undefined && isOpen(last) };
    }
    const stated = marks.filter(({ item }) => !item).flatMap(({ measures }) => measures);
    return stated.length > 0 ? { ...nothing, below: idsOf(stated, frame), marked: true } : nothing;
  }),
  (led) => led,
  sameLed,
);

function piecesOf({ segments, headings, units }: BlockFacts, frame: Framework): readonly Piece[] {
  const cuts = headings.map(({ start }) => start);
  const own: Segment[][] = [[], ...cuts.map((): Segment[] => [])];
  // Rows stand in front of all other segments, wherever their table is.
  const inOrder = segments.filter(({ kind }) => kind !== 'row');
  const leads = leadsOf(inOrder, units, frame);
  let at = 0;
  for (const segment of inOrder) {
    while (at < cuts.length && cuts[at]! <= segment.start) at++;
    own[at]!.push(segment);
  }
  const indexOf = new Map(segments.map((segment, index) => [segment, index]));
  return own.map((list, k): Piece => {
    const heading = headings[k - 1];
    const text = list.filter((segment) => isRunning(segment) && !(heading && contains(heading, segment)));
    const named = list.filter((segment) => isRunning(segment) && segment.items.length > 0);
    const stated = heading && list.flatMap(({ measures }) => measures.filter((one) => overlaps(one, heading)));
    return {
      heading: stated && idsOf(stated, frame),
      opening: text[0] && leadOf(text[0], frame),
      hasText: text.length > 0,
      open: list.filter(isOpen).map((segment) => ({
        index: indexOf.get(segment)!,
        lead: leads.get(segment),
        item: segment.items.length > 0,
        party: segment.measures.length > 0,
      })),
      items: named.length,
      tied: named.filter(({ tied }) => tied).length,
    };
  });
}

/** What the first sentence of a paragraph or list item states, for each of its others. */
function leadsOf(segments: readonly Segment[], units: BlockFacts['units'], frame: Framework): Map<Segment, Ids> {
  const leads = new Map<Segment, Ids>();
  let next = 0;
  for (const unit of [...units].sort((a, b) => a.start - b.start)) {
    while (next < segments.length && segments[next]!.start < unit.start) next++;
    const first = segments[next];
    const ids = first && contains(unit, first) ? leadOf(first, frame) : undefined;
    for (next++; next < segments.length && segments[next]!.start < unit.end; next++) {
      if (ids) leads.set(segments[next]!, ids);
    }
  }
  return leads;
}

/** What a first sentence states for those behind it. One that names an item of its own speaks of that item alone. */
function leadOf({ items, measures }: Segment, frame: Framework): Ids | undefined {
  return items.length === 0 ? idsOf(measures, frame) : undefined;
}

const isRunning = ({ kind }: Segment) => kind === 'sentence' || kind === 'clause';
const isOpen = (one: Segment) => isRunning(one) && !one.tied && one.items.length + one.general.length > 0;

/** Measures of the framework that tie. */
function idsOf(measures: readonly MeasureMention[], frame: Framework): Ids | undefined {
  const ids = new Set<string>();
  for (const { id, weak } of measures) if (id !== undefined && !weak && measureById(frame, id)) ids.add(id);
  return ids.size > 0 ? [...ids] : undefined;
}

function sameLed(a: Led, b: Led): boolean {
  if (a.pieces.length !== b.pieces.length || a.marked !== b.marked || a.endsOpen !== b.endsOpen) return false;
  if (!sameIds(a.below, b.below)) return false;
  return a.pieces.every((one, i) => samePiece(one, b.pieces[i]!));
}

function samePiece(a: Piece, b: Piece): boolean {
  return (
    a.items === b.items &&
    a.tied === b.tied &&
    a.hasText === b.hasText &&
    sameIds(a.heading, b.heading) &&
    sameIds(a.opening, b.opening) &&
    a.open.length === b.open.length &&
    a.open.every((one, i) => sameOpen(one, b.open[i]!))
  );
}

const sameOpen = (a: OpenSegment, b: OpenSegment) =>
  a.index === b.index && a.item === b.item && a.party === b.party && sameIds(a.lead, b.lead);

const sameIds = (a: Ids | undefined, b: Ids | undefined) => (a && b ? sameList(a, b) : a === b);

//#endregion

//#region The draft

export interface ProseTies {
  /** Sentences and clauses that name casework items. */
  readonly total: number;
  /** Tied, by themselves or by what stands above. */
  readonly tied: number;
  /** By what stands above only. */
  readonly inherited: number;
}

interface Ties {
  /** For each heading of the draft, what the text below it takes from above. */
  readonly sources: readonly (Source | undefined)[];
  /** Which heading the first one of each block is. */
  readonly firsts: readonly number[];
  readonly prose: ProseTies;
  /** Sentences on work that inherit, those on work in general among them; and those that speak of Party life too. */
  readonly all: number;
  readonly party: number;
}

const tiesOf = derive<[readonly Led[], readonly Section[]], Ties, Doc>([ledByBlock, (doc) => doc.sections], compute);

function compute(blocks: readonly Led[], sections: readonly Section[]): Ties {
  const { headings, openings, firsts } = read(blocks);
  const sources = new Array<Source | undefined>(headings.length).fill(undefined);
  /** What a section gives to those below it; parents come first. */
  const given = new Map<Section, Source | undefined>();
  for (const section of sections) {
    const { index, parent } = section;
    const [ids, opening] = [headings[index], openings[index]];
    const above = ids ? { ids, by: 'heading' as const, heading: index } : parent && given.get(parent);
    given.set(section, above);
    sources[index] = !ids && opening ? { ids: opening, by: 'opening', heading: index } : above;
  }
  const sum = { total: 0, own: 0, inherited: 0, all: 0, party: 0 };
  blocks.forEach(({ pieces, endsOpen }, i) => {
    const marked = endsOpen && blocks[i + 1]?.marked;
    pieces.forEach(({ open, items, tied }, k) => {
      sum.total += items;
      sum.own += tied;
      const source = sources[firsts[i]! + k - 1];
      for (const [n, { lead, item, party }] of open.entries()) {
        if (marked && k === pieces.length - 1 && n === open.length - 1) {
          if (item) sum.own++;
          continue;
        }
        if (!lead && !source) continue;
        sum.all++;
        if (item) sum.inherited++;
        if (party) sum.party++;
      }
    });
  });
  const { total, own, inherited, all, party } = sum;
  return { sources, firsts, prose: { total, tied: own + inherited, inherited }, all, party };
}

/** What each heading of the draft states, what the first sentence below it does, and the index of each block's first. */
function read(blocks: readonly Led[]) {
  const headings: (Ids | undefined)[] = [];
  const openings: (Ids | undefined)[] = [];
  const firsts: number[] = [];
  /** No text has come since the last heading. */
  let bare = false;
  for (const { pieces, below } of blocks) {
    firsts.push(headings.length);
    if (below && bare) headings[headings.length - 1] ??= below;
    pieces.forEach((piece, k) => {
      if (k > 0) {
        headings.push(piece.heading);
        openings.push(undefined);
        bare = true;
      }
      if (!bare || !piece.hasText) return;
      openings[openings.length - 1] = piece.opening;
      bare = false;
    });
  }
  return { headings, openings, firsts };
}

/** How the items that running text names stand. */
export const proseTies = derive<[Ties], ProseTies, Doc>([tiesOf], ({ prose }) => prose);

/** How many sentences on work inherit a tie, and how many of them speak of Party life as well. */
export function inheritedCounts(doc: Doc): { readonly all: number; readonly party: number } {
  return tiesOf(doc);
}

/** What segments of a block inherit, by the segment. */
export function inheritedIn(doc: Doc, block: number): ReadonlyMap<Segment, Source> {
  const { sources, firsts } = tiesOf(doc);
  const found = new Map<Segment, Source>();
  const { pieces } = ledByBlock(doc)[block]!;
  pieces.forEach(({ open }, k) => {
    const above = sources[firsts[block]! + k - 1];
    for (const { index, lead } of open) {
      const source = lead ? { ids: lead, by: 'lead' as const, heading: -1 } : above;
      if (source) found.set(doc.facts[block]!.segments[index]!, source);
    }
  });
  return found;
}

//#endregion
