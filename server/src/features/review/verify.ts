/** Whether the changes say all that came back: what they make of the paper is laid beside what the reviewer reads. */
import { columnsIn } from '../../model/visible/units';
import { listDifferences } from './align/difference';
import { BREAK, type Flat, mostColumns } from './align/flat';
import type { Identity } from './align/identity';
import { keyOf } from './align/similar';
import { placeholdersOf } from './script/trim';
import type { Change } from './types';

/** More than so many are not told one by one. */
const mostTold = 20;
const otherwise = '这里取回的结果和审阅稿不一致，请对照审阅稿修改';

/** What is not as it came back, as changes that are only told. `made` is the paper with all changes, as one line. */
export function notAsRead(flat: Flat, identity: Identity, made: string, firstId: number): Change[] {
  // Of tables that are too wide only that they changed is told.
  const wide = flat.units.filter(({ unit }) => unit.cell && columnsIn(unit.cell.grid) > mostColumns);
  const unseen = new Set(wide.map(({ from, to }) => keyOf(flat.text.slice(from + 1, to))));
  const grids = new Set(wide.map(({ unit }) => unit.cell!.grid.start));
  const names = flat.units.flatMap(({ unit }) => placeholdersOf(unit.runs)).map(keyOf);
  const bare = (line: string) => names.reduce((words, name) => words.replaceAll(name, ''), keyOf(line));
  const [ours, theirs] = [made.split(BREAK), readIn(identity, grids)].map((list) =>
    list.map(bare).filter((line) => line !== '' && !unseen.has(line)),
  );
  const units = new Map(flat.units.map(({ unit, from, to }) => [keyOf(flat.text.slice(from + 1, to)), unit]));
  const hunks = listDifferences(ours!, theirs!).slice(0, mostTold);
  return hunks.map(({ from, to, start, end }, i): Change => {
    const unit = units.get(ours![from - 1] ?? '') ?? units.get(ours![from] ?? '');
    return {
      id: firstId + i,
      kind: 'other',
      author: '',
      date: '',
      tracked: false,
      before: ours!.slice(from, to).join('¶'),
      after: theirs!.slice(start, end).join('¶'),
      place: { start: unit?.start ?? 0, end: unit?.start ?? 0 },
      edits: [],
      state: 'conflict',
      reason: otherwise,
    };
  });
}

/** Paragraphs and cells as they read with everything accepted. */
function readIn({ pairs }: Identity, unseen: ReadonlySet<number>): string[] {
  const tables = new Set<number>();
  for (const { origins, entities } of pairs)
    if (origins[0]?.row && entities[0]?.row && unseen.has(origins[0].row.table)) tables.add(entities[0].row.table);
  const lines: string[] = [];
  let pending = '';
  let last = -1;
  for (const { entities } of pairs) {
    for (const { index, after, joinedBy, row } of entities) {
      // An end that was taken in front of a blank line or a table changes nothing.
      if (row || index !== last + 1) {
        lines.push(pending);
        pending = '';
      }
      last = index;
      if (row) {
        if (!row.deleted && !tables.has(row.table)) lines.push(...row.cells.map((cell) => cell.after));
        continue;
      }
      const [first = '', ...more] = after.split(BREAK);
      const all = [pending + first, ...more];
      pending = joinedBy ? all.pop()! : '';
      lines.push(...all);
    }
  }
  return [...lines, pending];
}
