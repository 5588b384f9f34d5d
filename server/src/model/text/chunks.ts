/**
 * Chunks: runs of whole top-level blocks that start where a parser may start afresh, mostly one block. Cutting a region
 * into them, finding those that an edit touches, and putting new ones in the place of old ones.
 */
import type { Edit } from '../../base/span';
import { isSafeStart } from './lines';
import type { Placed, Region } from './markdown';
import type { Question } from './labels';
import type { Block, Chunk, Definitions, Parsed, SyntaxNode } from './types';

/** The old chunks `[first, last)` that are to be replaced, and their range `[start, end)` in the new text. */
export interface Stale {
  readonly first: number;
  last: number;
  readonly start: number;
  end: number;
  /** Takes in further chunks until the range reaches `offset` and ends at a safe start (or with the document). */
  growTo(offset: number): void;
}

/** The chunks that an edit touches; `text` is the new text, `matterEnd` the end of its front matter. */
export function touched(previous: Parsed, edit: Edit, text: string, matterEnd: number): Stale {
  const { chunks, frontMatterEnd: oldMatterEnd } = previous.state;
  const shift = text.length - previous.text.length;
  let first = 0;
  let start = 0;
  while (first < chunks.length - 1 && start + chunks[first]!.length <= edit.start) start += chunks[first++]!.length;
  let last = first;
  let oldEnd = start;
  // A chunk that begins where the edit ends goes with it: the line before its first one has changed.
  while (last < chunks.length && (last === first || oldEnd <= edit.end)) oldEnd += chunks[last++]!.length;

  // Front matter is taken whole, as it was and as it is.
  const matter = matterEnd !== oldMatterEnd || edit.start < oldMatterEnd;
  // Nor may a chunk become the last one unseen: what is open at the end of a document can reach a line further.
  while (first > 0 && (matter || start === text.length || !isSafeStart(text, start))) start -= chunks[--first]!.length;

  const stale: Stale = {
    first,
    last,
    start,
    end: oldEnd + shift,
    growTo(offset) {
      while (this.last < chunks.length && (this.end < offset || !isSafeStart(text, this.end))) {
        this.end += chunks[this.last++]!.length;
      }
    },
  };
  stale.growTo(matter ? Math.max(matterEnd, oldMatterEnd + shift) : 0);
  return stale;
}

/** Definitions of the document while chunks leave and join. The map it starts from is never altered. */
export class DefinitionCount {
  #count: Definitions;
  #own: Map<string, number> | undefined;

  constructor(count: Definitions) {
    this.#count = count;
  }

  get current(): Definitions {
    return this.#own ?? this.#count;
  }

  /** True once any definition has left or joined. */
  get changed(): boolean {
    return this.#own !== undefined;
  }

  add(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) for (const key of chunk.defines) this.#change(key, 1);
  }

  remove(chunks: readonly Chunk[], first: number, last: number): void {
    for (let i = first; i < last; i++) for (const key of chunks[i]!.defines) this.#change(key, -1);
  }

  #change(key: string, by: number): void {
    this.#own ??= new Map(this.#count);
    const count = (this.#own.get(key) ?? 0) + by;
    if (count > 0) this.#own.set(key, count);
    else this.#own.delete(key);
  }
}

/** The arrays of the next revision, still open to changes. */
export interface Next {
  readonly blocks: Block[];
  readonly starts: Int32Array;
  readonly chunks: Chunk[];
}

