/** The outline of a draft: sections, and below them the casework items of tables and marks with their measures. */
import { groupBy } from '../../base/groupBy';
import { leading } from '../../base/search';
import { type Span, shift, trim } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { type Group, groupsByBlock, stateOf } from '../../model/draft/entries';
import type { Section } from '../../model/draft/outline';
import { isText } from '../views/grid';
import { exemptWords, oneLine, tieWords } from '../words';

/** `part`: a section that a kind of document asks for; `paragraph`: one whose heading is the lead of a paragraph. */
export type SymbolSort = 'part' | 'section' | 'paragraph' | 'tied' | 'justified' | 'untied';

export interface OutlineSymbol {
  readonly name: string;
  /** Measures of an item; number of ties of a section. */
  readonly detail: string;
  readonly sort: SymbolSort;
  readonly span: Span;
  /** Lies within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineSymbol[];
}

interface Branch {
  readonly symbol: OutlineSymbol & { readonly children: OutlineSymbol[] };
  readonly section: Section;
}

/** Symbols of a draft in order of text; none for other files. */
export function symbols(doc: Doc): OutlineSymbol[] {
  if (!doc.kind) return [];
  const tied = tiedStarts(doc);
  const roots: OutlineSymbol[] = [];
  const branches: Branch[] = doc.sections.map((section) => ({ section, symbol: sectionSymbol(doc, section, tied) }));
  const symbolOf = new Map(branches.map((branch) => [branch.section, branch.symbol]));
  const parentOf = (section: Section) => (section.parent && symbolOf.get(section.parent)?.children) ?? roots;
  // Items go in front of the sections below the same parent; both lists are in order of text already.
  for (const [section, list] of bySection(doc, placedGroups(doc), ({ group, by }) => group.head.start + by)) {
    const target = section ? symbolOf.get(section)!.children : roots;
    for (const { group, by } of list) target.push(itemSymbol(doc, group, by));
  }
  for (const { section, symbol } of branches) parentOf(section).push(symbol);
  return roots;
}

/** Things in order of text by the innermost section they stand in; one pass over both lists. */
export function bySection<T>(
  doc: Doc,
  things: readonly T[],
  startOf: (thing: T) => number,
): Map<Section | undefined, T[]> {
  const { sections } = doc;
  let next = 0;
  let current: Section | undefined;
  return groupBy(things, (thing) => {
    while (next < sections.length && doc.startOf(sections[next]!) <= startOf(thing)) current = sections[next++];
    return current;
  });
}

/** Number and title of a section as they are shown, without the mark that a lead sentence ends with. */
export function sectionName(doc: Doc, section: Section): string {
  const heading = doc.headingOf(section);
  const number = heading.number ? doc.slice(heading.number) : '';
  const title = oneLine(doc.slice(heading.title)).replace(/[。；：:]$/, '');
  return `${number}${title}` || '（无标题）';
}

/** The words of a section's heading with its number. */
export function headingSpan(doc: Doc, section: Section): Span {
  const { number, title } = doc.headingOf(section);
  return number ? { start: number.start, end: title.end } : title;
}

function sectionSymbol(doc: Doc, section: Section, tied: readonly number[]): Branch['symbol'] {
  const { form } = section;
  const extent = doc.extentOf(section);
  const count = countBetween(tied, extent.start, extent.end);
  const runIn = form === 'run-in' || form === 'bold';
  const span = trim(doc.text, extent);
  return {
    name: sectionName(doc, section),
    detail: count ? `${count} 处融合` : '',
    sort: section.part ? 'part' : runIn ? 'paragraph' : 'section',
    span,
    selection: within(span, headingSpan(doc, section)),
    children: [],
  };
}

/** All groups of the draft; their spans are relative to `by`. */
function placedGroups(doc: Doc): { readonly group: Group; readonly by: number }[] {
  return groupsByBlock(doc).flatMap((groups, i) => groups.map((group) => ({ group, by: doc.parsed.starts[i]! })));
}

function itemSymbol(doc: Doc, group: Group, by: number): OutlineSymbol {
  const { head, rows } = group;
  const state = stateOf(group, doc.frame);
  const item = shift(head.item!, by);
  const span = shift({ start: head.start, end: Math.max(head.end, rows.at(-1)!.end) }, by);
  return {
    name: oneLine(doc.slice(item)) || '（未写事项）',
    detail: itemDetail(doc, group, state, by),
    sort: state === 'hollow' ? 'untied' : state,
    span,
    selection: within(span, item),
    children: [],
  };
}

function itemDetail(doc: Doc, { rows }: Group, state: ReturnType<typeof stateOf>, by: number): string {
  const measures = () => rows.flatMap((row) => row.measures);
  if (state === 'tied') return `→ ${tieWords(doc, measures(), by)}`;
  if (state === 'untied') return '未对应措施';
  if (state === 'hollow') return '措施没有写实';
  return exemptWords(doc, rows, by);
}

/** Where casework and a measure meet in running text, in order. Tables and marks are shown one by one instead. */
function tiedStarts(doc: Doc): number[] {
  const out: number[] = [];
  for (let i = 0; i < doc.facts.length; i++) {
    const by = doc.parsed.starts[i]!;
    for (const segment of doc.facts[i]!.segments) {
      if (segment.tied && isText(segment)) out.push(segment.start + by);
    }
  }
  return out;
}

/** How many of the sorted numbers lie in `[start, end)`. */
function countBetween(sorted: readonly number[], start: number, end: number): number {
  const below = (value: number) => leading(sorted.length, (i) => sorted[i]! < value);
  return below(end) - below(start);
}

/** `inner` cut to `outer`: editors refuse a symbol whose name lies outside it. */
function within(outer: Span, inner: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}
