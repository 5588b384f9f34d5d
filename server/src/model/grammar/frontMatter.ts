/** Front matter: a flat list of `key: value`, read leniently so that a slip never hides the document's kind. */
import { type Span, trim } from '../../base/span';

export interface FrontMatterEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** Raw value, trimmed; lists keep their source. */
  readonly value: Span;
  /** The colon is full-width: a slip with a fix. */
  readonly colon: Span;
}

/** Keys that 双翼 reads. */
export const frontMatterKeys = ['文种', '单位', '期间', '计划', '主送', '署名', '成文日期', '附件', '阶段'] as const;
export type FrontMatterKey = (typeof frontMatterKeys)[number];

/** Entries of a front-matter block whose source is `text`; spans are relative to it. Indented lines belong to the value above. */
export function readFrontMatter(text: string): FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = [];
  for (const line of text.matchAll(
    /^([^\s:：#-][^:：\r\n]*?)[ \t\u3000]*([:：])([^\r\n]*)(?:(?:\r\n?|\n)[ \t]+[^\r\n]*|(?:\r\n?|\n)-(?!-)[^\r\n]*)*/gm,
  )) {
    const start = line.index;
    const key = line[1]!;
    const colon = start + line[0].indexOf(line[2]!, key.length);
    entries.push({
      key,
      keySpan: { start, end: start + key.length },
      colon: { start: colon, end: colon + 1 },
      value: unquote(text, trim(text, { start: colon + 1, end: start + line[0].length })),
    });
  }
  return entries;
}

function unquote(text: string, span: Span): Span {
  const quote = text[span.start];
  const quoted = (quote === '"' || quote === "'") && span.end - span.start >= 2 && text[span.end - 1] === quote;
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}
