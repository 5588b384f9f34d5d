/**
 * One and the same measure is written for all, or nearly all, items of a table; or for all marks of a draft.
 *
 * Judged from three items with measures on (marks: four, because a mark usually holds only a measure's name). Rows that
 * differ in what they do are different although they serve the same measure.
 */
import type { Span } from '../base/span';
import type { Framework } from '../frame/schema';
import { columnOf, groups, isEmpty, type WordedEntry, worded, wordedMarks } from '../model/draft/entries';
import { suggestFor } from '../model/grammar/measures';
import { defineRule } from '../model/rule/rule';

const fewest = { table: 3, marks: 4 };

export const rule = defineRule({
  id: 'same-measure-everywhere',
  title: '各项业务都写同一条措施',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '不同业务的难处不同。所有事项都配同一句话，说明没有研究党建怎样融入这件业务，措施同业务没有对上号。',
  how: '逐项问：这件事里党组织和党员在哪个环节、用什么载体起作用？按各项的答案分别写。',
  options: {
    share: {
      name: '比例',
      title: '写同一条措施的事项占到几成才提示，写小数',
      type: 'number',
      default: 0.8,
      min: 0.5,
      max: 1,
    },
  },
  block({ facts, source, frame, options, report }) {
    for (const table of facts.tables) {
      const column = columnOf(table, 'measure');
      const limits = { least: fewest.table, share: options.share };
      const found = column && judge(worded(table.entries, source), frame, limits);
      if (column && found) report({ ...found, span: column.span });
    }
  },
  judgement: {
    of: wordedMarks,
    judge(marks, { frame, options }) {
      const found = judge(marks, frame, { least: fewest.marks, share: options.share });
      return found ? [{ ...found, ...found.first }] : [];
    },
  },
});

/** Judged from so many items on, reported when this share of them has the same measure. */
interface Limits {
  readonly least: number;
  readonly share: number;
}

/** An item with all rows that speak of it. */
interface Item {
  readonly head: WordedEntry;
  /** The words of its measures, compared as one: one of its own among them makes the difference. */
  readonly key: string;
}

function judge(entries: readonly WordedEntry[], frame: Framework, { least, share }: Limits) {
  const told = itemsIn(entries);
  if (told.length < least) return undefined;
  const byWords = new Map<string, Item[]>();
  for (const item of told) {
    const known = byWords.get(item.key);
    if (known) known.push(item);
    else byWords.set(item.key, [item]);
  }
  const same = [...byWords.values()].reduce((most, one) => (one.length > most.length ? one : most));
  if (same.length < Math.max(least, told.length * share)) return undefined;
  const { entry: last, words } = same.at(-1)!.head;
  const text = words(last.fields.measure!).replace(/[。；;]$/, '');
  const ids = last.items.map(({ id }) => id);
  const better = suggestFor(frame, ids, (suggestion) => plain(suggestion) !== plain(text));
  const how = better && last.item ? `如“${words(last.item)}”可写“${better.text}”。` : '';
  const placed = ({ head: { block } }: Item, { start, end }: Span) => ({ block, span: { start, end } });
  return {
    first: placed(same[0]!, same[0]!.head.entry.fields.measure!),
    message: `${told.length} 项业务里有 ${same.length} 项都写“${text}”，看不出措施同各项业务有什么关系。${how}`,
    related: same
      .slice(0, 10)
      .map((item) => ({ ...placed(item, item.head.entry.item!), message: '措施与其他事项相同' })),
  };
}

/** Items whose measure is written. */
function itemsIn(entries: readonly WordedEntry[]): Item[] {
  const byEntry = new Map(entries.map((one) => [one.entry, one]));
  return groups(entries.map(({ entry }) => entry)).flatMap(({ head, rows }) => {
    if (isEmpty(head.fields.measure)) return [];
    const measures = rows.map((row) => (row.fields.measure ? byEntry.get(row)!.words(row.fields.measure) : ''));
    return [{ head: byEntry.get(head)!, key: measures.map(plain).join('\n') }];
  });
}

const plain = (words: string) => words.replace(/[\s\u3000，。；、,;.!！*]/g, '');
