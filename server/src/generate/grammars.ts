/**
 * Grammars that are injected into VS Code's Markdown, one for each place where they apply, from a framework.
 * Colours come from the scopes that common themes know; `shuangyi` at the end lets a theme single ours out.
 *
 * A scope that is injected where a Markdown block begins would keep that block from beginning. So comments, which are
 * blocks of their own there, go in everywhere, and all else only inside of paragraphs, headings and tables.
 */
import type { Framework, Role } from '../frame/schema';
import { frontMatterKeys } from '../model/grammar/frontMatter';
import type { Output } from './output';

interface Pattern {
  readonly include?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Record<string, { name: string }>;
  readonly beginCaptures?: Record<string, { name: string }>;
  readonly endCaptures?: Record<string, { name: string }>;
  readonly patterns?: readonly Pattern[];
}

const code = ' - (markup.fenced_code, markup.raw, markup.inline.raw, meta.embedded)';
const separator = { name: 'punctuation.separator.key-value.shuangyi' };

export function grammarFiles(frame: Framework): Output[] {
  return [
    grammar('comments', `L:text.html.markdown${code}`, [suppression, comment(frame)]),
    grammar('text', `L:meta.paragraph.markdown${code}, L:markup.heading${code}, L:markup.table${code}`, [
      visible(frame),
      ...numbering,
    ]),
    grammar('frontMatter', 'L:meta.embedded.block.frontmatter', [frontMatter]),
  ];
}

function grammar(name: string, injectionSelector: string, patterns: readonly Pattern[]): Output {
  const content = { scopeName: `shuangyi.${name.toLowerCase()}`, injectionSelector, patterns };
  return { path: `syntaxes/${name}.tmLanguage.json`, text: `${JSON.stringify(content, null, 2)}\n` };
}

/** Longer words first: the first alternative that fits is taken. */
function oneOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
}

const suppression: Pattern = {
  match: '(<!--)\\s*(shuangyi-(?:disable(?:-next-line|-line|-file)?|enable))(?=[\\s-])([^>]*?)(-->)',
  name: 'comment.block.suppression.shuangyi',
  captures: {
    1: { name: 'punctuation.definition.comment.begin.shuangyi' },
    2: { name: 'keyword.control.shuangyi' },
    3: { name: 'variable.parameter.shuangyi' },
    4: { name: 'punctuation.definition.comment.end.shuangyi' },
  },
};

/** `<!-- 措施：… -->`; may go over several lines, but not over the end of its paragraph. */
function comment(frame: Framework): Pattern {
  return {
    begin: `<!--(?=\\s*(?:${oneOf(Object.values(frame.markKeys).flat())})\\s*[：:])`,
    end: '-->|^(?=\\s*$|\\s*[|#])',
    name: 'meta.mark.comment.shuangyi',
    beginCaptures: { 0: { name: 'comment.block.begin.shuangyi' } },
    endCaptures: { 0: { name: 'comment.block.end.shuangyi' } },
    patterns: fields(frame, '-->'),
  };
}

/** `【措施：…】`, on one line. */
function visible(frame: Framework): Pattern {
  return {
    begin: `【(?=\\s*(?:${oneOf(Object.values(frame.markKeys).flat())})\\s*[：:])`,
    end: '】|(?=\\|)|$',
    name: 'meta.mark.visible.shuangyi',
    beginCaptures: { 0: { name: 'punctuation.definition.tag.begin.shuangyi' } },
    endCaptures: { 0: { name: 'punctuation.definition.tag.end.shuangyi' } },
    patterns: fields(frame, '】|\\|'),
  };
}

/** What is written behind the keys; the two ends of a tie and the word that there is none stand out. */
const special: Partial<Record<Role, { key: string; value: string }>> = {
  item: { key: 'keyword.other.item.shuangyi', value: 'entity.name.type.item.shuangyi' },
  measure: { key: 'keyword.other.measure.shuangyi', value: 'string.unquoted.measure.shuangyi' },
  exempt: { key: 'keyword.control.exempt.shuangyi', value: 'string.unquoted.reason.shuangyi' },
};

function fields(frame: Framework, close: string): Pattern[] {
  const roles = Object.entries(frame.markKeys) as [Role, string[]][];
  const rest = roles.filter(([role]) => !special[role]).flatMap(([, words]) => words);
  const named = roles.filter(([role]) => special[role]);
  return [
    ...named.map(([role, words]) => field(words, special[role]!.key, special[role]!.value, close)),
    field(rest, 'keyword.other.key.shuangyi', 'variable.other.value.shuangyi', close),
    { match: '[；;]', name: 'punctuation.separator.field.shuangyi' },
  ];
}

function field(words: readonly string[], key: string, value: string, close: string): Pattern {
  return {
    begin: `(${oneOf(words)})\\s*([：:])\\s*`,
    end: `(?=[；;]|${close})|$`,
    beginCaptures: { 1: { name: key }, 2: separator },
    contentName: value,
    patterns: [{ match: '[、，,]', name: 'punctuation.separator.list.shuangyi' }],
  };
}

const zh = '[零〇一二三四五六七八九十百]{1,5}';
const digits = '[0-9]{1,3}';

/** In the colour of the list numbers of Markdown: 一、（一）1.（1）①, and 一是 at the head of a clause. */
const numbering: Pattern[] = [
  {
    match: `(?:^|\\G|(?<=#[ \\t]|\\*\\*))[ \\u3000]*(${[
      `第${zh}(?:[章节]|部分)`,
      `第${zh}[，、：](?!第)`,
      `${zh}[、．.]`,
      `[（(]${zh}[）)]`,
      `[（(]${digits}[）)]`,
      `${digits}[．.、](?!${digits})`,
      '[①-⑳]',
    ].join('|')})`,
    captures: { 1: { name: 'punctuation.definition.list.begin.markdown.shuangyi' } },
  },
  {
    match: `(?:^|\\G|(?<=[。；;：]))(${zh}[是要](?![一二三四五六七八九十])|第${zh}[，：])`,
    captures: { 1: { name: 'punctuation.definition.list.begin.markdown.shuangyi' } },
  },
];

const frontMatter: Pattern = {
  match: `^(${oneOf(frontMatterKeys)})[ \\t]*([：:])`,
  captures: { 1: { name: 'keyword.other.front-matter.shuangyi' }, 2: separator },
};
