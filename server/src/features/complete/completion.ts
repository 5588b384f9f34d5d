/** What can be written at the cursor: front matter, marks, task tables, headings, formulations. */
import { cellCompletions } from './cell';
import { formulationCompletions } from './formulation';
import { frontMatterCompletions } from './frontMatter';
import { headingCompletions } from './heading';
import { pieceCompletions } from './piece';
import { markCompletions } from './mark';
import { type Completion, type CompletionPlace, findable, type Surroundings } from './entry';
import type { Steps } from '../../base/steps';
import type { Framework } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';

export type { Completion, CompletionSort, Surroundings } from './entry';

/**
 * Characters that call for a completion: what a Chinese input method types at such places, and their Latin kin; the letters
 * of pinyin initials, and how the names of a framework begin. A client asks nobody else for them, so that nothing is offered
 * in other Markdown, where suggestions while typing stay off.
 */
export const triggerCharacters = ['【', '：', '、', '；', '|', '｜', ':', '#', '“', ...'abcdefghijklmnopqrstuvwxyz'];

/** With the characters that the names of a framework begin with. */
export function triggersOf(frame: Framework): string[] {
  const names = [
    ...frame.casework.flatMap(({ name, aliases }) => [
      name,
      ...aliases.map((one) => (typeof one === 'string' ? one : one.text)),
    ]),
    ...frame.dimensions.flatMap(({ measures }) => measures.map(({ name }) => name)),
    ...frame.kinds.flatMap(({ name, parts }) => [name, ...parts.map((part) => part.name)]),
    ...frame.formulations.map(({ name }) => name),
    ...(frame.values.department ?? []),
  ];
  return [...new Set([...triggerCharacters, ...names.map((name) => [...name][0] ?? '')])].filter(Boolean);
}

/** Entries in the order in which they should be offered; none where nothing fits. */
export function* completions(doc: Doc, offset: number, surroundings: Surroundings): Steps<Completion[]> {
  const place: CompletionPlace = { doc, offset, ...surroundings };
  const matter = yield* frontMatterCompletions(place);
  if (matter) return findable(matter);
  if (inCode(place)) return [];
  if (!doc.kind) return findable(pieceCompletions(place));
  const here = (yield* markCompletions(place)) ?? (yield* cellCompletions(place));
  return findable(here ?? [...headingCompletions(place), ...formulationCompletions(place), ...pieceCompletions(place)]);
}

function inCode({ doc, offset }: CompletionPlace): boolean {
  const block = doc.blocks[doc.blockAt(offset)];
  const start = doc.parsed.starts[doc.blockAt(offset)] ?? 0;
  return block !== undefined && (block.type === 'code' || block.type === 'yaml') && offset <= start + block.length;
}
