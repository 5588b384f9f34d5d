/** What can be written at the cursor: front matter, marks, task tables, headings, formulations. */
import { cellCompletions } from './cell';
import { formulationCompletions } from './formulation';
import { frontMatterCompletions } from './frontMatter';
import { headingCompletions } from './heading';
import { pieceCompletions } from './piece';
import { markCompletions } from './mark';
import { type Completion, type CompletionPlace, findable, type Surroundings } from './entry';
import type { Steps } from '../../base/steps';
import type { Doc } from '../../model/draft/doc';

export type { Completion, CompletionSort, Surroundings } from './entry';

/** Characters that call for a completion: what a Chinese input method types at such places, and their Latin kin. */
export const triggerCharacters = ['【', '：', '、', '；', '|', '｜', ':', '#', '“'];

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
