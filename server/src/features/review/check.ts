/**
 * Applies changes to a text and looks at what comes of it: every paragraph must say what it should, no mark may be lost,
 * nothing else may change. What fails is left out and told.
 */
import type { Edit } from '../../base/span';
import type { Paper } from '../../model/visible/types';
import { listDifferences } from './align/difference';
import { BREAK, type Flat, flatten, positionOf } from './align/flat';
import type { Applied, Change, ReviewEdit } from './types';

interface Placed<T> extends ReviewEdit {
  readonly change: T;
  readonly order: number;
}

const overlapping = '和另一处修改落在同一段文字上';
const spoiling = '取回会打乱这里的 Markdown，请照审阅稿手工修改';

/** Applies the changes that can be; `flat` is that of the text. Deterministic. */
export function applyChanges(flat: Flat, changes: readonly Change[], read: (text: string) => Paper): Applied {
  const left: Change[] = [];
  const ready: Change[] = [];
  for (const change of changes) {
    if (change.state === 'ready') ready.push(change);
    else if (change.state === 'conflict') left.push(change);
  }
  if (ready.every(({ edits }) => edits.length === 0)) return { text: flat.paper.text, edits: [], left };
  const attempt = (list: readonly Change[]): Attempt => new Attempt(flat, list, read);
  let now = attempt(ready);
  const out = new Set<Change>();
  let chosen: readonly Change[] = ready;
  // A second way first, then without.
  for (let round = 0; now.wrong && round < mostRounds; round++) {
    const wrong = now.suspects();
    if (wrong.length === 0) break;
    const second = wrong.some(({ instead }) => instead);
    if (second) chosen = chosen.map((one) => (wrong.includes(one) && one.instead ? other(one) : one));
    else {
      for (const one of wrong) out.add(one);
      chosen = chosen.filter((one) => !wrong.includes(one));
    }
    now = attempt(chosen);
  }
  if (now.wrong) {
    for (const one of chosen) out.add(one);
    chosen = [];
    now = attempt(chosen);
  }
  // Those that were only near are tried again: many at once where they stand apart.
  const open = inBatches([...out]);
  for (let tries = 0; open.length > 0 && tries < mostTries; tries++) {
    const batch = open.shift()!;
    const again = attempt([...chosen, ...batch].sort((a, b) => a.id - b.id));
    if (!again.wrong) {
      now = again;
      chosen = again.list;
      for (const one of batch) out.delete(one);
      continue;
    }
    const wrong = new Set(again.suspects());
    const good = batch.filter((one) => !wrong.has(one));
    // Where nothing points at some of them, half of them may be right.
    const pointed = wrong.size < again.list.length && good.length < batch.length;
    if (pointed && good.length > 0) open.unshift(good);
    else if (!pointed && batch.length > 1) {
      const half = batch.length >> 1;
      open.unshift(batch.slice(0, half), batch.slice(half));
    }
  }
  const told = [...out].map((change) => ({ ...change, reason: spoiling }));
  const over = now.over.map((change) => ({ ...change, reason: overlapping }));
  left.push(...[...told, ...over].map((change): Change => ({ ...change, state: 'conflict' })));
  return { text: now.text, edits: now.edits, left: left.sort((a, b) => a.id - b.id) };
}

const mostRounds = 12;
const mostTries = 16;
/** So far apart one does not spoil what the other does. UTF-16 units. */
const farApart = 1000;

/** Lists of changes of which each stands apart from the others of its list. Linear, but for the sorting. */
function inBatches(changes: readonly Change[]): Change[][] {
  const batches: Change[][] = [];
  let rest = changes;
  while (rest.length > 0 && batches.length < mostTries) {
    const edits = rest.flatMap((change) => change.edits.map((edit) => ({ ...edit, change })));
    edits.sort((a, b) => a.start - b.start || a.end - b.end);
    const near = new Set<Change>();
    let last = edits[0];
    for (const edit of edits) {
      if (near.has(edit.change)) continue;
      if (edit.change !== last!.change && edit.start - last!.end < farApart) near.add(edit.change);
      else last = edit;
    }
    batches.push(rest.filter((change) => !near.has(change)));
    rest = rest.filter((change) => near.has(change));
  }
  return batches;
}

const other = ({ instead, ...change }: Change): Change => ({ ...change, edits: instead! });

class Attempt {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** Changes that could not stand beside others. */
  readonly over: readonly Change[];
  readonly wrong: boolean;
  readonly #placed: readonly Placed<Change>[];
  /** Where each placed edit stands in what is expected. */
  readonly #spots: readonly { readonly from: number; readonly to: number }[];
  readonly #expected: string;
  readonly #actual: string;

