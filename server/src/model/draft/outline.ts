/**
 * The outline: every form of heading alike, nested by number and depth. Sections hold no places: they are the very same
 * objects while no heading changes, wherever the text moves. Where one stands a `Doc` tells.
 */
import type { Framework, Kind, Part } from '../../frame/schema';
import type { BlockFacts, Heading } from '../block/types';
import { rank } from '../grammar/numbering';
import { hasSign } from '../grammar/signs';
import { Line } from './place';
import { derive, eachOf, perBlock, type Query, type Revision } from './query';

/** A heading with the words of its title. */
export interface WordedHeading extends Heading {
  readonly words: string;
}

/** What a heading says, without its place. */
interface Caption extends Pick<Heading, 'form' | 'depth'> {
  readonly number: { readonly form: NonNullable<Heading['number']>['form']; readonly value: number } | undefined;
  readonly words: string;
  /** The part of the kind that it shows, if any. */
  readonly part: Part | undefined;
  /** It speaks of Party building. */
  readonly party: boolean;
}

export interface Section extends Caption {
  /** Which heading of the draft it is, the title counted. */
  readonly index: number;
  /** Which heading it ends in front of; undefined where it ends with the text. */
  readonly end: number | undefined;
  /** 1 for the top level below the title. */
  readonly level: number;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
}

/** What is asked of a draft for its outline. */
interface Outlined extends Revision {
  readonly kind: Kind | undefined;
  /** The last heading that belongs to the title or stands above it; -1 when none does. */
  readonly titleIndex: number;
}

const noHeadings: readonly WordedHeading[] = [];

/** The headings of each block, relative to it. */
const headingsByBlock = perBlock(({ headings }: BlockFacts, source): readonly WordedHeading[] =>
  headings.length > 0
    ? headings.map((heading) => ({ ...heading, words: source.slice(heading.title.start, heading.title.end) }))
    : noHeadings,
);

/** All headings by their blocks: the same while no block with headings differs. */
export const headingLine = derive([headingsByBlock], (blocks) => new Line(blocks));

/** The headings of the blocks that have any. */
const headed = derive([headingsByBlock], (blocks) => blocks.filter(({ length }) => length > 0));

interface Reader {
  readonly kind: Kind | undefined;
  readonly frame: Framework;
}

const reader = derive<[Kind | undefined, Framework], Reader, Outlined>(
  [(doc) => doc.kind, (doc) => doc.frame],
  (kind, frame) => ({ kind, frame }),
);

const captions: Query<readonly (readonly Caption[])[], Outlined> = eachOf(
  headed,
  (headings, by) => headings.map((heading) => captionOf(heading, by)),
  (a, b) => a.length === b.length && a.every((one, i) => sameCaption(one, b[i]!)),
  reader,
);

function captionOf({ form, depth, number, words }: WordedHeading, { kind, frame }: Reader): Caption {
  return {
    form,
    depth,
    number: number && { form: number.form, value: number.value },
    words,
    part: kind && partOf(kind, words),
    party: hasSign(frame, words, 'partyChapters'),
  };
}

const sameCaption = (a: Caption, b: Caption): boolean =>
  a.words === b.words &&
  a.form === b.form &&
  a.depth === b.depth &&
  a.number?.form === b.number?.form &&
  a.number?.value === b.number?.value;

/** Top-level sections, without the title. */
export const outlineOf = derive<[readonly (readonly Caption[])[], number], readonly Section[], Outlined>(
  [captions, (doc) => doc.titleIndex],
  (blocks, title) => nested(blocks.flat(), title),
);

/** All sections, parents before children, in order of text. */
export const sectionsOf = derive<[readonly Section[]], readonly Section[], Outlined>([outlineOf], allSections);

/** Parts of the kind that a heading shows. */
export const partsOf = derive<[readonly Section[]], readonly ShownPart[], Outlined>([sectionsOf], (sections) =>
  sections.flatMap((section) => (section.part ? [{ part: section.part, section }] : [])),
);

export interface ShownPart {
  readonly part: Part;
  readonly section: Section;
}

interface Open extends Caption {
  readonly index: number;
  end: number | undefined;
  readonly rank: number;
  readonly level: number;
  readonly parent: Open | undefined;
  readonly children: Open[];
}

function nested(captions: readonly Caption[], title: number): readonly Section[] {
  const roots: Open[] = [];
  let current: Open | undefined;
  for (const [index, caption] of captions.entries()) {
    if (index <= title) continue;
    const rank = rankOf(caption, current);
    let parent = current;
    while (parent && parent.rank >= rank) {
      parent.end = index;
      parent = parent.parent;
    }
    const level = parent ? parent.level + 1 : 1;
    const open: Open = { ...caption, index, end: undefined, rank, level, parent, children: [] };
    (parent ? parent.children : roots).push(open);
    current = open;
  }
  return roots;
}

/** Smaller is higher. Numbered headings rank by form, Markdown ones by depth, bold ones below what they stand in. */
function rankOf({ number, depth }: Caption, current: Open | undefined): number {
  if (number) return rank(number.form) * 2;
  if (depth !== undefined) return Math.max(0, depth - 1) * 2;
  if (!current) return 1;
  return current.form === 'bold' && !current.number ? current.rank : current.rank + 1;
}

/** The part whose heading words occur in the title; the longest word wins. */
function partOf(kind: Kind, title: string): Part | undefined {
  const plain = title.replace(/[\s\u3000]/g, '');
  let best: Part | undefined;
  let length = 0;
  for (const part of kind.parts) {
    if (part.unless.some((word) => plain.includes(word))) continue;
    for (const word of part.headings) {
      if (word.length > length && plain.includes(word)) {
        best = part;
        length = word.length;
      }
    }
  }
  return best;
}

function allSections(sections: readonly Section[], out: Section[] = []): Section[] {
  for (const section of sections) {
    out.push(section);
    allSections(section.children, out);
  }
  return out;
}
