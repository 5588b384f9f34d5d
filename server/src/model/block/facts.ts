/** Everything known of one block, computed once and kept as long as the block lives. */
import { append } from '../../base/lists';
import { leading, overlapping } from '../../base/search';
import { contains, type Span } from '../../base/span';
import type { Framework } from '../../frame/schema';
import { type Numbering, numberAt } from '../grammar/numbering';
import { promptsIn } from '../grammar/placeholder';
import type { Block, SyntaxNode } from '../text/types';
import { exemptBy } from './exempt';
import { isEmpty } from './field';
import { commentsIn } from './heard';
import { markdownHeading, readParagraph } from './lines';
import { findMarks, type Mark } from './marks';
import type { Recogniser } from './recognise/recogniser';
import { codeOf, htmlUnits, syntaxOf } from './syntax';
import { cellSpans, hollowOf, itemsIn, measuresIn, readTable } from './tables';
import type { BlockFacts, Entry, Heading, LeadingNumber, MeasureMention, Segment, Table, Unit } from './types';

/**
 * Facts of one block whose source is `source` as rules read it (`heard`), and `raw` character by character. A pure function;
 * offsets are relative to the block. Always a fresh value, as readers keep things on it.
 */
export function readFacts(
  block: Block,
  source: string,
  raw: string,
  frame: Framework,
  recogniser: Recogniser,
): BlockFacts {
  const comments = commentsIn(block, raw);
  if (block.type === 'yaml' || block.type === 'code' || block.type === 'definition' || block.type === 'thematicBreak') {
    return { headings: [], numbers: [], units: [], segments: [], tables: [], marks: [], ...comments, syntax: [] };
  }
  const found: Found = { headings: [], headingSpans: [], numbers: [], nesting: 0, units: [], tables: [], cells: [] };
  walk(block.node, source, 'paragraph', found, frame, recogniser);
  const whole = { start: 0, end: source.length };
  const segments = written(source, prose(source, found, recogniser), frame);
  const tablesAt = overlapping(found.tables);
  const coded = /【|<!--/.test(source) ? overlapping(codeOf(block.node)) : () => [];
  const marks = findMarks(source, whole, frame).filter(
    (mark) => coded(mark).length === 0 && !tablesAt(mark).some((table) => contains(table, mark)),
  );
  const segmentOf = spokenOf(segments, found.units);
  return {
    headings: found.headings,
    numbers: found.numbers,
    units: found.units,
    segments: [...rows(found.tables), ...withMarks(source, segments, segmentOf, marks, frame, recogniser)],
    tables: found.tables,
    marks: marks
      .filter(({ fields: { item, exempt, measure, adjustment } }) => item || exempt || measure || adjustment)
      .map((mark) => entryOf(source, mark, segmentOf(mark), frame, recogniser)),
    ...comments,
    syntax: syntaxOf(block.node, source),
  };
}

interface Found {
  headings: Heading[];
  /** Headings that stand alone: segments of their own. */
  headingSpans: Span[];
  numbers: LeadingNumber[];
  /** How many lists what is read stands in. */
  nesting: number;
  units: Unit[];
  tables: Table[];
  /** Cells of tables that are no task tables: read like prose. */
  cells: Span[];
}

