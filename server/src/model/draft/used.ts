/** The words that tables and marks of a draft already use: owners, items, deadlines …; read once for each block. */
import type { Span } from '../../base/span';
import type { Role } from '../../frame/schema';
import { entriesOf } from './entries';
import type { Doc } from './doc';
import { inBlocks, perBlock } from './query';

/** A value of a role with its place in the block. */
interface Used extends Span {
  readonly role: string;
  readonly words: string;
}

const usedByBlock = inBlocks(
  perBlock((facts, source): readonly Used[] | undefined => {
    const used = entriesOf(facts).flatMap(({ fields }) =>
      Object.values(fields).flatMap(({ role, values }) =>
        values.map(({ start, end }) => ({ role, start, end, words: source.slice(start, end) })),
      ),
    );
    const oneLine = used.filter(({ words }) => !/[\r\n]/.test(words));
    return oneLine.length > 0 ? oneLine : undefined;
  }),
);

/** Values of a role, the most frequent first; the one that touches `except` (UTF-16 offset) does not count. */
export function usedWords(doc: Doc, role: Role, except = -1): string[] {
  const counts = new Map<string, number>();
  for (const { block, value } of usedByBlock(doc)) {
    const here = except - doc.parsed.starts[block]!;
    for (const { role: own, start, end, words } of value) {
      if (own === role && !(start <= here && here <= end)) counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([words]) => words);
}
