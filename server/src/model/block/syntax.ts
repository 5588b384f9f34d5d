/** Which stretches of a block are Markdown and no words: known from the tree, not guessed from signs. */
import type { Span } from '../../base/span';
import type { SyntaxNode } from '../text/types';
import { lines } from './lines';
import type { Unit } from './types';

const none: readonly Span[] = [];

/**
 * Code, tags, pictures, targets of links, labels, calls of footnotes and the backslash of a hard break, in order. The
 * words of a link are words.
 */
export function syntaxOf(node: SyntaxNode, source: string): readonly Span[] {
  const out: Span[] = [];
  collect(node, source, out);
  return out.length > 0 ? out : none;
}

function collect(node: SyntaxNode, source: string, out: Span[], inside = false): void {
  const { type, start, end, children } = node;
  switch (type) {
    case 'code':
    case 'inlineCode':
    case 'html':
      // Lines that begin with a tag or comment are a block, which has words as well.
      if (!inside) {
        for (const { index, 0: sign } of source.slice(start, end).matchAll(htmlSigns)) {
          out.push({ start: start + index, end: start + index + sign.length });
        }
        return;
      }
      out.push({ start, end });
      return;
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
    case 'definition':
      out.push({ start, end });
      return;
    case 'break':
      if (source[start] === '\\') out.push({ start, end: start + 1 });
      return;
    case 'link':
    case 'linkReference': {
      const [first, last] = [children?.[0], children?.at(-1)];
      // What is looked up by its own words must keep them.
      const looked = type === 'linkReference' && !/\]\[[^\]]/.test(source.slice(last?.end ?? start, end));
      if (!first || !last || looked || source[start] !== '[') {
        out.push({ start, end });
        return;
      }
      out.push({ start, end: first.start });
      for (const child of children!) collect(child, source, out, true);
      out.push({ start: last.end, end });
      return;
    }
    default:
      for (const child of children ?? []) collect(child, source, out, inside || phrasing.has(type));
  }
}

/** What holds words, not blocks. */
const phrasing = new Set(['paragraph', 'heading', 'tableCell']);

/** Tags and comments. */
export const htmlSigns = /<!--[\s\S]*?(?:-->|$)|<[^<>]*>/g;

/** What the reader sees of a block that begins with a comment or a plain tag: its lines without both. */
export function htmlUnits(source: string, { start, end }: Span): Unit[] {
  if (!/^<(?:!--|\/?(?:p|div|center)\b)/i.test(source.slice(start, start + 10))) return [];
  const out: Unit[] = [];
  let at = start;
  const take = (to: number): void => {
    for (const line of lines(source, { start: at, end: to })) {
      if (/[\u4e00-\u9fff]/.test(source.slice(line.start, line.end))) out.push({ ...line, where: 'paragraph' });
    }
  };
  for (const { index, 0: sign } of source.slice(start, end).matchAll(htmlSigns)) {
    take(start + index);
    at = start + index + sign.length;
  }
  take(end);
  return out;
}

/** Code inside a block. */
export function codeOf(node: SyntaxNode): Span[] {
  if (node.type === 'code' || node.type === 'inlineCode') return [node];
  return (node.children ?? []).flatMap(codeOf);
}
