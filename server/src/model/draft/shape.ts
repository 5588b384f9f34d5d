/** What a draft is as Markdown, whatever its words: so that an edit can be tried before it is offered. */
import { htmlSigns } from '../block/syntax';
import type { SyntaxNode } from '../text/types';
import type { Doc } from './doc';

/** Whether two revisions of a draft differ in words, numbers and comments of ours alone. Costs what has changed. */
export function sameShape(before: Doc, after: Doc): boolean {
  const [a, b] = [before.blocks, after.blocks];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return shapeOf(before, head, a.length - tail) === shapeOf(after, head, b.length - tail);
}

function shapeOf(doc: Doc, from: number, to: number): string {
  const out: string[] = [];
  for (let i = from; i < to; i++) write(doc.blocks[i]!.node, doc.source(i), out);
  return out.join('\n');
}

/** What silences a rule, a mark, and a note, which is blank between words. */
const ownComment = /<!--\s*(?:-->|(?:shuangyi-|批注[（(]|[\u4e00-\u9fff]{1,10}[：:])[^\r\n]*?-->)/g;

function write(node: SyntaxNode, source: string, out: string[]): void {
  const { type, start, end, children } = node;
  const words = () => source.slice(start, end);
  switch (type) {
    case 'text':
    case 'yaml':
      return;
    case 'html': {
      // Words between tags are words.
      for (const [sign] of words().replace(ownComment, '').matchAll(htmlSigns)) out.push(`${type} ${sign}`);
      return;
    }
    case 'code':
    case 'inlineCode':
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
    case 'definition':
      out.push(`${type} ${words()}`);
      return;
  }
  const at = out.push('') - 1;
  for (const child of children ?? []) write(child, source, out);
  // A paragraph that holds nothing but a comment of ours is not there without it.
  const own = type === 'paragraph' && out.length === at + 1 && words().replace(ownComment, '').trim() === '';
  if (own) out.pop();
  else {
    out[at] = described(node, source);
    out.push('/');
  }
}

function described({ type, start, end, ordered, children }: SyntaxNode, source: string): string {
  const [first, last] = [children?.[0], children?.at(-1)];
  switch (type) {
    case 'list':
      return `${type} ${ordered}`;
    case 'listItem':
      // With the box of a task, without the number.
      return `${type} ${source.slice(start, first?.start ?? end).replace(/\d+|\s+/g, '')}`;
    case 'link':
    case 'linkReference':
      return `${type} ${source.slice(last?.end ?? start, end)}`;
    case 'table':
      return `${type} ${/[^\r\n]*[\r\n]+([^\r\n]*)/.exec(source.slice(first?.start ?? start, end))?.[1]?.replace(/[^|:-]/g, '').length}`;
    default:
      return type;
  }
}
