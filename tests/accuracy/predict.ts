/** What the recogniser says of a labelled segment. */
import { overlaps, type Span } from '../../server/src/base/span';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { recogniser } from '../../server/src/model/block/recognise/recogniser';
import type { Segment } from '../../server/src/model/block/types';
import type { Label } from './corpus';

export interface Verdict {
  readonly items: readonly string[];
  readonly general: boolean;
  readonly measures: readonly string[];
  readonly tied: boolean;
  readonly vague: boolean;
  /** Everything found, for reading. */
  readonly shown: string;
}

/** Labels by id, judged by the segments of their whole file that overlap the labelled text; those not found are absent. */
export function fileVerdicts(texts: ReadonlyMap<string, string>, labels: readonly Label[]): Map<string, Verdict> {
  const segments = new Map<string, Segment[]>();
  const verdicts = new Map<string, Verdict>();
  for (const { id, file, text } of labels) {
    const whole = texts.get(file);
    const start = whole?.indexOf(text) ?? -1;
    if (whole === undefined || start < 0) continue;
    if (!segments.has(file)) segments.set(file, segmentsOf(file, whole));
    const span = { start, end: start + text.length };
    const touched = segments.get(file)!.filter((segment) => overlaps(segment, span));
    verdicts.set(id, verdictOf(whole, touched));
  }
  return verdicts;
}

/** The text alone, without its document. */
export function bareVerdict(text: string): Verdict {
  return verdictOf(text, recogniser(builtin).segments(text, { start: 0, end: text.length }));
}

/** A file that is no draft is read as one, so that every text is judged. */
function segmentsOf(file: string, text: string): Segment[] {
  return Doc.open(`file:///${file}`, text, builtin, { kind: builtin.kinds[0]!.name }).segments();
}

function verdictOf(text: string, segments: readonly Segment[]): Verdict {
  const words = (span: Span) => text.slice(span.start, span.end);
  const items = segments.flatMap((segment) => segment.items);
  const general = segments.flatMap((segment) => segment.general);
  const measures = segments.flatMap((segment) => segment.measures);
  const named = measures.map((measure) => `${words(measure)}=${measure.id}`);
  return {
    items: items.map(words),
    general: general.length > 0,
    measures: [...new Set(measures.map(({ id }) => id ?? ''))],
    tied: segments.some(({ tied }) => tied),
    vague: segments.some(({ vague }) => vague),
    shown: `${items.map(words).join(' | ')} (${general.map(words).join(' | ')}) → ${named.join(' ')}`,
  };
}
