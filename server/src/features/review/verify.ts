/** Whether the changes say all that came back: what they make of the paper is laid beside what the reviewer reads. */
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
  if (flat.units.some(({ unit }) => (unit.cell?.column ?? 0) >= mostColumns)) return [];
  const names = flat.units.flatMap(({ unit }) => placeholdersOf(unit.runs)).map(keyOf);
  const bare = (line: string) => names.reduce((words, name) => words.replaceAll(name, ''), keyOf(line));
  const [ours, theirs] = [made.split(BREAK), readIn(identity)].map((list) => list.map(bare).filter(Boolean));
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
function readIn({ pairs }: Identity): string[] {
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
        if (!row.deleted) lines.push(...row.cells.map((cell) => cell.after));
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
