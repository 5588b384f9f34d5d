/** Measures and concrete wordings to choose from for the item at a place, ready to be written in the form that fits it. */
import { contains, type Edit, isBlank, type Span, trim } from '../../base/span';
import type { CheckConfig } from '../../check/config';
import type { Framework, Measure } from '../../frame/schema';
import { markSkeleton, plainText } from '../../model/grammar/skeleton';
import type { Doc } from '../../model/draft/doc';
import { fittingMeasures } from '../../model/grammar/measures';
import { isEmpty, marksOf } from '../../model/draft/entries';
import type { Entry, Segment } from '../../model/block/types';
import { splitSuggestions } from '../hover';
import { dimensionOf, oneLine } from '../words';

export interface MeasureChoices {
  /** Words of the item that the choices are for. */
  readonly item?: string;
  readonly place: 'cell' | 'mark' | 'prose';
  readonly groups: readonly MeasureGroup[];
}

export interface MeasureGroup {
  readonly name: string;
  readonly detail: string;
  readonly choices: readonly { readonly label: string; readonly detail: string; readonly edit: Edit }[];
}

/** Where a choice goes and how it is written there. */
interface InsertPlace {
  readonly sort: MeasureChoices['place'];
  readonly item: string | undefined;
  readonly ids: readonly (string | undefined)[];
  /** The edit that writes a measure's name. */
  name(measure: Measure): Edit;
  /** The edit that writes a suggestion. */
  suggestion(measure: Measure, text: string): Edit;
}

/**
 * All measures, the best fitting first, each with its name and its suggestions, those for the item first. With `item`
 * each choice is a whole mark for an item so called, behind the sentence.
 */
export function measureChoices(doc: Doc, range: Span, style: CheckConfig['markStyle'], item?: string): MeasureChoices {
  const place = item === undefined ? placeAt(doc, range, style) : markFor(doc, range, style, item);
  const groups = fittingMeasures(doc.frame, place.ids, place.item).map((measure) => group(doc, measure, place));
  return { item: place.item, place: place.sort, groups };
}

const nameDetails: Record<MeasureChoices['place'], string> = {
  cell: '只写措施名称',
  mark: '只写措施名称',
  prose: '在句后标注措施名称',
};

function group(doc: Doc, measure: Measure, place: InsertPlace): MeasureGroup {
  const { fitting, others } = splitSuggestions(doc, measure, place.ids);
  const why = place.item === undefined ? '' : `适合“${oneLine(place.item, 20)}”`;
  const choice = (text: string, detail: string) => ({ label: text, detail, edit: place.suggestion(measure, text) });
  return {
    name: measure.name,
    detail: [dimensionOf(doc.frame, measure)?.name, measure.summary].filter(Boolean).join(' · '),
    choices: [
      { label: measure.name, detail: nameDetails[place.sort], edit: place.name(measure) },
      ...fitting.map((text) => choice(text, why)),
      ...others.map((text) => choice(text, '')),
    ],
  };
}

function placeAt(doc: Doc, range: Span, style: CheckConfig['markStyle']): InsertPlace {
  const at = { start: range.end, end: range.end };
  const row = doc.tables.flatMap((table) => table.entries).find((entry) => contains(entry, at));
  if (row?.fields.measure) return cellPlace(doc, row);
  const sentence = sentenceAt(doc, range);
  const mark = markAt(doc, at, sentence);
  return mark ? markPlace(doc, mark) : prosePlace(doc, range, sentence, style);
}

//#region In a row of a task table

function cellPlace(doc: Doc, row: Entry): InsertPlace {
  const field = row.fields.measure!;
  // A cell that says "same as above" takes its words from there; what is chosen goes where the row ends.
  const held = contains(row, field);
  const own = held ? field : { start: row.end, end: row.end };
  const fresh = !held || isEmpty(field);
  const write = (text: string): Edit => {
    const cell = text.replaceAll('|', '\\|');
    return fresh ? { ...span(own), text: cell } : { start: own.end, end: own.end, text: `；${cell}` };
  };
  return {
    sort: 'cell',
    item: row.item && doc.slice(row.item),
    ids: row.items.map(({ id }) => id),
    name: (measure) => write(measure.name),
    suggestion: (measure, text) => write(named(doc, measure, text)),
  };
}

const span = ({ start, end }: Span): Span => ({ start, end });

/** What is written must be recognised as the measure: its name is put in front where needed. */
function named(doc: Doc, measure: Measure, text: string): string {
  const found = doc.recogniser.measures(text, { start: 0, end: text.length });
  return found.some(({ id }) => id === measure.id) ? text : `${measure.name}：${text}`;
}

//#endregion

