/** Words that only keep a place: ××, 待补充, 【待填：责任部门】. Which they are is data (`words.placeholders`). */
import { perKey } from '../../base/perKey';
import { isBlank, type Span } from '../../base/span';
import { type Trie, trie } from '../../base/trie';
import type { Framework, Role } from '../../frame/schema';
import { unit } from './frontMatter';

const wordsOf = perKey(({ words }: Framework) => trie(words.placeholders));

/** Where a run of placeholder words that begins at `at` ends; `at` itself where none does. */
function runEnd(words: Trie, text: string, at: number): number {
  let end = at;
  for (let next = words.longest(text, end); next > end; next = words.longest(text, end)) {
    end = next;
    // The last character may go on: ×××, XXX, ＿＿＿.
    while (text[end] === text[end - 1]) end++;
  }
  return end;
}

/** Every placeholder word or run of them in a text, in order. */
export function placeholdersIn(frame: Framework, text: string): Span[] {
  const words = wordsOf(frame);
  const out: Span[] = [];
  let behind = 0;
  words.scan(text, 0, text.length, (_, start) => {
    if (start < behind) return;
    behind = runEnd(words, text, start);
    out.push({ start, end: behind });
  });
  return out;
}

const closers: Readonly<Record<string, string>> = {
  '【': '】',
  '（': '）',
  '(': ')',
  '［': '］',
  '[': ']',
  '〔': '〕',
};
const between = /[、，。；：,.;:·/*_~-]/;

/**
 * How much of a text, from its start, is nothing but placeholders: words of the list, brackets that begin with one of
 * them (what follows in there is the prompt), and signs between them. 0 where it begins with anything else. Linear.
 */
export function placeholderLength(frame: Framework, text: string): number {
  const words = wordsOf(frame);
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const next = runEnd(words, text, at);
    const closer = closers[text[at]!];
    if (next > at) end = at = next;
    else if (closer && words.longest(text, at + 1) > at + 1) {
      const close = text.indexOf(closer, at + 1);
      if (close < 0) break;
      end = at = close + 1;
    } else if (isBlank(text.charCodeAt(at)) || between.test(text[at]!)) at++;
    else break;
  }
  return end;
}

/** A longer prompt is none. UTF-16 units. */
const longestPrompt = 200;

/**
 * Where a text tells the writer what to write: brackets that begin with a placeholder, and the words that stand for the
 * organ in a new draft. Names that are hidden (张××) are no prompts. Linear.
 */
export function promptsIn(frame: Framework, text: string): Span[] {
  const out: Span[] = [];
  for (const { start, end } of placeholdersIn(frame, text)) {
    if (start < (out.at(-1)?.end ?? 0)) continue;
    const closer = closers[text[start - 1]!];
    const close = closer ? text.slice(end, end + longestPrompt).indexOf(closer) : -1;
    if (close >= 0) out.push({ start: start - 1, end: end + close + 1 });
    else if (text.startsWith(unit.text, start)) out.push({ start, end: start + unit.text.length });
    else if (closers[text[start]!] && text[end - 1] === closers[text[start]!]) out.push({ start, end });
  }
  return out;
}

/** No column has a longer name. UTF-16 units. */
const longestName = 30;

/**
 * Whether a value of a role says nothing: only placeholders, or one with what the column is called anyway (××部门,
 * ××事项). Words beside it say something: 第一检察部××, 2026年×月.
 */
export function isPlaceholder(frame: Framework, role: Role, text: string): boolean {
  const length = placeholderLength(frame, text);
  if (length === 0) return false;
  if (text.length - length > longestName) return false;
  const rest = text.slice(length).replace(/^[\s：:]+|[\s*_~。.]+$/g, '');
  return rest === '' || (rest.length > 1 && namesOf(frame, role).some((name) => name.endsWith(rest)));
}

function namesOf({ columns, markKeys }: Framework, role: Role): readonly string[] {
  return [...(columns[role] ?? []), ...(markKeys[role] ?? [])];
}
