/** What a title says of the paper: the words of the kind, without all that people write around them. */
import { perKey } from '../../../base/perKey';
import { trie } from '../../../base/trie';
import type { Framework, Kind, Title } from '../../../frame/schema';
import { isNumbered, longest, read, type Said } from './around';

/**
 * The kind of a title: the one of whose endings it shows the most. `ours` where the text below shows that it is one of
 * the office.
 */
export function kindByTitle(frame: Framework, title: string, ours = false): Kind | undefined {
  const said = read(frame, title);
  if (said.whole === '' || said.whole.length > longest || speaksOfPapers(frame, said, ours)) return undefined;
  const issued = issuedIn(frame, said.whole, isNumbered(title));
  if (issued !== undefined) return kindOfIssued(frame, issued, ours);
  return best(frame.kinds, said, frame, ours);
}

/**
 * False when no title of any kind can stand in a text, because none of the words that kinds are known by does. Markup and
 * line ends between their characters do not count.
 */
export function mayNameKind(frame: Framework, text: string): boolean {
  let found = false;
  const words = lettersOf(text.replace(/<[^<>]*>/g, ''));
  knownBy(frame).scan(words, 0, words.length, () => {
    found = true;
  });
  return found;
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

const knownBy = perKey(({ kinds }: Framework) => {
  const titles = kinds.flatMap(({ titles }) => titles);
  const ends = titles.flatMap((one) => (typeof one === 'string' ? one : (one.ends ?? [])));
  const starts = titles.flatMap((one) => (typeof one === 'string' ? [] : (one.starts ?? [])));
  return trie([...ends, ...starts].map((words) => lettersOf(words.slice(words.lastIndexOf('…') + 1))));
});

/** Whether a title ends in the name of a kind (典型案例), as those of papers do; that of an article is free. */
export function namesPaper(frame: Framework, title: string): boolean {
  const said = read(frame, title);
  const plain = (one: Title) => (typeof one === 'string' || !one.office) && shown(one, said) > 0;
  return said.whole.length <= longest && frame.kinds.some((kind) => kind.titles.some(plain));
}

/** Whether a title shows by itself that it is one of the office. */
export const isOfOffice = (frame: Framework, title: string) => ofOffice(read(frame, title).whole, frame.titles.office);

/** A title that is about papers, or of another trade. */
function speaksOfPapers({ titles }: Framework, { whole, all }: Said, ours: boolean): boolean {
  if (titles.about.some((words) => holds(all, words))) return true;
  const foreign = titles.foreign.some((word) => whole.includes(word)) || hasForeignWord(whole);
  return foreign && !ours && !ofOffice(whole, titles.office);
}

/** Three letters make a word; a run of X stands for a name. */
const hasForeignWord = (text: string) => text.match(/[A-Za-z]{3,}/g)?.some((word) => !/^X+$/i.test(word)) === true;

const ofOffice = (text: string, office: readonly string[]) => office.some((word) => text.includes(word));

//#region Which kind

function best(kinds: readonly Kind[], said: Said, { titles }: Framework, ours: boolean): Kind | undefined {
  const office = ours || ofOffice(said.whole, titles.office);
  // Who begins with 浅谈 writes an essay, whatever it is about.
  const essays = kinds.filter((kind) => kind.titles.some((one) => begins(one, said)));
  let found: Kind | undefined;
  let most = 0;
  for (const kind of essays.length > 0 ? essays : kinds) {
    for (const one of kind.titles) {
      const length = typeof one !== 'string' && one.office && !office ? 0 : shown(one, said);
      if (length > most) {
        found = kind;
        most = length;
      }
    }
  }
  return found;
}

function begins(one: Title, { all, beginnings }: Said): boolean {
  if (typeof one === 'string' || !one.starts || one.unless?.some((words) => holds(all, words))) return false;
  return one.starts.some((word) => beginnings.some((text) => text.startsWith(word)));
}

/** How many characters of a title a form of it accounts for; 0 where it is not one of that form. */
function shown(one: Title, said: Said): number {
  if (typeof one === 'string') return shownAtEnd(one, said.parts);
  if (one.unless?.some((words) => holds(said.all, words))) return 0;
  const lengths = (one.ends ?? []).map((ending) => shownAtEnd(ending, said.parts));
  return Math.max(0, begins(one, said) ? 1 : 0, ...lengths);
}

function shownAtEnd(ending: string, parts: readonly string[]): number {
  return parts.some((text) => endsWith(text, ending)) ? ending.replaceAll('…', '').length : 0;
}

/** `…` in an ending stands for any words. */
function endsWith(title: string, ending: string): boolean {
  const gap = ending.lastIndexOf('…');
  const last = ending.slice(gap + 1);
  return title.endsWith(last) && (gap < 0 || holds(title.slice(0, title.length - last.length), ending.slice(0, gap)));
}

/** The words between gaps stand in a text one behind the other. */
function holds(text: string, words: string): boolean {
  let at = 0;
  for (const part of words.split('…')) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

//#endregion

//#region A notice around a plan

/** The title of what a notice sends out; undefined where it is no such notice. */
function issuedIn({ titles }: Framework, whole: string, numbered: boolean): string | undefined {
  const { verbs, ends, issuers } = titles.issue;
  const end = ends.find((words) => whole.endsWith(words));
  const at = firstOf(whole, verbs);
  if (at === undefined) return undefined;
  const inner = whole.slice(at.end, end ? whole.length - end.length : whole.length);
  if (end !== undefined) return named(inner) ?? inner;
  const name = inner.startsWith('《') && inner.endsWith('》') ? named(inner) : undefined;
  return name !== undefined && (numbered || issuers.some((word) => whole.slice(0, at.start).endsWith(word)))
    ? name
    : undefined;
}

/** What stands in the first book-title marks, with those inside of it. */
function named(text: string): string | undefined {
  const start = text.indexOf('《');
  if (start < 0 || start > 6) return undefined;
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '《') depth++;
    else if (text[i] === '》' && --depth === 0) return text.slice(start + 1, i);
  }
  return undefined;
}

function firstOf(text: string, words: readonly string[]) {
  let found: { start: number; end: number } | undefined;
  for (const word of words) {
    const start = text.indexOf(word);
    if (start >= 0 && (!found || start < found.start)) found = { start, end: start + word.length };
  }
  return found;
}

/** Plans are sent out with notices. Of other papers a notice tells only. */
function kindOfIssued(frame: Framework, title: string, ours: boolean): Kind | undefined {
  const said = read(frame, title);
  const issued = issuedIn(frame, said.whole, true);
  if (issued !== undefined && issued.length < title.length) return kindOfIssued(frame, issued, ours);
  const plans = frame.kinds.filter(({ tense }) => tense === 'plan');
  const kind = best(frame.kinds, said, frame, ours);
  return kind && plans.includes(kind) ? kind : undefined;
}

//#endregion
