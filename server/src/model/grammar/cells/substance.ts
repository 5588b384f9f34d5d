/**
 * What the words of a measure come to. Each clause is laid out in words of the framework's lists so that as little as
 * possible is left over; a clause with hardly anything left over names no action, no carrier and no result.
 */
import { copy } from '../../../base/copy';
import { perKey } from '../../../base/perKey';
import type { Span } from '../../../base/span';
import { wordsIn } from '../../../base/trie';
import type { Framework } from '../../../frame/schema';
import { isOnlyTime } from '../deadline';
import { allMeasures } from '../measures';
import { readResult } from '../result';
import { isOwners } from '../responsible';
import { type WordList, wordList } from './wordList';

/**
 * `vague`: only intent. `routine`: only Party life as ever. `unreadable`: no words at all. `misplaced`: what belongs in
 * another column.
 */
export type Hollow = 'vague' | 'routine' | 'unreadable' | 'misplaced';

/** A clause is read word by word; a longer cell tells something. UTF-16 units. */
const longest = 240;

/**
 * Undefined where something is said. `work`: casework items named in the words; to name one again behind a verb of intent
 * says nothing more (加强……工作).
 */
export function hollowness(text: string, frame: Framework, work: readonly Span[] = []): Hollow | undefined {
  if (text.length > longest) return undefined;
  // A table is read again with every key that is typed in it; most of its cells are the same.
  const known = knownOf(frame);
  const key = work.length > 0 ? `${text}\n${work.map(({ start, end }) => `${start} ${end}`).join()}` : text;
  const before = known.get(key);
  if (before !== undefined) return before ?? undefined;
  const found = judge(text, frame, work);
  if (known.size > mostKnown) known.clear();
  // A part of a source would keep all of it.
  known.set(copy(key), found);
  return found ?? undefined;
}

const mostKnown = 1000;
const knownOf = perKey((_: Framework) => new Map<string, Hollow | null>());

