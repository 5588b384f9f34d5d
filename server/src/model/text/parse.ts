/**
 * Markdown text → top-level blocks, and the same again after an edit at the cost of the edit. Only this folder
 * knows the Markdown parser.
 *
 * How an edit stays cheap. The document is kept as *chunks*: runs of whole top-level blocks that start where a parser
 * may start afresh (see `isSafeStart`), mostly one block. Only the chunks that an edit touches are parsed again. Three
 * things reach further than their chunk, and each is noticed rather than guessed:
 *
 * - Something is left open at the end (a fence, a comment). A one-line *sentinel* is appended to what is parsed; unless
 *   it comes back as a block of its own, more of the document is taken in.
 * - `[label]` and `[^label]` mean something only if a definition exists anywhere. The parser's questions are answered
 *   for the whole document and kept with the chunk; when an answer changes, the chunk is parsed again. What stands further
 *   down in a long text is guessed at first, so that this is seldom.
 * - Front matter exists only if a closing fence does. Its end is looked up in the text, see `frontMatterEnd`.
 *
 * Most keystrokes do not need the parser at all: words typed inside a line of plain words leave it one, see `typed`.
 */
import { append } from '../../base/lists';
import type { Edit } from '../../base/span';
import { finish, type Steps } from '../../base/steps';
import { answers, cutIntoChunks, DefinitionCount, type Next, sameNode, splice, touched } from './chunks';
import { frontMatterEnd, nextSafeStart } from './lines';
import { guessed, noLabels, type Placed, parseRegion, type Region } from './markdown';
import { readSimple } from './simple';
import { typed } from './typed';
import type { Chunk, Definitions, Labels, Parsed } from './types';

export type { Parsed } from './types';

/** Text parsed in one go; bounds the pause of `parseInSteps`, and short texts parse faster per character as well. */
const STEP = 2000;

const EMPTY: Parsed = {
  text: '',
  blocks: [],
  starts: new Int32Array(0),
  work: { calls: 0, characters: 0 },
  state: { chunks: [], definitions: new Map(), frontMatterEnd: 0 },
};

/**
 * Parses a whole text (CommonMark with GFM tables, footnotes, task lists and strikethrough, and closed YAML front
 * matter). Never throws. Offsets are those of `text`, a byte order mark included.
 */
export function parse(text: string): Parsed {
  return finish(parseInSteps(text));
}

/** As `parse`, but yields after every few thousand characters so that the caller can let others run. */
export function parseInSteps(text: string): Steps<Parsed> {
  return update(EMPTY, { start: 0, end: 0, text }, text);
}

/**
 * Parses the text that one replacement makes of `previous`. The result equals `parse` of the new text; blocks that did
 * not change are the same objects. `previous` stays valid.
 *
 * @param text the new text, when the caller has it already. It must be what the replacement makes.
 */
export function reparse(previous: Parsed, edit: Edit, text?: string): Parsed {
  const start = clamp(edit.start, 0, previous.text.length);
  const end = clamp(edit.end, start, previous.text.length);
  const after = text ?? previous.text.slice(0, start) + edit.text + previous.text.slice(end);
  const words = typed(previous, { start, end, text: edit.text }, after);
  return words ?? finish(update(previous, { start, end, text: edit.text }, after));
}

/** The same in steps, for an edit that brings much text; it must lie within the text. */
export function reparseInSteps(previous: Parsed, edit: Edit, text: string): Steps<Parsed> {
  return update(previous, edit, text);
}

/**
 * Where the head of a text may end, at or behind `enough`: what it is parsed to is that of the whole text as far as it is
 * `settled`, and `reparse` with the rest behind it makes the whole of it.
 */
export function headEnd(text: string, enough: number): number {
  return nextSafeStart(text, Math.max(enough, frontMatterEnd(text)), text.length);
}

/** For each block whether it stays what it is whatever else is written behind the text. */
export function settled({ state: { chunks } }: Parsed): boolean[] {
  return chunks.flatMap(({ blockCount, asked }, i) => {
    // What is open at the end may go on; and any label may be defined further down.
    return new Array<boolean>(blockCount).fill(i < chunks.length - 1 && !asked);
  });
}

