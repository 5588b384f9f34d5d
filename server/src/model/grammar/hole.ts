/** What a writer is to fill in, as skeletons of drafts know it before a snippet or a text is made of it. */

/** A place to fill in. Holes of the same `key` are filled in together. `{year}` in a text stands for the year. */
export interface Hole {
  /** What stands there until it is filled in. */
  readonly text: string;
  readonly choices?: readonly string[];
  readonly key?: 'unit' | 'period' | 'stage';
}

/** What a draft says in its front matter and again in its title. */
export const unit: Hole = { key: 'unit', text: '××单位' };
export const period: Hole = { key: 'period', text: '{year}年' };
