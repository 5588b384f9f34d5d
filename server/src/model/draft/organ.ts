/** Whether a document tells of the organ's own work, by how often it uses the words of that organ. */
import type { Organ } from '../../frame/schema';
import type { Doc } from './doc';
import type { Block } from '../text/types';

const countsOf = new WeakMap<Organ, WeakMap<Block, number>>();

/** A longer text in which the words of the framework's organ are rare. Counted by block, and kept with the block. */
export function isForeign(doc: Doc): boolean {
  const { organ } = doc.frame;
  const { length } = doc.text;
  if (!organ || organ.words.length === 0 || length < organ.from) return false;
  const needed = (organ.perThousand * length) / 1000;
  let known = countsOf.get(organ);
  if (!known) countsOf.set(organ, (known = new WeakMap()));
  let count = 0;
  for (let i = 0; i < doc.blocks.length && count < needed; i++) {
    const block = doc.blocks[i]!;
    let own = known.get(block);
    if (own === undefined) known.set(block, (own = occurrences(doc.source(i), organ.words)));
    count += own;
  }
  return count < needed;
}

function occurrences(text: string, words: readonly string[]): number {
  let count = 0;
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count++;
  }
  return count;
}
