/** The outline: every form of heading alike, nested by number and depth. Spans are absolute. */
import type { Span } from '../../base/span';
import { shift } from '../../base/span';
import type { Kind, Part } from '../../frame/schema';
import { rank } from '../grammar/numbering';
import type { BlockFacts, Heading } from '../block/types';

export interface Section extends Span {
  readonly heading: Heading;
  /** 1 for the top level below the title. */
  readonly level: number;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** The part of the kind that the heading shows, if any. */
  readonly part: Part | undefined;
  /** The words of the heading's title. */
  readonly words: string;
}

/** A heading where it stands, absolute, with the words of its title. */
export interface PlacedHeading {
  readonly heading: Heading;
  readonly words: string;
}

interface Open {
  heading: Heading;
  words: string;
  rank: number;
  level: number;
  parent: Open | undefined;
  children: Open[];
  start: number;
  end: number;
  part: Part | undefined;
}

/** Headings of a block where it stood last, so that only blocks behind an edit are moved again. */
export interface BlockHeadings {
  at: number;
  placed: readonly PlacedHeading[];
}

/** The headings of one block, to be placed; undefined where it has none. */
export function headingsOfBlock(facts: BlockFacts, source: string): BlockHeadings | undefined {
  if (facts.headings.length === 0) return undefined;
  return {
    at: 0,
    placed: facts.headings.map((heading) => ({ heading, words: source.slice(heading.title.start, heading.title.end) })),
  };
}

/** Headings in order, absolute. */
export function placeHeadings(
  blocks: readonly (BlockHeadings | undefined)[],
  starts: ArrayLike<number>,
): readonly PlacedHeading[] {
  const out: PlacedHeading[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) continue;
    const by = starts[i]! - block.at;
    if (by !== 0) {
      block.placed = block.placed.map(({ heading, words }) => ({ heading: moved(heading, by), words }));
      block.at += by;
    }
    for (const one of block.placed) out.push(one);
  }
  return out;
}

function moved(heading: Heading, by: number): Heading {
  const { start, end, form, depth, number, title } = heading;
  return {
    start: start + by,
    end: end + by,
    form,
    depth,
    number: number && { ...number, start: number.start + by, end: number.end + by },
    title: shift(title, by),
  };
}

/** Nests headings. `title` is left out. `length` is the end of the text. */
export function buildOutline(
  headings: readonly PlacedHeading[],
  title: Span | undefined,
  length: number,
  kind: Kind | undefined,
): readonly Section[] {
  const roots: Open[] = [];
  let current: Open | undefined;
  for (const { heading, words } of headings) {
    if (title && heading.title.start === title.start) continue;
    const r = rankOf(heading, current);
    let parent = current;
    while (parent && parent.rank >= r) {
      parent.end = heading.start;
      parent = parent.parent;
    }
    const level = parent ? parent.level + 1 : 1;
    const part = kind && partOf(kind, words);
    const { start } = heading;
    const open: Open = { heading, words, rank: r, level, parent, children: [], start, end: length, part };
    (parent ? parent.children : roots).push(open);
    current = open;
  }
  return roots;
}

/** Smaller is higher. Numbered headings rank by form, Markdown ones by depth, bold ones below what they stand in. */
function rankOf(heading: Heading, current: Open | undefined): number {
  if (heading.number) return rank(heading.number.form) * 2;
  if (heading.depth !== undefined) return Math.max(0, heading.depth - 1) * 2;
  if (!current) return 1;
  return current.heading.form === 'bold' && !current.heading.number ? current.rank : current.rank + 1;
}

/** Parts by title, found before. Titles of a document are few; the bound only keeps a long session small. */
const partsOf = new WeakMap<Kind, Map<string, Part | undefined>>();
const mostTitles = 5_000;

/** The part whose heading words occur in the title; the longest word wins. */
export function partOf(kind: Kind, title: string): Part | undefined {
  let known = partsOf.get(kind);
  if (!known || known.size > mostTitles) {
    known = new Map();
    partsOf.set(kind, known);
  }
  let part = known.get(title);
  if (part === undefined && !known.has(title)) known.set(title, (part = findPart(kind, title)));
  return part;
}

function findPart(kind: Kind, title: string): Part | undefined {
  const plain = title.replace(/[\s\u3000]/g, '');
  let best: Part | undefined;
  let length = 0;
  for (const part of kind.parts) {
    for (const word of part.headings) {
      if (word.length > length && plain.includes(word)) {
        best = part;
        length = word.length;
      }
    }
  }
  return best;
}

/** All sections, parents before children, in order of text. */
export function allSections(sections: readonly Section[], out: Section[] = []): Section[] {
  for (const section of sections) {
    out.push(section);
    allSections(section.children, out);
  }
  return out;
}
