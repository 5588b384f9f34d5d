/** What a completion is, and how the words of its entry are found by what is typed. */
import { readings } from '../../base/pinyin';
import type { Edit, Span } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Role } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import type { FrontMatterKey } from '../../model/grammar/frontMatter';

export type CompletionSort =
  | 'measure'
  | 'suggestion'
  | 'item'
  | 'owner'
  | 'key'
  | 'value'
  | 'mark'
  | 'row'
  | 'part'
  | 'number'
  | 'formulation';

export interface Completion {
  readonly label: string;
  readonly sort: CompletionSort;
  /** What replaces `span`; with `snippet`, `${1:…}` and `$0` are places to fill in. */
  readonly text: string;
  readonly snippet?: boolean;
  /** Ends at the cursor; behind it only where a placeholder gives way. */
  readonly span: Span;
  /** Plain text. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What typed text is compared with, where that is not the label. */
  readonly filter?: string;
  /** Something can be chosen right behind it. */
  readonly more?: boolean;
  /** Certainly what is wanted: chosen although it may not stand first. */
  readonly preselect?: boolean;
  /** Edits elsewhere that go with it; they touch neither `span` nor each other. */
  readonly extra?: readonly Edit[];
}

/** What is known besides the draft. */
export interface Surroundings {
  /** Words that other drafts of the workspace use in a column or behind a key, the most frequent first. */
  elsewhere(what: Role | FrontMatterKey): Steps<readonly string[]>;
  /** Paths that `计划:` may name, the likeliest first. */
  plans(): Steps<readonly { readonly path: string; readonly title: string }[]>;
  /** For periods and dates in a draft that names none yet. */
  readonly today?: { readonly year: number; readonly month: number; readonly day: number };
}

/** A place of completion in a draft. */
export interface CompletionPlace extends Surroundings {
  readonly doc: Doc;
  /** UTF-16 offset of the cursor. */
  readonly offset: number;
}

/** Words that are longer are not looked into: they are sentences. */
const longestWord = 12;

/**
 * What typed text is compared with: the words, their pinyin initials, and what they end with, because an editor
 * begins to compare only at the head of a word. The first 128 characters count in VS Code.
 */
export function filterOf(...words: readonly string[]): string {
  return [
    ...words.slice(0, 1),
    ...words.slice(0, 1).flatMap(readings),
    ...words.slice(1),
    ...words.slice(1).flatMap(readings),
    ...words.flatMap(tails),
  ].join(' ');
}

/** `工作计划` → `作计划`, `计划`. */
function tails(word: string): string[] {
  const out: string[] = [];
  if (word.length <= longestWord) for (let i = 1; i < word.length - 1; i++) out.push(word.slice(i));
  return out;
}

/** Entries that can be found by pinyin initials; one that says itself what it is found by stays as it is. */
export function findable(entries: readonly Completion[]): Completion[] {
  return entries.map((entry) => (entry.filter === undefined ? { ...entry, filter: filterOf(entry.label) } : entry));
}
