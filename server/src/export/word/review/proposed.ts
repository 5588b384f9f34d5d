/** Fixes that may go out as tracked changes. */
import type { Edit } from '../../../base/span';
import { compatible } from '../../../check/fix';
import type { Finding } from '../../../model/rule/rule';
import type { Paper } from '../../../model/visible/types';
import { placesOn } from './place';

/** What would be Markdown, HTML, a mark or a block of its own. In Word it would be letters, and come back as letters. */
const signs = /[\r\n\t\\`*_[\]{}<>#|~$【】]|&#?\w/;

/** What a finding proposes. */
export interface Proposed {
  readonly edits: readonly Edit[];
  /** It is certainly right. */
  readonly safe: boolean;
}

/**
 * What each finding proposes whose fix is sure enough (`safe`, else `preferred`) and only puts plain words for visible
 * ones. Of fixes that touch each other the first one counts; all edits of a fix count or none.
 */
export function proposed(paper: Paper, findings: readonly Finding[]): ReadonlyMap<Finding, Proposed> {
  const possible = findings.flatMap((finding) => {
    const fixes = finding.fixes?.() ?? [];
    const fix = fixes.find(({ safe }) => safe) ?? fixes.find(({ preferred }) => preferred);
    if (!fix || fix.sequel || fix.decision || fix.edits.length === 0) return [];
    const { edits, safe = false } = fix;
    // Words that nobody has written stay a suggestion, unless they are certainly right.
    const adds = !safe && edits.some((edit) => edit.start === edit.end && edit.text.length > fewSigns);
    return !adds && edits.every((edit) => isPlain(paper, edit)) ? [{ finding, edits, safe }] : [];
  });
  return new Map(
    compatible(possible).map(({ finding, edits, safe }) => {
      return [finding, { edits: edits.map((edit) => shortened(paper.text, edit)), safe }];
    }),
  );
}

/** So many are a stop, a bracket or the like. UTF-16 units. */
const fewSigns = 4;

/** Plain words for visible ones of a unit that goes on to say something. */
function isPlain(paper: Paper, edit: Edit): boolean {
  if (signs.test(edit.text)) return false;
  const place = placesOn(paper).exact(edit);
  if (!place) return false;
  return edit.text.trim() !== '' || place.start > place.unit.start || place.end < place.unit.end;
}

/** Longer replacements are told by what differs. UTF-16 units. */
const readAtOnce = 12;

/** The edit without what it puts back at both ends, where it is long; pairs of surrogates stay whole. */
function shortened(source: string, { start, end, text }: Edit): Edit {
  const old = source.slice(start, end);
  const most = Math.min(old.length, text.length);
  if (most <= readAtOnce) return { start, end, text };
  let head = 0;
  while (head < most && old[head] === text[head]) head++;
  if (isLead(old.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
  if (isTrail(old.charCodeAt(old.length - tail))) tail--;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

const isLead = (code: number) => code >= 0xd800 && code < 0xdc00;
const isTrail = (code: number) => code >= 0xdc00 && code < 0xe000;
