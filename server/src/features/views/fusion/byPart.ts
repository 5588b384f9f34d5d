/** The outline by part: the sections of the draft with the items and sentences in them. */
import { getOrMake } from '../../../base/getOrMake';
import type { Doc } from '../../../model/draft/doc';
import type { Section } from '../../../model/draft/outline';
import { gridOf } from '../grid';
import { bySection, headingSpan, sectionName } from '../../shape/symbols';
import {
  type PlainNode,
  first,
  type FusionState,
  inheritedLeaf,
  itemLeaf,
  leaf,
  most,
  sentenceLeaf,
  states,
} from './nodes';

/** More than this below all sections together. */
const mostInParts = 1000;

/** What stands in a section, in order of text. */
interface Thing {
  readonly start: number;
  readonly state: FusionState;
  readonly make: () => PlainNode;
}

interface Branch {
  readonly children: PlainNode[];
  tied: number;
  open: number;
}

export function byPart(doc: Doc): PlainNode[] {
  const roots: Branch = { children: [], tied: 0, open: 0 };
  const branches = new Map<Section | undefined, Branch>([[undefined, roots]]);
  for (const section of doc.sections) branches.set(section, { children: [], tied: 0, open: 0 });
  let left = mostInParts;
  for (const [section, list] of bySection(doc, thingsIn(doc), ({ start }) => start)) {
    const branch = branches.get(section)!;
    const children = first(list, ({ make }) => make(), Math.min(most, left));
    branch.children.push(...children);
    left = Math.max(0, left - children.length);
    for (const { state } of list) {
      if (state === 'covered') branch.tied++;
      if (state === 'uncovered') branch.open++;
    }
  }
  return sectionsBelow(doc, roots, branches);
}

function thingsIn(doc: Doc): Thing[] {
  const { items, work, sources } = gridOf(doc);
  const entries = items.map((item) => ({
    start: item.value.group.head.start + item.by,
    state: states[item.value.state],
    make: () => itemLeaf(doc, item),
  }));
  const sentences = work
    .filter(({ value }) => value.tied || sources.has(value))
    .map((segment) => ({
      start: segment.value.start + segment.by,
      state: 'covered' as const,
      make: () => (segment.value.tied ? sentenceLeaf(doc, segment) : inheritedLeaf(doc, segment)),
    }));
  return [...entries, ...sentences].sort((a, b) => a.start - b.start);
}

/** Puts sections below their parents, from the last: children are whole and counted before their parent is. */
function sectionsBelow(doc: Doc, roots: Branch, branches: ReadonlyMap<Section | undefined, Branch>): PlainNode[] {
  const below = new Map<Branch, PlainNode[]>();
  const childrenOf = (branch: Branch) => [...branch.children, ...(below.get(branch) ?? []).reverse()];
  for (const section of doc.sections.toReversed()) {
    const branch = branches.get(section)!;
    const parent = branches.get(section.parent) ?? roots;
    const { tied, open } = branch;
    parent.tied += tied;
    parent.open += open;
    const detail = [open && `待对应 ${open}`, tied && `融合 ${tied}`].filter(Boolean).join(' · ');
    const state = open ? 'uncovered' : tied ? 'covered' : 'none';
    const sort = section.part ? 'part' : 'section';
    const own = {
      ...leaf(sort, sectionName(doc, section), detail, state, headingSpan(doc, section)),
      children: childrenOf(branch),
    };
    getOrMake(below, parent, () => []).push(own);
  }
  return childrenOf(roots);
}
