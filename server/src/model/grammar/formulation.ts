/** Fixed formulations in a text: the list of members beside a name, read item by item and compared with the data. */
import { perKey } from '../../base/perKey';
import { overlaps, type Span } from '../../base/span';
import { type Trie, trie } from '../../base/trie';
import type { Formulation, Framework } from '../../frame/schema';

/** Something in a list of members that the data do not say. */
export interface FormulationSlip extends Span {
  readonly formulation: Formulation;
  /**
   * `order`: all members, another order. `wrong`: one is none of the members. `missing`: one is not there.
   * `outdated`: right once, not in the year of the draft. `verb`: the verb of another formulation. `chain`: names in
   * another order than the formulations have.
   */
  readonly sort: 'order' | 'wrong' | 'missing' | 'outdated' | 'verb' | 'chain';
  /** The name stands beside the list, so that there is no doubt what is meant. */
  readonly named: boolean;
  /** What to write in place of the span; undefined where the writer must decide. */
  readonly instead: string | undefined;
}

interface Item extends Span {
  /** Index of the member; undefined for anything else. */
  readonly member: number | undefined;
}

/** A formulation with its wordings, longest first, and the words that members share at their end (意识). */
interface Known {
  readonly formulation: Formulation;
  readonly wordings: readonly { readonly text: string; readonly member: number }[];
  readonly members: readonly string[];
  readonly tail: string;
}

interface Compiled {
  readonly anchors: Trie;
  /** For each anchor the formulations that it names, or whose member it is. */
  readonly of: readonly { readonly named: boolean; readonly known: readonly Known[] }[];
  /** Formulations with verbs, in the order of the data. */
  readonly chain: readonly Formulation[];
}

/** Longest list that is read, UTF-16 units. */
const reach = 220;
const stops = /[。；;！？\n|\ufffc]/;
/** Between a name and the list behind it. */
const leadIn = /[”’]?(?:[，,]?(?:即|就是|是指|指的是|分别是|具体是)[：:]?|[：:]|——|[（(]即?)[“‘]?/y;
const separator = /[”’]?(?:、|，|,|以及|及其|和|与|及)[“‘]?/y;
/** Between a list and the name behind it. */
const leadOut = /^[”’]?(?:的|这)?[“‘]?$/;

interface Name extends Span {
  readonly formulation: Formulation;
  readonly verb: Span | undefined;
}

/** Slips in `text`, in order. `year` is the year of the draft where it is known. */
export function formulationSlips(frame: Framework, text: string, year: number | undefined): FormulationSlip[] {
  const { anchors, of, chain } = compiledOf(frame);
  const beside: FormulationSlip[] = [];
  const bare: FormulationSlip[] = [];
  const names: Name[] = [];
  anchors.scan(text, 0, text.length, (anchor, start, end) => {
    const { named, known } = of[anchor]!;
    if (!named) {
      const slip = bareList(text, start, known);
      if (slip) bare.push(slip);
      return;
    }
    const slip = besideName(text, start, end, known, year);
    if (slip) beside.push(slip);
    names.push({ start, end, formulation: known[0]!.formulation, verb: verbBefore(text, start, chain) });
  });
  const alone = bare.filter((slip) => !beside.some((other) => overlaps(slip, other)));
  return [...beside, ...alone, ...wrongVerbs(text, names, chain), ...chainOrder(text, names, chain)].sort(
    (a, b) => a.start - b.start,
  );
}

const compiledOf = perKey(({ formulations }: Framework): Compiled => {
  const anchors = new Map<string, { named: boolean; known: Known[] }>();
  const add = (word: string, named: boolean, one: Known) => {
    const anchor = anchors.get(word);
    if (!anchor) anchors.set(word, { named, known: [one] });
    else if (anchor.named === named) anchor.known.push(one);
  };
  for (const formulation of formulations) {
    const one = know(formulation);
    for (const name of [formulation.name, ...(formulation.aliases ?? [])]) add(name, true, one);
    if (formulation.ordered === 'always') for (const member of one.members) add(member, false, one);
  }
  return {
    anchors: trie([...anchors.keys()]),
    of: [...anchors.values()],
    chain: formulations.filter(({ verbs }) => verbs),
  };
});

function know(formulation: Formulation): Known {
  const all = formulation.members.map((member) =>
    typeof member === 'string' ? [member] : [member.text, ...member.also],
  );
  const members = all.map((wordings) => wordings[0]!);
  const wordings = all
    .flatMap((list, member) => list.map((text) => ({ text, member })))
    .sort((a, b) => b.text.length - a.text.length);
  return { formulation, wordings, members, tail: commonTail(members) };
}

function commonTail(words: readonly string[]): string {
  const first = words[0] ?? '';
  let length = 0;
  while (length < first.length && words.every((word) => word.at(-1 - length) === first.at(-1 - length))) length++;
  return words.some((word) => word.length === length) ? '' : first.slice(first.length - length);
}

//#region Lists

/** The member that stands at `at`, in full or without the shared end (道路、理论、制度、文化自信). */
function memberAt(text: string, at: number, known: Known): Item | undefined {
  for (const { text: word, member } of known.wordings) {
    if (text.startsWith(word, at)) return { start: at, end: at + word.length, member };
  }
  if (!known.tail) return undefined;
  for (const [member, word] of known.members.entries()) {
    const stem = word.slice(0, -known.tail.length);
    const end = at + stem.length;
    if (text.startsWith(stem, at) && /[、，,和与及“”]/.test(text[end] ?? '')) return { start: at, end, member };
  }
  return undefined;
}

/** Items from `at` on. `foreign` also reads items that are no members, up to `end`. */
function readList(text: string, at: number, end: number, known: Known, foreign: boolean): Item[] {
  const items: Item[] = [];
  let place = at;
  while (place < end) {
    const item = memberAt(text, place, known) ?? (foreign ? foreignAt(text, place, end) : undefined);
    if (!item || item.end > end) break;
    items.push(item);
    separator.lastIndex = item.end;
    if (!separator.test(text)) break;
    place = separator.lastIndex;
  }
  return items;
}

/** A short stretch up to the next separator or stop. */
function foreignAt(text: string, at: number, end: number): Item | undefined {
  const match = /^[^、，,。；;：:！？\n（）()“”‘’|\ufffc]{2,14}?(?=[、，,。；;！？\n）)”]|和|与|及|$)/.exec(
    text.slice(at, Math.min(end, at + 16)),
  );
  return match ? { start: at, end: at + match[0].length, member: undefined } : undefined;
}

