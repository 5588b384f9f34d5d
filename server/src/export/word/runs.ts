/**
 * Runs of a paragraph as WordprocessingML. Formatting lives in styles: a run carries its style, and the hint by which Word
 * takes Chinese signs from the Chinese font. Runs are split wherever something begins or ends that lies over them.
 */
import type { Span } from '../../base/span';
import type { ImageRun, NoteRun, Run, TextRun } from '../../model/visible/types';
import type { WordSettings } from './types';
import { escapeXml } from './xml';

/** A stretch with XML in front of and behind it; an empty one stands at its place. */
export interface Range extends Span {
  readonly open: string;
  readonly close: string;
}

/** A tracked change: attributes of `w:del` and `w:ins`, and the words for what is deleted. */
export interface Change extends Span {
  readonly text: string;
  readonly deletion: string;
  readonly insertion: string;
}

/** What lies over the runs of one paragraph or cell. Its places are offsets of the source. */
export interface Overlay {
  /** In front of all and behind all. */
  readonly before?: string;
  readonly after?: string;
  /** In any order; they may overlap. */
  readonly ranges: readonly Range[];
  /** In order and apart. */
  readonly changes: readonly Change[];
}

/** How runs are written in one kind of paragraph. */
export interface RunWriter {
  readonly strong: WordSettings['strong'];
  /** A picture or a reference to a footnote as one run. */
  readonly object: (run: ImageRun | NoteRun) => string;
}

/** XML of our own at a place among the characters: a break or a tab that is no text. */
export interface Furniture {
  readonly at: number;
  readonly xml: string;
}

/** Where each character of the runs begins in the source, and where the last one ends; an object is one character. */
export function placesOf(runs: readonly Run[]): Int32Array {
  const length = runs.reduce((sum, run) => sum + (run.type === 'text' ? run.text.length : 1), 0);
  const places = new Int32Array(length + 1);
  let to = 0;
  for (const run of runs) {
    if (run.type === 'text') {
      places.set(run.at.subarray(0, run.text.length), to);
      to += run.text.length;
      places[to] = run.at[run.text.length]!;
    } else {
      places[to++] = run.span.start;
      places[to] = run.span.end;
    }
  }
  return places;
}

/** How many characters begin before an offset of the source: 0 to all. */
export function characterAt(places: Int32Array, offset: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The visible characters of runs; an object is U+FFFC. */
export const textOf = (runs: readonly Run[]) => runs.map((run) => (run.type === 'text' ? run.text : '\ufffc')).join('');

/** Runs with what lies over them. */
export function runsXml(
  runs: readonly Run[],
  writer: RunWriter,
  overlay?: Overlay,
  furniture: readonly Furniture[] = [],
): string {
  const before = overlay?.before ?? '';
  const after = overlay?.after ?? '';
  if (!overlay?.ranges.length && !overlay?.changes.length && furniture.length === 0) {
    return `${before}${runs.map((run) => runXml(run, writer)).join('')}${after}`;
  }
  return `${before}${splitRuns(runs, writer, eventsOf(runs, overlay, furniture))}${after}`;
}

/** XML at a place; of those at one place the lower order comes first. */
interface Event {
  readonly at: number;
  readonly order: number;
  /** Words put in look like those before them, at the beginning like those behind them. */
  readonly xml: string | ((like: Look) => string);
  /** From here on text is deleted, or no longer. */
  readonly deleting?: boolean;
}

/** In which order things stand at one place: what ends there, then what begins there. */
const orders = { insertion: 1, close: 2, furniture: 3, open: 4, within: 5, closeEmpty: 6, deletion: 7 };

function eventsOf(runs: readonly Run[], overlay: Overlay | undefined, furniture: readonly Furniture[]): Event[] {
  const places = placesOf(runs);
  const text = textOf(runs);
  const at = (offset: number) => {
    const found = characterAt(places, offset);
    return inPair(text, found) ? found + 1 : found;
  };
  const events: Event[] = furniture.map(({ at: place, xml }) => ({ at: place, xml, order: orders.furniture }));
  const closing = new Set<number>();
  for (const { start, end, open, close } of overlay?.ranges ?? []) {
    const from = at(start);
    const to = Math.max(from, at(end));
    events.push({ at: from, xml: open, order: orders.open });
    events.push({ at: to, xml: close, order: to > from ? orders.close : orders.closeEmpty });
    if (to > from) closing.add(to);
  }
  for (const { start, end, text: words, deletion, insertion } of overlay?.changes ?? []) {
    const from = at(start);
    const to = Math.max(from, at(end));
    if (to > from) {
      events.push({ at: from, xml: `<w:del ${deletion}>`, order: orders.deletion, deleting: true });
      events.push({ at: to, xml: '</w:del>', order: 0, deleting: false });
    }
    // What is only put in stands inside the range that ends there, else inside the one that begins there.
    const order = to > from || closing.has(to) ? orders.insertion : orders.within;
    const xml = (like: Look) => `<w:ins ${insertion}>${textXml(words, like, 'plain')}</w:ins>`;
    if (words) events.push({ at: to, xml, order });
  }
  return events.sort((a, b) => a.at - b.at || a.order - b.order);
}

function splitRuns(runs: readonly Run[], writer: RunWriter, events: readonly Event[]): string {
  const out: string[] = [];
  let next = 0;
  let deleted = false;
  let like: Look | undefined;
  const tell = (place: number) => {
    while (next < events.length && events[next]!.at <= place) {
      const event = events[next++]!;
      out.push(typeof event.xml === 'string' ? event.xml : event.xml(like ?? {}));
      deleted = event.deleting ?? deleted;
    }
  };
  let base = 0;
  for (const run of runs) {
    const length = run.type === 'text' ? run.text.length : 1;
    let from = 0;
    if (run.type === 'text') like ??= run;
    while (from < length) {
      tell(base + from);
      if (run.type === 'text') like = run;
      const edge = next < events.length ? events[next]!.at - base : length;
      const to = Math.min(length, edge);
      out.push(
        run.type === 'text' ? textXml(run.text.slice(from, to), run, writer.strong, deleted) : writer.object(run),
      );
      from = to;
    }
    base += length;
  }
  tell(base);
  return out.join('');
}

/** A place inside a pair of surrogates. */
const inPair = (text: string, at: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 1), at + 1));

