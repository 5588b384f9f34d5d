/** Ties that running text does not spell out: recognised by other words, or inherited from the heading. */
import { isBlank, overlaps, type Span } from '../base/span';
import type { Doc } from '../model/doc';
import { measureById, ties } from '../model/entries';
import type { Section } from '../model/outline';
import type { MeasureMention, Segment } from '../model/types';

export interface Hint {
  /** Where it is shown: behind the sentence. UTF-16 offset. */
  readonly at: number;
  readonly label: string;
  /** Plain text. */
  readonly tooltip: string;
}

/** More names than these are no hint but a list. */
const mostNames = 2;

/** Hints for the sentences in a range; looks at nothing else. None for other files. */
export function inlayHints(doc: Doc, range: Span): Hint[] {
  if (!doc.kind) return [];
  return doc.segments(range).flatMap((segment) => {
    if ((segment.kind !== 'sentence' && segment.kind !== 'clause') || segment.items.length === 0) return [];
    const hint = segment.measures.length > 0 ? recognised(doc, segment) : inherited(doc, segment);
    return hint ? [{ ...hint, at: behind(doc.text, segment) }] : [];
  });
}

type Words = Omit<Hint, 'at'>;

/** A measure in other words than its own; one that a mark names is to be read there. */
function recognised(doc: Doc, segment: Segment): Words | undefined {
  if (!segment.tied) return undefined;
  const names = namesOf(
    doc,
    segment.measures.filter(({ evidence }) => evidence === 'prose'),
  );
  if (names.length === 0) return undefined;
  const words = segment.measures.filter(({ evidence }) => evidence === 'prose').map((one) => `“${doc.slice(one)}”`);
  return {
    label: labelOf(names),
    tooltip: `${itemWords(doc, segment)}：从${[...new Set(words)].join('、')}认出对应的措施是“${names.join('”“')}”。`,
  };
}

/** A section whose heading states a measure ties what is said below it. */
function inherited(doc: Doc, segment: Segment): Words | undefined {
  for (let section = sectionOf(doc, segment.start); section; section = section.parent) {
    const { heading } = section;
    if (overlaps(heading, segment)) continue;
    const stated = doc.segments(heading).flatMap(({ measures }) => measures.filter((one) => overlaps(one, heading)));
    const names = namesOf(doc, stated, false);
    if (names.length > 0) {
      const title = doc.slice(heading.title);
      return {
        label: labelOf(names),
        tooltip: `${itemWords(doc, segment)}：本句没有写措施，随标题“${title}”对应“${names.join('”“')}”。`,
      };
    }
  }
  return undefined;
}

/** Innermost section at an offset, by halving: sections are in order of text. */
function sectionOf({ sections }: Doc, offset: number): Section | undefined {
  let low = -1;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sections[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return sections[low];
}

/** Names of the measures; `unspelled` leaves out those that the text gives itself. */
function namesOf(doc: Doc, mentions: readonly MeasureMention[], unspelled = true): string[] {
  const names = mentions.flatMap((mention) => {
    const measure = ties(mention, doc.frame) ? measureById(doc.frame, mention.id) : undefined;
    if (!measure) return [];
    const spelled = unspelled && [measure.name, ...measure.aliases].some((name) => doc.slice(mention).includes(name));
    return spelled ? [] : [measure.name];
  });
  return [...new Set(names)];
}

function labelOf(names: readonly string[]): string {
  return `⟵ ${names.slice(0, mostNames).join('、')}${names.length > mostNames ? '等' : ''}`;
}

function itemWords(doc: Doc, { items }: Segment): string {
  return [...new Set(items.map((item) => `“${doc.slice(item)}”`))].join('、');
}

function behind(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
