/** Which draft a Word file that comes back was made of. */
import { fileName, fileNameWords } from '../../base/address';
import type { Framework } from '../../frame/schema';
import { Doc } from '../../model/draft/doc';
import { plainName } from '../../model/office/keys';
import type { WordFile } from '../../model/word/types';
import { carriedBy } from './review';

/** The title of that draft as it is compared; empty where the file tells none. */
export function originTitle(file: WordFile, frame: Framework): string {
  const source = carriedBy(file).carried?.source;
  return (source !== undefined && titleOf(Doc.open('', source, frame))) || firstWords(file);
}

/** A draft's title as it is compared. */
export const titleOf = (doc: Doc): string => plainName(doc.titleWords ?? '');

/** The first paragraph that says something, as it went out; of ours that is the title. */
function firstWords({ blocks }: WordFile): string {
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    const words = block.pieces.map(({ text, inserted }) => (inserted ? '' : text)).join('');
    if (words.trim() !== '') return plainName(words);
  }
  return '';
}

/**
 * Drafts that a file may be a copy of: those with its title, and of several the one whose name the file still bears. One
 * alone is certain enough: whether it is that draft is seen once they are compared.
 */
export function likelyOrigins<D extends { readonly uri: string; readonly title: string }>(
  title: string,
  name: string,
  drafts: Iterable<D>,
): D[] {
  const same = [...drafts].filter((draft) => title !== '' && draft.title === title);
  const named = same.filter(({ uri }) => fileNameWords(name).startsWith(fileNameWords(fileName(uri))));
  return named.length === 1 ? named : same;
}
