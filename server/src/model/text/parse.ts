/**
 * Markdown text → top-level blocks, and the same again after an edit at the cost of the edit. The only file that knows
 * the Markdown parser (micromark through mdast).
 *
 * How an edit stays cheap. The document is kept as *chunks*: runs of whole top-level blocks that start where a parser
 * may start afresh (see `isSafeStart`), mostly one block. Only the chunks that an edit touches are parsed again. Three things reach
 * further than their chunk, and each is noticed rather than guessed:
 *
 * - Something is left open at the end (a fence, a comment). A one-line *sentinel* is appended to what is parsed; unless
 *   it comes back as a block of its own, more of the document is taken in.
 * - `[label]` and `[^label]` mean something only if a definition exists anywhere. The parser's questions are answered
 *   for the whole document and kept with the chunk; when an answer changes, the chunk is parsed again.
 * - Front matter exists only if a closing fence does. Its end is looked up in the text, see `frontMatterEnd`.
 *
 * Most keystrokes do not need the parser at all: words typed inside a line of plain words leave it one, see `typed`.
 */
import type { Nodes } from 'mdast';
import type { Options } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { combineExtensions } from 'micromark-util-combine-extensions';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lastAtOrBelow } from '../../base/search';
import { fences } from '../grammar/fences';
import type { Block, SyntaxNode } from './types';

/** A parsed text: an immutable value that stays valid and usable after `reparse` made the next one from it. */
export interface Parsed {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Absolute UTF-16 offset of each block, in the order of `blocks`. */
  readonly starts: ArrayLike<number>;
  /** What the last step cost. */
  readonly work: Work;
  /** Kept for the next step; of no meaning outside this file. */
  readonly state: State;
}

/** Counted instead of timed, so that a test can hold it to a limit. */
export interface Work {
  /** Calls of the Markdown parser. */
  readonly calls: number;
  /** UTF-16 units handed to it, all calls together. */
  readonly characters: number;
}

/** Replacement of the range `[start, end)` (UTF-16) by `text`. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface State {
  readonly chunks: readonly Chunk[];
  readonly definitions: Definitions;
  readonly frontMatterEnd: number;
}

/** A run of whole top-level blocks, with the blank lines behind them. The chunks of a document cover all of it. */
interface Chunk {
  readonly length: number;
  readonly blockCount: number;
  /** Keys of the definitions in it, with repetitions. */
  readonly defines: readonly string[];
  /** The parser's questions "is this label defined?" with the answers it was given. */
  readonly asked: ReadonlyMap<string, boolean> | undefined;
}

/** How often each label is defined in the document. */
type Definitions = ReadonlyMap<string, number>;

/** What is known of one stretch of text after a call of the parser. */
interface Region {
  readonly blocks: readonly Placed[];
  readonly questions: readonly Question[];
}

interface Placed {
  readonly block: Block;
  /** Absolute offset. */
  readonly start: number;
  readonly defines: readonly string[];
}

interface Question {
  readonly key: string;
  /** Absolute offset of the `[` or `]` at which the parser asked. */
  readonly at: number;
  readonly answer: boolean;
}

/** Text parsed in one go; bounds the pause of `parseInSteps`, and short texts parse faster per character as well. */
const STEP = 8000;

const NONE: readonly string[] = [];
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
export function parseInSteps(text: string): Generator<void, Parsed> {
  return update(EMPTY, { start: 0, end: 0, text }, text);
}

/**
 * Parses the text that one replacement makes of `previous`. The result equals `parse` of the new text; blocks that did
 * not change are the same objects. `previous` stays valid.
 *
 * @param text the new text, when the caller has it already. It must be what the replacement makes.
 */
export function reparse(previous: Parsed, edit: Replacement, text?: string): Parsed {
  const start = clamp(edit.start, 0, previous.text.length);
  const end = clamp(edit.end, start, previous.text.length);
  const after = text ?? previous.text.slice(0, start) + edit.text + previous.text.slice(end);
  const words = typed(previous, { start, end, text: edit.text }, after);
  return words ?? finish(update(previous, { start, end, text: edit.text }, after));
}

