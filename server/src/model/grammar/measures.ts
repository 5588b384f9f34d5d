/** The measures of a framework: all, by id, by a name that is nearly right, and what suits an item best. */
import { distance } from '../../base/distance';
import { perKey } from '../../base/perKey';
import { trie, wordsIn } from '../../base/trie';
import type { Framework, Measure } from '../../frame/schema';
import { categoryLike, sharedWith } from './suggest/likeness';

/** All measures of a framework, in the order of its grid. */
export const allMeasures = perKey(({ dimensions }: Framework): readonly Measure[] =>
  dimensions.flatMap((dimension) => dimension.measures),
);

export function measureById(frame: Framework, id: string | undefined): Measure | undefined {
  return id === undefined ? undefined : allMeasures(frame).find((measure) => measure.id === id);
}

/** Measures whose name or alias is close to a wrong name, nearest first; none when nothing is close. */
export function nearMeasures(frame: Framework, name: string): Measure[] {
  const limit = Math.max(1, Math.floor(name.length / 3));
  return allMeasures(frame)
    .map((measure) => ({
      measure,
      far: Math.min(...[measure.name, ...measure.aliases].map((known) => distance(name, known, limit))),
    }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .map(({ measure }) => measure);
}

/**
 * Measures for an item, the best fitting first: those with most suggestions for the item's category, where a suggestion
 * made for few categories counts more than one for many. `words`: those of the item, for one that the framework does not
 * know.
 */
export function fittingMeasures(
  frame: Framework,
  itemIds: readonly (string | undefined)[],
  words?: string,
): readonly Measure[] {
  return fitFor(frame, itemIds, words).measures;
}

/**
 * What to write for an item, where anything is made for its category, or for the one that its words are like. Never one
 * for just any item: nobody could carry it out.
 */
export function suggestForItem(
  frame: Framework,
  itemIds: readonly (string | undefined)[],
  words: string,
  wanted: (text: string, measure: Measure) => boolean = () => true,
): Suggested | undefined {
  const made = fitFor(frame, itemIds, words).suggestions.filter(
    ({ text, measure, far }) => far < Number.POSITIVE_INFINITY && wanted(text, measure),
  );
  const shared = sharedWith(frame, words);
  const likeness = made.map(({ text }) => shared(text));
  // The first of the likest: they come the nearest first.
  return made[likeness.indexOf(Math.max(...likeness))];
}

/** What suits items of some categories; computed once for each set of categories. */
interface Fit {
  readonly measures: readonly Measure[];
  /** All suggestions, the nearest first. */
  readonly suggestions: readonly Suggested[];
}

const fitsOf = perKey(({ casework }: Framework) => ({
  categoryOf: new Map(casework.map(({ id, category }) => [id, category])),
  byCategories: new Map<string, Fit>(),
}));

function fitFor(frame: Framework, itemIds: readonly (string | undefined)[], words?: string): Fit {
  const { categoryOf, byCategories } = fitsOf(frame);
  const known = [...new Set(itemIds.flatMap((id) => (id && categoryOf.get(id)) || []))].sort();
  const like = known.length === 0 && words !== undefined ? categoryLike(frame, words) : undefined;
  const categories = like === undefined ? known : [like];
  const key = categories.join();
  let fit = byCategories.get(key);
  if (!fit) byCategories.set(key, (fit = computeFit(frame, categories)));
  return fit;
}

function computeFit(frame: Framework, categories: readonly string[]): Fit {
  const score = (measure: Measure) =>
    measure.suggestions
      .filter((suggestion) => suggestion.fits.some((category) => categories.includes(category)))
      .reduce((sum, suggestion) => sum + 1 / suggestion.fits.length, 0);
  const far = (wanted: readonly string[]) => {
    const at = wanted.findIndex((category) => categories.includes(category));
    return at < 0 ? Number.POSITIVE_INFINITY : at * 10 + wanted.length;
  };
  const measures = allMeasures(frame)
    .map((measure, order) => ({ measure, order, score: score(measure) }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ measure }) => measure);
  const suggestions = measures.flatMap((measure) =>
    measure.suggestions.map(({ text, fits: wanted }) => ({
      measure,
      text: text.replace(/“/g, '‘').replace(/”/g, '’'),
      far: far(wanted),
    })),
  );
  // Stable: among equally near ones the better fitting measure stays in front. Two infinities are equal.
  suggestions.sort((a, b) => (a.far === b.far ? 0 : a.far - b.far));
  return { measures, suggestions };
}

export interface Suggested {
  readonly measure: Measure;
  readonly text: string;
  /** How far it is from being made for the items: 1 at best, infinite when it is for other categories. */
  readonly far: number;
}

/**
 * What to write for items of these ids: of the suggestions that please `wanted` the one that is most for their category
 * (which stands first among few), of the best fitting measure; one for any category where none fits. Quotation marks
 * are single ones, ready to be quoted. Undefined when none pleases.
 */
export function suggestFor(
  frame: Framework,
  itemIds: readonly (string | undefined)[],
  wanted: (text: string, measure: Measure) => boolean = () => true,
): Suggested | undefined {
  return fitFor(frame, itemIds).suggestions.find(({ text, measure }) => wanted(text, measure));
}

//#region Words of intent

/**
 * True when nothing of substance is left of the words once the framework's vague verbs, abstract nouns and the names
 * of measures are taken away. Digits, quoted names and any concrete word make it concrete.
 */
export function isOnlyIntent(text: string, frame: Framework): boolean {
  let rest = '';
  let at = 0;
  for (const { start, end } of wordsIn(text, intentOf(frame).longest)) {
    rest += text.slice(at, start);
    at = end;
  }
  return (rest + text.slice(at)).replace(/\s/g, '').length <= 1;
}

/** What stands between words of intent. */
const between = [...'的地得和与及并等了对为把将、，。；：！？“”‘’'];

const intentOf = perKey((frame: Framework) => {
  const { vague, abstract } = frame.words;
  return trie([...vague, ...abstract, ...namesOf(frame), ...between]);
});

const namesOf = (frame: Framework) => allMeasures(frame).flatMap((measure) => [measure.name, ...measure.aliases]);

/** A name may itself hold a 、: its pieces count as names too. */
const piecesOf = perKey((frame: Framework) => new Set(namesOf(frame).flatMap((name) => [name, ...name.split('、')])));

/** True when the words are nothing but names of measures, e.g. a mark's value. */
export function isOnlyNames(text: string, frame: Framework): boolean {
  const known = piecesOf(frame);
  return text.split(/[、，,；;\s]+/).every((part) => part === '' || known.has(part));
}

//#endregion
