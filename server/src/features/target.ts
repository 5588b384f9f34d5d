/** What stands at the cursor: an item, a measure, or who is responsible. */
import { lastAtOrBelow } from '../base/search';
import { type Span, shift } from '../base/span';
import type { Doc } from '../model/draft/doc';
import { literalPlaces, shortestName } from './across/literal';
import type { Here } from './across/here';
import { linked } from './across/related';
import { type Key, plainName } from '../model/office/keys';
import { type Task, type Use, usesIn } from '../model/office/blockSummary';

export type Target =
  | {
      readonly sort: 'item';
      readonly span: Span;
      /** The words of a row or mark, or those in running text. */
      readonly name: string;
      readonly ids: readonly string[];
      /** It stands in a row or mark as its item; else it was recognised in running text. */
      readonly named: boolean;
    }
  | { readonly sort: 'measure' | 'owner'; readonly span: Span; readonly name: string; readonly key: Key };

/** What a draft names at an offset; the narrowest where several do, but the whole name of an item where one stands. */
export function targetAt(here: Here, offset: number): Target | undefined {
  const { doc, summary } = here;
  const i = lastAtOrBelow(summary.starts, offset);
  const by = summary.starts[i] ?? 0;
  const at = ({ start, end }: Span) => start + by <= offset && offset <= end + by && start < end;
  const block = summary.blocks[i];
  const task = block?.tasks.find(({ place }) => at(place));
  if (task) return taskTarget(task, by);
  const use = block && usesIn(block, 0).filter(at).sort(narrowest)[0];
  const target = use && useTarget(doc, use, by);
  return target && target.sort !== 'item' ? target : (nameAt(here, offset) ?? target);
}

/** The longest name of an item, of this draft, its plans or those that answer it, that stands at an offset. */
function nameAt(here: Here, offset: number): (Target & { sort: 'item' }) | undefined {
  const { doc, summary } = here;
  let best: (Target & { sort: 'item' }) | undefined;
  for (const { name, ids } of [summary, ...linked(here)].flatMap(({ blocks }) =>
    blocks.flatMap(({ tasks }) => tasks),
  )) {
    if (name.length < shortestName || (best && name.length <= best.name.length)) continue;
    const from = Math.max(0, offset - name.length);
    const at = doc.text.slice(from, offset + name.length).indexOf(name);
    if (at < 0) continue;
    const span = { start: from + at, end: from + at + name.length };
    const line = { start: doc.text.lastIndexOf('\n', span.start - 1) + 1, end: span.start };
    if (literalPlaces(doc.slice({ ...line, end: span.end }), name, [], []).length > 0) {
      best = { sort: 'item', span, name, ids, named: false };
    }
  }
  return best;
}

/** The item of a task as a target; `by` is the start of its block. */
function taskTarget({ name, ids, place }: Task, by = 0): Target & { sort: 'item' } {
  return { sort: 'item', span: shift(place, by), name, ids, named: true };
}

function useTarget(doc: Doc, { key, start, end }: Use, by: number): Target {
  const span = { start: start + by, end: end + by };
  const name = plainName(doc.slice(span));
  const [sort] = key.split(' ', 1);
  if (sort === 'item') return { sort, span, name, ids: [key.slice(5)], named: false };
  return { sort: sort === 'measure' || sort === 'words' ? 'measure' : 'owner', span, name, key };
}

/** Words that name an item and a measure alike are taken as the measure. */
function narrowest(a: Use, b: Use): number {
  const measure = ({ key }: Use) => (key.startsWith('measure ') ? 0 : 1);
  return a.end - a.start - (b.end - b.start) || measure(a) - measure(b);
}