const runXml = (run: Run, writer: RunWriter) =>
  run.type === 'text' ? textXml(run.text, run, writer.strong, false) : writer.object(run);

type Look = Pick<TextRun, 'strong' | 'emphasis' | 'deleted' | 'lead'>;

/** Text as runs; line breaks stand alone. */
export function textXml(text: string, look: Look, strong: WordSettings['strong'], deleted = false): string {
  if (!text.includes('\n')) return lineXml(text, look, strong, deleted);
  const lines = text.split('\n').map((line) => lineXml(line, look, strong, deleted));
  return lines.join('<w:r><w:br/></w:r>');
}

/** Blanks that XML might lose. */
const blanks = /^\s|\s$|\s\s|\t/;

function lineXml(line: string, look: Look, strong: WordSettings['strong'], deleted: boolean): string {
  if (!line) return '';
  const tag = deleted ? 'w:delText' : 'w:t';
  const kept = blanks.test(line) ? ' xml:space="preserve"' : '';
  return `<w:r>${propertiesOf(line, look, strong)}<${tag}${kept}>${escapeXml(line)}</${tag}></w:r>`;
}

/** Signs that stand in Latin and in Chinese fonts: Word takes them from the Chinese one by this hint ([MS-OI29500] 2.1.88). */
const shared = /[\u00a0-\u00ff\u2000-\u206f]/;

function propertiesOf(text: string, { strong: isStrong, emphasis, deleted, lead }: Look, how: WordSettings['strong']) {
  const stressed = isStrong || emphasis;
  let style = '';
  // Levels 3 and 4 are in the font of the body, GB/T 9704—2012 7.3.3.
  if (lead !== undefined && lead <= 2) style = `<w:rStyle w:val="GwLead${lead}"/>`;
  else if (stressed && how === 'kai') style = '<w:rStyle w:val="GwEmphasis"/>';
  const hint = shared.test(text) ? '<w:rFonts w:hint="eastAsia"/>' : '';
  const bold = stressed && how === 'bold' ? '<w:b/><w:bCs/>' : '';
  const all = `${style}${hint}${bold}${deleted ? '<w:strike/>' : ''}`;
  return all && `<w:rPr>${all}</w:rPr>`;
}
