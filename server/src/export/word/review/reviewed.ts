/** What only a paper for review carries: comments, proposals and bookmarks over the runs of its units, and parts of its own. */
import { annexMark, bookmarkName, type CarriedComment } from '../../../model/visible/carried';
import type { Paper, Run } from '../../../model/visible/types';
import { unitsOf } from '../../../model/visible/units';
import type { Part } from '../package';
import type { Change, Overlay, Range } from '../runs';
import type { Proposal, Remark, Review } from '../types';
import { escapeXml, held } from '../xml';
import { carriedParts, commentParts } from './parts';
import { type Placed, placesOn, showsAny } from './place';

/** What a unit is known by. */
type Runs = readonly Run[];

export interface Reviewed {
  /** By the very `runs` of the unit; none for what is no unit or shows nothing. */
  readonly overlays: ReadonlyMap<Runs, Overlay>;
  readonly parts: readonly Part[];
}

/**
 * `author`: of our own remarks; `now`: ISO date-time of the export; `behind`: runs of the first paragraph behind the paper,
 * where there is one.
 */
export function reviewed(
  paper: Paper,
  review: Review,
  author: string,
  now: string,
  behind: Runs | undefined,
): Reviewed {
  const all = unitsOf(paper);
  const units = all.filter(showsAny);
  const changes = changesOn(paper, review.proposals);
  const remarks = remarksOn(paper, review.remarks, changes);
  const ranges = new Map<Runs, Range[]>();
  for (const [id, { place }] of remarks.entries()) add(ranges, place.unit.runs, commentRange(id, place));
  const overlays = units.map(({ id, runs }): [Runs, Overlay] => {
    const [own, proposed] = [ranges.get(runs) ?? [], changes.get(runs) ?? []];
    return [runs, { ...bookmark(id, bookmarkName(id)), ranges: own, changes: proposed }];
  });
  if (behind) overlays.push([behind, { ...bookmark(all.length, annexMark), ranges: [], changes: [] }]);
  const comments = remarks.map(({ remark: { author: by, text, rule }, place: { start, end } }, i): CarriedComment => {
    return { id: String(i), author: held(by), text: held(text), ...(rule !== undefined && { rule }), start, end };
  });
  const bookmarked = units.map(({ id, start, end }) => ({ id, start, end }));
  return {
    overlays: new Map(overlays),
    parts: [
      ...commentParts(remarks.map(({ remark }) => remark)),
      ...carriedParts({ source: review.source, exported: now, author, units: bookmarked, comments }),
    ],
  };
}

const bookmark = (id: number, name: string) => ({
  before: `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`,
  after: `<w:bookmarkEnd w:id="${id}"/>`,
});

/** Proposals as tracked changes, in order on each unit; ids run through the paper. */
function changesOn(paper: Paper, proposals: readonly Proposal[]): Map<Runs, Change[]> {
  const places = placesOn(paper);
  const on = new Map<Runs, Change[]>();
  let id = 0;
  for (const { start, end, text, author, date } of proposals.toSorted((a, b) => a.start - b.start)) {
    const place = places.exact({ start, end });
    if (!place) continue;
    const who = () => `w:id="${++id}" w:author="${escapeXml(author)}" w:date="${escapeXml(date)}"`;
    add(on, place.unit.runs, { start, end, text, deletion: who(), insertion: who() });
  }
  return on;
}

/** A remark where it stands. */
interface Placing {
  readonly remark: Remark;
  readonly place: Placed;
}

/** Remarks in the order of the paper: the id of a comment is its place in it. */
function remarksOn(paper: Paper, remarks: readonly Remark[], changes: ReadonlyMap<Runs, Change[]>): Placing[] {
  const places = placesOn(paper);
  const placed = remarks.flatMap((remark) => {
    const place = places.words(remark);
    return place ? [{ remark, place: around(place, changes.get(place.unit.runs) ?? []) }] : [];
  });
  return placed.sort(({ place: a }, { place: b }) => a.unit.id - b.unit.id || a.start - b.start || a.end - b.end);
}

/** No edge of a comment stands within what is struck out. */
function around({ unit, start, end }: Placed, changes: readonly Change[]): Placed {
  const touched = changes.filter((change) => change.start < end && start < change.end);
  return {
    unit,
    start: Math.min(start, ...touched.map((change) => change.start)),
    end: Math.max(end, ...touched.map((change) => change.end)),
  };
}

function commentRange(id: number, { start, end }: Placed): Range {
  const sign = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>';
  return {
    start,
    end,
    open: `<w:commentRangeStart w:id="${id}"/>`,
    close: `<w:commentRangeEnd w:id="${id}"/><w:r>${sign}<w:commentReference w:id="${id}"/></w:r>`,
  };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
