/**
 * Where a title is broken, GB/T 9704—2012 7.3.1: words stay whole and the lines are about equal. The words are those of
 * `Intl.Segmenter`, which Node and browsers bring along.
 */
import { widthOf } from './measures';

/** Of size 2 (22 pt), that many fill a line of 156 mm. */
const perLine = 20;

/** A title of more lines than a page shows is left to Word. */
const longest = 200;

/** Older browsers have none: there Word breaks the title. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;
const wordsOf = (text: string) => [...(segmenter?.segment(text) ?? [])];

/** No line begins with these, and none ends with those. */
const behind = /^(?:[的了和与及、，。：；》〉”’）〕】]|[年月日号个项条次起]|%)/;
const before = /(?:[和与及、《〈“‘（〔【第]|关于)$/;

/** What belongs to the name before it when it is a word by itself. */
const suffixes = new Set('院局委厅部处科室队组所市县区镇乡村');

/** Lines like to end with these: the organ, the year. */
const pleasant = /(?:院|局|委|部|党组|政府|年|年度|关于.{4,}的)$/;

/** What that is worth, as the square of how much a line is longer or shorter than the others. */
const pleasure = 12;

/** What a break between two single characters costs that may be one word which the dictionary lacks. */
const doubt = 8;

/** Characters that are words by themselves. */
const alone = new Set('的了和与及在对为以于从向被把将各本全省市县区镇乡年月日');

/** Lengths of the title before each break of a line; none where one line holds it or its writer broke it. */
export function titleBreaks(title: string): number[] {
  const width = widthOf(title);
  if (width <= perLine || width > longest || title.includes('\n')) return [];
  const fewest = Math.ceil(width / perLine);
  // More lines where words are too long for the fewest.
  for (let lines = fewest; lines <= 2 * fewest + 1; lines++) {
    const found = broken(title, lines);
    if (found) return found;
  }
  return [];
}

/** The best way to break a title into so many lines; undefined where there is none. */
function broken(title: string, lines: number): number[] | undefined {
  const places = [0, ...placesOf(title), title.length];
  const widths = places.map((place) => widthOf(title.slice(0, place)));
  const wanted = widths.at(-1)! / lines;
  const likes = places.map((place) => liking(title, place));
  // best[i]: the least cost of breaking all before place i, and where its last line begins.
  let best = new Map([[0, { cost: 0, trail: [] as readonly number[] }]]);
  for (let line = 1; line <= lines; line++) {
    const next: typeof best = new Map();
    for (const [from, { cost, trail }] of best) {
      for (let to = from + 1; to < places.length; to++) {
        const length = widths[to]! - widths[from]!;
        if (length > perLine) break;
        if ((to === places.length - 1) !== (line === lines)) continue;
        const total = cost + (length - wanted) ** 2 - (line < lines ? likes[to]! : 0);
        if (total < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(to, { cost: total, trail: [...trail, to] });
      }
    }
    best = next;
  }
  return best
    .get(places.length - 1)
    ?.trail.slice(0, -1)
    .map((i) => places[i]!);
}

/** How good a place is for a break. */
function liking(title: string, place: number): number {
  if (pleasant.test(title.slice(Math.max(0, place - 12), place))) return pleasure;
  const beside = wordsOf(title.slice(Math.max(0, place - 6), place)).at(-1)?.segment;
  const next = wordsOf(title.slice(place, place + 6))[0]?.segment;
  if (/[”’]$/.test(title.slice(0, place))) return -doubt;
  const lone = (word = '') => word.length === 1 && !alone.has(word);
  return lone(beside) && lone(next) ? -doubt : 0;
}

const openers = '《〈“‘（〔【';
const closers = '》〉”’）〕】';

/** Ends of words where a line may end: not within quotes, names of writings and brackets unless they fill a line. */
function placesOf(title: string): number[] {
  const inside = new Uint8Array(title.length + 1);
  const open: number[] = [];
  for (let i = 0; i < title.length; i++) {
    if (openers.includes(title[i]!)) open.push(i);
    if (!closers.includes(title[i]!) || open.length === 0) continue;
    const from = open.pop()!;
    if (widthOf(title.slice(from, i + 1)) <= perLine) inside.fill(1, from + 1, i + 1);
  }
  const places: number[] = [];
  for (const { index, segment } of wordsOf(title)) {
    const [left, right] = [title.slice(Math.max(0, index - 4), index), title.slice(index, index + 2)];
    const ends = title[index - 1] === '》' && right[0] === '的';
    const joined =
      (behind.test(right) && !ends) ||
      (left.endsWith('的') && title.length - index <= 3) ||
      before.test(left) ||
      suffixes.has(segment) ||
      (/[\w.〇零一二三四五六七八九十百千]$/.test(left) && /^[\w.％%]/.test(right));
    if (index > 0 && !inside[index] && !joined) places.push(index);
  }
  return places;
}
