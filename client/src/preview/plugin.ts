/**
 * A plugin for the Markdown preview: marks are taken out of sight, and each measure becomes a small badge behind its
 * item; what a reviewer said is a badge as well. Marks are read by the grammar of the server. Changes nothing in files without marks; never throws.
 */
import type { MarkdownIt, StateCore as State, Token } from 'markdown-it';
import { findReviewNotes } from '../../../server/src/model/grammar/comments/reviewNotes';
import { frontMatterOf } from '../../../server/src/model/grammar/frontMatter';
import { type RoleOf, type WrittenMark, writtenMarks } from '../../../server/src/model/grammar/marks';
import { badges, inBrackets, noteBadge } from './html';
import { type PreviewMark, wordsOf } from './marks';

/** What VS Code asks of an extension that adds to its preview. */
export type ExtendMarkdownIt = (md: MarkdownIt) => MarkdownIt;

/** The plugin; `roleOf` is asked for keys at each reading. */
export function previewPlugin(roleOf: RoleOf): ExtendMarkdownIt {
  return (md) => {
    md.core.ruler.push('shuangyi', (state) => {
      try {
        showTies(state, roleOf);
      } catch {
        // The preview without badges is still the preview.
      }
    });
    return md;
  };
}

/** A text on its way to the preview. */
interface Page {
  readonly state: State;
  /** It says itself that it is a draft. */
  readonly draft: boolean;
  readonly roleOf: RoleOf;
}

function showTies(state: State, roleOf: RoleOf): void {
  if (!/【|<!--/.test(state.src)) return;
  const draft = frontMatterOf(state.src).some(({ key, value }) => key === '文种' && value.start < value.end);
  const page: Page = { state, draft, roleOf };
  for (const token of state.tokens) {
    if (token.type === 'html_block') token.content = commentBlock(token.content, page);
    else if (token.type === 'inline' && token.children) token.children = inline(token.children, page);
  }
}

/** Marks of a form in a text, those that have something to show. */
function marksIn(text: string, form: WrittenMark['form'], { roleOf }: Page): (WrittenMark & { words: PreviewMark })[] {
  return writtenMarks(text, { start: 0, end: text.length }, roleOf).flatMap((mark) => {
    const words = mark.form === form ? wordsOf(text, mark) : undefined;
    return words ? [{ ...mark, words }] : [];
  });
}

/** HTML with badges in place of the comments that are marks or notes. */
function withBadges(html: string, page: Page): string {
  const marks = marksIn(html, 'comment', page).map(({ start, end, words }) => ({ start, end, badge: badges(words) }));
  const notes = findReviewNotes(html, { start: 0, end: html.length }).flatMap((note) =>
    note.closed ? [{ start: note.start, end: note.end, badge: noteBadge(note) }] : [],
  );
  let out = '';
  let shown = 0;
  for (const { start, end, badge } of [...marks, ...notes].sort((a, b) => a.start - b.start)) {
    out += html.slice(shown, start) + badge;
    shown = end;
  }
  return out + html.slice(shown);
}

/** Comments that stand alone make a line of their own. */
function commentBlock(html: string, page: Page): string {
  const shown = withBadges(html, page);
  const alone = shown !== html && html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim() === '';
  return alone ? `<p class="shuangyi-line">${shown.trim()}</p>\n` : shown;
}

function inline(children: readonly Token[], page: Page): Token[] {
  const out: Token[] = [];
  let run: Token[] = [];
  for (const child of children) {
    if (child.type === 'text' || child.type === 'softbreak') {
      run.push(child);
      continue;
    }
    out.push(...textRun(run, page), child);
    run = [];
    if (child.type === 'html_inline') child.content = withBadges(child.content, page);
  }
  return [...out, ...textRun(run, page)];
}

/** Text without interruption, its lines too, with HTML in place of the marks in it. */
function textRun(run: Token[], page: Page): Token[] {
  const { state, draft } = page;
  const text = run.map((token) => (token.type === 'softbreak' ? '\n' : token.content)).join('');
  const out: Token[] = [];
  let shown = 0;
  for (const { start, end, words } of marksIn(text, 'visible', page)) {
    // Outside of drafts a bracket must say both what is tied and to what before it is taken for a mark.
    if (!(draft || (words.item !== '' && words.measures.length > 0))) continue;
    out.push(...plain(text.slice(shown, start), state), token('html_inline', inBrackets(words), state));
    shown = end;
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
