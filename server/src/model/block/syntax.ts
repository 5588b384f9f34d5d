/** Which stretches of a block are Markdown and no words: known from the tree, not guessed from signs. */
import type { Span } from '../../base/span';
import type { SyntaxNode } from '../text/types';

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

function collect(node: SyntaxNode, source: string, out: Span[]): void {
  const { type, start, end, children } = node;
  switch (type) {
    case 'code':
    case 'inlineCode':
    case 'html':
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
      for (const child of children!) collect(child, source, out);
      out.push({ start: last.end, end });
      return;
    }
    default:
      for (const child of children ?? []) collect(child, source, out);
  }
}

/** Code inside a block. */
export function codeOf(node: SyntaxNode): Span[] {
  if (node.type === 'code' || node.type === 'inlineCode') return [node];
  return (node.children ?? []).flatMap(codeOf);
}
