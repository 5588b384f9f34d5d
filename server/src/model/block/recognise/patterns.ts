/** The phrases of a framework as patterns: what each of them means and what must or must not stand around it. */
import type { Framework, Phrase } from '../../../frame/schema';

export type PatternRole =
  | 'item'
  | 'general'
  | 'measure'
  | 'guard'
  | 'department'
  | 'lack'
  | 'argument'
  | 'actor'
  | 'carrier'
  | 'task';

export interface Pattern {
  readonly role: PatternRole;
  /** Id of the item or measure; empty for the other roles. */
  readonly id: string;
  /** Parts of a gap phrase before its last one, which is the word that the trie looks for. */
  readonly heads: readonly string[];
  readonly notAfter: readonly string[];
  readonly notBefore: readonly string[];
  readonly needs: readonly string[];
  readonly unless: readonly string[];
  readonly weak: boolean;
}

/** Patterns by the word that ends them. */
export type Patterns = ReadonlyMap<string, readonly Pattern[]>;

const nothing: readonly string[] = [];

/** The patterns for documents of a year (of any year without one). In `foreign` ones work in general is that of any organ. */
export function patternsOf(frame: Framework, year: number | undefined, foreign: boolean): Patterns {
  const patterns = new Map<string, Pattern[]>();
  const inUse = ({ from, until }: { readonly from?: number; readonly until?: number }) =>
    year === undefined || ((from ?? year) <= year && year <= (until ?? year));
  const put = (word: string, pattern: Pattern) => {
    const known = patterns.get(word);
    if (known) known.push(pattern);
    else patterns.set(word, [pattern]);
  };
  const add = (role: PatternRole, id: string, phrases: readonly Phrase[]) => {
    const bare = { role, id, heads: nothing, notAfter: nothing, notBefore: nothing, needs: nothing, unless: nothing };
    // Most phrases are one word without a guard: one pattern stands for all of them.
    const plain: Pattern = { ...bare, weak: false };
    for (const phrase of phrases) {
      if (typeof phrase === 'string' && phrase !== '' && !phrase.includes('…')) {
        put(phrase, plain);
        continue;
      }
      const guarded = typeof phrase === 'string' ? { text: phrase } : phrase;
      const heads = guarded.text.split('…').filter(Boolean);
      const word = heads.pop();
      if (word === undefined || !inUse(guarded)) continue;
      const { notAfter = nothing, notBefore = nothing, needs = nothing, unless = nothing, weak = false } = guarded;
      put(word, { role, id, heads, notAfter, notBefore, needs, unless, weak });
    }
  };

  for (const { measures } of frame.dimensions) {
    for (const { id, name, aliases, phrases, carriers } of measures) {
      add('measure', id, [name, ...aliases, ...phrases, ...carriers]);
      add('carrier', '', carriers);
    }
  }
  add('measure', frame.otherParty.id, frame.otherParty.phrases);
  for (const item of frame.casework) if (inUse(item)) add('item', item.id, [item.name, ...item.aliases]);
  add('general', '', [...(foreign ? [] : frame.general), ...(frame.organ?.general ?? [])]);
  const { words } = frame;
  add('guard', '', words.guards);
  add('department', '', words.departments);
  add('lack', '', words.lacks);
  add('argument', '', words.arguments);
  add('actor', '', [...words.actors, ...words.departments]);
  add('carrier', '', words.carriers);
  add('task', '', words.vague);
  return patterns;
}
