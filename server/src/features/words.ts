/** Words about measures, items and ties that several features show. Markdown where not said otherwise. */
import type { Dimension, Framework, Measure, Phrase } from '../frame/schema';
import type { Doc } from '../model/doc';
import { measureById } from '../model/entries';
import type { MeasureMention } from '../model/types';

export function dimensionOf(frame: Framework, measure: Measure): Dimension | undefined {
  return frame.dimensions.find((dimension) => dimension.measures.includes(measure));
}

/** The literal words of a phrase; a gap is shown as an ellipsis. */
export function phraseText(phrase: Phrase): string {
  return (typeof phrase === 'string' ? phrase : phrase.text).replaceAll('…', '……');
}

/** Text that Markdown takes as it stands. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Name of a mentioned measure, or the writer's own words where the framework knows none. Plain text. */
export function measureName(doc: Doc, mention: MeasureMention): string {
  const { frame } = doc;
  if (mention.id === frame.otherParty.id) return frame.otherParty.name;
  return measureById(frame, mention.id)?.name ?? oneLine(doc.slice(mention));
}

/** Distinct names of measures, in order. Plain text. */
export function measureNames(doc: Doc, mentions: readonly MeasureMention[]): string[] {
  return [...new Set(mentions.map((mention) => measureName(doc, mention)))];
}

/** Text without line breaks, comments and emphasis, cut at `limit` characters. */
export function oneLine(text: string, limit = 60): string {
  const plain = text
    .replace(/<!--.*?(?:-->|$)/gs, '')
    .replace(/<br\s*\/?>|\s+/gi, ' ')
    .replace(/\*\*|`/g, '')
    .trim();
  const characters = [...plain];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : plain;
}