  constructor(
    flat: Flat,
    readonly list: readonly Change[],
    read: (text: string) => Paper,
  ) {
    const { placed, over } = placedOf(list);
    this.#placed = placed;
    this.over = over;
    this.edits = mergedEdits(placed, /\r\n/.test(flat.paper.text) ? '\r\n' : '\n');
    this.text = withEdits(flat.paper.text, this.edits);
    const { text, spots } = expectedOf(flat, placed);
    this.#expected = text;
    this.#spots = spots;
    const paper = placed.length === 0 ? flat.paper : read(this.text);
    this.#actual = placed.length === 0 ? this.#expected : flatten(paper).text;
    this.wrong = plain(this.#expected) !== plain(this.#actual) || marksLost(flat.paper, this.edits, paper);
  }

  /** The changes where what came out is not what was expected: in the paragraphs that differ and those beside them. */
  suspects(): Change[] {
    const wanted = linesOf(this.#expected);
    const came = linesOf(this.#actual).map(({ words }) => words);
    const differing = listDifferences(
      wanted.map(({ words }) => words),
      came,
    ).map(({ from, to }) => ({ from: wanted[from - 1]?.from ?? 0, to: (wanted[to] ?? wanted.at(-1))?.to ?? 0 }));
    const near = this.#placed.filter((_, i) => {
      const spot = this.#spots[i]!;
      return differing.some(({ from, to }) => spot.to >= from && spot.from <= to);
    });
    const found = [...new Set(near.map(({ change }) => change))];
    return found.length > 0 ? found : [...new Set(this.#placed.map(({ change }) => change))];
  }
}

/** Paragraphs that say something, with their places. */
function linesOf(text: string): { readonly words: string; readonly from: number; readonly to: number }[] {
  const out = [];
  let from = 0;
  for (const words of text.split(BREAK)) {
    if (words) out.push({ words: unspaced(words), from, to: from + words.length });
    from += words.length + 1;
  }
  return out;
}

/** The paper, as one line, as edits of its source say that it will be. */
export function expectedOf(flat: Flat, edits: readonly ReviewEdit[]) {
  const out: string[] = [];
  const spots: { from: number; to: number }[] = [];
  let at = 0;
  let length = 0;
  const push = (words: string): void => {
    out.push(words);
    length += words.length;
  };
  for (const { start, end, shows } of edits) {
    const from = positionOf(flat, start);
    if (from > at) push(flat.text.slice(at, from));
    const spot = length;
    push(shows);
    spots.push({ from: spot, to: length });
    at = Math.max(at, from, positionOf(flat, end));
  }
  push(flat.text.slice(at));
  return { text: out.join(''), spots };
}

/** Empty paragraphs say nothing, and neither do blanks at the ends of others. */
const plain = (text: string): string => text.split(blankEnds).filter(Boolean).map(unspaced).join(BREAK);

/** The paper shows no blank behind a number in front, whoever wrote one there. */
const unspaced = (words: string): string => words.replace(/^((?:附件[：:][ \t]*)?\d{1,9}[.．)])[ \t]+/, '$1');

// Blanks in front of a sign are looked for from it, not from each of them.
const blankEnds = /(?<![ \t\u3000])[ \t\u3000]*\u2029[ \t\u3000\u2029]*/;

/** Edits in order; a change of which one cannot stand is left out with all of them. */
export function placedOf<T extends { readonly edits: readonly ReviewEdit[] }>(
  changes: readonly T[],
): { placed: Placed<T>[]; over: T[] } {
  const all = changes.flatMap((change, order) => change.edits.map((edit): Placed<T> => ({ ...edit, change, order })));
  all.sort(inOrder);
  const over = new Set<T>();
  // The one that comes later in the paper gives way.
  let reach: Placed<T>[] = [];
  for (const edit of all) {
    reach = reach.filter((one) => one.end > edit.start && !over.has(one.change));
    if (over.has(edit.change)) continue;
    for (const one of reach) {
      const meets = edit.start === edit.end ? one.start < edit.start : edit.start < one.end;
      if (!meets || one.change === edit.change) continue;
      const bothGone = one.text === '' && edit.text === '' && edit.start < edit.end;
      if (!bothGone) over.add(one.order <= edit.order ? edit.change : one.change);
    }
    if (!over.has(edit.change) && edit.start < edit.end) reach.push(edit);
  }
  return { placed: all.filter(({ change }) => !over.has(change)), over: [...over] };
}

const inOrder = (a: Placed<unknown>, b: Placed<unknown>): number =>
  a.start - b.start || Number(a.start !== a.end) - Number(b.start !== b.end) || a.order - b.order;

/** One list of edits, apart, with the line ends of the text: those that touch are one. */
function mergedEdits(placed: readonly Edit[], lineEnd: string): Edit[] {
  const out: Edit[] = [];
  for (const { start, end, text: words } of placed) {
    const text = words.replace(/\r?\n/g, lineEnd);
    const last = out.at(-1);
    if (last && start <= last.end)
      out[out.length - 1] = { ...last, end: Math.max(last.end, end), text: last.text + text };
    else out.push({ start, end, text });
  }
  return out;
}

/** The text with edits that are in order and apart. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const out: string[] = [];
  let at = 0;
  for (const edit of edits) {
    out.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return out.join('') + text.slice(at);
}

/** Whether a mark or comment is missing that no edit took away, or one is there that nobody wrote. */
function marksLost(before: Paper, edits: readonly Edit[], after: Paper): boolean {
  const counts = new Map<string, number>();
  const add = (words: string, by: number): void => {
    if (!/^<br/i.test(words)) counts.set(words, (counts.get(words) ?? 0) + by);
  };
  let i = 0;
  for (const { start, end } of before.hidden) {
    while (i < edits.length && edits[i]!.end <= start) i++;
    const edit = edits[i];
    const words = before.text.slice(start, end);
    const gone = edit && edit.start <= start && end <= edit.end;
    if (!gone || edit.text.includes(words)) add(words, 1);
  }
  for (const { start, end } of after.hidden) add(after.text.slice(start, end), -1);
  return [...counts].some(
    ([words, count]) => count > 0 || (count < 0 && !edits.some(({ text }) => text.includes(words))),
  );
}
