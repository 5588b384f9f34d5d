/** Values of a column or key: measures, items, owners, deadlines and whatever the draft and the workspace already use. */
import { escapeMarkdown } from '../../base/escape';
import type { Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Framework, Measure, Role } from '../../frame/schema';
import { fittingMeasures } from '../../model/grammar/measures';
import { isPlaceholder, placeholderLength } from '../../model/grammar/placeholder';
import { usedWords } from '../../model/draft/used';
import type { Period } from '../../model/grammar/period';
import { type Completion, type CompletionPlace, filterOf } from './entry';
import { dimensionOf } from '../words';

const separators = /[、；;，,]/g;

/** Where a chosen value goes. */
export interface ValuePlace {
  readonly span: Span;
  /** What of a placeholder stands there before the value being typed; an editor compares its words with that too. */
  readonly lead: string;
}

/**
 * The value being typed in a cell or behind a key, of which `before` and `after` the cursor is known: what follows the last
 * separator, without blanks in front. A placeholder that the cursor stands in or at is part of it, so that it gives way.
 */
export function valuePlace(frame: Framework, role: Role, before: string, after: string, offset: number): ValuePlace {
  const typed = before.trimStart();
  const rest = after.trimEnd();
  const from = (length: number) => offset - length;
  if (isPlaceholder(frame, role, typed + rest)) {
    return { span: { start: from(typed.length), end: offset + rest.length }, lead: typed };
  }
  const end = offset + (isPlaceholder(frame, role, rest) ? rest.length : 0);
  const held = placeholderLength(frame, typed);
  const value = typed.slice(Math.max(held, lastMatch(typed, separators) + 1)).trimStart();
  // Only what is typed right behind the placeholder takes its place; a separator begins a value of its own.
  const follows = held > 0 && typed.slice(held).trimStart() === value;
  if (!follows) return { span: { start: from(value.length), end }, lead: '' };
  return { span: { start: from(typed.length), end }, lead: typed.slice(0, typed.length - value.length) };
}

/** Entries for such a place. */
export function compared(entries: readonly Completion[], lead: string): Completion[] {
  if (lead === '') return [...entries];
  return entries.map((entry) => ({ ...entry, filter: lead + (entry.filter ?? filterOf(entry.label)) }));
}

/** Where the last match of a global pattern begins; -1 where there is none. */
export function lastMatch(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

const deadlines: readonly Role[] = ['deadline', 'measure-deadline'];
const owners: readonly Role[] = ['department', 'support', 'leader', 'person'];
/** They tell one row or mark from another. */
const unrepeated: readonly Role[] = ['number', 'evidence', 'exempt', 'adjustment'];

/** More values than these make a list useless. */
const mostUsed = 50;

/** What may be written in a role; `ids` are the items that the row or mark speaks of. */
export function* valueCompletions(
  place: CompletionPlace,
  role: Role,
  span: Span,
  ids: readonly (string | undefined)[],
): Steps<Completion[]> {
  const { doc, offset } = place;
  if (role === 'measure') return fittingMeasures(doc.frame, ids).map((one) => measureCompletion(doc.frame, one, span));
  if (unrepeated.includes(role)) return [];
  const used = usedWords(doc, role, offset).slice(0, mostUsed);
  const lists: [detail: string | undefined, words: readonly string[]][] = [
    ['本文已用', used],
    ['其他文稿用过', (yield* place.elsewhere(role)).slice(0, mostUsed)],
    [undefined, usual(place, role)],
  ];
  const sort = role === 'item' ? 'item' : owners.includes(role) ? 'owner' : 'value';
  const seen = new Set<string>();
  const entries: Completion[] = [];
  for (const [detail, words] of lists) {
    for (const label of words) {
      if (seen.has(label)) continue;
      seen.add(label);
      entries.push({ label, sort, text: label, span, detail, filter: filterOf(label, ...shortened(label)) });
    }
  }
  return role === 'item' ? [...entries, ...catalogue(place, span, seen)] : entries;
}

/** `2026年6月底前` is also found by what stands behind the year. */
function shortened(label: string): string[] {
  const rest = /^20\d\d年(.+)$/.exec(label)?.[1];
  return rest ? [rest] : [];
}

/** What is usually written there, by the framework and by the draft's period. */
function usual({ doc, today }: CompletionPlace, role: Role): readonly string[] {
  const listed = doc.frame.values[role] ?? [];
  if (!deadlines.includes(role)) return listed;
  const period = doc.period ?? (today && { year: today.year });
  return period ? [...deadlinesIn(period), ...listed] : listed;
}

/** Ends within a period, the usual ones first: of quarters, then quarters and halves as such, then the other months. */
function deadlinesIn({ year, half, quarter, month }: Period): string[] {
  const ends = (months: readonly number[]) => months.map((one) => `${year}年${one}月底前`);
  if (month) return [...ends([month]), `${year}年${month}月中旬前`, `${year}年${month}月上旬前`];
  const first = quarter ? quarter * 3 - 2 : half === 2 ? 7 : 1;
  const last = quarter ? quarter * 3 : half === 1 ? 6 : 12;
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const quarterly = months.filter((one) => one % 3 === 0);
  const quarters = quarter ? [] : quarterly.map((one) => `${year}年第${'一二三四'[one / 3 - 1]}季度`);
  const halves = quarter || half ? [] : [`${year}年上半年`, `${year}年下半年`];
  return [...ends(quarterly), ...quarters, ...halves, ...ends(months.filter((one) => one % 3 !== 0))];
}

function measureCompletion(frame: Framework, measure: Measure, span: Span): Completion {
  const examples = measure.suggestions.slice(0, 3).map((suggestion) => `- ${escapeMarkdown(suggestion.text)}`);
  return {
    label: measure.name,
    sort: 'measure',
    text: measure.name,
    span,
    detail: dimensionOf(frame, measure)?.name,
    documentation: [escapeMarkdown(measure.summary), examples.join('\n')].filter(Boolean).join('\n\n'),
    filter: filterOf(measure.name, ...measure.aliases),
  };
}

/** Items of the framework that are in use in the draft's year, with what else they are called. */
function catalogue({ doc }: CompletionPlace, span: Span, seen: ReadonlySet<string>): Completion[] {
  const year = doc.period?.year;
  const inUse = (one: { from?: number; until?: number }) =>
    year === undefined || ((one.from ?? year) <= year && year <= (one.until ?? year));
  const categories = new Map(doc.frame.categories.map(({ id, name }) => [id, name]));
  return doc.frame.casework
    .filter((item) => !seen.has(item.name) && inUse(item))
    .map(({ name, category, aliases }) => {
      const others = aliases.filter((alias) => typeof alias === 'string' && !alias.includes('…')) as string[];
      const filter = filterOf(name, ...others.slice(0, 3));
      return { label: name, sort: 'item', text: name, span, detail: categories.get(category), filter };
    });
}
