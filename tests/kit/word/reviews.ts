/** Random reviews of drafts, out and home: how many come home exactly, how many are told to be left to people. */
import { random } from '../random';
import { acceptedTexts } from './accepted';
import { withParts } from './package';
import { reviewedBy } from './reviewer';
import { broughtHome, finalPaper, readPaper, sentOut, us } from './roundTrip';

/** What other programs drop on the way. */
export type Lost = 'nothing' | 'bookmarks' | 'source' | 'both';
export const losses: readonly Lost[] = ['nothing', 'bookmarks', 'source', 'both'];

export function without(bytes: Uint8Array, lost: Lost): Uint8Array {
  const marks = lost === 'bookmarks' || lost === 'both';
  const source = lost === 'source' || lost === 'both';
  return withParts(bytes, {
    ...(marks && { 'word/document.xml': (xml: string) => xml.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '') }),
    ...(source && { 'customXml/item1.xml': undefined, 'docProps/custom.xml': undefined }),
  });
}

export interface Tally {
  readonly reviews: number;
  /** The paper says what the reviewer read, character by character. */
  readonly exact: number;
  /** It does not, and conflicts say so. */
  readonly told: number;
  /** It does not, and nothing says so; each by its seed and what was done. */
  readonly wrong: readonly string[];
  /** Marks that are neither in the draft nor in what was dropped with a reason. */
  readonly lostMarks: readonly string[];
}

/**
 * Reviews with the seeds from `first` on, of the drafts in turn. The paper that is made of the draft that came home must say
 * what the reviewed file says with everything accepted.
 */
export function reviewsAtRandom(
  drafts: readonly string[],
  first: number,
  count: number,
  lost: Lost = 'nothing',
): Tally {
  const sent = drafts.map(sentOut);
  let [exact, told] = [0, 0];
  const wrong: string[] = [];
  const lostMarks: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const r = random(seed);
    const which = seed % drafts.length;
    const draft = drafts[which]!;
    const { bytes, done } = reviewedBy(sent[which]!, r, { edits: 1 + r.int(8), tracked: 0.6, ours: us });
    const home = broughtHome(without(bytes, lost), draft);
    const name = `seed ${seed}: ${done.join(', ')}`;
    if ('problem' in home) {
      wrong.push(`${name}: ${home.problem}`);
      continue;
    }
    const want = acceptedTexts(bytes, us).join('\n');
    const got = acceptedTexts(finalPaper(withoutMatter(home.text, draft)), us).join('\n');
    if (want === got) exact++;
    else if (home.reviewed.changes.some(({ state }) => state === 'conflict')) told++;
    else wrong.push(name);
    const dropped = home.reviewed.changes.some(({ kind }) => /out$|^drop|^comment-done/.test(kind));
    const lostHere = missing(draft, home.text);
    if (lostHere.length > 0 && !dropped) lostMarks.push(`${name}: ${lostHere.join(' ')}`);
  }
  return { reviews: count, exact, told, wrong, lostMarks };
}

const printed = /^(?:主送|署名|成文日期|附件)[:：].*\n/gm;

/** What front matter says and the text does not is printed: a reviewer who changes the date makes the paper say both. */
function withoutMatter(text: string, draft: string): string {
  const paper = (words: string) => acceptedTexts(finalPaper(words), us).join('\n');
  return paper(draft) === paper(draft.replace(printed, '')) ? text.replace(printed, '') : text;
}

/** Marks and comments of a text that another has not. */
export function missing(before: string, after: string): string[] {
  const hidden = (text: string) => readPaper(text).hidden.map(({ start, end }) => text.slice(start, end));
  const left = hidden(after);
  return hidden(before).filter((words) => {
    const at = left.indexOf(words);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
