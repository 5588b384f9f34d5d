/**
 * What comes home of a file that went out. A review came home exactly when the merged draft, exported again, says what the
 * reviewed file says; the texts of both are read from their XML, so the product does not judge itself.
 */
import { setImmediate } from 'node:timers/promises';
import { random } from '../kit/random';
import { acceptedTexts } from '../kit/word/accepted';
import { savedByLibreOffice } from '../kit/word/office';
import { withParts } from '../kit/word/package';
import { exported, ours } from '../kit/word/product';
import { reviewedBy } from '../kit/word/reviewer';
import { broughtHome } from '../kit/word/roundTrip';
import { allOf, atLeast, exactly, type Figure } from './figures';

/** Files that nobody touched, by their drafts. */
export async function uneditedFigures(
  what: string,
  drafts: ReadonlyMap<string, string>,
  saved = false,
): Promise<Figure[]> {
  const sent = new Map(sentOut(drafts).map(({ draft, bytes }) => [draft, bytes]));
  const back = saved ? await savedByLibreOffice(sent) : sent;
  const failed = [...drafts].flatMap(([name, text]) => {
    const home = broughtHome(back.get(name)!, text);
    if ('problem' in home) return [`${name}: ${home.problem}`];
    const change = home.reviewed.changes.find(({ state }) => state !== 'listed');
    return home.text === text && !change ? [] : [`${name}: ${change?.kind} ${change?.before}→${change?.after}`];
  });
  return [allOf(what, drafts.size, failed)];
}

const noSource = {
  'customXml/item1.xml': undefined,
  'customXml/itemProps1.xml': undefined,
  'customXml/_rels/item1.xml.rels': undefined,
  'word/_rels/document.xml.rels': (xml: string) => xml.replace(/<Relationship [^>]*customXml[^>]*>/g, ''),
  '[Content_Types].xml': (xml: string) => xml.replace(/<Override [^>]*customXml[^>]*>/g, ''),
};
const noIds = { 'word/document.xml': (xml: string) => xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '') };

/** What another program may throw away on the way. */
const losses = [{}, noSource, noIds, { ...noSource, ...noIds }];

/** Keys of the front matter that are printed where the text lacks them: a reviewer who takes the line out is not heard. */
const printed = /^(?:署名|成文日期|主送|附件): .*\n/gm;

export interface Outcome {
  readonly seed: number;
  readonly draft: string;
  readonly done: readonly string[];
  readonly result: 'exact' | 'told' | 'silent' | 'refused' | 'thrown';
  /** Marks and comments that are gone, and new comments that did not come. */
  readonly lost: number;
  /** The first text that differs: of the reviewed file, and what came of it. */
  readonly differs?: readonly [wanted: string | undefined, found: string | undefined];
}

/** A draft and the paper for review that was made of it. */
interface Sent {
  readonly draft: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

const sentOut = (drafts: ReadonlyMap<string, string>): readonly Sent[] =>
  [...drafts].map(([draft, text]) => ({ draft, text, bytes: exported(text, { review: true }).bytes }));

/** One random review of one of the drafts. */
function randomReview(seed: number, sent: readonly Sent[]): Outcome {
  const r = random(seed);
  const { draft, text, bytes: out } = r.pick(sent);
  const { bytes, done, said } = reviewedBy(out, r, { edits: 1 + r.int(8), tracked: 0.7, ours });
  const wanted = acceptedTexts(bytes, ours);
  const at = { seed, draft, done };
  try {
    const home = broughtHome(withParts(bytes, r.pick(losses)), text);
    if ('problem' in home) return { ...at, result: 'refused', lost: 0 };
    const found = acceptedTexts(exported(home.text.replace(printed, '')).bytes, ours);
    const i = wanted.findIndex((one, k) => one !== found[k]);
    const unheard = said.filter((one) => !home.text.includes(one)).map((one) => `<!-- 批注：${one} -->`);
    // Marks go with a paragraph that the reviewer took out; that is said.
    const reasons = home.reviewed.changes.map(({ reason = '' }) => reason).join('\n');
    const gone = lostMarks(text, home.text, wanted.join('\n')).filter((one) => !reasons.includes(one));
    const lost = [...gone, ...unheard].length;
    if (i < 0 && wanted.length === found.length) return { ...at, result: 'exact', lost };
    const told =
      home.left.length > 0 || home.reviewed.changes.some(({ state, kind }) => state === 'conflict' || kind === 'other');
    return { ...at, result: told ? 'told' : 'silent', lost, differs: [wanted[i], found[i < 0 ? wanted.length : i]] };
  } catch (error) {
    return { ...at, result: 'thrown', lost: 0, differs: [(error as Error).message, undefined] };
  }
}

const hidden = /<!--[\s\S]*?-->|【[^】\n]*[：:][^】\n]*】/g;

/** Marks and comments that are gone though a reader still sees words of their line. With the whole line they may go. */
function lostMarks(before: string, after: string, seen: string): string[] {
  return before.split('\n').flatMap((line) => {
    const words = line.replace(hidden, '').replace(/[\s|*#-]/g, '');
    const pieces = Array.from({ length: Math.max(1, words.length - 8) }, (_, i) => words.slice(i, i + 8));
    const stays = pieces.some((piece) => piece.length === 8 && seen.includes(piece));
    return stays ? (line.match(hidden) ?? []).filter((one) => !after.includes(one)) : [];
  });
}

/** So many of them one after the other; others go on between two. */
export async function randomReviews(count: number, drafts: ReadonlyMap<string, string>, first = 1): Promise<Outcome[]> {
  const sent = sentOut(drafts);
  const outcomes: Outcome[] = [];
  while (outcomes.length < count) {
    outcomes.push(randomReview(first + outcomes.length, sent));
    await setImmediate();
  }
  return outcomes;
}

/** `told` hears of every review that did not come home exactly. */
export async function reviewFigures(
  count: number,
  drafts: ReadonlyMap<string, string>,
  told: (outcome: Outcome) => void,
  first: number,
): Promise<Figure[]> {
  const outcomes = await randomReviews(count, drafts, first);
  for (const one of outcomes) if (one.result !== 'exact' || one.lost) told(one);
  const of = (result: Outcome['result']) => outcomes.filter((one) => one.result === result).length;
  return [
    atLeast(`${count} random reviews of 1–8 edits: exact`, 99.9, (of('exact') / count) * 100, ' %'),
    exactly('of the others, not one is silent', 0, of('silent') + of('thrown')),
    exactly('reviews that were not read at all', 0, of('refused')),
    exactly(
      'marks lost in them',
      0,
      outcomes.reduce((sum, { lost }) => sum + lost, 0),
    ),
  ];
}
