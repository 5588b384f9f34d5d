/** Growing selections: clause, sentence, value or cell, row or paragraph, list item, section, part, document. */
import { contains, type Span, shift, trim } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import type { SyntaxNode } from '../../model/text/types';

/** Ranges that hold an offset, the smallest first; each lies wholly within the next. None for other files. */
export function selections(doc: Doc, offset: number): Span[] {
  if (!doc.kind) return [];
  const { text } = doc;
  const all = [
    ...inBlock(doc, offset),
    ...frontMatterAt(doc, offset),
    ...doc.sections.map((section) => trim(text, doc.extentOf(section))),
    { start: 0, end: text.length },
  ];
  return nested(all.filter(({ start, end }) => start <= offset && offset <= end && start < end));
}

/** One chain out of many ranges: those that do not hold the smaller ones are left out. */
function nested(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = out.at(-1);
    if (!last || (contains({ start, end }, last) && end - start > last.end - last.start)) out.push({ start, end });
  }
  return out;
}

function inBlock(doc: Doc, offset: number): Span[] {
  const i = doc.blockAt(offset);
  const block = doc.blocks[i];
  if (!block) return [];
  const by = doc.parsed.starts[i]!;
  const { units, marks, tables, headings } = doc.facts[i]!;
  const at = offset - by;
  const holds = (span: Span) => span.start <= at && at <= span.end;
  const source = doc.source(i);
  const entries = [...marks, ...tables.flatMap((table) => table.entries)].filter(holds);
  const fields = entries.flatMap((entry) => Object.values(entry.fields)).filter(holds);
  const unit = units.find(holds);
  return [
    ...(unit ? [clauseAt(source, unit, at, /[，。；：！？【】]/), clauseAt(source, unit, at, /[。！？【】]/)] : []),
    ...units,
    ...headings.map(({ title }) => title),
    ...headings,
    ...fields.flatMap((field) => field.values),
    ...fields,
    ...entries,
    ...nodesAt(block.node, at),
  ].map((span) => shift(trim(source, span), by));
}

/** Nodes of the tree that hold an offset, pipes of a cell left out. */
function nodesAt(node: SyntaxNode, at: number): Span[] {
  const out: Span[] = [];
  for (let current: SyntaxNode | undefined = node; current; ) {
    out.push(current);
    current = current.children?.find((child) => child.start <= at && at <= child.end);
  }
  return out;
}

/** From the stop in front to the one behind, which belongs to it. */
function clauseAt(source: string, unit: Span, at: number, stop: RegExp): Span {
  let start = at;
  while (start > unit.start && !stop.test(source[start - 1]!)) start--;
  let end = at;
  while (end < unit.end && !stop.test(source[end]!)) end++;
  while (end < unit.end && /[，。；：！？”’）]/.test(source[end]!)) end++;
  return { start, end };
}

function frontMatterAt(doc: Doc, offset: number): Span[] {
  const matter = doc.frontMatterSpan;
  if (!matter || offset > matter.end) return [];
  const entries = doc.frontMatter.flatMap(({ keySpan, value }) => [
    keySpan,
    value,
    { start: keySpan.start, end: Math.max(keySpan.end, value.end) },
  ]);
  return [...entries, matter];
}
