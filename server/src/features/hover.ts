/** What is shown over a measure, a casework item or a stage: what it means, on what ground, where it is used, what to write. */
import { escapeMarkdown } from '../base/escape';
import { type Span, shift } from '../base/span';
import type { Framework, Measure, Phrase } from '../frame/schema';
import type { Doc } from '../model/draft/doc';
import { groupsByBlock } from '../model/draft/entries';
import { tellNote } from '../model/grammar/comments/reviewNotes';
import { recordOf } from '../model/grammar/frontMatter';
import { measureById } from '../model/grammar/measures';
import type { ItemMention, MeasureMention, Segment } from '../model/block/types';
import { dimensionOf, exemptWords, phraseText, tieWords } from './words';

export interface HoverText {
  readonly span: Span;
  readonly markdown: string;
  /** It tells what a reviewer said. */
  readonly note?: true;
}

/** The line that an offset stands on, counted from 1: only the editor's side knows lines. */
export type LineOf = (offset: number) => number;

/** Words for the mention at an offset; undefined where there is none, and in files that are no drafts. */
export function hover(doc: Doc, offset: number, lineOf: LineOf): HoverText | undefined {
  if (!doc.kind) return undefined;
  const told = noteAt(doc, offset) ?? keyAt(doc, offset);
  if (told) return told;
  const { measures, items } = mentionsAt(doc, offset);
  const measure = smallest(measures);
  const item = smallest(items);
  if (measure && (!item || length(measure) <= length(item))) {
    const markdown = measureWords(doc, measure, items);
    if (markdown) return { span: { start: measure.start, end: measure.end }, markdown };
  }
  const markdown = item && itemWords(doc, item, lineOf);
  return markdown ? { span: { start: item.start, end: item.end }, markdown } : stageAt(doc, offset);
}

/** What a reviewer said; its words mean nothing else. */
function noteAt(doc: Doc, offset: number): HoverText | undefined {
  const block = doc.blockAt(offset);
  const by = doc.parsed.starts[block] ?? 0;
  const note = doc.facts[block]?.notes.find(({ start, end }) => start + by <= offset && offset <= end + by);
  return note && { span: shift(note, by), markdown: `**批注** ${escapeMarkdown(tellNote(note))}`, note: true };
}

/** What a key of front matter is for, and what may stand behind it where that is a choice of few. */
function keyAt({ frontMatter, frame, period }: Doc, offset: number): HoverText | undefined {
  const entry = frontMatter.find(({ keySpan: { start, end } }) => start <= offset && offset <= end);
  const record = entry && recordOf(entry.key);
  if (!record) return undefined;
  const known = { frame, year: period?.year, today: undefined, units: [], others: [], plans: [] };
  const names = record.values?.(known).map(({ name }) => escapeMarkdown(name)) ?? [];
  const choices = names.length > 0 ? `\n\n可写：${names.join('、')}` : '';
  return {
    span: entry.keySpan,
    markdown: `**${escapeMarkdown(entry.key)}**\n\n${escapeMarkdown(record.purpose)}${choices}`,
  };
}

function mentionsAt(doc: Doc, offset: number): { measures: MeasureMention[]; items: ItemMention[] } {
  const at = (span: Span) => span.start <= offset && offset <= span.end && span.start < span.end;
  const around = { start: Math.max(0, offset - 1), end: offset + 1 };
  const places = [...doc.segments(around), ...doc.entriesIn(around).filter(at)];
  return {
    measures: places.flatMap((place) => place.measures.filter(at)),
    items: places.flatMap((place) => place.items.filter(at)),
  };
}

const length = ({ start, end }: Span) => end - start;

function smallest<T extends Span>(spans: readonly T[]): T | undefined {
  return spans.reduce<T | undefined>((best, span) => (best && length(best) <= length(span) ? best : span), undefined);
}

//#region Measure

/** Fewer wordings and suggestions than there are: a hover is read at a glance. */
const mostWordings = 6;
const mostSuggestions = 3;

