/** A clock that stands still until a test turns it. */
import type { Clock } from '../../server/src/base/calm';

export class HandClock implements Clock {
  #now = 0;
  #calls: { readonly at: number; readonly call: () => void }[] = [];

  /** Calls that wait. */
  get waiting(): number {
    return this.#calls.length;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, call: () => void): () => void {
    const waiting = { at: this.#now + milliseconds, call };
    this.#calls.push(waiting);
    return () => {
      this.#calls = this.#calls.filter((one) => one !== waiting);
    };
  }

  /** Lets time pass, with all calls that are due, in their order. */
  turn(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#calls.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#calls = this.#calls.filter((one) => one !== next);
      this.#now = next.at;
      next.call();
    }
    this.#now = end;
  }
}