function judge(text: string, frame: Framework, work: readonly Span[]): Hollow | null {
  const plain = text.replace(/<br\s*\/?>|&[a-z]{1,8};|[*_`~]/gi, (tag) => ' '.repeat(tag.length));
  if (isNoise(plain, frame)) return 'unreadable';
  if (isMisplaced(plain.trim(), frame)) return 'misplaced';
  let routine = false;
  for (const clause of clausesOf(plain)) {
    const sort = sortOf(plain, clause, frame, work);
    if (sort === 'concrete') return null;
    if (sort === 'routine') routine = true;
  }
  return routine ? 'routine' : 'vague';
}

const han = /[\u3400-\u9fff]/;

/** No Han character, one character over and over, or nothing but what slipping fingers make. */
function isNoise(text: string, frame: Framework): boolean {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  if (letters.length === 0) return false;
  if (!letters.some((letter) => han.test(letter))) return true;
  if (letters.length > 1 && letters.every((letter) => letter === letters[0])) return true;
  return letters.length > 1 && leftOver(letters.join(''), noiseOf(frame)) <= letters.length / 4;
}

const noiseOf = perKey(({ cells }: Framework) => wordList(cells.noise));

const carriersOf = perKey((frame: Framework): ReadonlySet<string> => {
  const all = allMeasures(frame).flatMap(({ carriers }) => carriers);
  return new Set(all.map((carrier) => (typeof carrier === 'string' ? carrier : carrier.text)));
});

/** A time, those responsible, a state of affairs or a bare figure. */
function isMisplaced(text: string, frame: Framework): boolean {
  if (text === '' || text.length > 24) return false;
  if (/^[\d０-９一二三四五六七八九十百千]+(?:[.．]\d+)?[%％\u3400-\u9fff]?$/.test(text)) return true;
  if (isOnlyTime(text)) return true;
  const result = readResult(text);
  if (result && result.state !== 'figure' && text.length <= 5 && !result.uncertain) return true;
  return isOwners(text, frame) && !carriersOf(frame).has(text);
}

function clausesOf(text: string): Span[] {
  const out: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) out.push({ start, end });
    start = end + 1;
  };
  for (let at = 0; at < text.length; at++) if ('，,；;。！!？?\n\r：:'.includes(text[at]!)) close(at);
  close(text.length);
  return out;
}

//#region One clause

enum Class {
  intent,
  routine,
  around,
  count,
  deed,
}

interface Words {
  readonly list: WordList;
  readonly classes: readonly Class[];
  readonly intents: ReadonlySet<string>;
  /** Verbs of intent at the head of a clause. */
  readonly heads: ReadonlySet<string>;
}

const wordsOf = perKey((frame: Framework): Words => {
  const { words, signs, cells } = frame;
  const byWord = new Map<string, Class>();
  const add = (list: readonly string[], sort: Class) => {
    for (const word of list) if (!byWord.has(word)) byWord.set(word, sort);
  };
  // The first list that has a word says what it is.
  add(signs.forms, Class.deed);
  add(cells.deeds, Class.deed);
  add([...signs.routine, ...signs.affairs], Class.routine);
  const names = allMeasures(frame).flatMap((measure) => [measure.name, ...measure.aliases]);
  add([...words.vague, ...words.abstract, ...names, ...signs.slogans], Class.intent);
  add([...cells.intents, ...cells.abstracts, ...cells.mottos], Class.intent);
  add(cells.routine, Class.routine);
  add(cells.around, Class.around);
  add(cells.counts, Class.count);
  add([...carriersOf(frame)], Class.deed);
  add(particles, Class.intent);
  const list = [...byWord.keys()];
  return {
    list: wordList(list),
    classes: [...byWord.values()],
    intents: new Set([...words.vague, ...cells.intents]),
    heads: new Set(words.vague),
  };
});

const particles = [...'的地得和与及并等了对为把将、“”‘’"\'（）()【】[]·+＋&/—-…~～ \u3000\t\n'];

/** A sum of weights: a character that is in no word of a list is dear, each word costs a little. */
const unknown = 100;

function sortOf(
  text: string,
  { start, end }: Span,
  frame: Framework,
  work: readonly Span[],
): 'vague' | 'routine' | 'concrete' {
  const { list, classes, intents, heads } = wordsOf(frame);
  const length = end - start;
  const best = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(length + 1);
  const sorts = new Int8Array(length + 1).fill(-1);
  best[0] = 0;
  let at = 0;
  const step = (to: number, cost: number, sort: number) => {
    if (best[at]! + cost >= best[to]!) return;
    best[to] = best[at]! + cost;
    from[to] = at;
    sorts[to] = sort;
  };
  for (; at < length; at++) {
    step(at + 1, unknown, -1);
    list.each(text, start + at, (word, wordEnd) => {
      // Of two ways with as many words the one with the concrete word is the less likely one.
      if (wordEnd <= end) step(wordEnd - start, classes[word] === Class.deed ? 1.5 : 1, classes[word]!);
    });
    for (const item of work) if (item.start - start === at && item.end <= end) step(item.end - start, 1, Class.intent);
  }
  const isWithin = (item: Span) => item.start >= start && item.end <= end;
  const parts = { rest: 0, units: 0, times: 0, around: 0, counts: 0, deeds: 0, routine: 0, books: 0 };
  let letters = 0;
  let intent = false;
  let head = false;
  for (let to = length; to > 0; to = from[to]!) {
    const word = text.slice(start + from[to]!, start + to);
    const size = word.replace(/[^\p{L}\p{N}]/gu, '').length;
    letters += size;
    // From the last to the first: the first word decides.
    if (size > 0) head = size > 1 && heads.has(word);
    if (sorts[to] === -1) {
      if (/[《》]/.test(word)) parts.books++;
      else if (/\d/.test(word)) parts.counts++;
      else if (size > 0) parts.rest += size;
    } else if (sorts[to] === Class.around) parts.around += size;
    else if (sorts[to] === Class.count) {
      // 每周 is no step less empty than nothing beside words of intent, yet says that something is done.
      if (size > 1) parts.times++;
      else parts[/[一二三四五六七八九十两]/.test(word) ? 'counts' : 'units']++;
    } else if (sorts[to] === Class.deed) parts.deeds++;
    else if (sorts[to] === Class.routine) parts.routine++;
    else if (size > 1 && intents.has(word)) intent = true;
  }
  if (parts.deeds > 0) return 'concrete';
  // 每月听证一次: casework that is a form as well, done so often.
  if (parts.counts + parts.times > 0 && work.some((item) => isWithin(item) && holdsDeed(text, item, frame)))
    return 'concrete';
  // A casework item named alone is a carrier perhaps.
  const wished = intent || frame.words.vague.some((word) => text.startsWith(word, start));
  if (!wished && work.some(isWithin)) return 'concrete';
  if (parts.routine > 0) return parts.rest <= letters / 4 ? 'routine' : 'concrete';
  const rest = parts.rest + parts.units + parts.around + parts.books + parts.counts;
  // Nobody who does it, no number, no date: a wish, whatever it is that is pushed on. A short one may be a bare deed;
  // how much of it may be in no list was found by reading.
  const told = parts.books + parts.counts + parts.times + parts.around > 0 || names(text.slice(start, end), frame);
  const wish = !told && (head || letters > 4);
  if (wish && parts.rest + parts.units <= letters * (head ? 0.6 : 0.45)) return 'vague';
  // Without a verb of intent what is left over may be what is done: 支部与法院对账.
  return rest <= (intent ? allowance(letters) : 0) ? 'vague' : 'concrete';
}

/** A casework item has a word for what is done in it, such as 听证. */
function holdsDeed(text: string, { start, end }: Span, frame: Framework): boolean {
  return frame.signs.forms.some((word) => text.slice(start, end).includes(word));
}

const actorsOf = perKey(({ signs, words }: Framework) => {
  const actors = words.actors.map((actor) => (typeof actor === 'string' ? actor : actor.text));
  return wordList([...signs.members, ...actors, ...words.departments]);
});

/** Whether the words name somebody. */
function names(text: string, frame: Framework): boolean {
  return wordsIn(text, actorsOf(frame).longest).length > 0;
}

/** How many characters may be left over in an empty clause. */
function allowance(letters: number): number {
  return letters <= 4 ? 0 : letters <= 8 ? 1 : 2;
}

/** Characters that are in no word of a list, from left to right. */
function leftOver(text: string, words: WordList): number {
  let rest = 0;
  for (let at = 0; at < text.length; ) {
    const end = words.longest(text, at);
    if (end === at) rest++;
    at = Math.max(end, at + 1);
  }
  return rest;
}

//#endregion
