/** Tables that have more columns than Word, and cells that were merged in new ones. */
import { columnsIn } from '../../../model/visible/units';
import { mostColumns } from '../align/flat';
import type { Pair } from '../align/identity';
import { keyOf } from '../align/similar';
import { type Scope, type Thing, told } from './thing';

const tooWide = `Word 的表格最多${mostColumns}栏，这张表里的改动取不回来，请对照审阅稿修改`;

export function tablesIn({ flat, identity, slots }: Scope): Thing[] {
  const out = new Map<string, Thing>();
  const grid = (unit: number) => flat.units[unit]!.unit.cell?.grid;
  const wide = (unit: number) => columnsIn(grid(unit)!) > mostColumns;
  /** Tables of the file that are too wide, by their numbers. */
  const known = new Map<number, number>();
  const tables = new Set<number>();
  const say = ([origin]: Pair['origins'], before: string, after: string) => {
    const { start } = grid(origin!.units[0]!)!;
    if (!out.has(`${start}`)) out.set(`${start}`, told(start, { before, after }, tooWide));
  };
  for (const { origins, entities } of identity.pairs) {
    const [row] = entities.flatMap((one) => one.row ?? []);
    if (!origins[0]?.row || !row) continue;
    tables.add(row.table);
    if (!wide(origins[0].units[0]!)) continue;
    known.set(row.table, origins[0].units[0]!);
    const [now] = entities;
    const after = row.deleted ? '' : now!.after;
    if (keyOf(after) !== origins[0].key) say(origins, '', '');
  }
  for (const origin of identity.gone)
    if (origin.row && origin.key !== '' && wide(origin.units[0]!)) say([origin], '', '');
  identity.pairs.forEach(({ origins, entities }, i) => {
    const row = entities[0]!.row;
    if (origins.length > 0 || !row || row.deleted) return;
    const unit = known.get(row.table);
    if (unit !== undefined) {
      const { start } = grid(unit)!;
      if (keyOf(entities[0]!.after) !== '') out.set(`${start}`, told(start, {}, tooWide));
    } else if (!tables.has(row.table) && row.cells.some(({ span, continues }) => span > 1 || continues)) {
      const reason = '新加的表格里合并了单元格，取回后是拆开的，请对照审阅稿修改';
      const key = `new ${row.table}`;
      if (!out.has(key)) out.set(key, told(slots[i]!.place, { after: '表格里合并的单元格' }, reason));
    }
  });
  return [...out.values()];
}
