/** What the words at a place may be marked as: the selected words, items recognised there, used elsewhere, or known at all. */
import type { Span } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { isEmpty } from '../../model/draft/entries';
import { sentenceAt } from './insertMeasure';
import { oneLine, phraseText } from '../words';

export interface ItemChoices {
  /** The sentence that the mark will stand behind, shortened. */
  readonly sentence: string;
  /** Why nothing can be marked here, in Chinese. */
  readonly refused?: string;
  readonly groups: readonly { readonly name: string; readonly items: readonly ItemChoice[] }[];
}

export interface ItemChoice {
  readonly name: string;
  readonly detail?: string;
}

/** A longer selection is a passage, no name. Characters. */
const longestName = 30;

export function itemChoices(doc: Doc, range: Span): ItemChoices {
  const block = doc.blocks[doc.blockAt(range.end)];
  const row = doc.tables.some((table) => table.start <= range.end && range.end <= table.end);
  if (row) return refused('表格里的事项不用标记。要写措施，请用“插入措施…”。');
  if (block?.type === 'yaml' || block?.type === 'code') return refused('这里是文件头或代码，不能标记事项。');
  const sentence = sentenceAt(doc, range);
  const here = range.start < range.end ? doc.segments(range) : sentence ? [sentence] : [];
  const seen = new Set<string>();
  const fresh = (items: readonly ItemChoice[]) =>
    items.filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name));
  const selected = doc.slice(range).trim();
  const named = selected.length <= longestName && !/[\r\n。；【】]/.test(selected) ? [{ name: selected }] : [];
  const groups = [
    { name: '选中的文字', items: fresh(named) },
    {
      name: '这句话里的事项',
      items: fresh(here.flatMap(({ items }) => items).map((item) => ({ name: doc.slice(item) }))),
    },
    { name: '本文已有的事项', items: fresh(used(doc)) },
    ...doc.frame.categories.map((category) => ({ name: category.name, items: fresh(known(doc, category.id)) })),
  ];
  return {
    sentence: sentence ? oneLine(doc.slice(sentence), 40) : '',
    groups: groups.filter(({ items }) => items.length > 0),
  };
}

const refused = (why: string): ItemChoices => ({ sentence: '', refused: why, groups: [] });

/** Items that tables and marks name, in order. */
function used(doc: Doc): ItemChoice[] {
  return doc.entries.flatMap(({ fields, continued }) => {
    const words = fields.item && !isEmpty(fields.item) && !continued ? doc.slice(fields.item) : '';
    return words === '' || /[\r\n【】]/.test(words) ? [] : [{ name: words }];
  });
}

/** Items of a category that were in use in the draft's year. */
function known(doc: Doc, category: string): ItemChoice[] {
  const year = doc.period?.year;
  return doc.frame.casework
    .filter((item) => item.category === category)
    .filter(({ from, until }) => year === undefined || ((from ?? year) <= year && year <= (until ?? year)))
    .map(({ name, aliases }) => ({
      name,
      detail: aliases.slice(0, 3).map(phraseText).join('、'),
    }));
}
