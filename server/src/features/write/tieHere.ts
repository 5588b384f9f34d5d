/** Ties a casework item in running text to a measure, by a mark behind its sentence. */
import { isBlank, type Span } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import { isEmpty, marksOf } from '../../model/draft/entries';
import { fittingMeasures } from '../../model/grammar/measures';
import type { CheckConfig } from '../../check/config';
import type { Action } from '../repair/codeActions';
import { isMarkOf } from './insertMeasure';

/** So many measures are offered; the best fitting come first. */
const offered = 5;

/**
 * Offers for the item under the cursor, when its sentence states no measure. Nothing is wrong there, because prose is
 * judged by section; this only spares the writer the typing.
 */
export function tieHere(doc: Doc, range: Span, style: CheckConfig['markStyle']): Action[] {
  const segment = doc
    .segments(range.start === range.end ? { start: range.start, end: range.end + 1 } : range)
    .find((one) => one.kind === 'sentence' || one.kind === 'clause');
  const item = segment?.items.find((one) => one.start <= range.end && range.start <= one.end);
  const key = doc.frame.markKeys.measure?.[0];
  if (!segment || !item || segment.measures.length > 0 || key === undefined) return [];
  let at = segment.end;
  while (at > segment.start && isBlank(doc.text.charCodeAt(at - 1))) at--;
  const name = doc.slice(item);
  // A mark that leaves its measure open is filled in.
  const open = marksOf(doc).find((one) => one.fields.measure && isEmpty(one.fields.measure) && isMarkOf(segment, one));
  const field = open?.fields.measure;
  return fittingMeasures(doc.frame, [item.id], name)
    .slice(0, offered)
    .map((measure) => {
      const mark = style === 'visible' ? `【${key}：${measure.name}】` : `<!-- ${key}：${measure.name} -->`;
      return {
        title: `标注：“${name}”关联到“${measure.name}”`,
        kind: 'tie',
        edits: [
          field ? { start: field.start, end: field.end, text: measure.name } : { start: at, end: at, text: mark },
        ],
      };
    });
}
