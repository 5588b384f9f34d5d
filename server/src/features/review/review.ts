/**
 * Reads a reviewed Word file back: what went out (B) is compared with what came back, and what was changed is carried over to
 * the present text (C). Nothing is done: who takes the changes says which, and `applied` makes edits of them.
 */
import { hash } from '../../base/hash';
import { finish, type Steps } from '../../base/steps';
import { type Carried, carriedNamespace, readCarried, stampName } from '../../model/visible/carried';
import type { Paper } from '../../model/visible/types';
import type { Unreadable, Who, WordFile } from '../../model/word/types';
import { withoutAnnexes } from './annexes';
import { carrierOf } from './carry';
import { applyChanges, expectedOf, placedOf } from './check';
import { BREAK, type Flat, flatten, wordsOf } from './align/flat';
import { flowOf } from './align/flow';
import { identify, type Identity } from './align/identity';
import { keptElsewhere } from './elsewhere';
import { saidIn } from './notes';
import { spansIn } from './source/lines';
import type { Context } from './source/paragraphs';
import { scriptOf } from './script/script';
import type { Step } from './script/steps';
import { keyOf } from './align/similar';
import { editsOf } from './source/structure';
import { describe } from './script/tell';
import type { Applied, Basis, Change, ReviewEdit, Reviewed, ReviewInput } from './types';
import { thingsIn } from './things/things';
import { uncountedIn } from './script/uncounted';
import { notAsRead } from './verify';

/** What the file says of the draft that it came from; `stamp` is the hash of its text. */
export function carriedBy(file: WordFile): { readonly carried?: Carried; readonly stamp?: string } {
  const part = file.custom.get(carriedNamespace);
  const carried = part === undefined ? undefined : readCarried(part);
  const stamp = file.properties.get(stampName);
  return { ...(carried && { carried }), ...(stamp && { stamp }) };
}

/** The changes of a reviewed file, or why it is none of this draft. Linear. */
export function review(input: ReviewInput): Reviewed | Unreadable {
  return finish(reviewInSteps(input));
}

/** The same in steps between which others may go first. */
export function* reviewInSteps(input: ReviewInput): Steps<Reviewed | Unreadable> {
  const { present, read } = input;
  const file = withoutAnnexes(input.file);
  const { carried, stamp } = carriedBy(file);
  const { text, basis } = baseOf(input, carried, stamp);
  const base = flatten(read(text));
  yield;
  const now = text === present ? base : flatten(read(present));
  yield;
  if (basis === 'embedded' && text !== present && !sameDraft(base, now))
    return { problem: `这份审阅稿是从另一份稿件导出的${titled(base)}，和当前稿件没有多少相同的文字` };
  const author = carried?.author ?? input.author;
  const ours = (who: Who) => who.author === author;
  const flow = flowOf(file, ours);
  // Bookmarks count the paragraphs of the very text that went out.
  const marked = basis !== 'present' || stamp === hash(text);
  const identity = identify(base, flow, marked);
  yield;
  if (identity.known < leastKnown && basis === 'present')
    return { problem: '这份 Word 文件和当前稿件没有多少相同的段落，不像是它的审阅稿' };
  const messages: string[] = [];
  if (basis === 'present')
    messages.push('文件里没有带原稿，只能拿当前稿件对照：导出以后稿件里改过的地方，会显示成审阅者改回去的');
  const uncounted = uncountedIn(base.paper);
  const counted = withoutOurs(identity, uncounted);
  const steps = scriptOf(base, flow, counted);
  yield;
  const context: Context = { flat: base, tail: tailOf(base, steps), outside: false };
  const found: Change[] = [];
  const own = steps.map((step) => editsOf(context, step));
  const carrier = carrierOf(text, present, own.flat());
  for (const [i, step] of steps.entries()) {
    const change = written(context, step, own[i]!, found.length, carrier);
    if (change) found.push(change);
  }
  // What would be made of what went out, without a look at the source.
  const { text: made } = expectedOf(base, placedOf(own.map((edits) => ({ edits }))).placed);
  if (!steps.some(({ type }) => type === 'told')) found.push(...notAsRead(base, counted, made, found.length));
  for (const { place, edits, reason, who, ...words } of thingsIn({
    file,
    flat: base,
    identity,
    uncounted,
    ours,
    read,
  })) {
    const carried = carrier.carry(edits);
    if (carried === 'made' && edits.length > 0) continue;
    const here = carried === 'made' ? undefined : carried;
    const at = carrier.place(place);
    const ready = here !== undefined && reason === undefined;
    found.push({
      id: found.length,
      ...words,
      author: who?.author ?? '',
      date: who?.date ?? '',
      tracked: who !== undefined,
      place: { start: at, end: at },
      edits: ready ? here : [],
      state: ready ? 'ready' : 'conflict',
      ...(!ready && { reason: reason ?? moved }),
    });
  }
  const stays = keptElsewhere(base, own);
  for (const one of saidIn({ file, flat: base, flow, identity: counted, carried, author, present })) {
    const edits = carrier.carry(one.kind === 'comment' ? one.edits.map(stays) : one.edits);
    if (edits === 'made') continue;
    const at = carrier.place(one.at);
    const state = one.reason ? 'listed' : edits ? 'ready' : 'conflict';
    const reason = one.reason ?? (edits ? one.known : moved);
    found.push({
      id: found.length,
      kind: one.kind,
      author: one.comment.author,
      date: one.comment.date,
      tracked: one.comment.author !== '',
      before: one.comment.quoted.replaceAll(BREAK, '¶'),
      after: one.after,
      place: edits?.[0] ? { start: edits[0].start, end: edits[0].end } : { start: at, end: at },
      edits: edits ?? [],
      state,
      ...(reason && { reason }),
    });
  }
  messages.push(...file.unread.map((what) => `文件里有读不出的内容：${what}`));
  yield;
  const { left } = applyChanges(now, found, read);
  const late = new Map(left.map((one) => [one.id, one]));
  return {
    basis,
    changes: found.map((change) => late.get(change.id) ?? change),
    messages: [...new Set(messages)],
  };
}