type Verdict = Pick<FormulationSlip, 'sort' | 'start' | 'end' | 'instead'> | 'right' | undefined;

/** What is to be said of a list; undefined when it is not plainly a list of these members. */
function judge(text: string, items: readonly Item[], closed: boolean, known: Known): Verdict {
  const { members, formulation } = known;
  const found = items.flatMap(({ member }) => member ?? []);
  const distinct = new Set(found);
  if (distinct.size !== found.length || distinct.size < 2) return undefined;
  const span = { start: items[0]!.start, end: items.at(-1)!.end };
  if (distinct.size === members.length) {
    if (found.length < items.length) return undefined;
    const inOrder = found.every((member, i) => i === 0 || found[i - 1]! < member);
    if (inOrder || formulation.ordered === 'never') return 'right';
    return { sort: 'order', ...span, instead: inOrderOf(text, items) };
  }
  const lacking = members.flatMap((member, i) => (distinct.has(i) ? [] : [member]));
  if (!closed || lacking.length !== 1) return undefined;
  const strange = items.filter(({ member }) => member === undefined);
  if (items.length === members.length && strange.length === 1) {
    const { start, end } = strange[0]!;
    return { sort: 'wrong', start, end, instead: shortened(lacking[0]!, text.slice(start, end), known) };
  }
  return items.length === members.length - 1 ? { sort: 'missing', ...span, instead: undefined } : undefined;
}

/** A member written like the item it replaces: without the shared end where that has none. */
function shortened(member: string, like: string, { tail }: Known): string {
  return tail && !like.endsWith(tail) ? member.slice(0, -tail.length) : member;
}

/** The same items in the order of the members; signs between them stay. Undefined where ends would have to move. */
function inOrderOf(text: string, items: readonly Item[]): string | undefined {
  const words = items.map(({ start, end }) => text.slice(start, end));
  const sorted = items.toSorted((a, b) => a.member! - b.member!).map(({ start, end }) => text.slice(start, end));
  const last = words.at(-1)!;
  // 文化、道路、理论自信: the shared end stands at the last item only.
  if (new Set(words.map((word) => word.slice(-2))).size > 1 && sorted.at(-1) !== last) return undefined;
  return items.map((item, i) => sorted[i]! + text.slice(item.end, items[i + 1]?.start ?? item.end)).join('');
}

//#endregion

