/** What can be written at the cursor: in marks, in cells of task tables, in the front matter. */
import type { Span } from '../base/span';
import type { Framework, Measure, Role } from '../frame/schema';
import type { Doc } from '../model/doc';
import { fittingMeasures } from '../model/entries';
import { frontMatterKeys } from '../model/frontMatter';
import { roleOfKey } from '../model/marks';
import { stageNames } from '../model/stage';
import type { Entry, Table } from '../model/types';
import { lineAround } from './codeActions';
import { splitSuggestions } from './hover';
import { dimensionOf, escapeMarkdown } from './words';

export type CompletionSort = 'measure' | 'suggestion' | 'item' | 'owner' | 'key' | 'value' | 'mark';

export interface Completion {
  readonly label: string;
  readonly sort: CompletionSort;
  /** What replaces `span`; with `snippet`, `${1:…}` and `$0` are places to fill in. */
  readonly text: string;
  readonly snippet?: boolean;
  readonly span: Span;
  /** Plain text. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What typed text is compared with, where that is not the label. */
  readonly filter?: string;
  /** Something can be chosen right behind it. */
  readonly more?: boolean;
}

/** Characters that call for a completion. */
export const triggerCharacters = ['【', '：', '、', '；', '|', ':'];

/** Entries in the order in which they should be offered; none where nothing fits. */
export function completions(doc: Doc, offset: number): Completion[] {
  const matter = frontMatterLine(doc, offset);
  if (matter) return frontMatterCompletions(doc, matter, offset);
  if (!doc.kind) return [];
  const mark = markAt(doc, offset);
  if (mark) return markCompletions(doc, mark, offset);
  const cell = cellAt(doc, offset);
  return cell?.role ? cellCompletions(doc, cell, cell.role, offset) : [];
}

//#region Front matter

