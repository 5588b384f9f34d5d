/** What the preview shows of a mark: the words that the mark itself says. */
import { values, type WrittenMark } from '../../../server/src/model/grammar/marks';

export interface PreviewMark {
  /** The item's name, or empty. */
  readonly item: string;
  readonly measures: readonly string[];
  /** The key and the reason for an item that needs no measure, or that was dropped or changed. */
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

/** The words of a mark; undefined when it has no measure to show. */
export function wordsOf(source: string, { pairs }: WrittenMark): PreviewMark | undefined {
  const words = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
  const fields = pairs.map(({ role, key, value }) => ({ role, key: words(key), value: words(value) }));
  const measures = pairs
    .filter(({ role }) => role === 'measure')
    .flatMap(({ value }) => values(source, value).map(words));
  const exempt =
    fields.find(({ role }) => role === 'exempt') ??
    fields.find(({ role, value }) => role === 'adjustment' && value !== '');
  if (measures.length === 0 && !exempt) return undefined;
  return {
    item: fields.find(({ role, value }) => role === 'item' && value !== '')?.value ?? '',
    measures,
    exempt,
    rest: fields.filter(
      (field) => field.value !== '' && field.role !== 'item' && field.role !== 'measure' && field !== exempt,
    ),
    text: pairs
      .map(({ key, value }) => words({ start: key.start, end: value.end }))
      .filter((pair) => pair !== '')
      .join('；'),
  };
}
