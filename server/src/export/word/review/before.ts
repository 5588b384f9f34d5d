/** Visible words in front of what is hidden: what a note or a mark is about stands there. */
import { lastAtOrBelow } from '../../../base/search';
import type { Span } from '../../../base/span';
import type { Paper, Unit } from '../../../model/visible/types';
import { placesOn } from './place';

/** Where the same paragraph or cell says these words last in front of an offset; undefined where it does not. */
export function citedBefore(paper: Paper, offset: number, words: string): Span | undefined {
  const { text, at } = wordsAt(paper, offset);
  const found = text.lastIndexOf(words);
  return found < 0 ? undefined : { start: at[found]!, end: at[found + words.length]! };
}

/** The sentence in front of an offset, its stop included; undefined where nothing stands there. */
export function sentenceBefore(paper: Paper, offset: number): Span | undefined {
  const { text, at } = wordsAt(paper, offset);
  return text === '' ? undefined : { start: at[sentenceStart(text)]!, end: at[text.length]! };
}

function wordsAt(paper: Paper, offset: number) {
  const unit = placesOn(paper).unitAt(offset);
  return unit ? before(unit, offset) : { text: '', at: [] };
}

/** Nothing is about words so far in front of it. UTF-16 units. */
const farthest = 1000;

/** The last visible characters of a unit in front of an offset; `at` has one more place, where the last one ends. */
function before({ runs }: Unit, offset: number): { text: string; at: readonly number[] } {
  const words: string[] = [];
  const at: number[] = [];
  for (let r = runs.length - 1; r >= 0 && words.length < farthest; r--) {
    const run = runs[r]!;
    if (run.type !== 'text' || run.text === '' || run.at[0]! >= offset) continue;
    const behind = run.at[run.text.length]! <= offset ? run.text.length : lastAtOrBelow(run.at, offset - 1) + 1;
    if (at.length === 0) at.push(run.at[behind]!);
    for (let i = behind - 1; i >= 0 && words.length < farthest; i--) {
      words.push(run.text[i]!);
      at.push(run.at[i]!);
    }
  }
  return { text: words.reverse().join(''), at: at.reverse() };
}

/** Where the last sentence of a text begins. */
function sentenceStart(text: string): number {
  const stops = '。！？；\n';
  let i = text.length;
  while (i > 0 && stops.includes(text[i - 1]!)) i--;
  while (i > 0 && !stops.includes(text[i - 1]!)) i--;
  return i;
}
