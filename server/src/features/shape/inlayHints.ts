/** Ties that a paragraph does not spell out: recognised by other words, or inherited from what stands above. */
import { isBlank, type Span, shift } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { measureById } from '../../model/grammar/measures';
import { ties } from '../../model/draft/entries';
import { inheritedIn, type Source } from '../../model/draft/inherited';
import type { MeasureMention, Segment } from '../../model/block/types';

export interface Hint {
  /** Where it is shown: behind the paragraph. UTF-16 offset. */
  readonly at: number;
  readonly label: string;
  /** Plain text, a line for each sentence. */
  readonly tooltip: string;
}

/** What a sentence says of a tie without writing it. */
interface Tie {
  readonly names: readonly string[];
  readonly why: string;
}

/** More names than these are no hint but a list. */
const mostNames = 3;

/** One hint for each paragraph or list item in a range; looks at nothing else. None for other files. */
export function inlayHints(doc: Doc, range: Span): Hint[] {
  if (!doc.kind) return [];
  return unitsIn(doc, range).flatMap(({ block, ...unit }) => hintFor(doc, unit, block) ?? []);
}

/** Paragraphs and list items that a range touches. */
function unitsIn(doc: Doc, range: Span): (Span & { block: number })[] {
  const { starts } = doc.parsed;
  const out: (Span & { block: number })[] = [];
  for (let i = doc.blockAt(range.start); i < doc.blocks.length && starts[i]! <= range.end; i++) {
    for (const { start, end, where } of doc.facts[i]!.units) {
      const unit = shift({ start, end }, starts[i]!);
      if (where !== 'quote' && unit.start <= range.end && range.start <= unit.end) out.push({ ...unit, block: i });
    }
  }
  return out;
}

function hintFor(doc: Doc, unit: Span, block: number): Hint | undefined {
  const segments = doc.segments(unit).filter(({ kind }) => kind === 'sentence' || kind === 'clause');
  // A mark says by itself what the paragraph is tied to.
  if (segments.some(({ measures }) => measures.some(({ evidence }) => evidence === 'mark'))) return undefined;
  const by = doc.parsed.starts[block]!;
  const sources = new Map([...inheritedIn(doc, block)].map(([segment, source]) => [segment.start + by, source]));
  const found = segments.flatMap((segment) => {
    if (segment.items.length === 0) return [];
    if (segment.measures.length > 0) return recognised(doc, segment) ?? [];
    const source = sources.get(segment.start);
    return source ? inherited(doc, segment, source) : [];
  });
  const names = [...new Set(found.flatMap((tie) => tie.names))];
  if (names.length === 0) return undefined;
  const label = `⟵ ${names.slice(0, mostNames).join('、')}${names.length > mostNames ? '等' : ''}`;
  return { at: behind(doc.text, unit), label, tooltip: found.map(({ why }) => why).join('\n') };
}

/** A measure in other words than its own. */
function recognised(doc: Doc, segment: Segment): Tie | undefined {
  if (!segment.tied) return undefined;
  const unspelled = segment.measures.filter((mention) => {
    const measure = measureById(doc.frame, mention.id);
    return measure && ![measure.name, ...measure.aliases].some((name) => doc.slice(mention).includes(name));
  });
  const names = namesOf(doc, unspelled);
  if (names.length === 0) return undefined;
  const words = [...new Set(unspelled.map((mention) => `“${doc.slice(mention)}”`))].join('、');
  return { names, why: `${itemWords(doc, segment)}：从${words}看，对应“${names.join('”“')}”。` };
}

/** What stands above the sentence ties it. */
function inherited(doc: Doc, segment: Segment, { ids, by, heading }: Source): Tie {
  const names = ids.flatMap((id) => measureById(doc.frame, id)?.name ?? []);
  const title = heading < 0 ? '' : doc.slice(doc.titleOf({ index: heading }));
  const above = { heading: `标题“${title}”`, opening: `“${title}”下的第一句`, lead: '本段第一句' }[by];
  return { names, why: `${itemWords(doc, segment)}：这一句没有写措施，随${above}对应“${names.join('”“')}”。` };
}

function namesOf(doc: Doc, mentions: readonly MeasureMention[]): string[] {
  const tying = mentions.filter((mention) => ties(mention, doc.frame));
  return [...new Set(tying.flatMap((mention) => measureById(doc.frame, mention.id)?.name ?? []))];
}

function itemWords(doc: Doc, { items }: Segment): string {
  return [...new Set(items.map((item) => `“${doc.slice(item)}”`))].join('、');
}

function behind(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