/**
 * Applies the chosen changes to the text that they were made for: one list of edits, apart. What would spoil the Markdown or
 * lose a mark is left out and told. Nothing else is done.
 */
export function applied(present: string, chosen: readonly Change[], read: (text: string) => Paper): Applied {
  return applyChanges(flatten(read(present)), chosen, read);
}

const leastKnown = 0.3;
const moved = '导出以后，稿件里这个地方也改过';

function baseOf(
  { present, earlier = [] }: ReviewInput,
  carried: Carried | undefined,
  stamp: string | undefined,
): { text: string; basis: Basis } {
  if (carried) return { text: carried.source, basis: 'embedded' };
  const known = stamp === undefined ? undefined : [present, ...earlier].find((text) => hash(text) === stamp);
  return known === undefined ? { text: present, basis: 'present' } : { text: known, basis: 'stamped' };
}

/** Whether two texts are states of one draft: enough of the longer paragraphs are the same. */
function sameDraft(base: Flat, now: Flat): boolean {
  const long = (flat: Flat) =>
    flat.units.map((unit) => keyOf(wordsOf(flat, unit))).filter((words) => words.length >= 6);
  const there = new Set(long(now));
  const own = long(base);
  return own.length === 0 || own.filter((words) => there.has(words)).length / own.length >= leastKnown;
}

function titled(flat: Flat): string {
  const title = flat.units.find(({ unit }) => unit.paragraph?.role === 'title');
  return title ? `（《${wordsOf(flat, title).replace(/\s+/g, '')}》）` : '';
}

/** What the writer put in that is no part of the text. */
function withoutOurs(identity: Identity, uncounted: (style: string, words: string) => boolean): Identity {
  const pairs = identity.pairs.filter(({ origins, entities }) => {
    const [entity] = entities;
    if (origins.length > 0 || entity!.row) return true;
    return keyOf(entity!.after) !== '' && !uncounted(entity!.paragraphs[0]!.style, entity!.after);
  });
  return { ...identity, pairs };
}

/** First of the units that all go, to the end. */
function tailOf(flat: Flat, steps: readonly Step[]): number {
  const gone = new Set<number>();
  for (const step of steps) {
    if (step.type !== 'text' || step.text !== '' || step.to === step.from) continue;
    const i = flat.units.findIndex(({ from, to }) => from === step.from && to === step.to);
    if (i >= 0) gone.add(i);
  }
  let tail = flat.units.length;
  while (tail > 0 && gone.has(tail - 1)) tail--;
  return tail;
}

/** Marks and comments that edits take away. */
function marksIn({ text, hidden }: Paper, edits: readonly ReviewEdit[]): string {
  const gone = edits.flatMap((edit) => spansIn(hidden, edit).filter(({ end }) => end <= edit.end));
  const words = gone.map(({ start, end }) => text.slice(start, end));
  return words.filter((one) => !/^<br/i.test(one) && !edits.some((edit) => edit.text.includes(one))).join(' ');
}

function written(
  context: Context,
  step: Step,
  own: readonly ReviewEdit[],
  id: number,
  carrier: ReturnType<typeof carrierOf>,
): Change | undefined {
  const told = describe(context.flat, step);
  const second = step.type === 'text' || step.type === 'move' ? editsOf({ ...context, outside: true }, step) : [];
  const edits = carrier.carry(own);
  if (edits === 'made' && own.length > 0) return undefined;
  const instead = carrier.carry(second);
  const { place, ...words } = told;
  const at = carrier.place(place.start);
  const common = {
    id,
    ...words,
    author: step.who?.author ?? '',
    date: step.who?.date ?? '',
    tracked: step.who !== undefined,
    place: { start: at, end: Math.max(at, carrier.place(place.end)) },
  };
  if (step.type === 'told') return { ...common, edits: [], state: 'conflict', reason: step.reason };
  if (!edits || edits === 'made') return { ...common, edits: [], state: 'conflict', reason: moved };
  const differs = Array.isArray(instead) && JSON.stringify(instead) !== JSON.stringify(edits);
  const lost = marksIn(context.flat.paper, own);
  return {
    ...common,
    edits,
    state: 'ready',
    ...(lost && { reason: `这里的标记随之删去：${lost}` }),
    ...(differs && { instead: instead as Change['edits'] }),
  };
}