function walk(
  node: SyntaxNode,
  source: string,
  where: Unit['where'],
  found: Found,
  frame: Framework,
  recogniser: Recogniser,
): void {
  switch (node.type) {
    case 'heading': {
      const heading = markdownHeading(source, node);
      found.headings.push(heading);
      if (heading.title.start < heading.title.end) found.headingSpans.push(heading.title);
      if (heading.number) found.numbers.push({ ...heading.number, nesting: 0 });
      return;
    }
    case 'paragraph': {
      const { headings, units, headingSpans } = readParagraph(source, node, where);
      append(found.headings, headings);
      append(found.headingSpans, headingSpans);
      append(found.units, units);
      const numbered = new Set<number>();
      for (const { number } of headings) {
        if (!number) continue;
        found.numbers.push({ ...number, nesting: found.nesting });
        numbered.add(number.start);
      }
      for (const unit of units) {
        const number = numberAt(source, unit.start);
        if (number && !numbered.has(number.start)) found.numbers.push({ ...number, nesting: found.nesting });
      }
      return;
    }
    case 'table': {
      const table = readTable(source, node, frame, recogniser);
      found.tables.push(table);
      if (!table.tasks) append(found.cells, cellSpans(source, node));
      return;
    }
    case 'html':
      for (const unit of htmlUnits(source, node)) {
        found.units.push(unit);
        const number = numberAt(source, unit.start);
        if (number) found.numbers.push({ ...number, nesting: found.nesting });
      }
      return;
    case 'listItem': {
      const number = numberAt(source, node.start);
      if (number) found.numbers.push({ ...number, nesting: found.nesting });
      const heading = number && itemHeading(source, node, number);
      if (heading) found.headings.push(heading);
      for (const child of node.children ?? []) walk(child, source, 'list', found, frame, recogniser);
      return;
    }
    case 'blockquote':
      for (const child of node.children ?? []) walk(child, source, 'quote', found, frame, recogniser);
      return;
    case 'list':
      found.nesting++;
      for (const child of node.children ?? []) walk(child, source, where, found, frame, recogniser);
      found.nesting--;
      return;
    case 'footnoteDefinition':
      for (const child of node.children ?? []) walk(child, source, where, found, frame, recogniser);
      return;
    default:
      return;
  }
}

/** An item of a Markdown list that is really a numbered heading: `1. 标题。正文`, or a title with blocks below it. */
function itemHeading(source: string, item: SyntaxNode, number: Numbering): Heading | undefined {
  const first = item.children?.[0];
  if (first?.type !== 'paragraph') return undefined;
  // The paragraph's words begin behind the marker; look at them as if the marker belonged to them.
  const { headings } = readParagraph(source, { start: item.start, end: first.end }, 'paragraph');
  const heading = headings[0];
  if (!heading || heading.start !== item.start) return undefined;
  const more = (item.children?.length ?? 0) > 1;
  return heading.form === 'run-in' || more ? { ...heading, number } : undefined;
}

function prose(source: string, found: Found, recogniser: Recogniser): Segment[] {
  const headings = found.headingSpans.flatMap((span) => recogniser.segments(source, span, 'heading'));
  const units = [...found.units, ...found.cells].flatMap((span) => recogniser.segments(source, span));
  return [...headings, ...units].sort((a, b) => a.start - b.start);
}

/** What is still to be written counts nowhere: a sentence with a prompt in it ties nothing, and its prompts name nothing. */
function written(source: string, segments: readonly Segment[], frame: Framework): Segment[] {
  const prompts = segments.length > 0 ? promptsIn(frame, source) : [];
  if (prompts.length === 0) return [...segments];
  const promptsAt = overlapping(prompts);
  const outside = (span: Span) => promptsAt(span).length === 0;
  return segments.map((segment): Segment => {
    if (outside(segment)) return segment;
    const { items, general, measures } = segment;
    return {
      ...segment,
      items: items.filter(outside),
      general: general.filter(outside),
      measures: measures.filter(outside),
      tied: false,
      vague: false,
    };
  });
}

function rows(tables: readonly Table[]): Segment[] {
  return tables.flatMap((table) =>
    table.entries.map((entry): Segment => {
      const tied = entry.measures.length > 0 && entry.item !== undefined && !entry.hollow;
      return {
        kind: 'row',
        start: entry.start,
        end: entry.end,
        // A continued row speaks of the item above; its own cells hold no mention of it.
        items: entry.items.filter((item) => contains(entry, item)),
        general: [],
        measures: entry.measures,
        tied,
        vague: false,
      };
    }),
  );
}

/** The segment that a mark speaks of. */
type SegmentOf = (mark: Span) => Segment | undefined;

