/**
 * Marks as the preview sees them. Only the keys are known here; the names of measures and items are what the mark
 * itself says, so any framework will do and no server is asked.
 */
import { exemptKeys, itemKeys, markKeys, measureKeys } from './keys.gen';

export interface PreviewMark {
  /** The item's name, or empty. */
  readonly item: string;
  readonly measures: readonly string[];
  /** The key and the reason for an item that needs no measure. */
  readonly exempt: Field | undefined;
  /** Everything else: who, until when … */
  readonly rest: readonly Field[];
  /** The whole mark in one line. */
  readonly text: string;
}

export interface Field {
  readonly key: string;
  readonly value: string;
}

/** Reads what stands between the ends of a mark. Undefined when it is no mark or has no measure to show. */
export function readMark(inner: string): PreviewMark | undefined {
  const parts = split(inner, '；;\n\r').filter((part) => part !== '');
  const fields = parts.map(readField);
  if (!fields[0] || !markKeys.includes(fields[0].key)) return undefined;
  const known = fields.filter((field) => field !== undefined);
  const ofRole = (keys: readonly string[]) => known.filter(({ key, value }) => keys.includes(key) && value !== '');
  const measures = ofRole(measureKeys).flatMap(({ value }) => split(value, '、，,').filter((name) => name !== ''));
  const exempt = known.find(({ key }) => exemptKeys.includes(key));
  if (measures.length === 0 && !exempt) return undefined;
  const shown = [...itemKeys, ...measureKeys, ...exemptKeys];
  return {
    item: ofRole(itemKeys)[0]?.value ?? '',
    measures,
    exempt,
    rest: known.filter(({ key, value }) => !shown.includes(key) && value !== ''),
    text: parts.join('；'),
  };
}

function readField(part: string): Field | undefined {
  const colon = part.search(/[：:]/);
  return colon < 0 ? undefined : { key: part.slice(0, colon).trim(), value: part.slice(colon + 1).trim() };
}

const openers = '“‘《（(〔[';
const closers = '”’》）)〕]';

/** Trimmed parts between separators that stand in no quotation or bracket. */
function split(text: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (openers.includes(c)) depth++;
    else if (closers.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(c)) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}
