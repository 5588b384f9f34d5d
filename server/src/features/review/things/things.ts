/** All that was done beside the words. */
import type { Who, WordFile } from '../../../model/word/types';
import type { Paper } from '../../../model/visible/types';
import type { Flat } from '../align/flat';
import type { Identity } from '../align/identity';
import { footnotesIn } from './footnotes';
import { headingsIn } from './headings';
import { oursIn } from './ours';
import { objectsIn, picturesIn, textBoxesIn } from './pictures';
import { tablesIn } from './tables';
import { type Scope, slotsOf, type Thing } from './thing';

export interface Beside {
  readonly file: WordFile;
  readonly flat: Flat;
  readonly identity: Identity;
  /** Whether our export puts in a paragraph of that style and words. */
  readonly uncounted: (style: string, words: string) => boolean;
  readonly ours: (who: Who) => boolean;
  readonly read: (text: string) => Paper;
}

/** In the order of the paper. */
export function thingsIn({ uncounted, ...beside }: Beside): Thing[] {
  const scope: Scope = { ...beside, slots: slotsOf(beside.flat, beside.identity) };
  const things = [headingsIn, footnotesIn, picturesIn, textBoxesIn, objectsIn, tablesIn].flatMap((find) => find(scope));
  return [...things, ...oursIn(scope, uncounted)].sort((a, b) => a.place - b.place);
}
