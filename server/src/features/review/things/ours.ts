/** Changes of what our export puts in of its own: captions, the red head, 版记, what front matter says. */
import type { Who, WordBlock } from '../../../model/word/types';
import { type Entity, isColophon, paragraphsIn } from '../align/flow';
import { keyOf } from '../align/similar';
import { type Scope, type Thing, told, wordsIn } from './thing';

const notText = '这是导出时按图名、文首信息或设置加上的，不在稿件正文里，请对照审阅稿修改';
const caption = '公文图题';

/** `uncounted` tells by style and words what our export put in. */
export function oursIn(
  { file, flat, identity, slots, ours }: Scope,
  uncounted: (style: string, words: string) => boolean,
): Thing[] {
  const names = flat.units.flatMap(({ unit }) => unit.runs.map((run) => (run.type === 'image' ? keyOf(run.alt) : '')));
  const known = new Set(names.filter(Boolean));
  const end = flat.units.at(-1)?.unit.end ?? 0;
  const colophon = file.blocks.flatMap((block: WordBlock) =>
    block.type === 'table' && isColophon(block) ? [{ paragraphs: paragraphsIn([block]), place: end }] : [],
  );
  const own = slots.filter((_, i) => {
    const { origins, entities } = identity.pairs[i]!;
    const [{ row, paragraphs, before, after }] = entities as [Entity];
    if (origins.length > 0 || row) return false;
    const { style } = paragraphs[0]!;
    return (keyOf(before) !== '' && uncounted(style, before)) || (keyOf(after) !== '' && uncounted(style, after));
  });
  return [...own, ...colophon].flatMap(({ paragraphs, place }) =>
    paragraphs.flatMap((paragraph): Thing[] => {
      const changed = paragraph.pieces.find(({ inserted, deleted }) => isTheirs(inserted) || isTheirs(deleted));
      const after = wordsIn([paragraph], ours);
      const before = paragraph.pieces.map(({ text, inserted }) => (inserted ? '' : text)).join('');
      // The number in front of a name may be ours.
      const name = keyOf(after);
      const other = paragraph.style === caption && !known.has(name) && !known.has(name.replace(/^图\d+/, ''));
      if (!changed && !other) return [];
      if (keyOf(before) === keyOf(after) && !other) return [];
      return [told(place, { before: changed ? before : '', after }, notText, changed?.inserted ?? changed?.deleted)];
    }),
  );

  function isTheirs(who: Who | undefined): boolean {
    return who !== undefined && !ours(who);
  }
}
