/**
 * A plugin for the Markdown preview: marks are taken out of sight, and each measure becomes a small badge behind its
 * item. Changes nothing in files without marks; never throws.
 */
import type { MarkdownIt, StateCore as State, Token } from 'markdown-it';
import { findValue } from '../frontMatter';
import { badges, inBrackets } from './html';
import { readMark } from './marks';

/** What VS Code asks of an extension that adds to its preview. */
export function extendMarkdownIt(md: MarkdownIt): MarkdownIt {
  md.core.ruler.push('shuangyi', (state) => {
    try {
      showTies(state);
    } catch {
      // The preview without badges is still the preview.
    }
  });
  return md;
}

function showTies(state: State): void {
  if (!/【|<!--/.test(state.src)) return;
  const kind = findValue(state.src, '文种');
  const draft = kind !== undefined && kind.start < kind.end;
  for (const token of state.tokens) {
    if (token.type === 'html_block') token.content = commentBlock(token.content);
    else if (token.type === 'inline' && token.children) token.children = inline(token.children, draft, state);
  }
}

const comment = /<!--([\s\S]*?)-->/g;

/** HTML with badges in place of the comments that are marks. */
function withBadges(html: string): string {
  return html.replace(comment, (whole, inner: string) => {
    const mark = readMark(inner);
    return mark ? badges(mark) : whole;
  });
}

/** Comments that stand alone make a line of their own. */
function commentBlock(html: string): string {
  const shown = withBadges(html);
  const alone = shown !== html && html.replace(comment, '').trim() === '';
  return alone ? `<p class="shuangyi-line">${shown.trim()}</p>\n` : shown;
}

function inline(children: readonly Token[], draft: boolean, state: State): Token[] {
  const out: Token[] = [];
  let run: Token[] = [];
  for (const child of children) {
    if (child.type === 'text' || child.type === 'softbreak') {
      run.push(child);
      continue;
    }
    out.push(...textRun(run, draft, state), child);
    run = [];
    if (child.type === 'html_inline') child.content = withBadges(child.content);
  }
  return [...out, ...textRun(run, draft, state)];
}

/** Text without interruption, its lines too, with HTML in place of the marks in it. */
function textRun(run: Token[], draft: boolean, state: State): Token[] {
  const text = run.map((token) => (token.type === 'softbreak' ? '\n' : token.content)).join('');
  const out: Token[] = [];
  let shown = 0;
  for (const match of text.matchAll(/【([^【】]*)】/g)) {
    const mark = readMark(match[1]!);
    // Outside of drafts a bracket must say both what is tied and to what before it is taken for a mark.
    if (!mark || !(draft || (mark.item !== '' && mark.measures.length > 0))) continue;
    out.push(...plain(text.slice(shown, match.index), state), token('html_inline', inBrackets(mark), state));
    shown = match.index + match[0].length;
  }
  return shown === 0 ? run : [...out, ...plain(text.slice(shown), state)];
}

/** Tokens for text with line ends. */
function plain(text: string, state: State): Token[] {
  return text.split(/(\n)/).flatMap((part) => {
    if (part === '') return [];
    return [part === '\n' ? token('softbreak', '', state) : token('text', part, state)];
  });
}

function token(type: string, content: string, state: State): Token {
  const made = new state.Token(type, type === 'softbreak' ? 'br' : '', 0);
  made.content = content;
  return made;
}