function measureWords(doc: Doc, mention: MeasureMention, items: readonly ItemMention[]): string | undefined {
  const { frame } = doc;
  if (mention.id === frame.otherParty.id) {
    const { name, summary } = frame.otherParty;
    return `**${escapeMarkdown(name)}**\n\n${escapeMarkdown(summary)}\n\n不算对应业务事项的措施。`;
  }
  const measure = measureById(frame, mention.id);
  if (!measure) return undefined;
  const dimension = dimensionOf(frame, measure);
  const head = `**${escapeMarkdown(measure.name)}**${dimension ? ` · ${escapeMarkdown(dimension.name)}` : ''}`;
  return [
    head,
    escapeMarkdown(measure.summary),
    wordingWords([...measure.phrases, ...measure.carriers]),
    suggestionWords(doc, measure, items),
    sourceWords(measure.source),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function wordingWords(phrases: readonly Phrase[]): string {
  const wordings = phrases.slice(0, mostWordings).map(phraseText);
  return wordings.length ? `常见写法：${wordings.map(escapeMarkdown).join('、')}` : '';
}

const sourceWords = (source: string) => `出处：${escapeMarkdown(source)}`;

function suggestionWords(doc: Doc, measure: Measure, items: readonly ItemMention[]): string {
  const texts = suggestionsFor(
    doc,
    measure,
    items.map((item) => item.id),
  ).slice(0, mostSuggestions);
  return texts.length ? `可以这样写：\n\n${texts.map((text) => `- ${escapeMarkdown(text)}`).join('\n')}` : '';
}

/** Suggestions of a measure, those for the items' categories first. */
function suggestionsFor(doc: Doc, measure: Measure, itemIds: readonly (string | undefined)[]): string[] {
  const { fitting, others } = splitSuggestions(doc, measure, itemIds);
  return [...fitting, ...others];
}

/** Suggestions that fit the items' categories, and the others. */
export function splitSuggestions(
  doc: Doc,
  { suggestions }: Measure,
  itemIds: readonly (string | undefined)[],
): { fitting: string[]; others: string[] } {
  const categories = new Set(
    doc.frame.casework.filter((item) => itemIds.includes(item.id)).map((item) => item.category),
  );
  const fitting: string[] = [];
  const others: string[] = [];
  for (const { text, fits } of suggestions) (fits.some((one) => categories.has(one)) ? fitting : others).push(text);
  return { fitting, others };
}

//#endregion

//#region Item

/** Places listed at most. */
const mostPlaces = 5;

function itemWords(doc: Doc, mention: ItemMention, lineOf: LineOf): string | undefined {
  const known = doc.frame.casework.find((item) => item.id === mention.id);
  if (!known) return undefined;
  const category = doc.frame.categories.find((one) => one.id === known.category);
  const head = `**${escapeMarkdown(known.name)}**${category ? ` · ${escapeMarkdown(category.name)}` : ''}`;
  const places = [...entryPlaces(doc, known.id), ...prosePlaces(doc, known.id)];
  const ground = groundWords(doc.frame);
  if (places.length === 0) return `${head}\n\n本文没有写明它与哪一项党建措施对应。${ground}`;
  const listed = places
    .sort((a, b) => a.at - b.at)
    .slice(0, mostPlaces)
    .map(({ at, words }) => `- 第 ${lineOf(at)} 行：${escapeMarkdown(words)}`);
  const more = places.length > mostPlaces ? `\n- 另有 ${places.length - mostPlaces} 处` : '';
  return `${head}\n\n本文中与它对应的措施：\n\n${listed.join('\n')}${more}${ground}`;
}

/** Why an item is to be tied at all. */
function groundWords({ grounds }: Framework): string {
  const names = grounds.map(({ name }) => escapeMarkdown(name));
  return names.length ? `\n\n依据：${names.join('；')}` : '';
}

interface TiePlace {
  readonly at: number;
  readonly words: string;
}

function entryPlaces(doc: Doc, id: string): TiePlace[] {
  return groupsByBlock(doc).flatMap((groups, i) => {
    const by = doc.parsed.starts[i]!;
    return groups.flatMap(({ head, rows }) => {
      if (!head.items.some((item) => item.id === id)) return [];
      const measures = rows.flatMap((row) => row.measures);
      const words = tieWords(doc, measures, by);
      if (words) return [{ at: head.start + by, words }];
      return rows.some((row) => row.exempt) ? [{ at: head.start + by, words: exemptWords(doc, rows, by) }] : [];
    });
  });
}

function prosePlaces(doc: Doc, id: string): TiePlace[] {
  const names = ({ items }: Segment) => items.some((item) => item.id === id && item.evidence === 'prose');
  return doc.facts.flatMap((facts, i) => {
    if (!facts.segments.some(names)) return [];
    return doc.segments(shift({ start: 0, end: doc.blocks[i]!.length }, doc.parsed.starts[i]!)).flatMap((segment) => {
      const prose = segment.kind !== 'row' && segment.kind !== 'mark';
      if (!prose || !segment.tied || !names(segment)) return [];
      const words = tieWords(doc, segment.measures);
      return words ? [{ at: segment.start, words }] : [];
    });
  });
}

//#endregion

//#region Stage

/** Words for a stage (部署、落实、考核) that is named at an offset in one of its set phrases. */
function stageAt(doc: Doc, offset: number): HoverText | undefined {
  for (const { name, summary, phrases, source } of doc.frame.stages) {
    for (const words of [name, ...phrases.map(phraseText)]) {
      const from = Math.max(0, offset - words.length);
      const at = doc.text.slice(from, offset + words.length).indexOf(words);
      if (at < 0) continue;
      const parts = [
        `**${escapeMarkdown(name)}**`,
        escapeMarkdown(summary),
        wordingWords(phrases),
        sourceWords(source),
      ];
      const start = from + at;
      return { span: { start, end: start + words.length }, markdown: parts.filter(Boolean).join('\n\n') };
    }
  }
  return undefined;
}

//#endregion
