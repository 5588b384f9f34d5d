/**
 * The one patch of the Markdown parser. `[label]` and `[^label]` mean something only if a definition exists anywhere; a
 * parser that sees a part of a document cannot know. So its questions "is this label defined?" are answered for the
 * whole document, and noted.
 *
 * What is patched: the lists `defined` and `gfmFootnotes` of micromark's parse context, in which it looks labels up by
 * `includes`. Versions are pinned by the lock file, and `tests/model/parse.test.ts` fails where they ask
 * otherwise.
 */
import type { Extension, State, TokenizeContext } from 'micromark-util-types';
import type { Labels } from './types';

/** A question of the parser with the answer that it was given. */
export interface Question {
  readonly key: string;
  /** Absolute offset of the `[` or `]` at which the parser asked. */
  readonly at: number;
  readonly answer: boolean;
}

/** What the parser at work may ask and has asked. A call is synchronous, so there is never more than one. */
interface Asking {
  readonly definitions: Labels;
  readonly questions: Question[];
  readonly base: number;
  at: number;
  /** The parser's own lists are watched. */
  ready: boolean;
}

let asking: Asking;

/**
 * Calls the parser for a text that begins at `base`. Its questions are answered by the definitions of the document (and
 * those that it meets itself), and returned by place.
 */
export function answering<T>(
  definitions: Labels,
  base: number,
  call: () => T,
): { readonly result: T; readonly questions: readonly Question[] } {
  const questions: Question[] = [];
  asking = { definitions, questions, base, at: 0, ready: false };
  const result = call();
  // Headings and tables are read before paragraphs, so the questions do not come in the order of the text.
  questions.sort((a, b) => a.at - b.at);
  return { result, questions };
}

/**
 * The extension that steps in. Labels are looked up at `[` (footnotes) and at `]` (footnotes, links, images), after all
 * definitions of the text at hand are known; so the first of these characters in running text is early enough.
 */
export const labels: Extension = {
  text: {
    91: { name: 'labels', tokenize: stepIn },
    93: { name: 'labels', tokenize: stepIn },
  },
};

function stepIn(this: TokenizeContext, _effects: unknown, _ok: unknown, nok: State): State {
  const { parser } = this;
  asking.at = asking.base + this.now().offset;
  if (!asking.ready) {
    asking.ready = true;
    watch(parser.defined, linkKey);
    watch((parser.gfmFootnotes ??= []), footnoteKey);
  }
  return nok;
}

function watch(list: string[], key: (id: string) => string): void {
  const { definitions, questions } = asking;
  const here = new Set<string>(list);
  list.includes = (id) => {
    if (UNESCAPED_BRACKET.test(id)) return false;
    const label = key(id);
    const answer = here.has(id) || definitions.has(label);
    questions.push({ key: label, at: asking.at, answer });
    return answer;
  };
}

/** No label can hold one, so nothing that does is worth a note (deeply nested brackets would make very many). */
const UNESCAPED_BRACKET = /(?:^|[^\\])\[/;

/** Key of a link's label, as the parser has normalised it. Footnotes and links have labels of their own kind. */
export function linkKey(id: string): string {
  return detached(`link ${id}`);
}

/** Key of a footnote's label; `[^a]` can be either. */
export function footnoteKey(id: string): string {
  return detached(`footnote ${id}`);
}

/** A copy that shares no memory with the text: a slice would keep the whole of an old version alive. */
function detached(text: string): string {
  return Array.from(text).join('');
}
