/** Repairs of an entry that lacks a measure, or names none that anybody could carry out: what to write, and where. */
import type { Edit, Span } from '../../base/span';
import type { Measure } from '../../frame/schema';
import { isEmpty } from '../block/field';
import { lackingCell } from '../block/tables';
import type { Entry } from '../block/types';
import { fittingMeasures, type Suggested, suggestForItem } from '../grammar/measures';
import { inMark } from './writeField';
import type { BlockContext, Fix } from './rule';

type Known = Pick<BlockContext, 'frame' | 'source' | 'recogniser' | 'facts'>;

/** So many names are offered; the best fitting come first. */
const mostNames = 5;

/** The sentence to write for an entry: for its item, and with `wanted` only of some. Undefined where none is made for it. */
export function betterFor(
  { frame, source }: Pick<Known, 'frame' | 'source'>,
  { item, items }: Entry,
  wanted?: (text: string, measure: Measure) => boolean,
): Suggested | undefined {
  const words = item ? source.slice(item.start, item.end) : '';
  return suggestForItem(
    frame,
    items.map(({ id }) => id),
    words,
    wanted,
  );
}

/** What becomes of the words that stand there: they give way, or what is chosen is added to them. */
export type Present = 'replace' | 'keep';

/**
 * First the sentence that the message recommends, then the list of all measures, then the reason why none is needed, then
 * names. Names alone would be as empty as what is there, where `names` is false.
 */
export function measureFixes(
  context: Known,
  entry: Entry,
  better: Suggested | undefined,
  { present, names }: { readonly present: Present; readonly names: boolean },
): Fix[] {
  const { frame, source } = context;
  const write = writer(context, entry, present);
  const out: Fix[] = [];
  if (better) {
    const text = concrete(context, entry, better);
    out.push({ title: `写成“${better.text}”`, preferred: true, edits: [write(text)] });
  }
  out.push({ title: '插入措施…', edits: [], sequel: { sort: 'insert-measure' } });
  const exempt = frame.markKeys.exempt?.[0];
  if (exempt !== undefined && !entry.exempt) {
    const reason = '××';
    const lead = `${exempt}：`;
    const edit = exemption(context, entry, lead + reason);
    const start = edit.start + edit.text.indexOf(reason);
    out.push({
      title: `${exempt}：理由…`,
      // Where the reason is still to be written, it only wants the cursor.
      edits: source.startsWith(edit.text.trimEnd(), edit.start) ? [] : [edit],
      sequel: { sort: 'select', span: { start, end: start + reason.length } },
    });
  }
  if (!names) return out;
  const words = entry.item && source.slice(entry.item.start, entry.item.end);
  const ids = entry.items.map(({ id }) => id);
  for (const measure of fittingMeasures(frame, ids, words).slice(0, mostNames)) {
    // A bare name in a table would be as empty as before: what the measure means for the item is written with it.
    const means = entry.origin === 'table' ? betterFor(context, entry, (_, one) => one === measure) : undefined;
    const text = means ? concrete(context, entry, means) : measure.name;
    out.push({ title: `关联到“${measure.name}”`, edits: [write(text)] });
  }
  return out;
}

/** The sentence as the entry can hold it, so that it is recognised as the measure that it is for. */
function concrete({ recogniser }: Known, { origin }: Entry, { measure, text }: Suggested): string {
  const plain = text.replaceAll('‘', '“').replaceAll('’', '”');
  const named = recogniser.measures(plain, { start: 0, end: plain.length }).some(({ id }) => id === measure.id);
  if (origin === 'table') return (named ? plain : `${measure.name}：${plain}`).replaceAll('|', '\\|');
  const value = plain.replaceAll('；', '，').replaceAll('--', '——');
  // Brackets keep its commas from making several values of it.
  return /[、，,]/.test(value) || !named ? `${measure.name}（${value}）` : value;
}

/** Writes words where the entry keeps its measures. */
function writer({ frame, source, facts }: Known, entry: Entry, present: Present): (words: string) => Edit {
  const field = entry.fields.measure;
  if (entry.origin === 'mark') {
    if (field && (isEmpty(field) || present === 'replace')) return (text) => ({ ...span(field), text });
    if (field) return (text) => ({ start: field.end, end: field.end, text: `、${text}` });
    const key = frame.markKeys.measure?.[0] ?? '';
    return (text) => inMark(source, entry, `；${key}：${text}`);
  }
  const table = facts.tables.find(({ entries }) => entries.includes(entry));
  const column = table?.columns.findIndex(({ role }) => role === 'measure') ?? -1;
  const lacking = lackingCell(source.slice(entry.start, entry.end), column);
  if (lacking) return (text) => ({ start: entry.end, end: entry.end, text: lacking.before + text + lacking.after });
  const { end } = field ?? entry;
  // As people write it: a blank before the bar.
  const gap = source[end] === '|' ? ' ' : '';
  if (field && !isEmpty(field) && present === 'keep')
    return (text) => ({ start: end, end, text: `${text.length > longestName ? '；' : '、'}${text}${gap}` });
  if (!field) return (text) => ({ start: end, end, text: text + gap });
  return (text) => ({ start: field.start, end, text: text + gap });
}

/** A name stands beside other names; a sentence behind a semicolon. */
const longestName = 12;

const span = ({ start, end }: Span): Span => ({ start, end });

/** The reason why no measure is needed; in a table it takes the place of the measure. */
function exemption(context: Known, entry: Entry, words: string): Edit {
  if (entry.origin === 'mark') return inMark(context.source, entry, `；${words}`);
  return writer(context, entry, 'replace')(words);
}
