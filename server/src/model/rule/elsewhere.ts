/** Places in other drafts that a finding leads to. */
import { perKey } from '../../base/perKey';
import { type Summary, tasksOf } from '../office/summary';
import type { RelatedPlace } from './rule';

const placesOf = perKey((draft: Summary) => tasksOf(draft).map(({ place: { start, end } }) => ({ start, end })));

/** Where another draft names an item of its `tasks`. */
export function rowIn(draft: Summary, item: number, message: string): RelatedPlace {
  return { draft: draft.uri, block: 0, span: placesOf(draft)[item]!, message };
}

/** The row of the plan that a finding is about. */
export const planPlace = (plan: Summary, item: number): RelatedPlace => rowIn(plan, item, '计划里的这一项');
