/** Annexes stand behind a paper, each on a page of its own with its label and title, GB/T 9704—2012 7.3.7. */
import type { Annex } from '../types';
import { type Block, paragraph } from './blocks';

/** The blocks that go behind those of a paper. A single annex has no number. */
export function behind(own: readonly Block[], annexes: readonly Annex[]): readonly Block[] {
  const known = own.filter((block) => block.type === 'paragraph' && block.role === 'attachment').length;
  const numbered = known + annexes.length > 1;
  return annexes.flatMap(({ title, blocks }, i) => [
    paragraph(`附件${numbered ? known + i + 1 : ''}`),
    paragraph(title),
    ...blocks,
  ]);
}
