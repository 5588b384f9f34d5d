/** The outline: every form of heading alike, nested by number and depth. Spans are absolute. */
import type { Span } from '../base/span';
import { shift } from '../base/span';
import type { Kind, Part } from '../frame/schema';
import { rank } from './numbering';
import type { BlockFacts, Heading } from './types';

export interface Section extends Span {
  readonly heading: Heading;
  /** 1 for the top level below the title. */
  readonly level: number;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** The part of the kind that the heading shows, if any. */
  readonly part: Part | undefined;
}

interface Open {
  heading: Heading;
  rank: number;
  level: number;
  parent: Open | undefined;
  children: Open[];
  start: number;
  end: number;
  part: Part | undefined;
}

/** Headings of a block where it stood last, so that only blocks behind an edit are moved again. */
const placed = new WeakMap<BlockFacts, { at: number; headings: readonly Heading[] }>();

/** Headings in order, absolute. */
export function collectHeadings(facts: readonly BlockFacts[], starts: ArrayLike<number>): Heading[] {
  const out: Heading[] = [];
  for (let i = 0; i < facts.length; i++) {
    const block = facts[i]!;
    if (block.headings.length === 0) continue;
    const at = starts[i]!;
    let known = placed.get(block);
    if (known?.at !== at) {
      known = { at, headings: block.headings.map((heading) => moved(heading, at)) };
      placed.set(block, known);
    }
    for (const heading of known.headings) out.push(heading);
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
  headings: readonly Heading[],
  title: Span | undefined,
  length: number,
  text: string,
  kind: Kind | undefined,
): readonly Section[] {
  const roots: Open[] = [];
  let current: Open | undefined;
  for (const heading of headings) {
    if (title && heading.title.start === title.start) continue;
    const r = rankOf(heading, current);
    let parent = current;
    while (parent && parent.rank >= r) {
      parent.end = heading.start;
      parent = parent.parent;
    }
    const level = parent ? parent.level + 1 : 1;
    const part = kind && partOf(kind, text.slice(heading.title.start, heading.title.end));
    const open: Open = { heading, rank: r, level, parent, children: [], start: heading.start, end: length, part };
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
  if (!known.has(title)) known.set(title, findPart(kind, title));
  return known.get(title);
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
export function* allSections(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section;
    yield* allSections(section.children);
  }
}