/** Whether something is read as plain words that the parser would take too long for, see `limits` and `eased`. */
export function isReadInPart({ state }: Parsed): boolean {
  return state.chunks.some(({ plain }) => plain);
}

/** Calls the parser for a range of the text at hand. */
type Read = (from: number, to: number, labels: Labels) => Region | undefined;

function* update(previous: Parsed, edit: Edit, text: string): Steps<Parsed> {
  const { chunks } = previous.state;
  const matterEnd = frontMatterEnd(text);
  const stale = touched(previous, edit, text, matterEnd);
  const definitions = new DefinitionCount(previous.state.definitions);
  const guess = stale.end - stale.start > STEP ? guessed(text, stale.start, stale.end) : noLabels;
  const work = { calls: 0, characters: 0 };
  const read: Read = (start, end, labels) => {
    work.calls++;
    work.characters += end - start;
    return parseRegion(text, start, end, matterEnd, labels);
  };
  const known = { has: (key: string) => guess.has(key) || definitions.current.has(key) };
  definitions.remove(chunks, stale.first, stale.last);

  const freshBlocks: Placed[] = [];
  const freshChunks: Chunk[] = [];
  let from = stale.start;
  const take = (to: number, region: Region) => {
    const cut = cutIntoChunks(text, from, to, region);
    definitions.add(cut);
    append(freshBlocks, region.blocks);
    append(freshChunks, cut);
    from = to;
  };
  while (from < stale.end) {
    const simple = from < matterEnd ? undefined : readSimple(text, from, nextSafeStart(text, from + STEP, stale.end));
    if (simple) {
      take(simple.end, { blocks: simple.blocks, questions: [], plain: [] });
      if (from < stale.end) yield;
      continue;
    }
    // The first parse goes to where simple blocks begin, or a step; each further attempt is twice as long.
    let to = stretchEnd(text, Math.max(from + 1, matterEnd), Math.max(from + STEP, matterEnd), stale.end);
    for (;;) {
      const region = read(from, to, known);
      if (region) {
        take(to, region);
        break;
      }
      const before = stale.last;
      const enough = 2 * to - from;
      stale.growTo(enough);
      definitions.remove(chunks, before, stale.last);
      to = nextSafeStart(text, enough, stale.end);
    }
    if (from < stale.end) yield;
  }

  const next = splice(previous, stale, text, freshBlocks, freshChunks);
  if (definitions.changed || guess.size > 0) yield* refresh(next, definitions.current, read);
  return {
    text,
    blocks: next.blocks,
    starts: next.starts,
    work,
    state: { chunks: next.chunks, definitions: definitions.current, frontMatterEnd: matterEnd },
  };
}

/** Where the parser may stop: at a safe start with which simple blocks begin, at the latest behind `enough`. */
function stretchEnd(text: string, first: number, enough: number, limit: number): number {
  let at = nextSafeStart(text, first, limit);
  while (at < Math.min(enough, limit) && !readSimple(text, at, limit)) at = nextSafeStart(text, at + 1, limit);
  return at;
}

/** Parses the chunks again whose questions would now be answered differently. Definitions never move a block. */
function* refresh(next: Next, definitions: Definitions, read: Read): Steps<void> {
  let from = 0;
  let index = 0;
  for (let i = 0; i < next.chunks.length; i++) {
    const chunk = next.chunks[i]!;
    if (chunk.asked && differs(chunk.asked, definitions)) {
      const region = read(from, from + chunk.length, definitions);
      if (region && region.blocks.length === chunk.blockCount) {
        region.blocks.forEach(({ block }, k) => {
          if (!sameNode(block.node, next.blocks[index + k]!.node)) next.blocks[index + k] = block;
        });
        next.chunks[i] = { ...chunk, asked: answers(region.questions), plain: region.plain.length > 0 };
      }
      yield;
    }
    from += chunk.length;
    index += chunk.blockCount;
  }
}

function differs(asked: ReadonlyMap<string, boolean>, definitions: Definitions): boolean {
  for (const [key, answer] of asked) if (definitions.has(key) !== answer) return true;
  return false;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
