/** What rules about chapters and whole drafts ask: which chapters are Party building, what the tables and marks hold. */
import { type Span, shift } from '../base/span';
import type { Framework, Measure } from '../frame/schema';
import type { Doc } from './doc';
import { columnOf, entriesOf, isEmpty, marksOf, type Suggested, suggestFor } from './entries';
import type { Section } from './outline';
import { hasSign } from './signs';
import type { ItemMention } from './types';

const partyOf = new WeakMap<Doc, readonly Section[]>();

/** The topmost chapters whose heading speaks of Party building. */
export function partyChapters(doc: Doc): readonly Section[] {
  let found = partyOf.get(doc);
  if (!found) {
    const out: Section[] = [];
    const walk = (sections: readonly Section[]) => {
      for (const section of sections) {
        if (hasSign(doc.frame, doc.slice(section.heading.title), 'partyChapters')) out.push(section);
        else walk(section.children);
      }
    };
    walk(doc.outline);
    partyOf.set(doc, (found = out));
  }
  return found;
}

/** Whether the title says that the draft concerns Party building and casework together, or it has a chapter on the former. */
export function concernsBoth(doc: Doc): boolean {
  const title = doc.title && doc.slice(doc.title);
  return (title !== undefined && hasSign(doc.frame, title, 'fusion')) || partyChapters(doc).length > 0;
}

/** Where a finding about the whole draft stands: its title, else its first heading, else its beginning. */
export function headOf(doc: Doc): Span {
  return doc.title ?? doc.headings[0]?.title ?? { start: 0, end: 0 };
}

/** The measure column of the first task table that has one, absolute; else the measure of the first mark; else `headOf`. */
export function measureColumnOf(doc: Doc): Span {
  for (const [i, { tables }] of doc.facts.entries()) {
    for (const table of tables) {
      const column = columnOf(table, 'measure');
      if (column) return shift(column.span, doc.parsed.starts[i]!);
    }
  }
  const mark = marksOf(doc).find(({ fields }) => !isEmpty(fields.measure));
  return mark?.fields.measure ?? headOf(doc);
}

/** Rows and marks that name an item and a measure, in whatever words, and the ids of those items. */
export function pairedItems(doc: Doc): { readonly count: number; readonly ids: readonly (string | undefined)[] } {
  let count = 0;
  const ids: (string | undefined)[] = [];
  for (const facts of doc.facts) {
    if (facts.tables.length + facts.marks.length === 0) continue;
    for (const entry of entriesOf(facts)) {
      if (entry.items.length === 0 || isEmpty(entry.fields.measure)) continue;
      count++;
      for (const item of entry.items) ids.push(item.id);
    }
  }
  return { count, ids };
}

/** Ids of the casework items named within a range, at most `most`. */
export function itemsWithin(doc: Doc, span: Span, most = 3): string[] {
  const ids = new Set<string>();
  for (let i = doc.blockAt(span.start); i < doc.blocks.length && doc.parsed.starts[i]! < span.end; i++) {
    for (const { items } of doc.facts[i]!.segments) for (const { id } of items) if (id && ids.size < most) ids.add(id);
    if (ids.size >= most) break;
  }
  return [...ids];
}

/** Of these items the one for which a measure has the best suggestion, with its name: 如在“…”里可写“…”（…）。 Empty when there is none. */
export function proposal(
  frame: Framework,
  ids: readonly ItemMention['id'][],
  wanted: (measure: Measure) => boolean,
): string {
  let best: (Suggested & { name: string }) | undefined;
  for (const id of new Set(ids)) {
    const item = frame.casework.find((one) => one.id === id);
    const found = item && suggestFor(frame, [id], (_, measure) => wanted(measure));
    if (found && item && (!best || found.far < best.far)) best = { ...found, name: item.name };
  }
  if (!best) return '';
  const where = Number.isFinite(best.far) ? `在“${best.name}”里` : '';
  return `如${where}可写“${best.text}”（${best.measure.name}）。`;
}
