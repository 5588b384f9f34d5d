/** Annexes stand behind a paper, each on a page of its own with its label and title, GB/T 9704—2012 7.3.7. */
import type { Annex } from '../types';
import { type Block, paragraph } from './blocks';

/** The blocks of a paper and of what goes behind it. A single annex has no number. */
export function withAnnexes(blocks: readonly Block[], annexes: readonly Annex[]): readonly Block[] {
  if (annexes.length === 0) return blocks;
  const known = blocks.filter((block) => block.type === 'paragraph' && block.role === 'attachment').length;
  const numbered = known + annexes.length > 1;
  const behind = annexes.map(({ title, blocks: own }, i) => [
    paragraph(`附件${numbered ? known + i + 1 : ''}`),
    paragraph(title),
    ...own,
  ]);
  return [...blocks, ...behind.flat()];
}
