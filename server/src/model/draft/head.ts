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
  /** It is never closed. */
  readonly open: boolean;
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
  { yaml, open, body, start }: HeadBlocks,
  frame: Framework,
  kind: string | undefined,
): Head {
  const frontMatter = yaml ? frontMatterAt(text, yaml) : [];
  const title = body && findTitle(text, body, start);
  const words = title && text.slice(title.start, title.end);
  const declared = metaOf(text, frontMatter, '期间');
  const decision = decideKind(frame, metaOf(text, frontMatter, '文种'), words, kind);
  return {
    frontMatter,
    title,
    decision: open ? { ...decision, reason: `${decision.reason}；文首信息没有结束，缺一行“---”` } : decision,
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

/** A paragraph that may hold a title with comments beside it. */
const longestRead = 1_000;

/** A `#` heading without number, else the first short line of the body that is no sentence. */
function findTitle(text: string, block: Block, start: number): Span | undefined {
  if (block.type === 'heading') {
    const first = block.node.children?.[0];
    const last = block.node.children?.at(-1);
    if (!first || !last) return undefined;
    const span = withoutComments(text, { start: start + first.start, end: start + last.end });
    return numberAt(text, span.start) ? undefined : span;
  }
  if (block.type !== 'paragraph' || block.length > longestRead) return undefined;
  const span = withoutComments(text, { start, end: start + block.length });
  if (span.end - span.start > 2 * longestTitle) return undefined;
  const words = text.slice(span.start, span.end).replace(/^\*\*(.*)\*\*$/s, '$1');
  const sentence = /[。；！？]|[：:，,]$/.test(words);
  if (sentence || words.length > longestTitle || numberAt(text, span.start)) return undefined;
  return words.length < span.end - span.start ? { start: span.start + 2, end: span.end - 2 } : span;
}

/** Without the comments in front of a text and behind it: what silences a finding is no part of the title. */
function withoutComments(text: string, span: Span): Span {
  let { start, end } = trim(text, span);
  for (;;) {
    const close = text.startsWith('<!--', start) ? text.indexOf('-->', start) : -1;
    if (close >= 0 && close + 3 <= end) start = trim(text, { start: close + 3, end }).start;
    const open = text.slice(start, end).endsWith('-->') ? text.lastIndexOf('<!--', end) : -1;
    if (open >= start && open < end) end = trim(text, { start, end: open }).end;
    else if (close < 0 || close + 3 > end) return { start, end };
  }
}