/**
 * Within the paragraph or list item of a mark the last segment before it that tells of work, else the last one before
 * it, else the one after it. A sentence that begins with the mark is only the mark's own tail. Segments are in order and
 * do not overlap.
 */
function spokenOf(segments: readonly Segment[], units: readonly Unit[]): SegmentOf {
  const count = segments.length;
  const unitAt = overlapping(units);
  /** For each segment the last one up to it that tells of work. */
  const working: number[] = [];
  for (const [i, segment] of segments.entries()) working.push(tellsOfWork(segment) ? i : (working[i - 1] ?? -1));
  return (mark) => {
    const near = unitAt(mark)[0] ?? { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
    const first = leading(count, (i) => segments[i]!.end <= near.start);
    const last = leading(count, (i) => segments[i]!.start < Math.min(near.end, mark.start)) - 1;
    if (last >= first) return segments[working[last]! >= first ? working[last]! : last];
    const behind =
      segments[
        Math.max(
          first,
          leading(count, (i) => segments[i]!.end <= mark.end),
        )
      ];
    return [behind, segments[first]].find((segment) => segment && segment.start < near.end);
  };
}

const tellsOfWork = (segment: Segment) => segment.items.length + segment.general.length > 0;

function entryOf(
  source: string,
  mark: Mark,
  target: Segment | undefined,
  frame: Framework,
  recogniser: Recogniser,
): Entry {
  const { measure, exempt } = mark.fields;
  const item = isEmpty(mark.fields.item) ? undefined : mark.fields.item;
  return {
    origin: 'mark',
    start: mark.start,
    end: mark.end,
    fields: mark.fields,
    item,
    items: item ? itemsIn(source, item, recogniser, 'mark') : (target?.items ?? []),
    continued: false,
    measures: measure ? measuresIn(source, measure, frame, recogniser, 'mark') : [],
    hollow: hollowOf(source, mark.fields, 'mark', frame, recogniser),
    exempt: exemptBy(source, mark.fields) ?? exempt,
    reaches: item !== undefined || (target !== undefined && tellsOfWork(target)),
  };
}

/** Segments with the measures and items of the marks that speak of them. */
function withMarks(
  source: string,
  segments: readonly Segment[],
  segmentOf: SegmentOf,
  marks: readonly Mark[],
  frame: Framework,
  recogniser: Recogniser,
): Segment[] {
  if (marks.length === 0) return [...segments];
  const added = new Map<Segment, { measures: MeasureMention[]; items: Segment['items'][number][] }>();
  const alone: Segment[] = [];
  for (const mark of marks) {
    const measures = mark.fields.measure ? measuresIn(source, mark.fields.measure, frame, recogniser, 'mark') : [];
    const items = mark.fields.item ? itemsIn(source, mark.fields.item, recogniser, 'mark') : [];
    const target = segmentOf(mark);
    if (target) {
      const more = added.get(target) ?? { measures: [], items: [] };
      append(more.measures, measures);
      append(more.items, items);
      added.set(target, more);
    } else if (items.length) {
      const tied = measures.length > 0 && items.length > 0;
      alone.push({
        kind: 'mark',
        start: mark.start,
        end: mark.end,
        items,
        general: [],
        measures,
        tied,
        vague: false,
      });
    }
  }
  const marksAt = overlapping(marks);
  const outside = (span: Span) => marksAt(span).length === 0;
  const merged = segments.map((segment): Segment => {
    const more = added.get(segment);
    if (!more) return segment;
    // Words inside a visible mark are the mark's, not the sentence's.
    const items = [...segment.items.filter(outside), ...more.items];
    const measures = [...segment.measures.filter(outside), ...more.measures];
    const byMark = more.measures.length > 0 && (items.length > 0 || segment.general.length > 0);
    return { ...segment, items, measures, tied: segment.tied || byMark };
  });
  return [...merged, ...alone].sort((a, b) => a.start - b.start);
}
