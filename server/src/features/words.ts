/** Words about measures, items and ties that several features show. Markdown where not said otherwise. */
import { detached } from '../base/copy';
import { shift } from '../base/span';
import type { Dimension, Framework, Measure, Phrase } from '../frame/schema';
import type { Doc } from '../model/draft/doc';
import { isEmpty, ties } from '../model/draft/entries';
import { measureById } from '../model/grammar/measures';
import type { Entry, MeasureMention } from '../model/block/types';

export function dimensionOf(frame: Framework, measure: Measure): Dimension | undefined {
  return frame.dimensions.find((dimension) => dimension.measures.includes(measure));
}

/** The literal words of a phrase; a gap is shown as an ellipsis. */
export function phraseText(phrase: Phrase): string {
  return (typeof phrase === 'string' ? phrase : phrase.text).replaceAll('…', '……');
}

/**
 * What ties an item: the names of its measures, else the writer's own words. Plain text, one line. `by` is added to the
 * places of the mentions.
 */
export function tieWords(doc: Doc, mentions: readonly MeasureMention[], by = 0): string {
  const tying = mentions.filter((mention) => ties(mention, doc.frame));
  const names = tying.flatMap((mention) => measureById(doc.frame, mention.id)?.name ?? []);
  if (names.length) return [...new Set(names)].join('、');
  return oneLine(tying.map((mention) => oneLine(doc.slice(shift(mention, by)))).join('、'), 40);
}

/** Why an item needs no measure, in the writer's words. Plain text, one line. */
export function exemptReason(doc: Doc, rows: readonly Entry[], by = 0): string {
  const reason = exemption(rows);
  return reason ? oneLine(doc.slice(shift(reason, by))) : '';
}

/** The same behind the word for its sort: 免融合：…, 调整：…. */
export function exemptWords(doc: Doc, rows: readonly Entry[], by = 0): string {
  return `${exemption(rows)?.role === 'exempt' ? '免融合' : '调整'}：${exemptReason(doc, rows, by)}`;
}

const exemption = (rows: readonly Entry[]) => rows.find((row) => !isEmpty(row.exempt))?.exempt;

/** Text without line breaks, comments and emphasis, cut at `limit` characters. */
export function oneLine(text: string, limit = 60): string {
  const plain = /[<*`\s]/.test(text) ? withoutMarkup(text) : text;
  // A view keeps it long after the text that it was cut from.
  if (plain.length <= limit) return detached(plain);
  const characters = [...plain];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : plain;
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<!--.*?(?:-->|$)/gs, '')
    .replace(/<br\s*\/?>|\s+/gi, ' ')
    .replace(/\*\*|`/g, '')
    .trim();
}
