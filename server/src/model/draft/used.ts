/** The words that tables and marks of a draft already use: owners, items, deadlines …; read once for each block. */
import type { Span } from '../../base/span';
import type { Role } from '../../frame/schema';
import type { Doc } from './doc';
import { entriesOf } from './entries';
import type { BlockFacts } from '../block/types';

/** A value with its place in the block. */
interface Used extends Span {
  readonly words: string;
}

const known = new WeakMap<BlockFacts, Map<Role, readonly Used[]>>();

function usedIn(facts: BlockFacts, source: string, role: Role): readonly Used[] {
  let byRole = known.get(facts);
  if (!byRole) known.set(facts, (byRole = new Map()));
  let used = byRole.get(role);
  if (!used) {
    const values = entriesOf(facts).flatMap((entry) => entry.fields[role]?.values ?? []);
    used = values
      .map(({ start, end }) => ({ start, end, words: source.slice(start, end) }))
      .filter(({ words }) => !/[\r\n]/.test(words));
    byRole.set(role, used);
  }
  return used;
}

/** Values of a role, the most frequent first; the one that touches `except` (UTF-16 offset) does not count. */
export function usedWords(doc: Doc, role: Role, except = -1): string[] {
  const counts = new Map<string, number>();
  for (const [i, facts] of doc.facts.entries()) {
    if (facts.tables.length + facts.marks.length === 0) continue;
    const here = except - doc.parsed.starts[i]!;
    for (const { start, end, words } of usedIn(facts, doc.source(i), role)) {
      if (start <= here && here <= end) continue;
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([words]) => words);
}
