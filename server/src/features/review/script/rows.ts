/** Rows and tables of a reviewed file. */
import type { FlowCell } from '../align/flow';
import type { Pair } from '../align/identity';

export const insertedIn = (cells: readonly FlowCell[]) =>
  cells.flatMap(({ pieces }) => pieces).find(({ change }) => change === 'inserted')?.who;
export const deletedIn = (cells: readonly FlowCell[]) =>
  cells.flatMap(({ pieces }) => pieces).find(({ change }) => change === 'deleted')?.who;

/** The words of a row, by column. */
export function cellsOf(cells: readonly FlowCell[], columns: number): string[] {
  const out = Array.from({ length: columns }, () => '');
  for (const { column, after } of cells) {
    const at = Math.min(column, columns - 1);
    out[at] = [out[at], after.trim()].filter(Boolean).join('\n');
  }
  return out;
}

/** Which table of the file is which of the paper, by most of its rows. */
export function tablesOf(pairs: readonly Pair[]): Map<number, number> {
  const votes = new Map<number, Map<number, number>>();
  for (const { origins, entities } of pairs) {
    const [own, other] = [origins[0]?.row?.table, entities[0]?.row?.table];
    if (own === undefined || other === undefined) continue;
    const list = votes.get(own) ?? new Map<number, number>();
    list.set(other, (list.get(other) ?? 0) + 1);
    votes.set(own, list);
  }
  return new Map([...votes].map(([own, list]) => [own, [...list].sort((a, b) => b[1] - a[1])[0]![0]]));
}
