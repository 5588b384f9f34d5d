/** Keys and values of the front matter, which need not be closed yet. */
import type { Span } from '../../base/span';
import { unitOf } from '../../model/grammar/title/unit';
import type { Steps } from '../../base/steps';
import type { Doc } from '../../model/draft/doc';
import { fences } from '../../model/grammar/fences';
import { frontMatterKeys, type KeyRecord, type Known, recordOf } from '../../model/grammar/frontMatter';
import type { Completion, CompletionPlace } from './entry';

/** Entries for the present line; undefined outside front matter. */
export function* frontMatterCompletions(place: CompletionPlace): Steps<Completion[] | undefined> {
  const { doc, offset } = place;
  const line = frontMatterLine(doc, offset);
  if (!line) return undefined;
  const typed = doc.slice(line);
  const colon = typed.search(/[:：]/);
  if (colon < 0) return keys(doc, { start: line.start, end: offset });
  const key = typed.slice(0, colon).trim();
  const blank = /^\s*/.exec(typed.slice(colon + 1))![0].length;
  const span = { start: line.start + colon + 1 + blank, end: offset };
  // YAML wants a blank behind the colon.
  const before = blank === 0 ? ' ' : '';
  const record = recordOf(key);
  const values = record?.values?.(yield* known(place, record)) ?? [];
  return values.map(({ name, detail }) => {
    return { label: name, sort: 'value', text: before + name, span, detail };
  });
}

/** The part of the present line in front of the cursor. */
function frontMatterLine({ text }: Doc, offset: number): Span | undefined {
  const found = fences(text);
  if (!found || offset < found.start) return undefined;
  const { start, closed } = found;
  if (offset > (closed?.start ?? start + longestHead)) return undefined;
  const lines = text.slice(start, offset).split(/\r\n|\r|\n/);
  const inside =
    closed ||
    (lines.length <= frontMatterKeys.length + 5 &&
      lines.slice(0, -1).every((line) => /^[^#\s|-][^:：]*[:：]/.test(line)));
  return inside ? { start: offset - lines.at(-1)!.length, end: offset } : undefined;
}

/** Front matter that is not closed is no longer than this. UTF-16 units. */
const longestHead = 2000;

function keys(doc: Doc, span: Span): Completion[] {
  const present = new Set(doc.frontMatter.map((entry) => entry.key));
  // Another tool's front matter is left alone but for the key that makes the file a draft.
  const wanted = doc.kind || present.size === 0 ? frontMatterKeys : frontMatterKeys.slice(0, 1);
  return wanted
    .filter((key) => !present.has(key))
    .map((key) => {
      const { purpose, values } = recordOf(key)!;
      return { label: key, sort: 'key', text: `${key}: `, span, detail: purpose, more: values !== undefined };
    });
}

function* known({ doc, today, elsewhere, plans }: CompletionPlace, record: KeyRecord): Steps<Known> {
  const others: string[] = [];
  for (const key of record.others ?? []) others.push(...(yield* elsewhere(key)));
  return {
    frame: doc.frame,
    year: doc.period?.year ?? today?.year,
    today,
    units: [doc.meta('单位'), doc.titleWords && unitOf(doc.titleWords)].filter((name) => name !== undefined),
    others,
    plans: record.plans ? yield* plans() : [],
  };
}
