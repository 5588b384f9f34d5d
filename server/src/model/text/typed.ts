/**
 * Most keystrokes need no parser: words typed inside a line of plain words leave it one, so the next revision follows
 * from the one before.
 */
import type { Edit } from '../../base/span';
import { lastAtOrBelow } from '../../base/search';
import { isWords } from './simple';
import type { Chunk, Parsed } from './types';

/**
 * The next revision when an edit changes words in the midst of a paragraph that is one line of plain words, is so before
 * and behind, and has a chunk of its own; undefined otherwise. Nothing about such a line can change but its length.
 */
export function typed(previous: Parsed, edit: Edit, text: string): Parsed | undefined {
  const { blocks, starts, state } = previous;
  if (edit.start < state.frontMatterEnd) return undefined;
  const index = lastAtOrBelow(starts, edit.start);
  const block = blocks[index];
  const start = starts[index]!;
  if (block?.type !== 'paragraph' || edit.start <= start || edit.end >= start + block.length) return undefined;
  const by = edit.text.length - (edit.end - edit.start);
  const { node } = block;
  const only = node.children?.length === 1 ? node.children[0]! : undefined;
  if (only?.type !== 'text' || only.start !== 0 || only.end !== block.length) return undefined;
  const length = block.length + by;
  if (!isWords(previous.text, start, start + block.length) || !isWords(text, start, start + length)) return undefined;
  const at = chunkAt(state.chunks, start);
  const chunk = state.chunks[at]!;
  if (chunk.blockCount !== 1 || chunk.asked || chunk.defines.length > 0) return undefined;

  const next = { type: block.type, length, node: { ...node, end: length, children: [{ ...only, end: length }] } };
  const moved = starts.slice();
  for (let i = index + 1; i < moved.length; i++) moved[i]! += by;
  return {
    text,
    blocks: replaced(blocks, index, next),
    starts: moved,
    work: { calls: 0, characters: 0 },
    state: { ...state, chunks: replaced(state.chunks, at, { ...chunk, length: chunk.length + by }) },
  };
}

function replaced<T>(list: readonly T[], index: number, value: T): T[] {
  const out = list.slice();
  out[index] = value;
  return out;
}

/** Index of the chunk that holds an offset. */
function chunkAt(chunks: readonly Chunk[], offset: number): number {
  let index = 0;
  let end = chunks[0]!.length;
  while (end <= offset) end += chunks[++index]!.length;
  return index;
}
