/** Addresses of links and pictures, and the words that a picture is described by, read off their source. */
import { decoded, labelKey } from '../text/markdown';
import type { SyntaxNode } from '../text/types';

/** Addresses by normalised label. */
export type Definitions = ReadonlyMap<string, string>;

interface Label {
  /** Where the destination begins, behind `](`; undefined for a reference. */
  readonly destination: number | undefined;
  /** What a reference looks up. */
  readonly label: string;
}

/** Behind a label whose `[` stands at `at`: a destination, a label of its own, or nothing. */
export function labelIn(source: string, at: number): Label {
  const close = closing(source, at);
  if (source[close + 1] === '(') return { destination: close + 2, label: '' };
  if (source[close + 1] === '[') {
    const label = source.slice(close + 2, closing(source, close + 1));
    if (label !== '') return { destination: undefined, label };
  }
  return { destination: undefined, label: source.slice(at + 1, close) };
}

/** The bracket that closes the one at `at`: escaped ones, and those in code, do not count. */
function closing(source: string, at: number): number {
  let depth = 0;
  for (const { index, 0: sign } of source.slice(at).matchAll(/\\[\s\S]|`+|[[\]]/g)) {
    if (sign === '[') depth++;
    else if (sign === ']' && --depth === 0) return at + index;
  }
  return source.length;
}

const destination = /[ \t\r\n>]*(?:<((?:[^<>\r\n\\]|\\.)*)>|((?:[^\s()\\]|\\[\s\S]|\([^\s()]*\))*))/y;

/** The address that begins there. */
export function addressIn(source: string, at: number): string {
  destination.lastIndex = at;
  const found = destination.exec(source);
  return decoded(found?.[1] ?? found?.[2] ?? '');
}

/** The words in place of a picture, without signs of Markdown. */
export function altIn(source: string): string {
  const words = source.slice(2, closing(source, 1));
  return decoded(words.replace(/\[([^[\]]*)\]\([^()]*\)|[*_`~]/g, '$1')).trim();
}

/** Adds what the definitions below a node define; the first of a label counts. */
export function define(node: SyntaxNode, source: string, by: number, into: Map<string, string>): void {
  if (node.type === 'definition') {
    const text = source.slice(node.start + by, node.end + by);
    const close = closing(text, 0);
    const key = labelKey(text.slice(1, close));
    if (!into.has(key)) into.set(key, addressIn(text, close + 2));
    return;
  }
  if (!containers.has(node.type)) return;
  for (const child of node.children ?? []) define(child, source, by, into);
}

/** What definitions may stand in. */
const containers = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition']);
