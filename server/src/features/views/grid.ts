/**
 * Where each measure of the framework is used: the grid of dimensions and measures, with the entries of tables and
 * marks and the sentences of running text that tie casework to it. Outline and health picture both come from here.
 */
import { perKey } from '../../base/perKey';
import { type Span, shift } from '../../base/span';
import type { Dimension, Framework, Measure } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import { type Group, groupsByBlock, type ItemState, stateOf } from '../../model/draft/entries';
import { inheritedIn, type Source } from '../../model/draft/inherited';
import { allMeasures } from '../../model/grammar/measures';
import type { BlockFacts, Segment } from '../../model/block/types';

/** Something known of a block; spans in `value` are relative to `by`, where the block stands. */
export interface At<T> {
  readonly value: T;
  readonly by: number;
}

/** An item of a table or a mark, with how it stands. */
export interface GridItem {
  readonly group: Group;
  readonly state: ItemState;
  /** Ids of the framework's measures that it names; none when its measure is in the writer's own words, or hollow. */
  readonly measures: ReadonlySet<string>;
}

export interface Cell {
  readonly measure: Measure;
  readonly items: readonly At<GridItem>[];
  /** Sentences, clauses and headings that tie casework to it. */
  readonly sentences: readonly At<Segment>[];
  /** Sentences on casework that take it from what stands above them. */
  readonly inherited: readonly At<Segment>[];
  /** Where it is stated without casework. */
  readonly mentions: readonly At<Span>[];
}

export interface GridRow {
  readonly dimension: Dimension;
  readonly cells: readonly Cell[];
}

/** Everything in order of text. */
export interface Grid {
  readonly rows: readonly GridRow[];
  readonly items: readonly At<GridItem>[];
  /** Running text that names casework items or ties work to a measure. */
  readonly work: readonly At<Segment>[];
  /** By what stands above a segment on work it is tied, where it is not by itself. */
  readonly sources: ReadonlyMap<Segment, Source>;
}

/** `tied`: casework is tied to the measure; `stated`: it is only spoken of; `empty`: it is nowhere. */
export type CellState = 'tied' | 'stated' | 'empty';

export function cellState({ items, sentences, inherited, mentions }: Cell): CellState {
  if (items.length + sentences.length + inherited.length > 0) return 'tied';
  return mentions.length > 0 ? 'stated' : 'empty';
}

/** Headings and running text. Rows and marks are told one by one instead. */
export function isText({ kind }: Segment): boolean {
  return kind !== 'row' && kind !== 'mark';
}

/** Where something stands in the draft. */
export function spanOf({ value, by }: At<Span>): Span {
  return shift(value, by);
}

/** The grid of a revision; computed once for each. */
export const gridOf = perKey(compute);

interface OpenCell {
  readonly measure: Measure;
  readonly items: At<GridItem>[];
  readonly sentences: At<Segment>[];
  readonly inherited: At<Segment>[];
  readonly mentions: At<Span>[];
}

function compute(doc: Doc): Grid {
  const { frame, facts, parsed } = doc;
  const cells = new Map<string, OpenCell>();
  for (const measure of allMeasures(frame)) {
    cells.set(measure.id, { measure, items: [], sentences: [], inherited: [], mentions: [] });
  }
  const groups = groupsByBlock(doc);
  const items: At<GridItem>[] = [];
  const work: At<Segment>[] = [];
  const sources = new Map<Segment, Source>();
  for (let i = 0; i < facts.length; i++) {
    const by = parsed.starts[i]!;
    for (const group of groups[i]!) {
      const value = itemOf(group, frame);
      const item = { value, by };
      items.push(item);
      for (const id of value.measures) cells.get(id)?.items.push(item);
    }
    const above = inheritedIn(doc, i);
    for (const { of, ...segment } of segmentsIn(doc, i)) {
      readSegment(doc, segment, cells, work);
      const source = segment.value.tied ? undefined : above.get(of);
      if (!source) continue;
      sources.set(segment.value, source);
      for (const id of source.ids) cells.get(id)?.inherited.push(segment);
    }
  }
  const rows = frame.dimensions.map((dimension) => ({
    dimension,
    cells: dimension.measures.map(({ id }) => cells.get(id)!),
  }));
  return { rows, items, work, sources };
}

/** A group was read under one framework. */
const itemOf = perKey((group: Group, frame: Framework): GridItem => {
  const measures = new Set(group.rows.flatMap((row) => (row.hollow ? [] : row.measures.flatMap(({ id }) => id ?? []))));
  return { group, state: stateOf(group, frame), measures };
});

const tells = ({ items, general, measures, tied }: Segment) =>
  tied || items.length + general.length + measures.length > 0;
const tellingOf = perKey(({ segments }: BlockFacts) => segments.filter(tells));

/** Segments of a block that tell of work or measures; `of` is the block's own object of it. */
function segmentsIn(doc: Doc, i: number): (At<Segment> & { readonly of: Segment })[] {
  const facts = doc.facts[i]!;
  const by = doc.parsed.starts[i]!;
  // A mark that is a block of its own speaks of the segment above it.
  if (doc.facts[i + 1]?.marks.length && doc.blocks[i + 1]!.type === 'html') {
    const segments = doc.segments({ start: by, end: by + doc.blocks[i]!.length });
    const own = new Map(facts.segments.map((segment) => [segment.start + by, segment]));
    return segments.filter(tells).map((value) => ({ value, by: 0, of: own.get(value.start) ?? value }));
  }
  return tellingOf(facts).map((value) => ({ value, by, of: value }));
}

function readSegment(
  { title }: Doc,
  segment: At<Segment>,
  cells: ReadonlyMap<string, OpenCell>,
  work: At<Segment>[],
): void {
  const { value, by } = segment;
  // A title names the draft and says nothing of a single piece of work.
  const inTitle = title !== undefined && value.start + by <= title.start && title.end <= value.end + by;
  const inText = isText(value) && !inTitle;
  if (inText && (value.tied || value.items.length > 0)) work.push(segment);
  for (const [k, measure] of value.measures.entries()) {
    const cell = measure.id === undefined ? undefined : cells.get(measure.id);
    // Once for each measure of a segment.
    if (!cell || value.measures.findIndex(({ id }) => id === measure.id) < k) continue;
    if (inText && value.tied) cell.sentences.push(segment);
    else cell.mentions.push({ value: measure, by });
  }
}