/** Signs that may mean something inside a line, and ends of lines. A line without them is nothing but words. */
const MARKUP = /[*_`[\]<>&\\~!|\0]|[^\S ]/;
/** A line that begins with such a character is no heading, list, quotation or fence. */
const FIRST = /^[\w\u2010-\u2027\u3001-\ufefe\uff00-\uffef]/;
const LIST_ITEM = /^\d{1,9}[.)](?: |$)/;

/**
 * The next revision when an edit changes words in the midst of a paragraph that is one line of plain words, is so before
 * and behind, and has a chunk of its own; undefined otherwise. Nothing about such a line can change but its length.
 */
function typed(previous: Parsed, edit: Replacement, text: string): Parsed | undefined {
  const { blocks, state } = previous;
  const starts = previous.starts as Int32Array;
  if (MARKUP.test(edit.text) || edit.start < state.frontMatterEnd) return undefined;
  const index = lastAtOrBelow(starts, edit.start);
  const block = blocks[index];
  const start = starts[index]!;
  if (block?.type !== 'paragraph' || edit.start <= start || edit.end >= start + block.length) return undefined;
  const by = edit.text.length - (edit.end - edit.start);
  const { node } = block;
  const only = node.children?.length === 1 ? node.children[0]! : undefined;
  if (only?.type !== 'text' || only.start !== 0 || only.end !== block.length) return undefined;
  const before = previous.text.slice(start, start + block.length);
  if (!FIRST.test(before) || MARKUP.test(before)) return undefined;
  const at = chunkAt(state.chunks, start);
  const chunk = state.chunks[at]!;
  if (chunk.blockCount !== 1 || chunk.asked || chunk.defines.length > 0) return undefined;

  const length = block.length + by;
  if (LIST_ITEM.test(text.slice(start, start + Math.min(length, MARKER_LENGTH)))) return undefined;
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

function finish(steps: Generator<void, Parsed>): Parsed {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* update(previous: Parsed, edit: Replacement, text: string): Generator<void, Parsed> {
  const { chunks } = previous.state;
  const matterEnd = frontMatterEnd(text);
  const work = { calls: 0, characters: 0 };
  const stale = touched(previous, edit, text, matterEnd);
  const definitions = new DefinitionCount(previous.state.definitions);
  definitions.remove(chunks, stale.first, stale.last);

  const freshBlocks: Placed[] = [];
  const freshChunks: Chunk[] = [];
  let from = stale.start;
  while (from < stale.end) {
    // The first parse of a stretch is as long as the stretch or a step, each further attempt doubles it.
    let size = Math.min(stale.end - from, STEP);
    for (;;) {
      const to = nextSafeStart(text, Math.max(from + size, matterEnd), stale.end);
      const region = parseRegion(text, from, to, matterEnd, definitions.current, work);
      if (region) {
        const cut = cutIntoChunks(text, from, to, region);
        definitions.add(cut);
        for (const placed of region.blocks) freshBlocks.push(placed);
        for (const chunk of cut) freshChunks.push(chunk);
        from = to;
        break;
      }
      size = 2 * (to - from);
      const before = stale.last;
      stale.growTo(from + size);
      definitions.remove(chunks, before, stale.last);
    }
    if (from < stale.end) yield;
  }

  const next = splice(previous, stale, text, freshBlocks, freshChunks);
  if (definitions.changed) yield* refresh(next, text, matterEnd, definitions.current, work);
  return {
    text,
    blocks: next.blocks,
    starts: next.starts,
    work,
    state: { chunks: next.chunks, definitions: definitions.current, frontMatterEnd: matterEnd },
  };
}

/** The old chunks `[first, last)` that are to be replaced, and their range `[start, end)` in the new text. */
interface Stale {
  readonly first: number;
  last: number;
  readonly start: number;
  end: number;
  /** Takes in further chunks until the range reaches `offset` and ends at a safe start (or with the document). */
  growTo(offset: number): void;
}

function touched(previous: Parsed, edit: Replacement, text: string, matterEnd: number): Stale {
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
class DefinitionCount {
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

interface Next {
  readonly blocks: Block[];
  readonly starts: Int32Array;
  readonly chunks: Chunk[];
}

/** The previous arrays with the stale part replaced and everything behind it moved. */
function splice(previous: Parsed, stale: Stale, text: string, fresh: readonly Placed[], chunks: Chunk[]): Next {
  const old = previous.state.chunks;
  const first = countBlocks(old, 0, stale.first);
  const last = first + countBlocks(old, stale.first, stale.last);
  const blocks = fresh.map((placed) => placed.block);
  const end = first + blocks.length;

  const starts = new Int32Array(previous.blocks.length - (last - first) + blocks.length);
  const oldStarts = previous.starts as Int32Array;
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

function sameNode(a: SyntaxNode, b: SyntaxNode): boolean {
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

/** Parses the chunks again whose questions would now be answered differently. Definitions never move a block. */
function* refresh(
  next: Next,
  text: string,
  matterEnd: number,
  definitions: Definitions,
  work: MutableWork,
): Generator<void> {
  let from = 0;
  let index = 0;
  for (let i = 0; i < next.chunks.length; i++) {
    const chunk = next.chunks[i]!;
    if (chunk.asked && differs(chunk.asked, definitions)) {
      const region = parseRegion(text, from, from + chunk.length, matterEnd, definitions, work);
      if (region && region.blocks.length === chunk.blockCount) {
        region.blocks.forEach(({ block }, k) => {
          if (!sameNode(block.node, next.blocks[index + k]!.node)) next.blocks[index + k] = block;
        });
        next.chunks[i] = { ...chunk, asked: answers(region.questions) };
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

function answers(questions: readonly Question[]): ReadonlyMap<string, boolean> | undefined {
  return questions.length > 0 ? new Map(questions.map(({ key, answer }) => [key, answer])) : undefined;
}

// ---- Calling the parser ----

interface MutableWork {
  calls: number;
  characters: number;
}

type Extension = NonNullable<Options['extensions']>[number];

const TO_TREE: NonNullable<Options['mdastExtensions']> = [
  gfmTableFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  frontmatterFromMarkdown(['yaml']),
];

const BYTE_ORDER_MARK = 0xfeff;

/** Parses `text[from, to)`; undefined when something in it is still open at `to` and goes on behind. */
function parseRegion(
  text: string,
  from: number,
  to: number,
  matterEnd: number,
  definitions: Definitions,
  work: MutableWork,
): Region | undefined {
  work.calls++;
  work.characters += to - from;
  const sentinel = to === text.length ? '' : isAtxHeading(text, to) ? '# x' : 'x';
  // The parser drops a byte order mark and counts from behind it.
  const base = text.charCodeAt(from) === BYTE_ORDER_MARK ? from + 1 : from;
  const questions: Question[] = [];
  asking = { definitions, questions, base, at: 0, ready: false };
  const parser = from === 0 && matterEnd > 0 ? WITH_FRONT_MATTER : PLAIN;
  const tree = parser.parse(text.slice(from, to) + sentinel);
  if (sentinel) {
    const last = tree.children.pop();
    if (last?.position?.start.offset !== to - base) return undefined;
  }
  // Headings and tables are read before paragraphs, so the questions do not come in the order of the text.
  questions.sort((a, b) => a.at - b.at);
  const blocks: Placed[] = [];
  let end = from;
  for (const node of tree.children) {
    const place = node.position;
    if (place?.start.offset === undefined || place.end.offset === undefined) continue;
    // A setext heading behind definitions is said to begin where they do (micromark 4.0): blocks must not overlap.
    if (base + place.start.offset < end) place.start.offset = skipBlank(text, end) - base;
    blocks.push(placed(node, place.start.offset, base));
    end = base + place.end.offset;
  }
  return { blocks, questions };
}

/** What the parser at work may ask and has asked. A call is synchronous, so there is never more than one. */
interface Asking {
  readonly definitions: Definitions;
  readonly questions: Question[];
  readonly base: number;
  at: number;
  /** The parser's own lists are watched. */
  ready: boolean;
}

let asking: Asking;

/**
 * Answers the parser's questions for labels from the definitions of the whole document, and notes them. Labels are
 * looked up at `[` (footnotes) and at `]` (footnotes, links, images), after all definitions of the text at hand are
 * known; so the first of these characters in running text is early enough to step in.
 */
const answerLabels: NonNullable<NonNullable<Extension['text']>[string]> = {
  name: 'answerLabels',
  tokenize(_effects, _ok, nok) {
    const { parser } = this;
    asking.at = asking.base + this.now().offset;
    if (!asking.ready) {
      asking.ready = true;
      watch(parser.defined, linkKey);
      watch((parser.gfmFootnotes ??= []), footnoteKey);
    }
    return nok;
  },
};

function watch(list: string[], key: (id: string) => string): void {
  const { definitions, questions } = asking;
  const here = new Set<string>(list);
  list.includes = (id) => {
    if (UNESCAPED_BRACKET.test(id)) return false;
    const label = key(id);
    const answer = here.has(id) || definitions.has(label);
    questions.push({ key: label, at: asking.at, answer });
    return answer;
  };
}

/** GFM without literal autolinks: no rule needs them, and they cost a fifth of the time. Put together once. */
const SYNTAX = [
  gfmTable(),
  gfmFootnote(),
  gfmStrikethrough(),
  gfmTaskListItem(),
  { text: { 91: answerLabels, 93: answerLabels } },
];
const PLAIN = parserWith(SYNTAX);
const WITH_FRONT_MATTER = parserWith([...SYNTAX, frontmatter(['yaml'])]);

function parserWith(syntax: Extension[]) {
  return unified()
    .use(remarkParse)
    .data('micromarkExtensions', [combineExtensions(syntax)])
    .data('fromMarkdownExtensions', TO_TREE)
    .freeze();
}

/** No label can hold one, so nothing that does is worth a note (deeply nested brackets would make very many). */
const UNESCAPED_BRACKET = /(?:^|[^\\])\[/;

/** Footnotes and links have labels of their own kind; `[^a]` can be either. */
function linkKey(id: string): string {
  return detached(`link ${id}`);
}

function footnoteKey(id: string): string {
  return detached(`footnote ${id}`);
}

/** A copy that shares no memory with the text: a slice would keep the whole of an old version alive. */
function detached(text: string): string {
  return Array.from(text).join('');
}

/** A top-level node, which begins at `start`, as a block. */
function placed(node: Nodes, start: number, base: number): Placed {
  const defines: string[] = [];
  const syntax = convert(node, start, 0, defines)!;
  const block = { type: syntax.type, length: syntax.end, node: syntax };
  return { block, start: base + start, defines: defines.length > 0 ? defines : NONE };
}

/** Nodes nested deeper are left out: no person writes them, and every reader of the tree may recurse without care. */
const MAX_DEPTH = 200;

/** The tree without values, with offsets relative to `origin`. Keys of definitions met are added to `defines`. */
function convert(node: Nodes, origin: number, depth: number, defines: string[]): SyntaxNode | undefined {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  if (from === undefined || to === undefined || depth > MAX_DEPTH) return undefined;
  if (node.type === 'definition') defines.push(linkKey(normalizeIdentifier(node.identifier)));
  if (node.type === 'footnoteDefinition') defines.push(footnoteKey(normalizeIdentifier(node.identifier)));
  const place = { type: node.type, start: from - origin, end: to - origin };
  if (!('children' in node)) return place;
  const children: SyntaxNode[] = [];
  for (const child of node.children) {
    const converted = convert(child, origin, depth + 1, defines);
    if (converted) children.push(converted);
  }
  if (node.type === 'heading') return { ...place, depth: node.depth, children };
  if (node.type === 'list')
    return { ...place, ordered: node.ordered === true, first: node.start ?? undefined, children };
  return { ...place, children };
}

/** Cuts a parsed region at safe starts of blocks. Its definitions and questions go to the chunks they stand in. */
function cutIntoChunks(text: string, from: number, to: number, region: Region): Chunk[] {
  const { blocks, questions } = region;
  const chunks: Chunk[] = [];
  let start = from;
  let firstBlock = 0;
  let firstQuestion = 0;
  const close = (end: number, block: number): void => {
    let question = firstQuestion;
    while (question < questions.length && questions[question]!.at < end) question++;
    chunks.push({
      length: end - start,
      blockCount: block - firstBlock,
      defines: joined(blocks, firstBlock, block),
      asked: answers(questions.slice(firstQuestion, question)),
    });
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

/** Keys of all definitions in `blocks[first, last)`; one shared empty list for the many chunks without any. */
function joined(blocks: readonly Placed[], first: number, last: number): readonly string[] {
  let all = NONE;
  for (let i = first; i < last; i++) if (blocks[i]!.defines !== NONE) all = [...all, ...blocks[i]!.defines];
  return all;
}

// ---- Looking at lines ----

const ATX_HEADING = /^#{1,6}(?:[ \t\r\n]|$)/;
const LIST_MARKER = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$)/;
/** More than the longest heading or list marker. */
const MARKER_LENGTH = 16;

/**
 * May a parser start afresh at `at`, whatever stands before (fences and comments excepted, the sentinel sees those)?
 * That is so at the beginning of a line that is not indented and is either an ATX heading, or follows a blank line and
 * is no list item (which would go on with a list in front of it).
 */
function isSafeStart(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  let before = at - 1;
  if (!isLineEnd(text.charCodeAt(before))) return false;
  const code = text.charCodeAt(at);
  if (isSpace(code) || isLineEnd(code) || code === BYTE_ORDER_MARK) return false;
  if (isAtxHeading(text, at)) return true;
  if (LIST_MARKER.test(text.slice(at, at + MARKER_LENGTH))) return false;
  if (text.charCodeAt(before) === 10 && text.charCodeAt(before - 1) === 13) before--;
  while (before > 0 && isSpace(text.charCodeAt(before - 1))) before--;
  return before === 0 || isLineEnd(text.charCodeAt(before - 1));
}

/** The first safe start at or behind `at`, at most `limit`. */
function nextSafeStart(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && !isSafeStart(text, i)) i++;
  return Math.min(i, limit);
}

function isAtxHeading(text: string, at: number): boolean {
  return text.charCodeAt(at) === 35 && ATX_HEADING.test(text.slice(at, at + MARKER_LENGTH));
}

/**
 * End of the front matter, the line end of its closing fence included; 0 without. A fence that is never closed must not
 * reach the parser's front matter extension, which then no longer sees lists, quotes and footnotes in the rest.
 */
function frontMatterEnd(text: string): number {
  return fences(text)?.closed?.body ?? 0;
}

function skipBlank(text: string, at: number): number {
  let i = at;
  while (isSpace(text.charCodeAt(i)) || isLineEnd(text.charCodeAt(i))) i++;
  return i;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
