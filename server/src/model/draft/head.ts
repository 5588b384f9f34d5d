/** The head of a draft: front matter, title, kind and period. */
import { type Span, shift, trim } from '../../base/span';
import type { Framework } from '../../frame/schema';
import { type FrontMatterEntry, type FrontMatterKey, readFrontMatter } from '../grammar/frontMatter';
import { decideKind, type KindDecision } from '../grammar/kind';
import { numberAt } from '../grammar/numbering';
import { findPeriod, type Period } from '../grammar/period';
import type { Block } from '../text/types';

/** All spans are absolute. */
export interface Head {
  readonly frontMatter: readonly FrontMatterEntry[];
  /** The words of the title. */
  readonly title: Span | undefined;
  /** Whether and why this is a draft. */
  readonly decision: KindDecision;
  readonly period: Period | undefined;
}

/** What the head is read from: the front matter, and the block that may hold the title, each with its start. */
export interface HeadBlocks {
  readonly yaml: Span | undefined;
  readonly body: Block | undefined;
  /** Where `body` starts. */
  readonly start: number;
}

/** Whether a block may hold the title: it is part of the body. */
export function isBody({ type }: Block): boolean {
  return type !== 'yaml' && type !== 'html';
}

/** Reads the head of a text. `kind`: the name of a kind to take it for, where it says none. */
export function readHead(
  text: string,
  { yaml, body, start }: HeadBlocks,
  frame: Framework,
  kind: string | undefined,
): Head {
  const frontMatter = yaml ? frontMatterAt(text, yaml) : [];
  const title = body && findTitle(text, body, start);
  const words = title && text.slice(title.start, title.end);
  const declared = metaOf(text, frontMatter, '期间');
  return {
    frontMatter,
    title,
    decision: decideKind(frame, metaOf(text, frontMatter, '文种'), words, kind),
    period: (declared && findPeriod(declared)) || (words && findPeriod(words)) || undefined,
  };
}

/** Value of a key; undefined when it is absent or empty. */
export function metaOf(
  text: string,
  frontMatter: readonly FrontMatterEntry[],
  key: FrontMatterKey,
): string | undefined {
  const value = frontMatter.find((entry) => entry.key === key)?.value;
  return value && value.start < value.end ? text.slice(value.start, value.end) : undefined;
}

function frontMatterAt(text: string, { start, end }: Span): readonly FrontMatterEntry[] {
  return readFrontMatter(text.slice(start, end)).map(({ key, keySpan, colon, value }) => ({
    key,
    keySpan: shift(keySpan, start),
    colon: shift(colon, start),
    value: shift(value, start),
  }));
}

/** Longest line that can be a title. */
const longestTitle = 70;

/** A `#` heading without number, else the first short line of the body that is no sentence. */
function findTitle(text: string, block: Block, start: number): Span | undefined {
  if (block.type === 'heading') {
    const first = block.node.children?.[0];
    const last = block.node.children?.at(-1);
    if (!first || !last || numberAt(text, start + first.start)) return undefined;
    return trim(text, { start: start + first.start, end: start + last.end });
  }
  if (block.type !== 'paragraph' || block.length > 2 * longestTitle) return undefined;
  const span = trim(text, { start, end: start + block.length });
  const words = text.slice(span.start, span.end).replace(/^\*\*(.*)\*\*$/s, '$1');
  const sentence = /[。；！？]|[：:，,]$/.test(words);
  if (sentence || words.length > longestTitle || numberAt(text, span.start)) return undefined;
  return words.length < span.end - span.start ? { start: span.start + 2, end: span.end - 2 } : span;
}
