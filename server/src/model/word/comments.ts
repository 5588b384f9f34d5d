/** Comments of a Word file, with the words they are about. */
import type { XmlElement } from '../../base/xml/read';
import type { CommentRange } from './commentPlaces';
import { whoOf } from './growing';
import type { WordBlock, WordComment, WordParagraph, WordPlace } from './types';

/** A comment as its own part has it. */
export interface CommentStory {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly blocks: readonly WordBlock[];
  readonly paraIds: readonly string[];
}

/** All paragraphs in order of the document, those in cells too, those in text boxes not. */
export function paragraphsOf(blocks: readonly WordBlock[]): WordParagraph[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block]
      : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}

/** The whole text of a paragraph, what was deleted too. */
export function textOf({ pieces }: WordParagraph): string {
  return pieces.map((piece) => piece.text).join('');
}

/** The comments in their order; `extended` is the part that tells replies and what is done. */
export function commentsOf(
  stories: readonly CommentStory[],
  ranges: ReadonlyMap<string, CommentRange>,
  blocks: readonly WordBlock[],
  extended: XmlElement | undefined,
): WordComment[] {
  const texts = paragraphsOf(blocks).map(textOf);
  const byParagraph = new Map(stories.flatMap(({ id, paraIds }) => paraIds.map((paraId) => [paraId, id])));
  const states = new Map<string, { parent?: string; resolved: boolean }>();
  for (const { name, attributes } of extended?.children ?? []) {
    const id = byParagraph.get(attributes['w15:paraId'] ?? '');
    if (name !== 'w15:commentEx' || id === undefined) continue;
    const parent = byParagraph.get(attributes['w15:paraIdParent'] ?? '');
    const resolved = ['1', 'true', 'on'].includes(attributes['w15:done'] ?? '');
    states.set(id, { resolved, ...(parent !== undefined && parent !== id && { parent }) });
  }
  return stories.map(({ id, attributes, blocks: own }) => {
    const state = states.get(id) ?? { resolved: false };
    const range = ranges.get(id);
    const start = placed(range?.start, texts);
    const end = placed(range?.end, texts);
    return {
      id,
      ...whoOf({ attributes }),
      text: paragraphsOf(own).map(textOf).join('\n').trim(),
      ...state,
      ...(start && { start }),
      ...(end && { end }),
      quoted: start && end ? quoted(texts, start, end) : '',
    };
  });
}

/** A place that lies in the paper. */
function placed(place: WordPlace | undefined, texts: readonly string[]): WordPlace | undefined {
  const last = texts.length - 1;
  if (!place || last < 0) return undefined;
  if (place.paragraph > last) return { paragraph: last, at: texts[last]!.length };
  return { paragraph: place.paragraph, at: Math.min(place.at, texts[place.paragraph]!.length) };
}

function quoted(texts: readonly string[], start: WordPlace, end: WordPlace): string {
  if (start.paragraph === end.paragraph) return texts[start.paragraph]!.slice(start.at, end.at);
  const between = texts.slice(start.paragraph + 1, end.paragraph);
  if (end.paragraph < start.paragraph) return '';
  return [texts[start.paragraph]!.slice(start.at), ...between, texts[end.paragraph]!.slice(0, end.at)].join('\n');
}
