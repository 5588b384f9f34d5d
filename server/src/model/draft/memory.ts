/**
 * What is remembered from one revision of a draft to the next. Every answer is kept together with what it was made of
 * and given again only for that, whichever revision asks: nothing rests on the order of revisions, and no revision is
 * kept alive by a later one.
 */
import { type Common, common, sameList } from '../../base/lists';
import type { Span } from '../../base/span';

/** Names what is remembered: any object of the program, the same one at every call. */
export type Slot = object;

interface Answer {
  readonly given: readonly unknown[];
  readonly value: unknown;
}

/** Values made of the items of a list. Those not made yet are `unread`. */
interface Values {
  readonly items: readonly unknown[];
  readonly given: unknown;
  values: unknown[];
  /** How many are unread. */
  unread: number;
}

const unread = Symbol('unread');

/** How the values of a list are made: of an item and its index. */
export interface Making<A, T> {
  read(item: A, index: number): T;
  /** Whether a value says the same as the one that stood there before, which then stays. The very same where absent. */
  same?(before: T, now: T): boolean;
}

export class Memory {
  readonly #answers = new Map<Slot, Answer>();
  readonly #lists = new Map<Slot, Values>();
  readonly #parts = new WeakMap<object, Memory>();
  /** By the older list, which must not keep the newer alive: at a keystroke many readers compare the same two. */
  readonly #compared = new WeakMap<
    readonly unknown[],
    { readonly now: WeakRef<readonly unknown[]>; readonly common: Common }
  >();

  /** The memory of what is asked under something else, such as a configuration. */
  under(key: object): Memory {
    let part = this.#parts.get(key);
    if (!part) this.#parts.set(key, (part = new Memory()));
    return part;
  }

  /** The value made of `given`: the one remembered while each of them is the very same. */
  keep<T>(slot: Slot, given: readonly unknown[], make: () => T): T {
    const last = this.#answers.get(slot);
    if (last && sameList(last.given, given)) return last.value as T;
    const value = make();
    this.#answers.set(slot, { given, value });
    return value;
  }

  /**
   * A value for each item, made of the item and of `given` alone: an item that was there before keeps its value. The
   * very same list while no value differs.
   */
  list<A, T>(slot: Slot, items: readonly A[], given: unknown, making: Making<A, T>): readonly T[] {
    const last = this.#last(slot, given);
    if (last?.items === items && last.unread === 0) return last.values as T[];
    const values = last?.unread === 0 ? this.#carried(last, items, making) : this.#filled(slot, items, given, making);
    this.#lists.set(slot, { items, given, values, unread: 0 });
    return values as T[];
  }

  /** How many values of a list would have to be made, at most. */
  missing(slot: Slot, items: readonly unknown[], given: unknown): number {
    const last = this.#last(slot, given);
    if (!last) return items.length;
    const { head, tail } = this.#common(last.items, items);
    return items.length - head - tail + last.unread;
  }

  /** Makes one value ahead of the others. The list that it will stand in, which may lack others as yet. */
  ahead<A, T>(slot: Slot, items: readonly A[], given: unknown, i: number, making: Making<A, T>): readonly T[] {
    const state = this.#opened(slot, items, given);
    this.#fill(state, i, making);
    return state.values as T[];
  }

  /** Makes the values of `[from, to)` ahead of the others, which are made together: `read` gets the items that have none. */
  aheadTogether<A, T>(
    slot: Slot,
    items: readonly A[],
    given: unknown,
    { start, end }: Span,
    read: (indexes: readonly number[]) => readonly T[],
  ): void {
    const state = this.#opened(slot, items, given);
    const missing: number[] = [];
    for (let i = start; i < end; i++) if (state.values[i] === unread) missing.push(i);
    if (missing.length === 0) return;
    const values = read(missing);
    for (const [k, i] of missing.entries()) state.values[i] = values[k];
    state.unread -= missing.length;
  }

  #last(slot: Slot, given: unknown): Values | undefined {
    const last = this.#lists.get(slot);
    return last?.given === given ? last : undefined;
  }

  #carried<A, T>({ items: before, values }: Values, items: readonly A[], making: Making<A, T>): unknown[] {
    const { head, tail } = this.#common(before, items);
    const known = moved(before, values, head, tail);
    const middle: unknown[] = [];
    let differs = before.length !== items.length;
    for (let i = head; i < items.length - tail; i++) {
      const item = items[i]!;
      let value = known?.has(item) ? known.get(item) : making.read(item, i);
      const old = i < before.length - tail ? values[i] : unread;
      if (value !== old && old !== unread && making.same?.(old as T, value as T)) value = old;
      differs ||= value !== old;
      middle.push(value);
    }
    if (!differs) return values;
    if (before.length !== items.length) return values.slice(0, head).concat(middle, values.slice(values.length - tail));
    // Most keystrokes change the values of one block: one copy of a long list instead of three.
    const next = values.slice();
    for (const [k, value] of middle.entries()) next[head + k] = value;
    return next;
  }

  /** The list to be filled for these items, with what is known already. */
  #opened(slot: Slot, items: readonly unknown[], given: unknown): Values {
    const last = this.#last(slot, given);
    if (last?.items === items) return last;
    const values = new Array<unknown>(items.length).fill(unread);
    if (last) {
      const { head, tail } = this.#common(last.items, items);
      const known = moved(last.items, last.values, head, tail);
      for (let i = 0; i < head; i++) values[i] = last.values[i];
      for (let i = head; known && i < items.length - tail; i++)
        if (known.has(items[i])) values[i] = known.get(items[i]);
      for (let i = 1; i <= tail; i++) values[items.length - i] = last.values[last.items.length - i];
    }
    const state = { items, given, values, unread: values.filter((value) => value === unread).length };
    this.#lists.set(slot, state);
    return state;
  }

  #filled<A, T>(slot: Slot, items: readonly A[], given: unknown, making: Making<A, T>): unknown[] {
    const state = this.#opened(slot, items, given);
    for (let i = 0; state.unread > 0; i++) this.#fill(state, i, making);
    return state.values;
  }

  #fill<A, T>(state: Values, i: number, { read }: Making<A, T>): void {
    if (state.values[i] !== unread) return;
    state.values[i] = read(state.items[i] as A, i);
    state.unread--;
  }

  #common(before: readonly unknown[], now: readonly unknown[]): Common {
    const known = this.#compared.get(before);
    if (known?.now.deref() === now) return known.common;
    const found = common(before, now);
    this.#compared.set(before, { now: new WeakRef(now), common: found });
    return found;
  }
}

/** Values by item where several items differ: an edit at both ends of a text leaves what lies between as it was. */
function moved(items: readonly unknown[], values: readonly unknown[], head: number, tail: number) {
  const end = items.length - tail;
  if (end - head < 2) return undefined;
  const known = new Map<unknown, unknown>();
  for (let i = head; i < end; i++) known.set(items[i], values[i]);
  return known;
}
