/** Finds the words by which rows, chapters and documents are judged (`signs` of the framework). */
import { perKey } from '../../base/perKey';
import { mostHits } from '../../base/limits';
import { contains, type Span } from '../../base/span';
import { type Trie, trie } from '../../base/trie';
import type { Framework, Signs } from '../../frame/schema';

/** Name of a word list; `stage:` and `effect:` with the id of the stage or effect. */
export type Sign = Exclude<keyof Signs, 'effects'> | `stage:${string}` | `effect:${string}`;

export interface SignHit extends Span {
  readonly sign: Sign;
}

interface Index {
  readonly trie: Trie;
  /** Lists that hold the word of that number. */
  readonly signs: readonly (readonly Sign[])[];
}

/** All hits in a text, or a part of it, by place. A routine word inside a form that goes with casework is left out. Linear. */
export function signsIn(frame: Framework, text: string, span: Span = { start: 0, end: text.length }): SignHit[] {
  const { trie, signs } = indexOf(frame);
  const hits: SignHit[] = [];
  trie.scan(text, span.start, span.end, (word, start, end) => {
    if (hits.length >= mostHits) return;
    for (const sign of signs[word]!) hits.push({ sign, start, end });
  });
  const forms = hits.filter((hit) => hit.sign === 'forms');
  if (forms.length === 0) return hits;
  let next = 0;
  return hits.filter((hit) => {
    if (hit.sign !== 'routine') return true;
    while (next < forms.length && forms[next]!.end <= hit.start) next++;
    return !forms.slice(next, next + 3).some((form) => contains(form, hit));
  });
}

/** Whether a text holds a word of the list. For short texts such as a cell. */
export function hasSign(frame: Framework, text: string, sign: Sign): boolean {
  return signsIn(frame, text).some((hit) => hit.sign === sign);
}

const indexOf = perKey((frame: Framework): Index => {
  const byWord = new Map<string, Sign[]>();
  const add = (sign: Sign, words: readonly string[]) => {
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), sign]);
  };
  const { effects, ...lists } = frame.signs;
  for (const [name, words] of Object.entries(lists)) add(name as Sign, words);
  for (const { id, phrases } of effects) add(`effect:${id}`, phrases);
  for (const { id, signals } of frame.stages) add(`stage:${id}`, signals);
  return { trie: trie([...byWord.keys()]), signs: [...byWord.values()] };
});
