/** What a title says of the paper: the words of the kind, without all that people write around them. */
import { getOrMake } from '../../../base/getOrMake';
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
  return best(frame, said, ours) ?? byAside(frame, said);
}

/** 支部建在办案组上（典型案例）: the name of a kind alone in the last brackets. */
function byAside(frame: Framework, said: Said): Kind | undefined {
  const aside = /[（(【]([^（）()【】]{2,6})[）)】]$/.exec(said.all)?.[1];
  if (aside === undefined) return undefined;
  const forms = formsOf(frame).ends.get(aside.at(-1)!) ?? [];
  return forms.find(({ title, words }) => words === aside && !title.office && !speaksAgainst(title, said))?.kind;
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
  return said.whole.length <= longest && endingsOf(frame, said).some(({ title }) => !title.office);
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

/** One way in which titles of a kind end or begin. */
interface Form {
  readonly kind: Kind;
  /** Of the kind: of two that account for as much of a title, the first one stands. */
  readonly rank: number;
  readonly title: Exclude<Title, string>;
  readonly words: string;
  /** How many characters of a title it accounts for. */
  readonly length: number;
}

/** Endings by their last character, so that few are tried on a title; those that end in a gap under none. */
const formsOf = perKey(({ kinds }: Framework) => {
  const ends = new Map<string, Form[]>();
  const starts: Form[] = [];
  for (const [rank, kind] of kinds.entries()) {
    for (const one of kind.titles) {
      const title = typeof one === 'string' ? { ends: [one] } : one;
      for (const words of title.ends ?? []) {
        const form = { kind, rank, title, words, length: words.replaceAll('…', '').length };
        getOrMake(ends, words.endsWith('…') ? '' : words.at(-1)!, () => []).push(form);
      }
      for (const words of title.starts ?? []) starts.push({ kind, rank, title, words, length: 1 });
    }
  }
  return { ends, starts };
});

function best(frame: Framework, said: Said, ours: boolean): Kind | undefined {
  const office = ours || ofOffice(said.whole, frame.titles.office);
  // Who begins with 浅谈 writes an essay, whatever it is about.
  const begun = formsOf(frame).starts.filter((form) => begins(form, said));
  const essays = new Set(begun.map(({ kind }) => kind));
  let found: Form | undefined;
  for (const form of [...begun, ...endingsOf(frame, said)]) {
    if ((form.title.office && !office) || (essays.size > 0 && !essays.has(form.kind))) continue;
    if (!found || form.length > found.length || (form.length === found.length && form.rank < found.rank)) found = form;
  }
  return found?.kind;
}

const begins = ({ title, words }: Form, said: Said) =>
  said.beginnings.some((text) => text.startsWith(words)) && !speaksAgainst(title, said);

/** The endings that a title shows. */
function endingsOf(frame: Framework, said: Said): Form[] {
  const { ends } = formsOf(frame);
  return said.parts.flatMap((text) =>
    ['', text.at(-1) ?? ''].flatMap((last) =>
      (ends.get(last) ?? []).filter(({ title, words }) => endsWith(text, words) && !speaksAgainst(title, said)),
    ),
  );
}

const speaksAgainst = ({ unless }: Form['title'], { all }: Said) => unless?.some((words) => holds(all, words)) === true;

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
  const kind = best(frame, said, ours);
  return kind && plans.includes(kind) ? kind : undefined;
}

//#endregion
