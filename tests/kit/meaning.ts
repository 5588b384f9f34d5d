/** What a text means as Markdown, so that two texts can be compared but for their words. */
import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

export interface Meaning {
  /** The tree, a line each node: kinds, targets, code; no words, no places. */
  readonly tree: string;
  /** What the tree does not show: addresses, entities, escapes, formulas, links of a wiki, in order. */
  readonly inline: string;
}

/** Comments of our own come and go without a change of meaning. */
const own = /<!--\s*(?:批注(?:(?!-->)[\s\S])*-->|(?:shuangyi-|措施|事项|责任|时限|免融合)[^\r\n]*?-->)/g;

export interface Ignoring {
  /** Comments of ours, which may come and go. */
  readonly comments?: boolean;
  /** The depth of headings. */
  readonly depth?: boolean;
}

export function meaning(text: string, ignoring: Ignoring = {}): Meaning {
  const reading: Reading = { text, ignoring, lines: [], words: [] };
  walk(parser.parse(text) as Root, 0, reading);
  const { lines, words } = reading;
  return { tree: lines.join('\n'), inline: words.flatMap((one) => one.match(constructs) ?? []).join('\n') };
}

interface Reading {
  readonly text: string;
  readonly ignoring: Ignoring;
  readonly lines: string[];
  /** Runs of words without anything in between. */
  readonly words: string[];
}

/** Without literal addresses of GFM, which take in the words behind them. */
const constructs = new RegExp(
  [
    '(?:https?://|www\\.)[^\\s<>，。；：、！？（）《》“”【】"\']+',
    '[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+',
    '&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][0-9a-zA-Z]{1,31});',
    '\\\\[!-/:-@[-`{-~]',
    '\\$\\$[^$]{1,200}\\$\\$',
    '\\$(?=\\S)[^$\\n]{1,200}(?<=\\S)\\$(?!\\d)',
    '\\[\\[[^[\\]\\n]{1,200}\\]\\]',
  ].join('|'),
  'g',
);

function walk(node: Nodes, depth: number, reading: Reading): void {
  const { text, ignoring, lines, words } = reading;
  if (node.type === 'link' && isLiteral(node, text)) {
    for (const child of node.children) walk(child, depth, reading);
    return;
  }
  if (node.type === 'text') {
    // Pieces that meet are one: a literal address cuts the words around it.
    const place = node.position;
    words.push((words.pop() ?? '') + (place ? text.slice(place.start.offset, place.end.offset) : node.value));
    return;
  }
  if (node.type === 'html' && ignoring.comments && node.value.replace(own, '').trim() === '') return;
  lines.push(`${' '.repeat(depth)}${described(node, ignoring)}`);
  words.push('');
  if ('children' in node) {
    const from = lines.length;
    for (const child of node.children) walk(child, depth + 1, reading);
    if (node.type === 'table') padded(node, lines, from);
    // What holds nothing but a comment of ours is not there without it.
    if (
      node.type === 'paragraph' &&
      lines.length === from &&
      text.slice(node.position!.start.offset, node.position!.end.offset).replace(own, '').trim() === ''
    )
      lines.pop();
  }
  words.push('');
}

/** Cells that a row lacks are there all the same, and empty. */
function padded({ children }: Nodes & { type: 'table' }, lines: string[], from: number): void {
  const wide = Math.max(...children.map((row) => row.children.length));
  if (children.every((row) => row.children.length === wide)) return;
  const kept = lines.splice(from);
  let cells = wide;
  const indent = /^ */.exec(kept.find((line) => line.includes('"tableCell"')) ?? '')![0];
  const fill = (): void => {
    for (; cells < wide; cells++) lines.push(indent + cellLine);
  };
  for (const line of kept) {
    if (line.includes('"tableRow"')) {
      fill();
      cells = 0;
    } else if (line.includes('"tableCell"')) cells++;
    lines.push(line);
  }
  fill();
}

const cellLine = '["tableCell"]';

/** An address that is a link only because it stands there. */
function isLiteral(node: Nodes & { type: 'link' }, text: string): boolean {
  return !/[[<]/.test(text[node.position?.start.offset ?? text.length] ?? '');
}

function described(node: Nodes, { comments, depth }: Ignoring): string {
  switch (node.type) {
    case 'heading':
      return line(node.type, depth ? 0 : node.depth);
    case 'list':
      return line(node.type, node.ordered, node.spread);
    case 'listItem':
      return line(node.type, node.checked, node.spread);
    case 'code':
      return line(node.type, node.lang, node.meta, node.value);
    case 'html':
      return line(
        node.type,
        ...((comments ? node.value.replace(own, '') : node.value).match(/<!--[\s\S]*?(?:-->|$)|<[^<>]*>/g) ?? []),
      );
    case 'yaml':
      // A colon in its full form is a slip that may be mended unseen.
      return line(node.type, node.value.replace(/^(\S+?)[：:][ ]?/gm, '$1: '));
    case 'inlineCode':
      return line(node.type, node.value);
    case 'link':
    case 'image':
      return line(node.type, node.url, node.title);
    case 'definition':
      return line(node.type, node.identifier, node.url, node.title);
    case 'linkReference':
    case 'imageReference':
      return line(node.type, node.identifier, node.referenceType);
    case 'footnoteReference':
    case 'footnoteDefinition':
      return line(node.type, node.identifier);
    case 'table':
      return line(node.type, node.align);
    default:
      return line(node.type);
  }
}

const line = (...attributes: unknown[]) => JSON.stringify(attributes);