//#region In a mark, or behind a sentence that has one

/** The mark at a place, or the one that speaks of the sentence there. */
function markAt(doc: Doc, at: Span, sentence: Segment | undefined): Entry | undefined {
  const marks = marksOf(doc).filter(({ exempt }) => !exempt);
  const around = marks.find((mark) => mark.start < at.end && at.start < mark.end);
  return around ?? marks.find((mark) => sentence && isMarkOf(sentence, mark));
}

/** A mark behind the sentence belongs to the segment, or begins where it ends. */
export function isMarkOf(sentence: Segment, mark: Entry): boolean {
  return contains(sentence, mark) || mark.start === sentence.end;
}

function markPlace(doc: Doc, mark: Entry): InsertPlace {
  const { item } = mark;
  const field = mark.fields.measure;
  const comment = doc.text.startsWith('<!--', mark.start);
  const key = doc.frame.markKeys.measure?.[0] ?? '';
  const write = (text: string): Edit => {
    const value = comment ? text.replaceAll('--', '——') : text;
    if (field && isEmpty(field)) return { ...span(field), text: value };
    if (field) return { start: field.end, end: field.end, text: `、${value}` };
    const inner = trim(doc.text, { start: mark.start, end: mark.end - (comment ? 3 : 1) });
    return { start: inner.end, end: inner.end, text: `；${key}：${value}` };
  };
  return {
    sort: 'mark',
    item: item ? doc.slice(item) : mark.items[0] && doc.slice(mark.items[0]),
    ids: mark.items.map(({ id }) => id),
    name: (measure) => write(measure.name),
    suggestion: (measure, text) => write(markValue(doc, measure, text)),
  };
}

/** A wording as one value of a mark: brackets keep its commas from making several of it. */
function markValue(doc: Doc, measure: Measure, text: string): string {
  const value = text.replaceAll('；', '，');
  return /[、，,]/.test(value) ? `${measure.name}（${value}）` : named(doc, measure, value);
}

//#endregion

//#region In running text

/** The sentence or clause at a range: the one that holds its end, or that ends there. */
export function sentenceAt(doc: Doc, { start, end }: Span): Segment | undefined {
  const near = doc
    .segments({ start: Math.max(0, start - 1), end: end + 1 })
    .filter(({ kind }) => kind === 'sentence' || kind === 'clause');
  return near.findLast((one) => one.start <= end && end <= one.end) ?? near.at(-1);
}

/** Behind the words of a sentence; the end of the range where there is none. */
function behind(doc: Doc, sentence: Segment | undefined, range: Span): number {
  let at = sentence?.end ?? range.end;
  while (sentence && at > sentence.start && isBlank(doc.text.charCodeAt(at - 1))) at--;
  return at;
}

function prosePlace(
  doc: Doc,
  range: Span,
  sentence: Segment | undefined,
  style: CheckConfig['markStyle'],
): InsertPlace {
  const at = behind(doc, sentence, range);
  const stopped = sentence === undefined || /[。；！？：，、】>]$/.test(doc.text.slice(sentence.start, at));
  return {
    sort: 'prose',
    item: sentence?.items[0] && doc.slice(sentence.items[0]),
    ids: sentence?.items.map(({ id }) => id) ?? [],
    name: (measure) => ({ start: at, end: at, text: mark(doc.frame, style, { measure: measure.name }) }),
    suggestion: (measure, text) => ({
      start: at,
      end: at,
      text: `${stopped ? '' : '，'}${named(doc, measure, text)}${/[。！？]$/.test(text) ? '' : '。'}`,
    }),
  };
}

function markFor(doc: Doc, range: Span, style: CheckConfig['markStyle'], item: string): InsertPlace {
  const at = behind(doc, sentenceAt(doc, range), range);
  const write = (measure: string): Edit => ({ start: at, end: at, text: mark(doc.frame, style, { item, measure }) });
  return {
    sort: 'mark',
    item,
    ids: doc.recogniser.items(item, { start: 0, end: item.length }).map(({ id }) => id),
    name: (measure) => write(measure.name),
    suggestion: (measure, text) => write(markValue(doc, measure, text)),
  };
}

/** A mark with these values, without what would end it. */
function mark(frame: Framework, style: CheckConfig['markStyle'], values: { item?: string; measure: string }): string {
  const safe = Object.fromEntries(
    Object.entries(values).map(([role, value]) => [role, value.replaceAll('--', '——').replace(/[【】；;\r\n]/g, '，')]),
  );
  const roles = values.item === undefined ? (['measure'] as const) : (['item', 'measure'] as const);
  return plainText(markSkeleton(frame, style, safe, roles), { year: 0 });
}

//#endregion
