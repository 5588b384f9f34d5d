/** Where something is still to be written: placeholders, and what a row of a task table lacks. */
import type { Span } from '../../base/span';
import type { Role } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import { isMissing } from '../../model/block/field';
import { promptsIn } from '../../model/grammar/placeholder';

/** What every row needs, if it has a column for it. */
const needed: readonly Role[] = ['item', 'measure', 'department', 'deadline'];

/** All such places, absolute, in order, each once. An empty cell is the place to type at. */
export function blanksOf(doc: Doc): Span[] {
  const { text, frame } = doc;
  const cells = doc.tables.flatMap(({ entries }) =>
    entries.flatMap(({ fields, continued, exempt }) =>
      needed.flatMap((role) => {
        const field = fields[role];
        const spared = (role === 'item' && continued) || (role === 'measure' && exempt);
        return field && !spared && isMissing(field) ? [{ start: field.start, end: field.end }] : [];
      }),
    ),
  );
  const all = [...promptsIn(frame, text), ...cells].sort((a, b) => a.start - b.start);
  return all.filter(({ start }, i) => start !== all[i - 1]?.start);
}

/** The first of them behind an offset, else the first of all; undefined where nothing is left. */
export function nextBlank(doc: Doc, offset: number): Span | undefined {
  const blanks = blanksOf(doc);
  return blanks.find(({ start }) => start > offset) ?? blanks[0];
}
