/** Whether a document tells of the organ's own work, by how often it uses the words of that organ. */
import type { Framework } from '../../frame/schema';
import type { Block } from '../text/types';
import type { Memory } from './memory';

/** What is looked at: a revision of a draft. */
interface Text {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly frame: Framework;
  readonly memory: Memory;
  readonly options: { readonly whole?: string };
  source(i: number): string;
}

const slot = {};
const sumSlot = {};

/** A longer text in which the words of the framework's organ are rare. */
export function isForeign(doc: Text): boolean {
  const { organ } = doc.frame;
  const { whole } = doc.options;
  const { length } = whole ?? doc.text;
  if (!organ || organ.words.length === 0 || length < organ.from) return false;
  const isRare = (count: number) => count < (organ.perThousand * length) / 1000;
  if (whole !== undefined) return isRare(occurrences(whole, organ.words));
  const counts = doc.memory.list(slot, doc.blocks, undefined, {
    read: (_: Block, i) => occurrences(doc.source(i), organ.words),
  });
  return isRare(doc.memory.keep(sumSlot, [counts], () => counts.reduce((sum, one) => sum + one, 0)));
}

function occurrences(text: string, words: readonly string[]): number {
  let count = 0;
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count++;
  }
  return count;
}