/** The part of the present line in front of the cursor, inside front matter; it need not be closed yet. */
function frontMatterLine(doc: Doc, offset: number): Span | undefined {
  const { text } = doc;
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/.exec(text)?.[0];
  if (!opening || offset < opening.length) return undefined;
  const matter = doc.frontMatterSpan;
  const lines = text.slice(opening.length, offset).split(/\r\n|\r|\n/);
  const inside = matter
    ? offset <= matter.end && !lines.at(-1)!.startsWith('---')
    : lines.length <= frontMatterKeys.length + 5 &&
      lines.slice(0, -1).every((line) => /^[^#\s|-][^:：]*[:：]/.test(line));
  return inside ? { start: offset - lines.at(-1)!.length, end: offset } : undefined;
}

function frontMatterCompletions(doc: Doc, line: Span, offset: number): Completion[] {
  const typed = doc.slice(line);
  const colon = typed.search(/[:：]/);
  if (colon < 0) return keyCompletions(doc, { start: line.start, end: offset });
  const key = typed.slice(0, colon).trim();
  const blank = /^\s*/.exec(typed.slice(colon + 1))![0].length;
  const span = { start: line.start + colon + 1 + blank, end: offset };
  // YAML wants a blank behind the colon.
  const before = blank === 0 ? ' ' : '';
  const value = (name: string, detail?: string): Completion => {
    return { label: name, sort: 'value', text: before + name, span, detail };
  };
  if (key === frontMatterKeys[0])
    return doc.frame.kinds.map((kind) => value(kind.name, kind.aliases.slice(0, 3).join('、')));
  if (key === '阶段') return Object.values(stageNames).map((name) => value(name));
  return [];
}

function keyCompletions(doc: Doc, span: Span): Completion[] {
  const present = new Set(doc.frontMatter.map((entry) => entry.key));
  // Another tool's front matter is left alone but for the key that makes the file a draft.
  const keys = doc.kind || present.size === 0 ? frontMatterKeys : frontMatterKeys.slice(0, 1);
  return keys
    .filter((key) => !present.has(key))
    .map((key) => ({ label: key, sort: 'key', text: `${key}: `, span, more: key === '文种' || key === '阶段' }));
}

//#endregion

//#region Marks

interface MarkPlace {
  readonly comment: boolean;
  /** Behind the opening sign. */
  readonly inner: number;
  /** Something closes the mark already. */
  readonly closed: boolean;
  /** Between opening and closing, or up to the end of the line. */
  readonly body: Span;
}

/** No mark is longer. UTF-16 units. */
const longestMark = 500;

function markAt(doc: Doc, offset: number): MarkPlace | undefined {
  const { text } = doc;
  const from = Math.max(0, offset - longestMark);
  const before = text.slice(from, offset);
  const bracket = before.lastIndexOf('【');
  const open = before.lastIndexOf('<!--');
  const comment = open > bracket;
  const at = comment ? open : bracket;
  if (at < 0) return undefined;
  const inner = from + at + (comment ? 4 : 1);
  const typed = text.slice(inner, offset);
  if (typed.includes(comment ? '-->' : '】') || /\n\s*\n|shuangyi-/.test(typed)) return undefined;
  const line = lineAround(text, offset).end;
  const close = text.slice(offset, line).search(comment ? /-->/ : /】/);
  // A closing sign behind another opening one belongs to that.
  const other = text.slice(offset, line).search(comment ? /<!--/ : /【/);
  const closed = close >= 0 && (other < 0 || close < other);
  return { comment, inner, closed, body: { start: inner, end: closed ? offset + close : offset } };
}

function markCompletions(doc: Doc, mark: MarkPlace, offset: number): Completion[] {
  const typed = doc.text.slice(mark.inner, offset);
  const piece = typed.slice(lastIndexOf(typed, /[；;\r\n]/g) + 1);
  const colon = piece.search(/[：:]/);
  if (colon >= 0) {
    const role = roleOfKey(doc.frame, piece.slice(0, colon).trim());
    const value = piece.slice(colon + 1);
    return role ? valueCompletions(doc, role, valueSpan(value, offset), itemsOfMark(doc, mark)) : [];
  }
  const span = { start: offset - piece.trimStart().length, end: offset };
  const keys = missingKeys(doc, mark).map((role): Completion => {
    const key = doc.frame.markKeys[role]![0]!;
    return { label: key, sort: 'key', text: `${key}：`, span, detail: doc.frame.columns[role]?.[0], more: true };
  });
  return piece.length === typed.length ? [...wholeMarks(doc, mark, span), ...keys] : keys;
}

/** Roles in the order in which a mark is usually written; others follow. */
const usual: readonly Role[] = [
  'item',
  'measure',
  'department',
  'deadline',
  'result',
  'assessment',
  'deploy',
  'implement',
  'exempt',
];

function missingKeys(doc: Doc, mark: MarkPlace): Role[] {
  const { markKeys } = doc.frame;
  const present = new Set(
    doc
      .slice(mark.body)
      .split(/[；;\r\n]/)
      .map((piece) => roleOfKey(doc.frame, piece.split(/[：:]/)[0]!.trim())),
  );
  const rest = (Object.keys(markKeys) as Role[]).filter((role) => !usual.includes(role));
  return [...usual, ...rest].filter((role) => markKeys[role]?.length && !present.has(role));
}

/** What whole marks consist of, and what each is for. */
const patterns: readonly { roles: readonly Role[]; detail: string }[] = [
  { roles: ['measure'], detail: '说明上文用哪项措施带动' },
  { roles: ['item', 'measure'], detail: '事项与措施' },
  { roles: ['item', 'measure', 'department', 'deadline'], detail: '事项、措施、责任和时限' },
  { roles: ['item', 'measure', 'result', 'assessment'], detail: '总结用：成效和考核' },
  { roles: ['item', 'exempt'], detail: '确不需要融合，写明理由' },
];

function wholeMarks(doc: Doc, mark: MarkPlace, span: Span): Completion[] {
  const { markKeys } = doc.frame;
  const space = mark.comment && doc.text[span.start - 1] !== ' ' ? ' ' : '';
  const close = mark.closed ? '' : mark.comment ? ' -->' : '】';
  return patterns.flatMap(({ roles, detail }) => {
    const keys = roles.map((role) => markKeys[role]?.[0]);
    if (keys.includes(undefined)) return [];
    const text = keys.map((key, i) =>
      `${key}：$\{${i + 1}:${i === 0 ? '' : ' '}}`.replace(': }', '}').replace(':}', '}'),
    );
    const label = keys.map((key) => `${key}：…`).join('；');
    return [{ label, sort: 'mark', text: `${space}${text.join('；')}${close}$0`, snippet: true, span, detail }];
  });
}

/** Ids of the items that a mark speaks of: those that it names, else those of the words in front of it. */
function itemsOfMark(doc: Doc, mark: MarkPlace): (string | undefined)[] {
  const own = doc.recogniser.items(doc.text, mark.body);
  if (own.length) return own.map((item) => item.id);
  const before = doc.segments({ start: Math.max(0, mark.inner - 5), end: mark.inner }).at(-1);
  return before?.items.map((item) => item.id) ?? [];
}

function lastIndexOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

//#endregion

//#region Tables

interface Cell {
  readonly role: Role | undefined;
  /** From the pipe to the cursor, without blanks in front. */
  readonly typed: string;
  readonly entry: Entry | undefined;
}

function cellAt(doc: Doc, offset: number): Cell | undefined {
  const line = lineAround(doc.text, offset);
  const table = doc.tables.find((one) => one.tasks && one.start < line.start && line.start <= one.end);
  const before = doc.text.slice(line.start, offset);
  // Header and delimiter row are not filled in.
  if (!table || !before.includes('|') || isDelimiter(doc, table, line)) return undefined;
  const pipes = [...before.matchAll(/(?<!\\)\|/g)];
  const first = before.trimStart().startsWith('|') ? 1 : 0;
  return {
    role: table.columns[pipes.length - first]?.role,
    typed: before.slice((pipes.at(-1)?.index ?? -1) + 1).trimStart(),
    entry: entryAt(table, offset),
  };
}

/** Whether a line is the second one of a table. */
function isDelimiter(doc: Doc, table: Table, line: Span): boolean {
  return doc.text.slice(table.start, line.start).split(/\r\n|\r|\n/).length === 2;
}

function entryAt(table: Table, offset: number): Entry | undefined {
  return table.entries.find((entry) => entry.start <= offset && offset <= entry.end);
}

function cellCompletions(doc: Doc, { typed, entry }: Cell, role: Role, offset: number): Completion[] {
  const ids = entry?.items.map((item) => item.id) ?? [];
  const span = valueSpan(typed, offset);
  const values = valueCompletions(doc, role, span, ids);
  return role === 'measure' ? [...values, ...suggestions(doc, span, ids)] : values;
}

/** Concrete wordings, those that fit the row's item first. */
function suggestions(doc: Doc, span: Span, ids: readonly (string | undefined)[]): Completion[] {
  const fitting: Completion[] = [];
  const others: Completion[] = [];
  for (const measure of fittingMeasures(doc.frame, ids)) {
    const split = splitSuggestions(doc, measure, ids);
    fitting.push(...split.fitting.map((text) => suggestionCompletion(doc, measure, text, span)));
    others.push(...split.others.map((text) => suggestionCompletion(doc, measure, text, span)));
  }
  return [...fitting, ...others];
}

/** What is written must be recognised as the measure: its name is put in front where needed. */
function suggestionCompletion(doc: Doc, measure: Measure, suggestion: string, span: Span): Completion {
  const text = recognised(doc, suggestion, measure) ? suggestion : `${measure.name}：${suggestion}`;
  return { label: suggestion, sort: 'suggestion', text, span, detail: measure.name };
}

function recognised(doc: Doc, text: string, measure: Measure): boolean {
  return doc.recogniser.measures(text, { start: 0, end: text.length }).some((mention) => mention.id === measure.id);
}

//#endregion

//#region Values

/** The value being typed: behind the last separator, without blanks in front. */
function valueSpan(typed: string, offset: number): Span {
  const value = typed.slice(lastIndexOf(typed, /[、；;，,]/g) + 1).trimStart();
  return { start: offset - value.length, end: offset };
}

const owners: readonly Role[] = ['department', 'support', 'leader', 'person'];

function valueCompletions(doc: Doc, role: Role, span: Span, ids: readonly (string | undefined)[]): Completion[] {
  if (role === 'measure')
    return fittingMeasures(doc.frame, ids).map((measure) => measureCompletion(doc, measure, span));
  if (role === 'item') return itemCompletions(doc, span);
  if (owners.includes(role)) return ownerCompletions(doc, role, span);
  return used(doc, role, span.end).map((value) => ({
    label: value,
    sort: 'value',
    text: value,
    span,
    detail: '本文已用',
  }));
}

function measureCompletion(doc: Doc, measure: Measure, span: Span): Completion {
  const examples = measure.suggestions.slice(0, 3).map((suggestion) => `- ${escapeMarkdown(suggestion.text)}`);
  return {
    label: measure.name,
    sort: 'measure',
    text: measure.name,
    span,
    detail: dimensionOf(doc.frame, measure)?.name,
    documentation: [escapeMarkdown(measure.summary), examples.join('\n')].filter(Boolean).join('\n\n'),
    filter: [measure.name, ...measure.aliases].join(' '),
  };
}

function itemCompletions(doc: Doc, span: Span): Completion[] {
  const { frame } = doc;
  const mentioned = used(doc, 'item', span.end);
  const year = doc.period?.year;
  const inUse = frame.casework.filter(
    ({ name, from, until }) =>
      !mentioned.includes(name) && (year === undefined || ((from ?? year) <= year && year <= (until ?? year))),
  );
  return [
    ...mentioned.map((name): Completion => ({ label: name, sort: 'item', text: name, span, detail: '本文已用' })),
    ...inUse.map(({ name, category }): Completion => {
      return { label: name, sort: 'item', text: name, span, detail: categoryName(frame, category) };
    }),
  ];
}

function categoryName(frame: Framework, id: string): string | undefined {
  return frame.categories.find((category) => category.id === id)?.name;
}

function ownerCompletions(doc: Doc, role: Role, span: Span): Completion[] {
  const mentioned = used(doc, role, span.end);
  // Persons and leaders are not departments: only those that the document names are offered.
  const departments = role === 'department' || role === 'support' ? doc.frame.words.departments : [];
  return [
    ...mentioned.map((name): Completion => ({ label: name, sort: 'owner', text: name, span, detail: '本文已用' })),
    ...departments
      .filter((name) => !mentioned.includes(name))
      .map((name): Completion => ({ label: name, sort: 'owner', text: name, span })),
  ];
}

/** More values than these make a list useless. */
const mostUsed = 50;

/** Values of a role in tables and marks, the most frequent first; the one at the cursor does not count. */
function used(doc: Doc, role: Role, cursor: number): string[] {
  const counts = new Map<string, number>();
  for (const entry of doc.entries) {
    for (const value of entry.fields[role]?.values ?? []) {
      if (value.start <= cursor && cursor <= value.end) continue;
      const words = doc.slice(value);
      if (!words.includes('\n')) counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostUsed)
    .map(([words]) => words);
}

//#endregion