/** The previous arrays with the stale part replaced and everything behind it moved. */
export function splice(previous: Parsed, stale: Stale, text: string, fresh: readonly Placed[], chunks: Chunk[]): Next {
  const old = previous.state.chunks;
  const first = countBlocks(old, 0, stale.first);
  const last = first + countBlocks(old, stale.first, stale.last);
  const blocks = fresh.map((placed) => placed.block);
  const end = first + blocks.length;

  const starts = new Int32Array(previous.blocks.length - (last - first) + blocks.length);
  const oldStarts = previous.starts;
  starts.set(oldStarts.subarray(0, first));
  for (let i = 0; i < fresh.length; i++) starts[first + i] = fresh[i]!.start;
  const shift = text.length - previous.text.length;
  for (let i = last; i < oldStarts.length; i++) starts[end + i - last] = oldStarts[i]! + shift;

  reuse(previous, first, last, blocks, text, fresh);
  return {
    blocks: previous.blocks.slice(0, first).concat(blocks, previous.blocks.slice(last)),
    starts,
    chunks: old.slice(0, stale.first).concat(chunks, old.slice(stale.last)),
  };
}

function countBlocks(chunks: readonly Chunk[], first: number, last: number): number {
  let count = 0;
  for (let i = first; i < last; i++) count += chunks[i]!.blockCount;
  return count;
}

/** Puts the old objects back in front and at the end of `blocks` as far as nothing has changed. */
function reuse(
  previous: Parsed,
  first: number,
  last: number,
  blocks: Block[],
  text: string,
  fresh: readonly Placed[],
): void {
  const most = Math.min(blocks.length, last - first);
  const same = (oldIndex: number, index: number): boolean => {
    const old = previous.blocks[oldIndex]!;
    const start = previous.starts[oldIndex]!;
    return (
      sameNode(old.node, blocks[index]!.node) &&
      text.startsWith(previous.text.slice(start, start + old.length), fresh[index]!.start)
    );
  };
  let head = 0;
  while (head < most && same(first + head, head)) {
    blocks[head] = previous.blocks[first + head]!;
    head++;
  }
  let tail = 1;
  while (tail <= most - head && same(last - tail, blocks.length - tail)) {
    blocks[blocks.length - tail] = previous.blocks[last - tail]!;
    tail++;
  }
}

/** Whether two trees are alike. */
export function sameNode(a: SyntaxNode, b: SyntaxNode): boolean {
  return (
    a.type === b.type &&
    a.start === b.start &&
    a.end === b.end &&
    a.depth === b.depth &&
    a.ordered === b.ordered &&
    a.first === b.first &&
    a.children?.length === b.children?.length &&
    (a.children === undefined || a.children.every((child, i) => sameNode(child, b.children![i]!)))
  );
}

/** Cuts a parsed region at safe starts of blocks. Its definitions and questions go to the chunks they stand in. */
export function cutIntoChunks(text: string, from: number, to: number, region: Region): Chunk[] {
  const { blocks, questions, plain } = region;
  const chunks: Chunk[] = [];
  let start = from;
  let firstBlock = 0;
  let firstQuestion = 0;
  let firstPlain = 0;
  const close = (end: number, block: number): void => {
    let question = firstQuestion;
    while (question < questions.length && questions[question]!.at < end) question++;
    chunks.push({
      length: end - start,
      blockCount: block - firstBlock,
      defines: joined(blocks, firstBlock, block),
      asked: answers(questions.slice(firstQuestion, question)),
      plain: plain[firstPlain]! < end,
    });
    while (plain[firstPlain]! < end) firstPlain++;
    start = end;
    firstBlock = block;
    firstQuestion = question;
  };
  for (let i = 1; i < blocks.length; i++) {
    const at = blocks[i]!.start;
    if (isSafeStart(text, at)) close(at, i);
  }
  close(to, blocks.length);
  return chunks;
}

const NONE: readonly string[] = [];

/** Keys of all definitions in `blocks[first, last)`; one shared empty list for the many chunks without any. */
function joined(blocks: readonly Placed[], first: number, last: number): readonly string[] {
  const all: string[] = [];
  for (let i = first; i < last; i++) for (const key of blocks[i]!.defines) all.push(key);
  return all.length > 0 ? all : NONE;
}

/** The questions of a chunk as it keeps them. */
export function answers(questions: readonly Question[]): Chunk['asked'] {
  return questions.length > 0 ? new Map(questions.map(({ key, answer }) => [key, answer])) : undefined;
}