/** Judges the list behind a name or, where there is none, the one before it, under every version of the formulation. */
function besideName(
  text: string,
  start: number,
  end: number,
  known: readonly Known[],
  year: number | undefined,
): FormulationSlip | undefined {
  const valid = (one: Known) => year === undefined || inUse(one.formulation, year);
  const versions = known.filter(({ members }) => members.length > 0);
  const verdicts = versions.flatMap((one) => {
    const verdict = listBehind(text, end, one) ?? listBefore(text, start, one);
    return verdict ? [{ one, verdict }] : [];
  });
  const right = verdicts.filter(({ verdict }) => verdict === 'right');
  if (right.some(({ one }) => valid(one))) return undefined;
  if (right.length) {
    const now = versions.find(valid);
    return now && { sort: 'outdated', start, end, formulation: now.formulation, named: true, instead: undefined };
  }
  const current = verdicts.filter(({ one }) => valid(one));
  const candidates = current.length ? current : verdicts;
  // The version that has all of these members is the one that was meant.
  const wrong = candidates.find(({ verdict }) => verdict !== 'right' && verdict.sort === 'order') ?? candidates[0];
  if (!wrong || wrong.verdict === 'right') return undefined;
  return { ...wrong.verdict, formulation: wrong.one.formulation, named: true };
}

function inUse({ from = 0, until = 9999 }: Formulation, year: number): boolean {
  return from <= year && year <= until;
}

function listBehind(text: string, end: number, known: Known): Verdict {
  leadIn.lastIndex = end;
  if (!leadIn.test(text)) return undefined;
  const from = leadIn.lastIndex;
  const items = readList(text, from, from + reach, known, true);
  const last = items.at(-1)?.end ?? from;
  const closed = /[。；;）)！？”]/.test(text[last] ?? '');
  return items.length ? judge(text, items, closed, known) : undefined;
}

function listBefore(text: string, start: number, known: Known): Verdict {
  const from = Math.max(0, start - reach);
  for (let at = beginning(text, from, start); at < start; at++) {
    if (!memberAt(text, at, known)) continue;
    const items = readList(text, at, start, known, true);
    const end = items.at(-1)?.end ?? start;
    if (items.length === 0 || !leadOut.test(text.slice(end, start))) continue;
    // Another item before the first one: where it begins cannot be told.
    const closed = !/[、和与及]/.test(text[at - 1] ?? '');
    return judge(text, items, closed, known);
  }
  return undefined;
}

/** Behind the last stop of `text` between two places. */
function beginning(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (stops.test(text[at]!)) return at + 1;
  return from;
}

/** All members in a wrong order with no name beside them. */
function bareList(text: string, at: number, known: readonly Known[]): FormulationSlip | undefined {
  if (/[、和与及]/.test(text[at - 1] ?? '')) return undefined;
  for (const one of known) {
    const items = readList(text, at, at + reach, one, false);
    const more = /[、和与及]/.test(text[items.at(-1)?.end ?? at] ?? '');
    const verdict = items.length === one.members.length && !more ? judge(text, items, true, one) : undefined;
    if (verdict === 'right') return undefined;
    if (verdict) return { ...verdict, formulation: one.formulation, named: false };
  }
  return undefined;
}

//#region Verbs

/** The verb of a formulation directly before a name. */
function verbBefore(text: string, start: number, chain: readonly Formulation[]): Span | undefined {
  const end = text[start - 1] === '“' ? start - 1 : start;
  let longest = 0;
  for (const { verbs = [] } of chain) {
    for (const verb of verbs)
      if (verb.length > longest && text.startsWith(verb, end - verb.length)) longest = verb.length;
  }
  return longest ? { start: end - longest, end } : undefined;
}

/** 坚定“四个意识”: the first verb of one formulation before the name of another that does not take it. */
function* wrongVerbs(text: string, names: readonly Name[], chain: readonly Formulation[]): Generator<FormulationSlip> {
  for (const { formulation, verb } of names) {
    if (!verb || !formulation.verbs) continue;
    const word = text.slice(verb.start, verb.end);
    if (formulation.verbs.includes(word) || !chain.some(({ verbs }) => verbs![0] === word)) continue;
    yield { ...verb, sort: 'verb', formulation, named: true, instead: formulation.verbs[0] };
  }
}

/** 做到“两个维护”、增强“四个意识”: names with verbs, side by side, against the order of the data. */
function* chainOrder(text: string, names: readonly Name[], chain: readonly Formulation[]): Generator<FormulationSlip> {
  for (const [i, name] of names.entries()) {
    const before = names[i - 1];
    if (!before?.verb || !name.verb) continue;
    const between = text.slice(before.end, name.verb.start);
    const order = chain.indexOf(name.formulation);
    if (!/^”?[、，,]$/.test(between) || order < 0 || order >= chain.indexOf(before.formulation)) continue;
    yield {
      start: before.verb.start,
      end: name.end,
      sort: 'chain',
      formulation: name.formulation,
      named: true,
      instead: undefined,
    };
  }
}

//#endregion
