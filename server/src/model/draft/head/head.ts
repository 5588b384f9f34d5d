/** The head of a draft: front matter, title, kind and period. */
import { type Span, shift } from '../../../base/span';
import type { Framework } from '../../../frame/schema';
import { fences } from '../../grammar/fences';
import { type FrontMatterEntry, type FrontMatterKey, readFrontMatter } from '../../grammar/frontMatter';
import { decideKind, type KindDecision } from '../../grammar/kind';
import { findPeriod, type Period } from '../../grammar/period';
import type { Block } from '../../text/types';
import { findTitle, type PlacedBlock } from './title';

/** All spans are absolute. */
export interface Head {
  readonly frontMatter: readonly FrontMatterEntry[];
  /** The words of the title. */
  readonly title: Span | undefined;
  /** Whether and why this is a draft. */
  readonly decision: KindDecision;
  readonly period: Period | undefined;
}

/** What the head is read from: the front matter, and the blocks that may hold the title. */
export interface HeadBlocks {
  readonly yaml: Span | undefined;
  /** It is never closed. */
  readonly open: boolean;
  readonly opening: readonly PlacedBlock[];
}

/** Whether a block may hold the title: it is part of the body, or words in tags. */
export function mayHoldTitle({ type }: Block): boolean {
  return type !== 'yaml';
}

/** Reads the head of a text. `kind`: the name of a kind to take it for, where it says none. */
export function readHead(
  text: string,
  { yaml, open, opening }: HeadBlocks,
  frame: Framework,
  kind: string | undefined,
): Head {
  const frontMatter = yaml ? frontMatterAt(text, yaml) : [];
  const found = findTitle(text, opening, frame);
  const title = found?.span;
  const words = title && text.slice(title.start, title.end);
  const declared = metaOf(text, frontMatter, '期间');
  const decision = decideKind(frame, metaOf(text, frontMatter, '文种'), found?.kind, kind);
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

/** What the front matter of a text says behind a key, without reading the rest of it. */
export function statedIn(text: string, key: FrontMatterKey): string | undefined {
  const found = fences(text);
  return found?.closed && metaOf(text, frontMatterAt(text, { start: found.start, end: found.closed.start }), key);
}
