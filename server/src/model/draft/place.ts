/** Where things stand: what is known of a block has places relative to it, and is moved to where the block stands. */
import { perKey } from '../../base/perKey';
import { lastAtOrBelow, leading, overlapping } from '../../base/search';
import { type Span, shift } from '../../base/span';
import type { Role } from '../../frame/schema';
import type { BlockFacts, Entry, Field, Heading, MeasureMention, Segment, Table } from '../block/types';

/** A place by the block that it begins in. Offsets are relative to that block, so it may reach beyond it. */
export interface Place {
  readonly block: number;
  readonly span: Span;
  /** The block that the end is relative to, where it is another one. */
  readonly endBlock?: number;
}

/** Things of all blocks, one after the other, each known by its block. */
export class Line<T extends { readonly start: number }> {
  /** Blocks that hold any, and the index of the first thing of each. */
  readonly holders: readonly number[];
  readonly firsts: readonly number[];
  readonly length: number;

  constructor(private readonly blocks: readonly (readonly T[])[]) {
    const holders: number[] = [];
    const firsts: number[] = [];
    let length = 0;
    for (let block = 0; block < blocks.length; block++) {
      if (blocks[block]!.length === 0) continue;
      holders.push(block);
      firsts.push(length);
      length += blocks[block]!.length;
    }
    this.holders = holders;
    this.firsts = firsts;
    this.length = length;
  }

  /** The thing of that index, relative to its block. */
  at(index: number): { readonly value: T; readonly block: number } {
    const i = lastAtOrBelow(this.firsts, index);
    const block = this.holders[i]!;
    return { value: this.blocks[block]![index - this.firsts[i]!]!, block };
  }

  /** Index of the first thing at or behind an offset of a block, in that block or a later one; the count of all when there is none. */
  from(block: number, offset: number): number {
    const i = leading(this.holders.length, (k) => this.holders[k]! < block);
    if (this.holders[i] !== block) return this.firsts[i] ?? this.length;
    const things = this.blocks[block]!;
    return this.firsts[i]! + leading(things.length, (k) => things[k]!.start < offset);
  }
}

/** The same where their blocks stand in a revision. */
export class Row<T extends { readonly start: number }> {
  constructor(
    readonly line: Line<T>,
    private readonly starts: ArrayLike<number>,
  ) {}

  /** The thing of that index, relative to its block, with the index and the start of the block. */
  at(index: number): { readonly value: T; readonly block: number; readonly by: number } {
    const { value, block } = this.line.at(index);
    return { value, block, by: this.starts[block]! };
  }

  /** Where the thing of that index starts, absolute. Infinite when there is no such thing. */
  startOf(index: number): number {
    if (index >= this.line.length) return Number.POSITIVE_INFINITY;
    const { value, by } = this.at(index);
    return value.start + by;
  }

  /** Index of the first thing at or behind an offset; the count of all when there is none. */
  from(offset: number): number {
    const { holders } = this.line;
    const i = leading(holders.length, (k) => this.starts[holders[k]!]! <= offset) - 1;
    const block = holders[i];
    return block === undefined ? 0 : this.line.from(block, offset - this.starts[block]!);
  }
}

const moved = <T extends Span>(value: T, by: number): T => ({ ...value, ...shift(value, by) });

function movedField(field: Field, by: number): Field {
  return { ...moved(field, by), values: field.values.map((value) => shift(value, by)) };
}

/** A heading with absolute spans. */
export function absoluteHeading<T extends Heading>(heading: T, by: number): T {
  return {
    ...moved(heading, by),
    number: heading.number && moved(heading.number, by),
    title: shift(heading.title, by),
  };
}

/** An entry with absolute spans. */
export function absoluteEntry(entry: Entry, by: number): Entry {
  const fields: Partial<Record<Role, Field>> = {};
  for (const role in entry.fields) fields[role as Role] = movedField(entry.fields[role as Role]!, by);
  return {
    origin: entry.origin,
    start: entry.start + by,
    end: entry.end + by,
    fields,
    item: entry.item && (entry.continued ? movedField(entry.item, by) : (fields.item ?? movedField(entry.item, by))),
    items: entry.items.map((item) => moved(item, by)),
    continued: entry.continued,
    measures: entry.measures.map((measure) => moved(measure, by)),
    hollow: entry.hollow,
    exempt: entry.exempt && fields[entry.exempt.role],
    reaches: entry.reaches,
  };
}

/** A table with absolute spans. */
export function absoluteTable(table: Table, by: number): Table {
  return {
    ...moved(table, by),
    columns: table.columns.map((column) => ({ ...column, span: shift(column.span, by) })),
    entries: table.entries.map((entry) => absoluteEntry(entry, by)),
  };
}

/** A segment with absolute spans. */
export function absoluteSegment(segment: Segment, by: number): Segment {
  return {
    ...moved(segment, by),
    items: segment.items.map((item) => moved(item, by)),
    general: segment.general.map((span) => shift(span, by)),
    measures: segment.measures.map((measure) => moved(measure, by)),
  };
}

/** A segment with measures of a mark that speaks of it. */
export function withMeasures(segment: Segment, extra: readonly MeasureMention[]): Segment {
  const tied = segment.tied || segment.items.length + segment.general.length > 0;
  return { ...segment, measures: [...segment.measures, ...extra], tied };
}

/** Measures with absolute spans. */
export function absoluteMeasures(measures: readonly MeasureMention[], by: number): MeasureMention[] {
  return measures.map((measure) => moved(measure, by));
}

/** A look-up of the segments that overlap a range, relative to the block; they come in their own order. */
export const segmentsAt = perKey(({ segments }: BlockFacts) => {
  const find = overlapping(segments.map(({ start, end }, k) => ({ start, end, k })).sort((a, b) => a.start - b.start));
  return (span: Span): readonly Segment[] =>
    find(span)
      .map(({ k }) => k)
      .sort((a, b) => a - b)
      .map((k) => segments[k]!);
});
