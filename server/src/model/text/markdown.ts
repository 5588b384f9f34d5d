/** Calls the Markdown parser (micromark through mdast) for a stretch of text and keeps what is needed of its tree. */
import type { Nodes } from 'mdast';
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
import { decodeString } from 'micromark-util-decode-string';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { answering, footnoteKey, labels, linkKey, type Question } from './labels';
import { eased } from './eased';
import { limited, limits, limitsToTree } from './limits';
import { BYTE_ORDER_MARK, isAtxHeading, lastLineEnd, skipBlank } from './lines';
import type { Block, Labels, SyntaxNode } from './types';

/** What is known of one stretch of text after a call of the parser. */
export interface Region {
  readonly blocks: readonly Placed[];
  /** By place; offsets are absolute. */
  readonly questions: readonly Question[];
  /** Offsets at which something is read as plain words because the parser would take too long, in order. */
  readonly plain: readonly number[];
}

/** A block at its place. */
export interface Placed {
  readonly block: Block;
  /** Absolute offset. */
  readonly start: number;
  /** Keys of the definitions in it. */
  readonly defines: readonly string[];
}

/** GFM without literal autolinks: no rule needs them, and they cost a fifth of the time. */
const SYNTAX = [gfmTable(), gfmFootnote(), gfmStrikethrough(), gfmTaskListItem(), labels, limits];

const TO_TREE = [
  gfmTableFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  frontmatterFromMarkdown(['yaml']),
  limitsToTree,
];

/** A parser whose extensions are put together once, not at every call. */
function parserOf(syntax: typeof SYNTAX) {
  return unified()
    .use(remarkParse)
    .data('micromarkExtensions', [combineExtensions(syntax)])
    .data('fromMarkdownExtensions', TO_TREE)
    .freeze();
}

const PLAIN = parserOf(SYNTAX);
const WITH_FRONT_MATTER = parserOf([...SYNTAX, frontmatter(['yaml'])]);

/**
 * Parses `text[from, to)`, which begins and ends at safe starts; undefined when something in it is still open at `to`
 * and goes on behind.
 */
export function parseRegion(
  text: string,
  from: number,
  to: number,
  matterEnd: number,
  definitions: Labels,
): Region | undefined {
  const sentinel = to === text.length ? '' : isAtxHeading(text, to) ? '# x' : 'x';
  // The parser drops a byte order mark and counts from behind it.
  const base = text.charCodeAt(from) === BYTE_ORDER_MARK ? from + 1 : from;
  const parser = from === 0 && matterEnd > 0 ? WITH_FRONT_MATTER : PLAIN;
  const { text: source, without } = eased(text, from, to, matterEnd);
  const { result, questions } = answering(definitions, base, () => limited(() => parser.parse(source + sentinel)));
  const tree = result.result;
  if (sentinel) {
    const last = tree.children.pop();
    if (last?.position?.start.offset !== to - base) return undefined;
  }
  const blocks: Placed[] = [];
  let end = from;
  for (const node of tree.children) {
    const place = node.position;
    if (place?.start.offset === undefined || place.end.offset === undefined) continue;
    // A setext heading behind definitions is said to begin where they do (micromark 4.0): blocks must not overlap.
    if (base + place.start.offset < end) place.start.offset = skipBlank(text, end) - base;
    blocks.push(placed(node, place.start.offset, base, text));
    end = base + place.end.offset;
  }
  const plain = [...without.map(({ start }) => start), ...result.met.map((at) => base + at)].sort((a, b) => a - b);
  return { blocks, questions, plain };
}

/** A top-level node, which begins at `start`, as a block. */
function placed(node: Nodes, start: number, base: number, text: string): Placed {
  const defines: string[] = [];
  const end = node.position!.end.offset!;
  // Whether a fence left open in a list takes the blank lines behind it depends on what follows (micromark 4.0).
  const last = 'children' in node ? lastLineEnd(text, base + start, base + end) - base : end;
  const syntax = convert(node, start, last, 0, defines)!;
  const block = { type: syntax.type, length: syntax.end, node: syntax };
  return { block, start: base + start, defines };
}

/** Nodes nested deeper are left out: no person writes them, and every reader of the tree may recurse without care. */
const MAX_DEPTH = 200;

/**
 * The tree without values, with offsets relative to `origin` and nothing behind `last`. Keys of definitions met are added
 * to `defines`.
 */
function convert(node: Nodes, origin: number, last: number, depth: number, defines: string[]): SyntaxNode | undefined {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  if (from === undefined || to === undefined || depth > MAX_DEPTH) return undefined;
  if (node.type === 'definition') defines.push(linkKey(normalizeIdentifier(node.identifier)));
  if (node.type === 'footnoteDefinition') defines.push(footnoteKey(normalizeIdentifier(node.identifier)));
  const place = { type: node.type, start: Math.min(from, last) - origin, end: Math.min(to, last) - origin };
  if (!('children' in node)) return place;
  const children: SyntaxNode[] = [];
  for (const child of node.children) {
    const converted = convert(child, origin, last, depth + 1, defines);
    if (converted) children.push(converted);
  }
  if (node.type === 'heading') return { ...place, depth: node.depth, children };
  if (node.type === 'list')
    return { ...place, ordered: node.ordered === true, first: node.start ?? undefined, children };
  return { ...place, children };
}

const DEFINITION = /^[ \t>*+\-\d.)]*\[(\^?)([^[\]\\\r\n]{1,999})\]:/gm;
export const noLabels: ReadonlySet<string> = new Set();

/** Labels that seem to be defined in a range of the text. */
export function guessed(text: string, from: number, to: number): ReadonlySet<string> {
  if (!text.includes(']:', from)) return noLabels;
  const labels = new Set<string>();
  for (const [, caret, label] of text.slice(from, to).matchAll(DEFINITION)) {
    labels.add(caret ? footnoteKey(normalizeIdentifier(label!)) : linkKey(normalizeIdentifier(label!)));
  }
  return labels;
}

/** What escapes and character references in a stretch of Markdown stand for; an unknown reference stands for itself. */
export function decoded(markdown: string): string {
  return decodeString(markdown);
}

/** A label as the parser compares it with others: case and the width of blanks do not matter. */
export function labelKey(label: string): string {
  return normalizeIdentifier(label);
}
