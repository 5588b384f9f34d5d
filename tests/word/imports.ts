/** What an import makes of our own papers: the text is what the draft says without its marks. */
import { diffChars } from 'diff';
import { finish } from '../../server/src/base/steps';
import { importWord } from '../../server/src/features/import/importWord';
import { builtin } from '../../server/src/frame/builtin';
import { paperOf } from '../../server/src/model/visible/paper';
import type { Run } from '../../server/src/model/visible/types';
import { unitsOf } from '../../server/src/model/visible/units';
import { readWord } from '../../server/src/model/word/read';
import { savedByLibreOffice } from '../kit/word/office';
import { exported } from '../kit/word/product';
import { docOf } from '../kit/word/roundTrip';
import { atLeast, type Figure } from './figures';

const demanded = 99.5;

/** The least and the whole share of characters that are the same, of drafts by their names. */
export async function importFigures(
  what: string,
  drafts: ReadonlyMap<string, string>,
  saved = false,
): Promise<Figure[]> {
  const made = new Map([...drafts].map(([name, text]) => [name, exported(text, { silent: true }).bytes]));
  const files = saved ? await savedByLibreOffice(made) : made;
  let [same, all, least, worst] = [0, 0, 100, ''];
  for (const [name, text] of drafts) {
    const file = finish(readWord(files.get(name)!));
    const options = { frame: builtin, changes: 'accept', comments: 'notes', pictures: '图片' } as const;
    const back = 'problem' in file ? '' : finish(importWord(file, options)).text;
    const [before, after] = [shown(text), shown(back)];
    const kept = sharedLength(before, after);
    const length = Math.max(before.length, after.length, 1);
    same += kept;
    all += length;
    const share = (100 * kept) / length;
    if (share < least) [least, worst] = [share, name];
  }
  return [
    atLeast(`${what}: characters kept by an import`, demanded, all === 0 ? 0 : (100 * same) / all, ' %'),
    atLeast(`${what}: the least of them${worst && ` (${worst.slice(0, 16)})`}`, demanded, least, ' %'),
  ];
}

const textOf = (runs: readonly Run[]) => runs.map((run) => (run.type === 'text' ? run.text : '')).join('');

/** What a reader of the paper of a draft sees, blank cells and ends of lines aside. */
function shown(text: string): string {
  const paper = paperOf(docOf(text));
  const lines = [...unitsOf(paper), ...paper.notes.values()].map(({ runs }) => textOf(runs).trim());
  return lines.filter((line) => line !== '').join('\n');
}

/** How many characters two texts share in their order. */
function sharedLength(a: string, b: string): number {
  if (a === b) return a.length;
  const parts = diffChars(a, b, { timeout: 30_000 }) ?? [];
  return parts.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length), 0);
}
